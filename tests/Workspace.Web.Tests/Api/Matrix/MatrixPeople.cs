using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api.Matrix;

/// <param name="Name">Says how the person stands; with a prefix the id.</param>
/// <param name="Roles">What the person is in the pictures of the matrix; nothing for who takes no part.</param>
internal sealed record MatrixPerson(string Name, PartnerId Partner, ImmutableArray<PictureRole> Roles, bool Cleared = false, bool Administrator = false)
{
    public string Id => "mx-" + Name;

    /// <summary>False for a visitor without a session.</summary>
    public bool SignedIn { get; init; } = true;

    public bool TakesPart => !Roles.IsEmpty && Partner != MatrixPeople.Away;

    public override string ToString() => Name;
}

/// <summary>
/// Every kind of person: of the partner that owns the signals, of another, of the one that leads, of one that only gives information, of one that is no part of the picture,
/// and somebody without a session. Partners of their own, so that no other test meets them.
/// </summary>
internal static class MatrixPeople
{
    public static readonly PartnerId Owner = PartnerId.Parse("mx-eigenaar");
    public static readonly PartnerId Other = PartnerId.Parse("mx-ander");
    public static readonly PartnerId Lead = PartnerId.Parse("mx-voortouw");

    /// <summary>Gives information only: the coordinator of the picture keeps what it gave.</summary>
    public static readonly PartnerId Giver = PartnerId.Parse("mx-gever");

    public static readonly PartnerId Away = PartnerId.Parse("mx-elders");

    public static readonly MatrixPerson OwnerEditor = new("owner-editor", Owner, [PictureRole.Editor]);
    public static readonly MatrixPerson OwnerSigner = new("owner-signer", Owner, [PictureRole.Signer]);
    public static readonly MatrixPerson OwnerBoth = new("owner-both", Owner, [PictureRole.Editor, PictureRole.Signer]);
    public static readonly MatrixPerson Coordinator = new("coordinator", Lead, [PictureRole.Coordinator]);
    public static readonly MatrixPerson Publisher = new("lead-writer", Lead, [PictureRole.Editor, PictureRole.Signer], Cleared: true);
    public static readonly MatrixPerson Nobody = new("nobody", Away, []) { SignedIn = false };

    public static readonly ImmutableArray<MatrixPerson> All =
    [
        OwnerEditor,
        OwnerSigner,
        OwnerBoth,
        new("owner-reader", Owner, [PictureRole.Reader], Cleared: true),
        new("owner-coordinator", Owner, [PictureRole.Coordinator]),
        new("owner-aside", Owner, [], Cleared: true),
        new("owner-administrator", Owner, [], Cleared: true, Administrator: true),
        new("other-editor", Other, [PictureRole.Editor]),
        new("other-editor-cleared", Other, [PictureRole.Editor], Cleared: true),
        new("other-signer-cleared", Other, [PictureRole.Signer], Cleared: true),
        new("other-reader-cleared", Other, [PictureRole.Reader], Cleared: true),
        new("other-administrator", Other, [PictureRole.Reader], Administrator: true),
        Coordinator,
        Publisher,
        new("giver-aside", Giver, [], Cleared: true),
        new("away-editor", Away, [PictureRole.Editor, PictureRole.Signer], Cleared: true),
        new("away-administrator", Away, [], Cleared: true, Administrator: true),
        Nobody,
    ];

    public static async Task RegisterAsync(Workplace workplace)
    {
        var directory = workplace.Host.Services.GetRequiredService<IGrainFactory>().GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var put = await directory.Put([.. All.Where(p => p.SignedIn).GroupBy(p => p.Partner).Select(own => new Partner
        {
            Id = own.Key,
            Name = $"Partner {own.Key.Value}",
            ShortName = own.Key.Value,
            InputOnly = own.Key == Giver,
            People = [.. own.Select(PersonOf)],
        })]);
        Assert.True(put.IsDone);
    }

    public static async Task<Browser> OpenAsync(Workplace workplace, MatrixPerson who) => who.SignedIn ? await workplace.Host.SignInAsync(who.Id) : workplace.Host.Open();

    private static Person PersonOf(MatrixPerson who) => new()
    {
        Id = PersonId.Parse(who.Id),
        Partner = who.Partner,
        Name = who.Name,
        Function = new() { Nl = "Rol in de toets", En = "Role in the test" },
        UsualRoles = who.Roles,
        Mandate = who.Roles.Contains(PictureRole.Signer) ? new() { Reference = "MX-1", From = new(2025, 1, 1), Until = new(2099, 12, 31) } : null,
        Administrator = who.Administrator,
        NamedClearance = who.Cleared,
    };
}
