using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Testing;

namespace Workspace.Grains.Tests.Contributions;

public sealed partial class ImportTests
{
    private static readonly ContributionRef Police = new(Dossier.Picture, PartnerId.Parse("politie"));
    private static readonly ImportRef Key = new(Dossier.Picture, PartnerId.Parse("politie"), SignalId.Parse("import-1"));
    private static readonly PersonId By = Dossier.PoliceEditor;

    private static readonly ImmutableArray<string> Names = ["Datum", "Inhoud", "Bron", "Betrouwbaarheid", "Verspreiding", "Label"];

    private static IImportGrain Import(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IImportGrain>(Key.Key);

    private static IContributionGrain Contribution(Dossier dossier) => dossier.Cluster.Grains.GetGrain<IContributionGrain>(Police.Key);

    private static RawRow Row(int number, params (int Column, string Text)[] other)
    {
        string[] cells = ["2025-02", $"Signaal in rij {number}.", "Wijkagent", "A2", "Partners", ""];
        foreach (var (column, text) in other)
        {
            cells[column] = text;
        }

        return new(number, [.. cells]);
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    /// <summary>A file with this many rows of data after the names, as far as the mapping.</summary>
    private static async Task<ImportView> SendAsync(Dossier dossier, int rows, Func<int, RawRow>? row = null, ImportRef? key = null)
    {
        var import = dossier.Cluster.Grains.GetGrain<IImportGrain>((key ?? Key).Key);
        Done(await import.Open(new() { Name = "C:\\map\\signalen.csv", Format = TableFormat.Csv }, By));
        var all = Enumerable.Range(2, rows).Select(n => row?.Invoke(n) ?? Row(n)).Prepend(new(1, Names)).Chunk(IImportGrain.MaxChunk).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            Done(await import.Receive(i, [.. all[i]], By));
        }

        return Done(await import.Received(By));
    }

    /// <summary>A dossier whose log tells how far imports are.</summary>
    private static async Task<(Dossier Dossier, Journal Journal)> OpenAsync(TimeProvider? time = null)
    {
        var journal = new Journal();
        return (await Dossier.OpenAsync(time: time, logging: logging => logging.AddProvider(journal)), journal);
    }

    /// <summary>The import when it has come to a phase.</summary>
    private static async Task<ImportView> PhaseAsync(Dossier dossier, Journal journal, ImportPhase phase, ImportRef? key = null)
    {
        await journal.HeardAsync($"Import {(key ?? Key).Key} is {phase}");
        var view = Done(await dossier.Cluster.Grains.GetGrain<IImportGrain>((key ?? Key).Key).View(By));
        Assert.Equal((phase, false), (view.Phase, view.Ending));
        return view;
    }

    private static Task PurgedAsync(Journal journal, ImportRef? key = null) => journal.HeardAsync($"Nothing of the file of import {(key ?? Key).Key} is kept any more");

    private static async Task<ImportView> CheckedAsync(Dossier dossier, Journal journal, int rows, Func<int, RawRow>? row = null)
    {
        var view = await SendAsync(dossier, rows, row);
        Done(await Import(dossier).Map(view.Mapping, By));
        return await PhaseAsync(dossier, journal, ImportPhase.Ready);
    }

    private static async Task<int> ShownAsync(Dossier dossier) => Done(await Contribution(dossier).Query(new(), By)).Total;

    [Fact]
    public async Task A_file_becomes_signals_all_at_once_and_nothing_of_the_file_is_kept()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        var mapped = await SendAsync(dossier, 450);
        Assert.Equal((ImportPhase.Mapping, "signalen.csv", 450), (mapped.Phase, mapped.Name, mapped.Rows));
        Assert.Equal([ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling, ImportField.Label], mapped.Mapping.Columns);
        Done(await Import(dossier).Map(mapped.Mapping, By));
        await PhaseAsync(dossier, journal, ImportPhase.Ready);
        Assert.Equal(0, await ShownAsync(dossier));
        Done(await Import(dossier).Start(By));
        Assert.Equal(450, (await PhaseAsync(dossier, journal, ImportPhase.Done)).Imported);
        Assert.Equal(450, await ShownAsync(dossier));
        await PurgedAsync(journal);
        Assert.Empty(Done(await Import(dossier).View(By)).Columns);
        Assert.True(dossier.Cluster.Rows.Writes.Last(w => w.Owner == "import/" + Key.Key).Scrub);
        Assert.Equal(1, await StoredAsync(dossier, "import/" + Key.Key, ""));
        Assert.All(dossier.Cluster.Rows.Writes, w => Assert.All(w.Writes, r => Assert.True(r.Payload is null || r.Payload.Length < 256 * 1024)));
    }

