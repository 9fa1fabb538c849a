using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Pictures;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>A picture of one area by police, town, tax and a water board that only gives information.</summary>
public sealed partial class PictureDeciderTests
{
    private static readonly Person Noor = Someone("noor", Given.Town, PictureRole.Coordinator, PictureRole.Editor);
    private static readonly Person Femke = Someone("femke", Given.Police, PictureRole.Editor);
    private static readonly Person Ruud = Someone("ruud", Given.Police, PictureRole.Signer) with { Mandate = Given.ValidMandate, NamedClearance = true };
    private static readonly Person Guest = Someone("guest", Given.Police);
    private static readonly Person Anja = Someone("anja", Given.Tax, PictureRole.Editor, PictureRole.Signer);
    private static readonly Person Els = Someone("els", PartnerId.Parse("waterschap"), PictureRole.Editor);
    private static readonly Person Admin = Someone("admin", PartnerId.Parse("riec")) with { Administrator = true };

    private static readonly ImmutableDictionary<string, Partner> Partners = new[]
    {
        new Partner { Id = Given.Town, Name = "Town", ShortName = "Town", Colour = 1, People = [Noor] },
        new Partner { Id = Given.Police, Name = "Police", ShortName = "Police", Colour = 2, People = [Femke, Ruud, Guest] },
        new Partner { Id = Given.Tax, Name = "Tax", ShortName = "Tax", Colour = 3, People = [Anja] },
        new Partner { Id = Els.Partner, Name = "Water board", ShortName = "Water", Colour = 4, InputOnly = true, People = [Els] },
    }.ToImmutableDictionary(p => p.Id.Value);

    private static readonly ImmutableDictionary<string, Area> Areas = new[]
    {
        new Area { Id = AreaId.Parse("GM9901"), Name = "Veldermeer", Kind = AreaKind.Municipality },
        new Area { Id = AreaId.Parse("BU99010203"), Name = "De Lange Wetering", Kind = AreaKind.Neighbourhood },
    }.ToImmutableDictionary(a => a.Id.Value);

    private static readonly StartPicture Command = new()
    {
        Title = "Veldermeer 2026",
        Intake = new() { JointNeed = "yes", WillToAct = "three partners", LegalBasis = "covenant", Capacity = "one analyst" },
        Question = "Is it used?",
        Scope = "",
        Areas = ["GM9901"],
        From = new(2024, 7, 1),
        Until = new(2026, 3, 31),
        Partners = [Given.Town.Value, Given.Police.Value, Given.Tax.Value, Els.Partner.Value],
        Template = "municipal",
        Sections = [Section(1, "Summary", Given.Town), Section(5, "Drugs", Given.Police), Section(5, "Property", Given.Tax, Given.Town)],
    };

    private static Person Someone(string id, PartnerId partner, params ImmutableArray<PictureRole> usual) => new()
    {
        Id = PersonId.Parse(id),
        Partner = partner,
        Name = $"Name of {id}",
        Function = Words.Same("function"),
        UsualRoles = usual,
    };

    private static NewSection Section(int chapter, string title, params PartnerId[] owners) =>
        new() { Chapter = chapter, ChapterTitle = $"Chapter {chapter}", Title = title, Owners = [.. owners.Select(o => o.Value)] };

    private static Outcome<PictureState> Start(StartPicture command, Person? by = null, PictureState? state = null) =>
        PictureDecider.Start(state ?? new(), command, by ?? Noor, Areas, Partners, Given.Noon);

    private static PictureState Started => Then.Done(Start(Command));

    private static PictureState Published => PictureDecider.Published(Then.Done(PictureDecider.BeginPublishing(Started, Noor.Id)), Revision(1), Given.Minute(60));

    private static PublicationSummary Revision(int number) => new() { Revision = number, At = Given.Minute(60), By = Noor.Name, Root = Given.Hash('r') };

    private static (string Person, string Partner, string Roles) Line(Participant p) => (p.Person.Value, p.Partner.Value, string.Join("+", p.Roles));

    private static void Same(PictureState expected, PictureState actual) => Assert.Same(expected, actual);
}
