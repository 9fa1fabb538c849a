using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>Checks everything that one line states about its updates against the managed engine.</summary>
internal sealed partial class CaseVerifier(JsonElement line)
{
    private readonly List<string> mismatches = [];
    private readonly ReadOnlyMemory<byte>[] updates = [.. line.GetProperty("updates").EnumerateArray().Select(Bytes)];
    private readonly bool gc = line.GetProperty("gc").GetBoolean();
    private readonly JsonElement expected = line.GetProperty("expected");
    private readonly bool convergent = !line.TryGetProperty("convergent", out var stated) || stated.GetBoolean();

    public List<string> Run()
    {
        Equal("expected.sha", expected.GetProperty("sha").GetString(), Dump.Sha1(Dump.Of(expected.GetProperty("dump"))));
        CheckUpdates();
        YDoc? first = null;
        int number = 0;
        foreach (var observer in line.GetProperty("observers").EnumerateArray())
        {
            var doc = Observe(observer, $"observer {number++} {observer.GetProperty("kind").GetString()}");
            first ??= doc;
        }

        CheckWithoutDocument();
        if (first is not null)
        {
            CheckDocument(first);
        }

        CheckSubdocuments();
        return mismatches;
    }

    private static ReadOnlyMemory<byte> Bytes(JsonElement element) => element.GetBytesFromBase64();

    private void Equal(string what, string? stated, string? found)
    {
        if (stated != found)
        {
            int at = 0;
            while (stated is not null && found is not null && at < Math.Min(stated.Length, found.Length) && stated[at] == found[at])
            {
                at++;
            }

            int from = Math.Max(0, at - 30);
            static string Part(string? s, int from) => s is null ? "nothing" : s.Length <= from ? "…" : s[from..Math.Min(s.Length, from + 120)];
            mismatches.Add($"{what}: stated {Part(stated, from)}, found {Part(found, from)} (at {at})");
        }
    }

    private void Equal(string what, ReadOnlyMemory<byte> stated, ReadOnlyMemory<byte> found)
    {
        if (!stated.Span.SequenceEqual(found.Span))
        {
            int at = stated.Span.CommonPrefixLength(found.Span);
            static string Part(ReadOnlyMemory<byte> b, int at) => Convert.ToHexString(b.Span[Math.Max(0, at - 8)..Math.Min(b.Length, at + 24)]);
            mismatches.Add($"{what}: bytes differ at {at} of {stated.Length} and {found.Length}: stated …{Part(stated, at)}, found …{Part(found, at)}");
        }
    }

    private YUpdate? Decode(string what, ReadOnlyMemory<byte> bytes)
    {
        if (!YUpdate.TryDecode(bytes, DecodeLimits.Trusted, out var update, out var error))
        {
            mismatches.Add($"{what}: refused as {error}");
        }

        return update;
    }

    /// <summary>Every update is whole, belongs to its author, and says the same in format v2.</summary>
    private void CheckUpdates()
    {
        var clients = line.GetProperty("clients");
        var authors = line.TryGetProperty("author", out var stated) ? stated : default;
        var v2 = line.TryGetProperty("updatesV2", out var second) ? second : default;
        for (int i = 0; i < updates.Length; i++)
        {
            if (Decode($"update {i}", updates[i]) is not { } update)
            {
                continue;
            }

            if (authors.ValueKind == JsonValueKind.Array)
            {
                ulong author = clients[authors[i].GetInt32()].GetUInt64();
                if (update.Ranges.Any(r => r.Client != author))
                {
                    mismatches.Add($"update {i}: holds structs of others than its author {author}");
                }
            }

            if (v2.ValueKind == JsonValueKind.Array)
            {
                CheckV2($"updatesV2 {i}", update, Bytes(v2[i]));
            }
        }
    }

    private void CheckV2(string what, YUpdate update, ReadOnlyMemory<byte> v2)
    {
        Equal($"{what} encoded", v2, update.ToV2());
        if (YUpdate.TryDecodeV2(v2.Span, DecodeLimits.Trusted, out var back, out var error))
        {
            Equal($"{what} decoded", update.Bytes, back.Bytes);
        }
        else
        {
            mismatches.Add($"{what}: refused as {error}");
        }
    }

    private void CheckSubdocuments()
    {
        if (!line.TryGetProperty("subdocs", out var subdocs))
        {
            return;
        }

        foreach (var subdoc in subdocs.EnumerateObject())
        {
            var doc = new YDoc(new YDocOptions { CollectGarbage = gc });
            foreach (var update in subdoc.Value.GetProperty("updates").EnumerateArray())
            {
                if (Decode($"subdoc {subdoc.Name}", Bytes(update)) is { } decoded)
                {
                    doc.Apply(decoded);
                }
            }

            Equal($"subdoc {subdoc.Name} dump", Dump.Of(subdoc.Value.GetProperty("dump")), Dump.OfText(doc, "t"));
            Equal($"subdoc {subdoc.Name} sv", Bytes(subdoc.Value.GetProperty("sv")), doc.EncodeStateVector());
            Equal($"subdoc {subdoc.Name} state", Bytes(subdoc.Value.GetProperty("state")), doc.EncodeState());
        }
    }
}
