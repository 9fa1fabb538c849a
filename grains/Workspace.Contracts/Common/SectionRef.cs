using System.Diagnostics.CodeAnalysis;

namespace Workspace.Contracts;

/// <summary>A section of a picture: the key of its grain and the name of its text log (<c>picture/section</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.ref.section")]
public readonly record struct SectionRef([property: Id(0)] PictureId Picture, [property: Id(1)] SectionId Section)
{
    public string Key => $"{Picture.Value}/{Section.Value}";

    public static bool TryParse([NotNullWhen(true)] string? key, out SectionRef section)
    {
        section = default;
        if (key?.Split('/') is not [var p, var s] || !PictureId.TryParse(p, out var picture) || !SectionId.TryParse(s, out var id))
        {
            return false;
        }

        section = new(picture, id);
        return true;
    }

    public static SectionRef Parse(string key) => TryParse(key, out var section) ? section : throw new FormatException($"'{key}' is not a section key.");

    public override string ToString() => $"{Picture}/{Section}";
}

/// <summary>What one partner brings to a picture: the key of its grain (<c>picture/partner</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.ref.contribution")]
public readonly record struct ContributionRef([property: Id(0)] PictureId Picture, [property: Id(1)] PartnerId Partner)
{
    public string Key => $"{Picture.Value}/{Partner.Value}";

    public static ContributionRef Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split('/') is [var p, var q] ? new(PictureId.Parse(p), PartnerId.Parse(q)) : throw new FormatException($"'{key}' is not a contribution key.");
    }

    public override string ToString() => $"{Picture}/{Partner}";
}
