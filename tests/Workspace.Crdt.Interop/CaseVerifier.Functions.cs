using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>Functions on updates without a document, and questions to the first observer.</summary>
internal sealed partial class CaseVerifier
{
    private void CheckWithoutDocument()
    {
        var observers = line.GetProperty("observers");
        int number = 0;
        foreach (var diff in Each("diffs"))
        {
            var of = diff.TryGetProperty("of", out var named) ? Bytes(named) : Bytes(observers[0].GetProperty("state"));
            Equal($"diff {number++}", Bytes(diff.GetProperty("diffUpdate")), YUpdate.Diff(of, Bytes(diff.GetProperty("sv")).Span));
        }

        number = 0;
        foreach (var merge in Each("merges"))
        {
            var of = merge.GetProperty("of");
            ReadOnlyMemory<byte>[] parts = of.ValueKind == JsonValueKind.String ? updates : [.. of.EnumerateArray().Select(n => updates[n.GetInt32()])];
            var merged = YUpdate.Merge(parts);
            Equal($"merge {number}", Bytes(merge.GetProperty("bytes")), merged);
            Equal($"merge {number++} svFrom", Bytes(merge.GetProperty("svFrom")), YUpdate.StateVector(merged));
        }

        foreach (var meta in Each("meta"))
        {
            int of = meta.GetProperty("of").GetInt32();
            if (Decode($"meta {of}", updates[of]) is { } update)
            {
                var clients = update.Ranges.GroupBy(r => r.Client).ToArray();
                Equal($"meta {of} from", Clocks(meta.GetProperty("from")), Clocks(clients.Select(g => (g.Key, g.Min(r => r.Start)))));
                Equal($"meta {of} to", Clocks(meta.GetProperty("to")), Clocks(clients.Select(g => (g.Key, g.Max(r => r.End)))));
            }
        }
    }

    private JsonElement.ArrayEnumerator Each(string name) =>
        line.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string Clocks(JsonElement clocks) => string.Join(' ', clocks.EnumerateObject().Select(p => $"{p.Name}:{p.Value}").Order(StringComparer.Ordinal));

    private static string Clocks(IEnumerable<(ulong Client, ulong Clock)> clocks) =>
        string.Join(' ', clocks.Select(c => $"{c.Client}:{c.Clock}").Order(StringComparer.Ordinal));

    private void CheckDocument(YDoc doc)
    {
        if (convergent)
        {
            Equal("expected sv", Bytes(expected.GetProperty("sv")), doc.EncodeStateVector());
            Equal("expected dump", Dump.Of(expected.GetProperty("dump")), Dump.Of(doc, line.GetProperty("roots")));
        }

        if (expected.TryGetProperty("xml", out var xml))
        {
            Equal("expected xml", xml.GetString(), Xml(doc));
        }

        int number = 0;
        foreach (var diff in Each("docDiffs"))
        {
            Equal($"docDiff {number++}", Bytes(diff.GetProperty("update")), doc.EncodeDiff(Bytes(diff.GetProperty("sv")).Span));
        }

        number = 0;
        foreach (var stated in Each("relpos"))
        {
            CheckPosition(doc, stated, $"relpos {number++}");
        }

        number = 0;
        foreach (var stated in Each("snapshots"))
        {
            CheckSnapshot(doc, stated, $"snapshot {number++}");
        }
    }

    private void CheckPosition(YDoc doc, JsonElement stated, string name)
    {
        var bytes = Bytes(stated.GetProperty("enc"));
        if (!YRelativePosition.TryDecode(bytes.Span, out var position, out var error))
        {
            mismatches.Add($"{name}: refused as {error}");
            return;
        }

        Equal($"{name} encoded", bytes, position.Encode());
        Equal($"{name} association", stated.GetProperty("assoc").ToString(), position.Association.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var final = stated.GetProperty("final");
        var found = doc.Resolve(position);
        Equal($"{name} final", final.ValueKind == JsonValueKind.Null ? null : final.ToString(), found?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (found is { } index && position.Item is not null)
        {
            // A position made anew at that index must lead back to it.
            var again = doc.PositionAt(stated.GetProperty("root").GetString()!, index, position.Association);
            Equal($"{name} again", $"{index}", $"{doc.Resolve(again)}");
        }
    }

    private void CheckSnapshot(YDoc doc, JsonElement stated, string name)
    {
        var bytes = Bytes(stated.GetProperty("enc"));
        if (!YSnapshot.TryDecode(bytes.Span, DecodeLimits.Trusted, out var snapshot, out var error))
        {
            mismatches.Add($"{name}: refused as {error}");
            return;
        }

        Equal($"{name} encoded", bytes, snapshot.Encode());
        if (stated.TryGetProperty("sv", out var vector))
        {
            var clocks = snapshot.Clocks.ToDictionary();
            Equal($"{name} sv", Bytes(vector), StateVectorOf(clocks));
        }

        var before = doc.EncodeState();
        var dump = stated.TryGetProperty("restored", out var restored) ? restored : stated.GetProperty("dump");
        Equal($"{name} dump", Dump.Of(dump), Dump.Of(doc.AtSnapshot(snapshot), line.GetProperty("roots")));
        Equal($"{name} leaves the document alone", before, doc.EncodeState());
        Equal($"{name} of now", doc.Snapshot().Encode(), doc.AtSnapshot(doc.Snapshot()).Snapshot().Encode());
    }

    /// <summary>A state vector as an update-free document would write it.</summary>
    private static byte[] StateVectorOf(Dictionary<ulong, ulong> clocks)
    {
        var bytes = new List<byte>();
        void Write(ulong value)
        {
            for (; value > 127; value >>= 7)
            {
                bytes.Add((byte)(value | 128));
            }

            bytes.Add((byte)value);
        }

        Write((ulong)clocks.Count);
        foreach (var (client, clock) in clocks.OrderByDescending(c => c.Key))
        {
            Write(client);
            Write(clock);
        }

        return [.. bytes];
    }
}