    [Fact]
    public async Task Bad_rows_are_told_corrected_in_place_or_left_out_and_stop_no_other()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        var view = await CheckedAsync(dossier, journal, 300, n => n switch
        {
            5 => Row(n, (0, "ergens")),
            6 => Row(n, (2, "Buurvrouw")),
            7 => Row(n, (5, "X-1")),
            290 => Row(n, (5, "x-1")),
            8 => Row(n, (1, "BSN 123456782")),
            _ => Row(n),
        });
        Assert.Equal((300, 4), (view.Rows, view.Bad));
        Assert.Equal(new UnknownValue(ImportField.SourceType, "Buurvrouw", 1), view.Unknown.Single());
        var bad = Done(await Import(dossier).Rows(new(0, OnlyBad: true, 50), By)).Rows;
        Assert.Equal([5, 6, 8, 290], bad.Select(r => r.Number));
        Assert.Equal([ImportField.Date, ImportField.SourceType, ImportField.Content, ImportField.Label], bad.Select(r => r.Problems.Single().Field!.Value));
        Assert.Equal(ProblemCode.HoldsCitizenNumber, bad[2].Problems.Single().Problem.Code);

        Assert.Empty(Done(await Import(dossier).Correct(5, new() { Fields = [new(ImportField.Date, "14-2-2025")] }, By)).Problems);
        Assert.NotEmpty(Done(await Import(dossier).Correct(6, new() { Fields = [new(ImportField.SourceType, "nog steeds niet")] }, By)).Problems);
        Assert.Empty(Done(await Import(dossier).Correct(290, new() { Fields = [new(ImportField.Label, "X-2")] }, By)).Problems);
        Assert.True(Done(await Import(dossier).Correct(8, new() { LeaveOut = true }, By)).LeftOut);
        Assert.Equal((1, 1), (Done(await Import(dossier).View(By)).Bad, Done(await Import(dossier).View(By)).LeftOut));
        await dossier.Cluster.CrashAndRestartAsync();
        Assert.Equal((1, 1), (Done(await Import(dossier).View(By)).Bad, Done(await Import(dossier).View(By)).LeftOut));
        Done(await Import(dossier).Start(By));
        Assert.Equal(298, (await PhaseAsync(dossier, journal, ImportPhase.Done)).Imported);
        Assert.Contains(Done(await Contribution(dossier).Query(new() { Text = "rij 5." }, By)).Rows, r => r.Signal.Date == "2025-02-14");
    }

    [Fact]
    public async Task The_same_chunk_twice_is_one_and_chunks_come_in_order()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        Done(await Import(dossier).Open(new() { Name = "x.csv", Format = TableFormat.Csv }, By));
        Done(await Import(dossier).Receive(0, [new(1, Names), Row(2)], By));
        Done(await Import(dossier).Receive(0, [new(1, Names), Row(2)], By));
        Assert.Equal(ProblemCode.FieldInvalid, (await Import(dossier).Receive(2, [Row(9)], By)).Problem!.Code);
        Done(await Import(dossier).Receive(1, [Row(3)], By));
        Assert.Equal(2, Done(await Import(dossier).Received(By)).Rows);
        Assert.Equal(ProblemCode.ImportState, (await Import(dossier).Receive(2, [Row(4)], By)).Problem!.Code);
    }

    [Fact]
    public async Task For_others_it_does_not_exist()
    {
        var (dossier, journal) = await OpenAsync();
        await using var closed = dossier;
        await CheckedAsync(dossier, journal, 3);
        foreach (var person in new[] { Dossier.TownEditor, Dossier.PoliceSigner, Dossier.Reader, Dossier.Coordinator, Dossier.Stranger })
        {
            Assert.Equal(ProblemCode.NotFound, (await Import(dossier).View(person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await Import(dossier).Rows(new(0, false, 10), person)).Problem!.Code);
            Assert.Equal(ProblemCode.NotFound, (await Import(dossier).Cancel(person)).Problem!.Code);
            Assert.NotNull((await Import(dossier).Start(person)).Problem);
            Assert.NotNull((await Import(dossier).Undo(false, person)).Problem);
            Assert.NotNull((await Import(dossier).Correct(2, new() { LeaveOut = true }, person)).Problem);
            Assert.NotNull((await dossier.Cluster.Grains.GetGrain<IImportListGrain>(Police.Key).Admit(person)).Problem);
            Assert.Empty(Done(await dossier.Cluster.Grains.GetGrain<IImportListGrain>(Police.Key).List(person)));
        }

        Assert.Equal([Key.Import], Done(await dossier.Cluster.Grains.GetGrain<IImportListGrain>(Police.Key).List(By)).Select(v => v.Id));
    }

    private static AddSignal Signal() => new() { Date = "2025-02", SourceType = "police_neighbourhood", Content = "x", Grade = "A2", Handling = HandlingLevel.Partners, Regime = "Wpg" };
}
