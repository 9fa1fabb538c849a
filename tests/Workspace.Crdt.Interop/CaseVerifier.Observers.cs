using System.Text.Json;

namespace Workspace.Crdt.Interop;

/// <summary>Documents that get a given sequence of messages.</summary>
internal sealed partial class CaseVerifier
{
    /// <summary>Delivers the messages twice: as Yjs retries what waits (every statement holds to the byte) and as the product does (nothing stays behind).</summary>
    private YDoc Observe(JsonElement observer, string name)
    {
        var roots = line.GetProperty("roots");
        var doc = new YDoc(new YDocOptions { CollectGarbage = gc, RetryPendingAsYjs = true });
        var eager = new YDoc(new YDocOptions { CollectGarbage = gc });
        var checks = observer.TryGetProperty("checks", out var stated) ? stated.EnumerateArray().ToLookup(c => c.GetProperty("after").GetInt32()) : null;
        int delivered = 0;
        foreach (var message in observer.GetProperty("deliver").EnumerateArray())
        {
            var bytes = message.ValueKind == JsonValueKind.Number ? updates[message.GetInt32()] : Bytes(message);
            if (Decode($"{name} message {delivered}", bytes) is { } update)
            {
                CheckAnswers(eager, update, $"{name} message {delivered}");
                doc.Apply(update);
            }

            delivered++;
            foreach (var check in checks?[delivered] ?? [])
            {
                CheckMoment(doc, check, $"{name} after {delivered}");
            }
        }

        Equal($"{name} sv", Bytes(observer.GetProperty("sv")), doc.EncodeStateVector());
        var state = doc.EncodeState();
        Equal($"{name} state", Bytes(observer.GetProperty("state")), state);
        var dump = Dump.Of(doc, roots);
        Equal($"{name} sha", observer.GetProperty("sha").GetString(), Dump.Sha1(dump));
        Equal($"{name} xml", observer.GetProperty("xml").GetString(), Xml(doc));
        if (observer.TryGetProperty("dump", out var own))
        {
            Equal($"{name} dump", Dump.Of(own), dump);
        }
        else
        {
            Equal($"{name} dump", Dump.Of(expected.GetProperty("dump")), dump);
        }

        if (observer.TryGetProperty("stateV2", out var v2) && Decode($"{name} state", state) is { } whole)
        {
            Equal($"{name} stateV2", Bytes(v2), doc.EncodeStateV2());
            CheckV2($"{name} stateV2", whole, Bytes(v2));
        }

        CheckEager(observer, eager, doc, dump, name);
        CheckReloaded(doc, state, dump, name);
        CheckStock(observer, doc, name);
        return doc;
    }

    private static string Xml(YDoc doc) => doc.ReadTree("xml", YTypeKind.XmlFragment).ToYjsString();

    /// <summary>What the product asks before it applies must agree with what applying does.</summary>
    private void CheckAnswers(YDoc doc, YUpdate update, string name)
    {
        bool wasPending = doc.HasPending;
        bool ready = doc.IsReady(update);
        bool known = doc.Contains(update);
        var before = doc.EncodeStateVector();
        ulong added = doc.NewRanges(update).Aggregate(0UL, (sum, r) => sum + r.Length);
        doc.Apply(update);
        if (!wasPending && ready == doc.HasPending)
        {
            mismatches.Add($"{name}: ready was {ready}, pending is {doc.HasPending}");
        }

        if (known && (added > 0 || !before.AsSpan().SequenceEqual(doc.EncodeStateVector())))
        {
            mismatches.Add($"{name}: was said to be known and was not");
        }

        if (ready && !doc.Contains(update))
        {
            mismatches.Add($"{name}: is not contained after it was applied");
        }
    }

    private void CheckMoment(YDoc doc, JsonElement check, string name)
    {
        Equal($"{name} sv", Bytes(check.GetProperty("sv")), doc.EncodeStateVector());
        Equal($"{name} pending", check.GetProperty("pending").GetBoolean().ToString(), doc.HasPendingStructs.ToString());
        Equal($"{name} pendingDs", check.GetProperty("pendingDs").GetBoolean().ToString(), doc.HasPendingDeletes.ToString());
        var stated = check.GetProperty("missing").EnumerateObject().Select(p => $"{p.Name}:{p.Value}").Order(StringComparer.Ordinal);
        var found = doc.PendingMissing.Select(p => $"{p.Key}:{p.Value}").Order(StringComparer.Ordinal);
        Equal($"{name} missing", string.Join(' ', stated), string.Join(' ', found));
    }

    private void CheckEager(JsonElement observer, YDoc eager, YDoc stock, string dump, string name)
    {
        bool stuck = observer.TryGetProperty("stuck", out var stated) && stated.GetBoolean();
        if (stuck)
        {
            Equal($"{name} retried", "nothing pending", eager.HasPending ? "pending" : "nothing pending");
            if (convergent)
            {
                Equal($"{name} retried dump", Dump.Of(expected.GetProperty("dump")), Dump.Of(eager, line.GetProperty("roots")));
            }

            return;
        }

        Equal($"{name} retried pending", stock.HasPending.ToString(), eager.HasPending.ToString());
        Equal($"{name} retried sv", stock.EncodeStateVector(), eager.EncodeStateVector());
        if (convergent)
        {
            Equal($"{name} retried dump", dump, Dump.Of(eager, line.GetProperty("roots")));
        }
    }

    /// <summary>Loading the state again gives the same document, and the same bytes once nothing waits.</summary>
    private void CheckReloaded(YDoc doc, byte[] state, string dump, string name)
    {
        if (Decode($"{name} own state", state) is not { } update)
        {
            return;
        }

        var loaded = new YDoc(new YDocOptions { CollectGarbage = gc });
        loaded.Apply(update);
        if (doc.HasPending)
        {
            return;
        }

        Equal($"{name} reloaded dump", dump, Dump.Of(loaded, line.GetProperty("roots")));
        Equal($"{name} reloaded sv", doc.EncodeStateVector(), loaded.EncodeStateVector());
        Equal($"{name} copied state", state, doc.Copy().EncodeState());
    }

    /// <summary>Where stock Yjs tidied up formatting of its own accord, those changes must lead here to the same.</summary>
    private void CheckStock(JsonElement observer, YDoc doc, string name)
    {
        if (!observer.TryGetProperty("stock", out var stock) || doc.HasPending)
        {
            return;
        }

        var tidied = doc.Copy();
        foreach (var local in stock.GetProperty("local").EnumerateArray())
        {
            if (Decode($"{name} stock", Bytes(local)) is { } update)
            {
                tidied.Apply(update);
            }
        }

        Equal($"{name} stock sv", Bytes(stock.GetProperty("sv")), tidied.EncodeStateVector());
        Equal($"{name} stock sha", stock.GetProperty("sha").GetString(), Dump.Sha1(Dump.Of(tidied, line.GetProperty("roots"))));
    }
}
