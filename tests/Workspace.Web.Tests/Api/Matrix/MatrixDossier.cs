using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;
using Workspace.Testing;
using Workspace.Web.Tests.Hosting;

namespace Workspace.Web.Tests.Api.Matrix;

/// <summary>A signal of the matrix as it was entered.</summary>
internal sealed record MatrixSignal(PartnerId Owner, HandlingLevel Level, string Regime, SignalStage Stage)
{
    /// <summary>An id that no signal ever has.</summary>
    public static readonly SignalId Never = SignalId.Parse("0000000000000000000000000000dead");

    public SignalId Id { get; init; }

    public long Version { get; init; } = 1;

    public string Attachment { get; init; } = "";

    /// <summary>An area where no other signal of the picture is.</summary>
    public string Area { get; init; } = "";

    /// <summary>A word that no other signal has.</summary>
    public string Word => string.Create(CultureInfo.InvariantCulture, $"zoek{Owner.Value[3..]}x{Level}x{Regime.Replace("_", "", StringComparison.Ordinal)}x{Stage}x");

    public override string ToString() => $"{Owner} {Level} {Regime} {Stage}";
}

/// <summary>Two pictures of the same kind, one in writing and one published, with a signal for every level under every regime in the stages that the matrix asks about.</summary>
internal sealed class MatrixDossier(Workplace workplace)
{
    /// <summary>Told to the owner only.</summary>
    public static readonly ImmutableArray<string> Secrets = [Weighed, Reason, "2037-05-17", "quick"];

