using Workspace.Contracts;
using Workspace.Contracts.Areas;

namespace Workspace.Hosting.Areas.Files;

/// <summary>
/// What the properties of a feature say, under the names that Statistics Netherlands, PDOK and the Cadastre use (statcode/statnaam, buurtcode/buurtnaam,
/// wijkcode, gemeentecode, gm_code, identificatie …) or under plain <c>code</c> and <c>naam</c>.
/// </summary>
internal sealed record FeatureFacts(AreaId? Id, string Code, string? Name, AreaKind Kind, AreaId? Parent, bool Water)
{
    public const int MaxName = 200;

    private static readonly string[] Codes =
        ["statcode", "identificatie", "code", "buurtcode", "bu_code", "buurt_code", "wijkcode", "wk_code", "wijk_code", "gemeentecode", "gm_code", "gemeente_code", "id"];

    private static readonly string[] DistrictCodes = ["wijkcode", "wk_code", "wijk_code", "wk"];

    private static readonly string[] PlainNames = ["statnaam", "naam", "name"];

    public static FeatureFacts Of(FileFeature feature)
    {
        var id = (AreaId?)null;
        var code = "";
        foreach (var value in Codes.Select(name => Property(feature, name)).Where(value => value.Length > 0))
        {
            code = code.Length == 0 ? value : code;
            if (AreaId.TryParse(Whole(value), out var parsed))
            {
                (id, code) = (parsed, parsed.Value);
                break;
            }
        }

        var kind = id is { } known ? KindOf(known) : AreaKind.Unknown;
        var name = NamesOf(kind).Select(property => Property(feature, property)).FirstOrDefault(value => value.Length > 0);
        var water = Property(feature, "water").Equals("JA", StringComparison.OrdinalIgnoreCase) || Property(feature, "h2o").Equals("JA", StringComparison.OrdinalIgnoreCase);
        return new(id, code, name?.Normalize(), kind, id is { } of ? ParentOf(feature, of, kind) : null, water);
    }

    /// <summary>The area that a code of Statistics Netherlands lies in.</summary>
    public static AreaId? ParentOf(AreaId id) => KindOf(id) switch
    {
        AreaKind.Neighbourhood => AreaId.Parse($"WK{id.Value.AsSpan(2, 6)}"),
        AreaKind.District => AreaId.Parse($"GM{id.Value.AsSpan(2, 4)}"),
        _ => null,
    };

    public static AreaKind KindOf(AreaId id) => id.Value[..2] switch
    {
        "GM" => AreaKind.Municipality,
        "WK" => AreaKind.District,
        "BU" => AreaKind.Neighbourhood,
        _ => AreaKind.CustomPolygon,
    };

    private static AreaId? ParentOf(FileFeature feature, AreaId id, AreaKind kind)
    {
        if (kind == AreaKind.CustomPolygon)
        {
            return AreaId.TryParse(Property(feature, "parent"), out var parent) && parent != id ? parent : null;
        }

        return kind == AreaKind.Neighbourhood
            && DistrictCodes.Select(name => AreaId.TryParse(Whole(Property(feature, name)), out var district) && KindOf(district) == AreaKind.District ? district : (AreaId?)null)
                .FirstOrDefault(district => district is not null) is { } named
            ? named
            : ParentOf(id);
    }

    private static string[] NamesOf(AreaKind kind) => kind switch
    {
        AreaKind.Municipality => [.. PlainNames, "gemeentenaam", "gm_naam", "gemeente_naam"],
        AreaKind.District => [.. PlainNames, "wijknaam", "wk_naam", "wijk_naam"],
        AreaKind.Neighbourhood => [.. PlainNames, "buurtnaam", "bu_naam", "buurt_naam"],
        _ => PlainNames,
    };

    private static string Property(FileFeature feature, string name) => feature.Properties.GetValueOrDefault(name, "").Trim();

    /// <summary>Some files leave the two letters out: four digits are a municipality, six a district, eight a neighbourhood.</summary>
    private static string Whole(string code) => code.Length > 0 && !char.IsAsciiDigit(code[0]) ? code : code.Length switch
    {
        4 => $"GM{code}",
        6 => $"WK{code}",
        8 => $"BU{code}",
        _ => code,
    };
}
