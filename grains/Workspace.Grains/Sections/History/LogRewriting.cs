using System.Collections.Immutable;
using Workspace.Contracts.Storage;
using Workspace.Crdt;

namespace Workspace.Grains.Sections.History;

/// <summary>Takes out of rows of the log what is no longer in the text.</summary>
public static class LogRewriting
{
    /// <summary>
    /// The rows of a range as they may stay: what each of them added, as the present document holds it, and what it deleted. Sequence, author and time stay, all clocks stay; text that is no
    /// longer in the document does not. Rewriting rows again changes nothing, unless more was removed from the text meanwhile.
    /// </summary>
    /// <param name="rows">The log from its first row on.</param>
    /// <param name="present">The document with all rows, with garbage collection.</param>
    public static ImmutableArray<TextLogEntry> Rewrite(string key, ImmutableArray<TextLogEntry> rows, long first, long last, YDoc present)
    {
        ArgumentNullException.ThrowIfNull(present);
        var clocks = new Dictionary<ulong, ulong>();
        var rewritten = ImmutableArray.CreateBuilder<TextLogEntry>();
        foreach (var row in rows.TakeWhile(r => r.Sequence <= last))
        {
            if (!YUpdate.TryDecode(row.Update, DecodeLimits.Trusted, out var update, out _))
            {
                throw new TextLogDamagedException(key, row.Sequence);
            }

            var added = new Dictionary<ulong, ClientRange>();
            foreach (var range in update.Ranges)
            {
                var known = clocks.GetValueOrDefault(range.Client);
                if (range.End > known)
                {
                    var start = added.TryGetValue(range.Client, out var earlier) ? earlier.Start : Math.Max(range.Start, known);
                    added[range.Client] = new(range.Client, start, range.End);
                    clocks[range.Client] = range.End;
                }
            }

            if (row.Sequence >= first)
            {
                rewritten.Add(row with { Update = present.EncodeRanges(added.Values, update.Deletes) });
            }
        }

        return rewritten.DrainToImmutable();
    }
}
