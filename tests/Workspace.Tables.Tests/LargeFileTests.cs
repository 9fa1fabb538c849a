using System.Text;

namespace Workspace.Tables.Tests;

/// <summary>Memory is that of the whole process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(LargeFileTests), DisableParallelization = true)]
[Collection(nameof(LargeFileTests))]
public sealed class LargeFileTests
{
    [Fact]
    public void A_hundred_thousand_rows_are_read_one_by_one()
    {
        var file = Encoding.UTF8.GetBytes("Datum;Inhoud;Gebied\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"2025-02-14;\"signaal {i} met een zin van gewone lengte, over een pand\";GM9901\n")));
        Assert.Equal(100_001, Files.Open(file).Rows.Count());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var rows = Files.Open(file).Rows.GetEnumerator();
        for (var i = 0; i < 100_000; i++)
        {
            rows.MoveNext();
        }

        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4 * 1024 * 1024);
    }
}
