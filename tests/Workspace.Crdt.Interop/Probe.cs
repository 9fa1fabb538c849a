namespace Workspace.Crdt.Interop;

/// <summary>
/// Gives bytes to every decoder and uses what is accepted. Anything but a typed refusal or a sound result throws. Returns a fingerprint of what happened, for a search
/// that prefers inputs with which something new happens.
/// </summary>
internal static class Probe
{
    private static readonly DecodeLimits Limits = DecodeLimits.Browser;

    public static int Run(byte[] input, YDoc start)
    {
        var seen = default(HashCode);
        if (YUpdate.TryDecode(input, Limits, out var update, out var error))
        {
            seen.Add(Use(update, start));
        }
        else
        {
            Expect(error != DecodeError.None, "A refusal has a reason.");
            Expect(!start.TryApply(input, Limits, out var again) && again == error, "Both ways of decoding agree.");
        }

        seen.Add(error);
        if (YUpdate.TryDecodeV2(input, Limits, out var second, out error))
        {
            Expect(second.Bytes.Length <= Limits.MaxBytes, "The result is bounded.");
            seen.Add(Use(second, start));
        }

        seen.Add(error);
        seen.Add(start.TryEncodeDiff(input, out _, out error));
        seen.Add(error);
        if (YSnapshot.TryDecode(input, Limits, out var snapshot, out error))
        {
            YSnapshot.TryDecode(snapshot.Encode(), Limits, out _, out _);
        }

        seen.Add(error);
        if (YRelativePosition.TryDecode(input, out var position, out error))
        {
            start.Resolve(position);
            position.Encode();
        }

        seen.Add(error);
        return seen.ToHashCode();
    }

    private static int Use(YUpdate update, YDoc start)
    {
        var seen = default(HashCode);
        var doc = start.Copy();
        bool ready = doc.IsReady(update);
        seen.Add(ready);
        seen.Add(Magnitude(update.StructCount));
        seen.Add(Magnitude(update.Ranges.Count));
        seen.Add(Magnitude(update.Deletes.Count));
        doc.Contains(update);
        long work = doc.Work;
        doc.Apply(update);
        Expect(!ready || doc.Work - work <= 2 * YDoc.WorkLimit, "An update that is ready costs a bounded number of steps.");
        Expect(!ready || !doc.HasPending || start.HasPending, "A ready update leaves nothing waiting.");
        seen.Add(doc.HasPendingStructs);
        seen.Add(doc.HasPendingDeletes);
        seen.Add(Magnitude(doc.StructCount - start.StructCount));
        foreach (var root in doc.RootNames.Take(8))
        {
            foreach (var kind in Enum.GetValues<YTypeKind>())
            {
                seen.Add(Magnitude(doc.ReadTree(root, kind).ToYjsString().Length));
            }

            doc.ReadXmlAuthors(root, deleted: true);
        }

        var state = doc.EncodeState();
        Expect(YUpdate.TryDecode(state, DecodeLimits.Trusted, out var whole, out _), "What we write is valid.");
        var loaded = new YDoc();
        loaded.Apply(whole!);
        // The order inside of a list is only promised for references that an honest client could have made; what is there is promised for all.
        Expect(doc.HasPending || loaded.EncodeStateVector().AsSpan().SequenceEqual(doc.EncodeStateVector()), "A state can be loaded again.");
        YUpdate.Merge([update.Bytes, state]);
        YUpdate.Diff(update.Bytes, doc.EncodeStateVector());
        YUpdate.StateVector(update.Bytes);
        Expect(YUpdate.TryDecodeV2(update.ToV2(), DecodeLimits.Trusted, out _, out _), "Format v2 of an update is valid.");
        doc.Apply(update);
        Expect(doc.EncodeStateVector().AsSpan().SequenceEqual(StateVectorOf(loaded, doc)), "Applying twice changes nothing.");
        return seen.ToHashCode();
    }

    private static byte[] StateVectorOf(YDoc loaded, YDoc doc) => doc.HasPending || loaded.HasPending ? doc.EncodeStateVector() : loaded.EncodeStateVector();

    private static int Magnitude(int count) => count < 0 ? -1 : 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)count);

    private static void Expect(bool holds, string rule)
    {
        if (!holds)
        {
            throw new InvalidOperationException(rule);
        }
    }
}
