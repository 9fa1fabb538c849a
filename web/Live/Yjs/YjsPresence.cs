using Workspace.Contracts.Sections;

namespace Workspace.Web.Live.Yjs;

/// <summary>Carets on one stock provider: which are the others', and which one is its own.</summary>
internal sealed class YjsPresence(TimeProvider time)
{
    private readonly Dictionary<string, StampedCaret> others = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private ulong? own;

    public StampedCaret[] Others
    {
        get
        {
            lock (gate)
            {
                return [.. others.Values];
            }
        }
    }

    /// <summary>The message for this provider. A provider takes what it hears of itself for its own state, so that is left out; empty when nothing is left.</summary>
    public byte[] Tell(CaretsMessage message, string connection)
    {
        var mine = false;
        lock (gate)
        {
            foreach (var caret in message.All)
            {
                if (caret.Caret.Connection == connection)
                {
                    mine = true;
                }
                else if (caret.Caret.Selection is null)
                {
                    others.Remove(caret.Caret.Connection);
                }
                else
                {
                    others[caret.Caret.Connection] = caret;
                }
            }
        }

        if (!mine)
        {
            return message.All.Count == 0 ? [] : message.Frame;
        }

        StampedCaret[] rest = [.. message.All.Where(c => c.Caret.Connection != connection)];
        return rest.Length == 0 ? [] : YjsMessages.Awareness(rest, time.GetUtcNow());
    }

    /// <summary>
    /// What the provider says of itself; what it repeats of others is left alone. Its own client id is the first one it names that is nobody else's, and stays that.
    /// </summary>
    public bool TryOwn(ReadOnlySpan<byte> body, out long client, out byte[]? selection)
    {
        (client, selection) = (0, null);
        if (!YjsMessages.TryRead(ref body, out ulong count))
        {
            return false;
        }

        for (; count > 0; count--)
        {
            if (!YjsMessages.TryRead(ref body, out ulong id) || !YjsMessages.TryRead(ref body, out ulong _) || !YjsMessages.TryRead(ref body, out ReadOnlySpan<byte> state))
            {
                return false;
            }

            if (id < 1UL << 53 && (own ?? (IsOther(id) ? null : id)) == id)
            {
                own = id;
                client = (long)id;
                selection = YjsMessages.Selection(state);
                return true;
            }
        }

        return false;
    }

    private bool IsOther(ulong id)
    {
        lock (gate)
        {
            return others.Values.Any(c => c.Caret.Client == (long)id);
        }
    }
}
