using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// How much work an update may make. Honest updates cost next to nothing; made-up ones can place thousands of items so that each is compared with all others. Such an
/// update is found before it is stored, by trying it on a copy.
/// </summary>
public sealed partial class YDoc
{
    /// <summary>Comparisons that one update may cost: about 30 ms.</summary>
    internal const long WorkLimit = 8_000_000;

    private const int FewStructs = 100;

    private long work;
    private bool isRehearsal;
    private int deepest;

    // The most values that one item has ever held: what splitting it may cost.
    private int longest;

    /// <summary>Steps that integrating has cost so far beyond what is linear. A copy goes on counting from here.</summary>
    internal long Work => work;

    /// <summary>Counts steps; in a rehearsal too many end it.</summary>
    private void Spend(long steps)
    {
        work += steps;
        if (isRehearsal && work > WorkLimit)
        {
            throw new TooMuchWorkException();
        }
    }

    /// <summary>
    /// Whether the update can be afforded: its work stays within the limit and it nests nothing deeper than reading follows. Where an estimate does not settle it the
    /// update is applied to a copy: O(document).
    /// </summary>
    private bool IsAffordable(YUpdate update)
    {
        long structs = update.StructCount, ranges = update.Deletes.Count;
        bool isKeystroke = structs < FewStructs && ranges < FewStructs && (structs + ranges) * WalkSteps * (nodeCount + longest + (long)update.Bytes.Length) <= WorkLimit;
        bool cheap = !HasPending && (isKeystroke || Estimate(update) <= WorkLimit);
        bool flat = deepest + structs < options.MaxReadDepth || deepest + TypeStructs(update) < options.MaxReadDepth;
        if (cheap && flat)
        {
            return true;
        }

        var copy = Copy();
        copy.work = 0;
        copy.isRehearsal = true;
        try
        {
            copy.Apply(update);
        }
        catch (TooMuchWorkException)
        {
            return false;
        }

        return copy.deepest < options.MaxReadDepth;
    }

    private static int TypeStructs(YUpdate update)
    {
        int count = 0;
        var reader = new ByteReader(update.Bytes.Span);
        Span<YUpdate.Section> one = stackalloc YUpdate.Section[1];
        foreach (var section in update.Sections(one))
        {
            reader.Position = section.Offset;
            int clock = section.Clock;
            for (int n = 0; n < section.Count; n++)
            {
                WireStruct.ReadChecked(ref reader, clock, out var item);
                clock = item.ClockEnd;
                count += item.Kind == ContentKind.Type ? 1 : 0;
            }
        }

        return count;
    }

#pragma warning disable CA1064 // It never leaves the rehearsal.
    private sealed class TooMuchWorkException : Exception;
#pragma warning restore CA1064
}
