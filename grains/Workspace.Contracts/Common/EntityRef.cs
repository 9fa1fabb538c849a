using System.Diagnostics.CodeAnalysis;

namespace Workspace.Contracts;

/// <summary>An entity by whose it is and its id: how texts refer to it (<c>partner/entity</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.ref.entity")]
public readonly record struct EntityRef([property: Id(0)] PartnerId Partner, [property: Id(1)] EntityId Entity)
{
    public string Key => $"{Partner.Value}/{Entity.Value}";

    public static bool TryParse([NotNullWhen(true)] string? key, out EntityRef entity)
    {
        entity = default;
        if (key?.Split('/') is not [var p, var e] || !PartnerId.TryParse(p, out var partner) || !EntityId.TryParse(e, out var id))
        {
            return false;
        }

        entity = new(partner, id);
        return true;
    }

    public static EntityRef Parse(string key) => TryParse(key, out var entity) ? entity : throw new FormatException($"'{key}' is not an entity key.");

    public override string ToString() => $"{Partner}/{Entity}";
}
