namespace Workspace.Hosting.Areas.Files;

/// <summary>
/// From RD New (EPSG:28992) to WGS84, to about a quarter of a metre: the series of F.H. Schreutelkamp and G.L. Strang van Hees,
/// "Benaderingsformules voor de transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 2001, nr. 2.
/// </summary>
internal static class RdNew
{
    private const double OriginX = 155_000;
    private const double OriginY = 463_000;
    private const double OriginLat = 52.15517440;
    private const double OriginLon = 5.38720621;

    private static readonly (int P, int Q, double K)[] Lat =
    [
        (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550), (2, 2, -0.01709),
        (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
    ];

    private static readonly (int P, int Q, double K)[] Lon =
    [
        (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594), (3, 1, -0.05607),
        (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022), (2, 0, -0.00022), (5, 0, 0.00026),
    ];

    public static (double Lon, double Lat) ToWgs84(double x, double y)
    {
        var dx = (x - OriginX) * 1e-5;
        var dy = (y - OriginY) * 1e-5;
        return (OriginLon + (Sum(Lon, dx, dy) / 3600), OriginLat + (Sum(Lat, dx, dy) / 3600));
    }

    private static double Sum((int P, int Q, double K)[] terms, double dx, double dy)
    {
        var sum = 0.0;
        foreach (var (p, q, k) in terms)
        {
            sum += k * Power(dx, p) * Power(dy, q);
        }

        return sum;
    }

    private static double Power(double value, int exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent--)
        {
            result *= value;
        }

        return result;
    }
}