    public static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xDB, 0, 4, 1, 2, 0xFF, 0xDA, 0, 4, 1, 2, 7, 7, 0xFF, 0xD9];

    private const string Weighed = "weegwoord";
    private const string Reason = "redenwoord";

    private static readonly ImmutableArray<SignalStage> Stages = [.. Enum.GetValues<SignalStage>().Where(s => s != SignalStage.Unknown)];

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    public string Picture { get; private set; } = "";

    public ImmutableArray<MatrixSignal> Signals { get; private set; } = [];

    /// <summary>Every level under every regime that allows it, accepted; in every other stage every level and every regime.</summary>
    public static ImmutableArray<MatrixSignal> Cells(PartnerId owner)
    {
        var all = (from regime in Rules.Regimes
                   from level in Enum.GetValues<HandlingLevel>()
                   where level != HandlingLevel.Unknown && level >= regime.Least && (owner != MatrixPeople.Giver || level < HandlingLevel.SessionOnly)
                   select (regime.Id, Level: level)).ToList();
        var cells = ImmutableArray.CreateBuilder<MatrixSignal>();
        foreach (var (stage, turn) in Stages.Select((stage, turn) => (stage, turn)))
        {
            var chosen = stage == SignalStage.Accepted ? all : [.. all.GroupBy(c => c.Id).Select(own => own.ElementAt(turn % own.Count()))];
            chosen = [.. chosen, .. all.Where(c => !chosen.Contains(c)).DistinctBy(c => c.Level).Where(c => chosen.All(known => known.Level != c.Level))];
            cells.AddRange(chosen.Select(c => new MatrixSignal(owner, c.Level, c.Id, stage)));
        }

        return cells.ToImmutable();
    }

    public static async Task<MatrixDossier> StartAsync(Workplace workplace)
    {
        var dossier = new MatrixDossier(workplace);
        await MatrixPeople.RegisterAsync(workplace);
        using var coordinator = await workplace.Host.SignInAsync(MatrixPeople.Coordinator.Id);
        var picture = Workplace.Picture($"mx-{Guid.NewGuid():N}"[..20]) with
        {
            Partners = [MatrixPeople.Lead.Value, MatrixPeople.Owner.Value, MatrixPeople.Other.Value, MatrixPeople.Giver.Value],
            Sections = [new() { Id = "lead", Chapter = 1, ChapterTitle = "Eerste", Title = "Tekst", Owners = [MatrixPeople.Lead.Value], InitialText = "Tekst van het voortouw." }],
        };
        dossier.Picture = (await coordinator.PostAsync<PictureView>("/api/pictures", picture)).Id.Value;
        return dossier;
    }

    public async Task FillAsync()
    {
        var areas = new Queue<string>((await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "grains", "Workspace.Hosting", "Areas", "Seeds", "municipalities-2024.csv"), Cancellation)).Skip(1).Select(l => l.Split(';')[0]));
        foreach (var (owner, by) in new[] { (MatrixPeople.Owner, MatrixPeople.OwnerBoth), (MatrixPeople.Giver, MatrixPeople.Coordinator) })
        {
            using var browser = await workplace.Host.SignInAsync(by.Id);
            var cells = Cells(owner).Select(c => c with { Area = areas.Dequeue() });
            Signals = Signals.AddRange(await AddAsync(browser, cells));
        }
    }

    /// <summary>Enters signals with a photo each, and brings them to their stage.</summary>
    public async Task<ImmutableArray<MatrixSignal>> AddAsync(Browser browser, IEnumerable<MatrixSignal> cells)
    {
        var added = new List<MatrixSignal>();
        foreach (var cell in cells)
        {
            var signal = await browser.PostAsync<Signal>($"/api/pictures/{Picture}/signals?partner={cell.Owner}", Entry(cell));
            using var photo = new ByteArrayContent(Photo);
            photo.Headers.ContentType = new("application/octet-stream");
            using var attached = await browser.Http.PostAsync(new Uri($"{Of(cell.Owner)}/{signal.Id}/attachments?name={cell.Word}.jpg", UriKind.Relative), photo, Cancellation);
            signal = await attached.ValueAsync<Signal>();
            added.Add(cell with { Id = signal.Id, Version = signal.Version, Attachment = Assert.Single(signal.Attachments).Id });
        }

        // The stages that nobody enters a signal in are reached by the move that leads there.
        foreach (var group in added.Where(s => !Entered(s.Stage)).GroupBy(s => (s.Owner, s.Stage)).ToList())
        {
            var move = Rules.Moves.Single(r => r.To == group.Key.Stage && r.Move != SignalMove.Merge);
            var command = new MoveSignals { Move = move.Move, Signals = [.. group.Select(s => new VersionedSignal(s.Id, s.Version))], Reason = Reason, Weighing = Weighing };
            await browser.PostAsync<ImmutableArray<Signal>>(Of(group.Key.Owner) + "/moves", command);
        }

        return [.. added.Select(s => Entered(s.Stage) ? s : s with { Version = s.Version + 1 })];
    }

    public string Of(PartnerId owner) => $"/api/pictures/{Picture}/signals/{owner}";

    /// <summary>Signs its only section and publishes.</summary>
    public async Task PublishAsync()
    {
        using var writer = await workplace.Host.SignInAsync(MatrixPeople.Publisher.Id);
        var section = $"/api/pictures/{Picture}/sections/lead";
        await writer.PostAsync<SectionStatus>(section + "/stage", new { action = "Submit" });
        var reading = await writer.GetAsync<SectionReading>(section + "/reading");
        using var signed = await writer.Http.PostAsJsonAsync(section + "/signatures", new { expectedHash = reading.Hash }, Cancellation);
        Assert.True(signed.IsSuccessStatusCode, await signed.Content.ReadAsStringAsync(Cancellation));
        using var coordinator = await workplace.Host.SignInAsync(MatrixPeople.Coordinator.Id);
        await coordinator.PostAsync<PublicationSummary>($"/api/pictures/{Picture}/publications", new { });
    }

    public static SignalWeighing Weighing { get; } = new() { OwnTask = true, Remark = Weighed };

    public static AddSignal Entry(MatrixSignal cell) => new()
    {
        Date = "2025-03",
        SourceType = "police_neighbourhood",
        Content = $"Kenmerk {cell.Word} staat hier.",
        Area = cell.Area.Length > 0 ? cell.Area : null,
        Grade = "A2",
        Handling = cell.Level,
        Regime = cell.Regime,
        Ground = "artikel van een toets",
        Stage = cell.Stage == SignalStage.Unknown || Entered(cell.Stage) ? cell.Stage : SignalStage.Submitted,
        Weighing = cell.Stage == SignalStage.Accepted ? Weighing : null,
        PurgeOn = new(2037, 5, 17),
        Channel = "quick",
        Key = Guid.NewGuid().ToString("N"),
    };

    private static bool Entered(SignalStage stage) => stage is SignalStage.Draft or SignalStage.Submitted or SignalStage.Accepted;
}
