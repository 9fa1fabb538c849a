using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Grains.Tests.Contributions;

public sealed partial class WriteBoundTests
{
    /// <summary>As <see cref="MeasureAsync"/>, of a command that is one transaction.</summary>
    private static async Task OnceAsync(Dossier dossier, int signals, SignalId? only, Func<Task> command)
    {
        var before = Writes(dossier).Length;
        await MeasureAsync(dossier, signals, only, command);
        Assert.Equal(before + 1, Writes(dossier).Length);
    }

    /// <summary>Runs a command and checks what it wrote.</summary>
    /// <param name="signals">How many signals may have rows in it.</param>
    /// <param name="only">The one signal that may, where it is known before.</param>
    private static async Task MeasureAsync(Dossier dossier, int signals, SignalId? only, Func<Task> command)
    {
        var before = Writes(dossier).Length;
        var transactions = dossier.Cluster.Transactions.Pages.Length;
        await command();
        var writes = Writes(dossier).RemoveRange(0, before);
        Assert.All(writes, w => Assert.InRange(w.Writes.Sum(r => r.Key.Length + (r.Payload?.Length ?? 0)), 0, Bar));
        Assert.All(dossier.Cluster.Transactions.Pages.Skip(transactions), pages => Assert.InRange(pages * Frame, 0, Bar));
        var touched = writes.SelectMany(w => w.Writes).Where(w => w.Key[0] is 's' or 'h' or 'a' or 'u').Select(w => w.Key.Split('/')[1]).Distinct().ToList();
        Assert.InRange(touched.Count, 0, signals);
        Assert.True(only is not { } id || touched is [] || touched.Single() == id.Value);
    }

    private static ImmutableArray<Testing.Storage.RowsWritten> Writes(Dossier dossier) => [.. dossier.Cluster.Rows.Writes.Where(w => w.Owner == "contribution/" + Police.Key)];

    private static async Task OnlyCertificatesAsync(Dossier dossier, int certificates)
    {
        var keys = (await dossier.Cluster.Rows.ReadAsync("contribution/" + Police.Key, [""], TestContext.Current.CancellationToken)).Rows.Select(r => r.Key[0]).Where(kind => kind != 'm');
        Assert.Equal(Enumerable.Repeat('c', certificates), keys);
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }
}
