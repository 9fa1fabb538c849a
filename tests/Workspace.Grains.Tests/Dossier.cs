using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Testing;

namespace Workspace.Grains.Tests;

/// <summary>A cluster with one small picture: police and municipality, a section of each and a joint one. One per test, so that faults of one test reach no other.</summary>
public sealed class Dossier : IAsyncDisposable
{
    public static readonly PersonId Coordinator = PersonId.Parse("coordinator");
    public static readonly PersonId PoliceEditor = PersonId.Parse("police-editor");
    public static readonly PersonId PoliceSigner = PersonId.Parse("police-signer");
    public static readonly PersonId TownEditor = PersonId.Parse("town-editor");
    public static readonly PersonId TownSigner = PersonId.Parse("town-signer");
    public static readonly PersonId Reader = PersonId.Parse("reader");
    public static readonly PersonId Stranger = PersonId.Parse("stranger");

    public static readonly PictureId Picture = PictureId.Parse("picture");
    public static readonly SectionId Police = SectionId.Parse("s-police");
    public static readonly SectionId Joint = SectionId.Parse("s-joint");

    private Dossier(WorkspaceCluster cluster) => Cluster = cluster;

    public WorkspaceCluster Cluster { get; }

    public IPictureGrain PictureGrain => Cluster.Grains.GetGrain<IPictureGrain>(Picture.Value);

    public ISectionGrain Section(SectionId id) => Cluster.Grains.GetGrain<ISectionGrain>(new SectionRef(Picture, id).Key);

    public static async Task<Dossier> OpenAsync(short silos = 1, string? firstText = "Eerste tekst.", TimeProvider? time = null, Action<ILoggingBuilder>? logging = null)
    {
        var cluster = await WorkspaceCluster.StartAsync(new() { Silos = silos, Time = time, ConfigureLogging = logging, ConfigureServices = s => s.AddWorkspaceGrains().AddSingleton<IAreaCatalogue, KnownAreas>() });
        var directory = cluster.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        Assert.True((await directory.Put(Partners)).IsDone);
        var dossier = new Dossier(cluster);
        Assert.True((await dossier.PictureGrain.Start(Command(firstText), Coordinator)).IsDone);
        return dossier;
    }

    public static StartPicture Command(string? firstText = null) => new()
    {
        Title = "Beeld",
        Question = "Wat speelt hier?",
        Intake = new() { JointNeed = "ja", WillToAct = "ja", LegalBasis = "convenant", Capacity = "ja" },
        Areas = ["GM9901"],
        From = new(2025, 1, 1),
        Until = new(2025, 12, 31),
        Partners = ["politie", "gemeente"],
        Template = "municipal",
        Sections =
        [
            new() { Id = Police.Value, Chapter = 5, ChapterTitle = "Fenomenen", Title = "Drugs", Owners = ["politie"], InitialText = firstText },
            new() { Id = Joint.Value, Chapter = 11, ChapterTitle = "Conclusies", Title = "Conclusies", Owners = ["politie", "gemeente"], InitialText = firstText },
        ],
    };

    /// <summary>Offers and signs both sections for every owner.</summary>
    public async Task SignEverythingAsync()
    {
        await SubmitAndSignAsync(Police, PoliceEditor, PoliceSigner);
        await SubmitAndSignAsync(Joint, PoliceEditor, PoliceSigner, TownSigner);
    }

    public async Task SubmitAndSignAsync(SectionId id, PersonId editor, params PersonId[] signers)
    {
        var section = Section(id);
        Assert.Null((await section.ChangeStage(new() { Action = StageAction.Submit }, editor)).Problem);
        foreach (var signer in signers)
        {
            var reading = await section.Read(signer);
            Assert.Null((await section.Sign(new() { ExpectedHash = reading.Value!.Hash }, signer)).Problem);
        }
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private static ImmutableArray<Partner> Partners =>
    [
        new()
        {
            Id = PartnerId.Parse("politie"), Name = "Politie", ShortName = "Politie", Colour = 1,
            People =
            [
                Person(PoliceEditor, "politie", PictureRole.Editor),
                Person(PoliceSigner, "politie", PictureRole.Signer),
            ],
        },
        new()
        {
            Id = PartnerId.Parse("gemeente"), Name = "Gemeente", ShortName = "Gemeente", Colour = 2,
            People =
            [
                Person(Coordinator, "gemeente", PictureRole.Coordinator),
                Person(TownEditor, "gemeente", PictureRole.Editor),
                Person(TownSigner, "gemeente", PictureRole.Signer),
                Person(Reader, "gemeente", PictureRole.Reader),
            ],
        },
    ];

    private static Person Person(PersonId id, string partner, PictureRole role) => new()
    {
        Id = id,
        Partner = PartnerId.Parse(partner),
        Name = id.Value,
        Function = Words.Same(role.ToString()),
        UsualRoles = [role],
        Mandate = role == PictureRole.Signer ? new() { Reference = "M-1", From = new(2020, 1, 1), Until = new(2099, 12, 31) } : null,
    };
}
