using System.Globalization;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Storage;

namespace Workspace.Grains.Tests.Sections;

/// <summary>What a section does with a log that is damaged, or that it cannot read.</summary>
public sealed class SectionLoadTests
{
    private static readonly string Key = new SectionRef(Dossier.Picture, Dossier.Police).Key;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE text_log SET payload = substr(payload, 1, 3) WHERE document = '{0}' AND sequence = {1}")]
    [InlineData("DELETE FROM text_log WHERE document = '{0}' AND sequence = {1}")]
    public async Task A_torn_or_missing_last_row_is_left_out_with_an_alarm_and_writing_goes_on(string damage)
    {
        using var alarms = new Alarms();
        await using var dossier = await Dossier.OpenAsync(logging: logging => logging.AddProvider(alarms));
        var last = await WriteAsync(dossier, "Een.", "Twee.", "Drie.");
        Assert.Empty(alarms.Heard);
        await HurtAsync(dossier, damage, last);
        await dossier.Cluster.CrashAndRestartAsync();

        var writer = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 12);
        await writer.JoinAsync();
        Assert.Equal("Eerste tekst.\nEen.\nTwee.", writer.Text);
        Assert.Contains(alarms.Heard, alarm => alarm.Contains(Key, StringComparison.Ordinal) && alarm.Contains("damaged", StringComparison.Ordinal));

        Assert.Equal(last, (await writer.WriteAsync("Vier.")).First);
        var page = await dossier.Cluster.TextLog.ReadAsync(Key, 0, Cancellation);
        Assert.False(page.TornTail);
        Assert.Equal(last, page.Entries[^1].Sequence);
    }

    [Fact]
    public async Task Damage_in_the_middle_fails_the_activation_stores_nothing_and_a_repaired_log_opens_whole()
    {
        await using var dossier = await Dossier.OpenAsync();
        var last = await WriteAsync(dossier, "Een.", "Twee.", "Drie.");
        await dossier.Cluster.ExecuteAsync("CREATE TABLE spare AS SELECT * FROM text_log");
        await HurtAsync(dossier, "UPDATE text_log SET payload = substr(payload, 1, 3) WHERE document = '{0}' AND sequence = {1}", last - 1);
        await dossier.Cluster.CrashAndRestartAsync();
        var stored = dossier.Cluster.TextLog.Appends.Length;

        var section = dossier.Section(Dossier.Police);
        await Assert.ThrowsAnyAsync<Exception>(() => section.Join(Dossier.PoliceEditor, [0]));
        await Assert.ThrowsAnyAsync<Exception>(() => section.Push(Dossier.PoliceEditor, "c", new Writer(section, Dossier.PoliceEditor, 12).Type("Over het gat heen.")));
        Assert.Equal(stored, dossier.Cluster.TextLog.Appends.Length);
        await Assert.ThrowsAsync<TextLogDamagedException>(() => dossier.Cluster.TextLog.ReadAsync(Key, 0, Cancellation));

        await dossier.Cluster.ExecuteAsync("UPDATE text_log SET payload = (SELECT payload FROM spare s WHERE s.document = text_log.document AND s.sequence = text_log.sequence)");
        await EventuallyReadsAsync(dossier, "Eerste tekst.\nEen.\nTwee.\nDrie.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_load_that_fails_fails_the_activation_and_what_was_not_loaded_is_never_stored(bool log)
    {
        await using var dossier = await Dossier.OpenAsync();
        await WriteAsync(dossier, "Een.");
        await dossier.Cluster.CrashAndRestartAsync();
        var stored = dossier.Cluster.TextLog.Appends.Length;
        var faults = log ? dossier.Cluster.TextLog.ReadFaults : dossier.Cluster.StateReads;
        faults.Refuse();
        var section = dossier.Section(Dossier.Police);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => section.Join(Dossier.PoliceEditor, [0]));
        }

        Assert.Equal(stored, dossier.Cluster.TextLog.Appends.Length);
        faults.Accept();
        await EventuallyReadsAsync(dossier, "Eerste tekst.\nEen.");
        Assert.Equal(stored, dossier.Cluster.TextLog.Appends.Length);
    }

    [Fact]
    public async Task A_silo_that_stops_in_order_hands_its_sections_over_whole()
    {
        await using var dossier = await Dossier.OpenAsync(silos: 2);
        await WriteAsync(dossier, "Een.", "Twee.");
        for (var round = 0; round < 4; round++)
        {
            await dossier.Cluster.Orleans.StopSiloAsync(dossier.Cluster.Orleans.Silos[round % 2], Cancellation);
            await EventuallyReadsAsync(dossier, "Eerste tekst.\nEen.\nTwee.");
            await dossier.Cluster.Orleans.StartAdditionalSiloAsync();
        }
    }

    /// <summary>Types paragraphs, one row each; gives the last row.</summary>
    private static async Task<long> WriteAsync(Dossier dossier, params string[] paragraphs)
    {
        var writer = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 11);
        await writer.JoinAsync();
        var last = 0L;
        foreach (var paragraph in paragraphs)
        {
            last = (await writer.WriteAsync(paragraph)).Last;
        }

        return last;
    }

    private static Task HurtAsync(Dossier dossier, string sql, long sequence) =>
        dossier.Cluster.ExecuteAsync(string.Format(CultureInfo.InvariantCulture, sql, Key, sequence));

    /// <summary>The next activation reads the log again; until it has, calls fail as the ones before.</summary>
    private static async Task EventuallyReadsAsync(Dossier dossier, string text)
    {
        for (var attempt = 0; ; attempt++)
        {
            var reader = new Writer(dossier.Section(Dossier.Police), Dossier.PoliceEditor, 99);
            try
            {
                await reader.JoinAsync();
                Assert.Equal(text, reader.Text);
                return;
            }
            catch (Exception failed) when (failed is OrleansException or TextLogDamagedException && attempt < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
            }
        }
    }
}
