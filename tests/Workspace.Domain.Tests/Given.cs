using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Tests;

/// <summary>People, partners and moments that tests share; all invented.</summary>
internal static class Given
{
    public static readonly PartnerId Police = PartnerId.Parse("politie");
    public static readonly PartnerId Town = PartnerId.Parse("gemeente");
    public static readonly PartnerId Tax = PartnerId.Parse("belastingdienst");

    public static readonly DateTimeOffset Noon = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 3, 18);

    public static readonly Mandate ValidMandate = new() { Reference = "M-1", From = new(2026, 1, 1), Until = new(2026, 12, 31) };
    public static readonly Mandate ExpiredMandate = new() { Reference = "M-0", From = new(2025, 1, 1), Until = new(2026, 3, 17) };
    public static readonly Mandate ComingMandate = new() { Reference = "M-2", From = new(2026, 3, 19), Until = new(2027, 12, 31) };

    /// <summary>Someone with a valid mandate.</summary>
    public static Participant Someone(string id, PartnerId partner, params ImmutableArray<PictureRole> roles) => new()
    {
        Person = PersonId.Parse(id),
        Partner = partner,
        Name = $"Name of {id}",
        Function = Words.Same("function"),
        Roles = roles,
        Mandate = ValidMandate,
    };

    public static DateTimeOffset Minute(int minute) => Noon.AddMinutes(minute);

    /// <summary>A hash as <c>Canonical.Hash</c> makes them: the same letter for the same text.</summary>
    public static string Hash(char text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)text]));
}
