using Workspace.Contracts;

namespace Workspace.Domain.Contributions;

/// <summary>What lies in what, by code: a district or neighbourhood carries the digits of what it is part of. Source: CBS, Toelichting Wijk- en Buurtkaart.</summary>
public static class AreaCodes
{
    public static bool LiesIn(AreaId inner, AreaId outer)
    {
        var (i, o) = (inner.Value, outer.Value);
        if (i == o)
        {
            return true;
        }

        return (Rank(o), Rank(i)) is ( > 0, > 0) and var (outerRank, innerRank) && outerRank < innerRank && i.AsSpan(2).StartsWith(o.AsSpan(2), StringComparison.Ordinal);
    }

    private static int Rank(string code) => code.AsSpan(0, Math.Min(2, code.Length)) switch
    {
        "GM" => 1,
        "WK" => 2,
        "BU" => 3,
        _ => 0,
    };
}
