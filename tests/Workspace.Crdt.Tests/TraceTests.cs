using System.Text;
using Xunit;

namespace Workspace.Crdt.Tests;

/// <summary>Recorded editing sessions, made with stock Yjs: the same text, the same bytes.</summary>
public sealed class TraceTests
{
    public static TheoryData<string> Traces() =>
        Fixtures.SharedTraces is { } folder
            ? [.. Directory.GetFiles(folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Where(n => n != "rich-30p").Append("session").Order(StringComparer.Ordinal)]
            : ["session"];

    [Theory]
    [MemberData(nameof(Traces))]
    public void Replaying_a_log_gives_the_text_and_bytes_of_yjs(string name)
    {
        var folder = Fixtures.FolderOf(name);
        var facts = Fixtures.ReadJson(Path.Combine(folder, name + ".json"));
        var log = Fixtures.ReadLog(Fixtures.ReadGzip(Path.Combine(folder, name + ".updates.gz")));
        var half = facts.GetProperty("half");
        var doc = new YDoc();
        for (int i = 0; i < log.Count; i++)
        {
            if (i == half.GetProperty("updates").GetInt32())
            {
                AssertState(doc, half);
            }

            Assert.True(YUpdate.TryDecode(log[i], DecodeLimits.Browser, out var update, out var error), $"{error} in update {i}");
            if (i % 16 != 0)
            {
                doc.Apply(update);
                continue;
            }

            Assert.True(doc.IsReady(update));
            Assert.False(doc.Contains(update));
            doc.Apply(update);
            Assert.True(doc.Contains(update));
        }

        AssertState(doc, facts);
        Assert.False(doc.HasPending);
        var diff = doc.EncodeDiff(Convert.FromBase64String(half.GetProperty("stateVector").GetString()!));
        Assert.Equal(half.GetProperty("diffSha256").GetString(), Fixtures.Sha256(diff));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Loading_a_state_and_writing_it_again_changes_no_byte(string name)
    {
        var folder = Fixtures.FolderOf(name);
        var state = Fixtures.ReadGzip(Path.Combine(folder, name + ".state.gz"));
        var doc = new YDoc();
        doc.Apply(YUpdate.Decode(state));
        AssertState(doc, Fixtures.ReadJson(Path.Combine(folder, name + ".json")));
        Assert.Equal(state, doc.Copy().EncodeState());
        Assert.Equal(doc.EncodeStateVector(), YUpdate.StateVector(state));
    }

    [Fact]
    public void A_rich_document_of_thirty_pages_reads_as_in_yjs()
    {
        if (Fixtures.SharedTraces is not { } folder)
        {
            return;
        }

        var xml = Encoding.UTF8.GetString(Fixtures.ReadGzip(Path.Combine(folder, "rich-30p.final.xml.gz")));
        var replayed = new YDoc();
        foreach (var update in Fixtures.ReadLog(Fixtures.ReadGzip(Path.Combine(folder, "rich-30p.updates.gz"))))
        {
            replayed.Apply(YUpdate.Decode(update, DecodeLimits.Browser));
        }

        Assert.False(replayed.HasPending);
        Assert.Equal(xml, replayed.ReadTree("default", YTypeKind.XmlFragment).ToYjsString());

        var state = Fixtures.ReadGzip(Path.Combine(folder, "rich-30p.state.gz"));
        var loaded = new YDoc();
        loaded.Apply(YUpdate.Decode(state));
        Assert.Equal(xml, loaded.ReadTree("default", YTypeKind.XmlFragment).ToYjsString());
        Assert.Equal(state, loaded.EncodeState());
        Assert.Equal(loaded.ReadXml("default"), replayed.ReadXml("default"));
    }

    private static void AssertState(YDoc doc, System.Text.Json.JsonElement facts)
    {
        Assert.Equal(facts.GetProperty("textSha256").GetString(), Fixtures.Sha256(Encoding.UTF8.GetBytes(doc.ReadText("text"))));
        Assert.Equal(facts.GetProperty("stateSha256").GetString(), Fixtures.Sha256(doc.EncodeState()));
        Assert.Equal(facts.GetProperty("stateVector").GetString(), Convert.ToBase64String(doc.EncodeStateVector()));
    }
}
