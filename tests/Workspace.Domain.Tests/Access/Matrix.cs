using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Tests;

/// <summary>All the ways in which someone can take part, and tables of what that allows.</summary>
internal static class Matrix
{
    private static readonly ImmutableArray<PictureRole> Roles = [PictureRole.Coordinator, PictureRole.Editor, PictureRole.Signer, PictureRole.Reader];

    /// <summary>Every set of roles, from none to all.</summary>
    public static ImmutableArray<ImmutableArray<PictureRole>> RoleSets { get; } =
        [.. Enumerable.Range(0, 1 << Roles.Length).Select(bits => Roles.Where((_, i) => (bits & (1 << i)) != 0).ToImmutableArray()).OrderBy(r => r.Length)];

    /// <summary>Nobody (null), and every set of roles with the owning partner and with another one.</summary>
    public static ImmutableArray<Stand> Stands { get; } =
        [new("takes no part", null, false), .. new[] { true, false }.SelectMany(own => RoleSets.Select(roles => new Stand(NameOf(roles, own), roles, own)))];

    public static ImmutableArray<(string Name, Mandate? Mandate)> Mandates { get; } =
        [("none", null), ("valid", Given.ValidMandate), ("expired", Given.ExpiredMandate), ("not yet valid", Given.ComingMandate)];

    public static string NameOf(ImmutableArray<PictureRole> roles, bool own) =>
        (own ? "own: " : "other: ") + (roles.IsEmpty ? "no role" : string.Join(" + ", roles));

    /// <summary>Lines up rows of cells; the first row is the heading.</summary>
    public static void Table(StringBuilder to, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            to.Append(string.Join(" | ", rows[row].Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()).Append('\n');
            if (row == 0)
            {
                to.Append(string.Join("-+-", widths.Select(w => new string('-', w)))).Append('\n');
            }
        }

        to.Append('\n');
    }
}

/// <summary>How someone stands to a section.</summary>
/// <param name="Roles">Null for someone who takes no part.</param>
/// <param name="Own">Whether the own partner owns the section.</param>
internal sealed record Stand(string Name, ImmutableArray<PictureRole>? Roles, bool Own)
{
    public Participant? With(Mandate? mandate, bool clearance = false) =>
        Roles is { } roles ? Given.Someone("someone", Own ? Given.Police : Given.Town, roles) with { Mandate = mandate, NamedClearance = clearance } : null;

    public bool Is(PictureRole role) => Roles is { } roles && roles.Contains(role);

    public override string ToString() => Name;

    public bool Owner => Own && (Is(PictureRole.Editor) || Is(PictureRole.Signer));
}
