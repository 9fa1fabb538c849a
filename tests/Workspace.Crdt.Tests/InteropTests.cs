using System.Text;
using System.Text.Json;
using Workspace.Crdt.Interop;
using Xunit;

namespace Workspace.Crdt.Tests;

/// <summary>Recorded cases of stock Yjs, two of every profile; many more are made afresh by tests/interop/run.sh.</summary>
public sealed class InteropTests
{
    public static TheoryData<int, string> Cases()
    {
        var data = new TheoryData<int, string>();
        int number = 0;
        foreach (var line in Lines())
        {
            using var document = JsonDocument.Parse(line);
            data.Add(number++, $"{document.RootElement.GetProperty("profile")} {document.RootElement.GetProperty("seed")}");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_recorded_case_holds_in_every_statement(int number, string name)
    {
        using var document = JsonDocument.Parse(Lines()[number], new JsonDocumentOptions { MaxDepth = 512 });
        Assert.True(new CaseVerifier(document.RootElement).Run() is [], name);
    }

    [Fact]
    public void A_false_statement_is_found()
    {
        var line = Lines()[0];
        using var document = JsonDocument.Parse(line.Replace("\"kind\":\"in order\",\"id\":2147479552,\"deliver\":[0,", "\"kind\":\"in order\",\"id\":2147479552,\"deliver\":[", StringComparison.Ordinal));
        Assert.NotEmpty(new CaseVerifier(document.RootElement).Run());
    }

    private static string[] Lines() =>
        Encoding.UTF8.GetString(Fixtures.ReadGzip(Path.Combine(Fixtures.Own, "cases.jsonl.gz"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
