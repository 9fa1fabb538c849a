using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Areas;

namespace Workspace.Hosting.Areas.Seeds;

/// <summary>
/// What the product itself knows: names and codes of the municipalities of 2024 (facts), and the fictional Veldermeer whose boundaries were drawn for this
/// product by <c>draw-veldermeer.py</c> beside this file.
/// </summary>
internal static class AreaSeeds
{
    private const int Year = 2024;

    public static ImmutableArray<SeedArea> All(bool fictional) => fictional ? [.. Municipalities(), .. Veldermeer()] : [.. Municipalities()];

    private static IEnumerable<SeedArea> Municipalities()
    {
        using var reader = new StreamReader(Resource("municipalities-2024.csv"), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var at = line.IndexOf(';', StringComparison.Ordinal);
            yield return new(new() { Id = AreaId.Parse(line[..at]), Name = line[(at + 1)..], Kind = AreaKind.Municipality, Year = Year }, Geometry: null);
        }
    }

    private static ImmutableArray<SeedArea> Veldermeer()
    {
        using var stream = Resource("veldermeer.geojson");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(Seed)];
    }

    private static SeedArea Seed(JsonElement feature)
    {
        var properties = feature.GetProperty("properties");
        var area = new Area
        {
            Id = AreaId.Parse(properties.GetProperty("code").GetString()!),
            Name = properties.GetProperty("naam").GetString()!,
            Kind = Enum.Parse<AreaKind>(properties.GetProperty("kind").GetString()!),
            Parent = properties.TryGetProperty("parent", out var parent) ? AreaId.Parse(parent.GetString()!) : null,
            Year = Year,
            Fictional = true,
        };
        return new(area, feature.GetProperty("geometry").GetRawText());
    }

    private static Stream Resource(string name) =>
        typeof(AreaSeeds).Assembly.GetManifestResourceStream($"Workspace.Hosting.Areas.Seeds.{name}") ?? throw new InvalidOperationException($"The resource {name} is missing.");
}
