using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Moving texts and payloads together when much of their arenas is no longer used.</summary>
public sealed partial class YDoc
{
    private void CompactText()
    {
        var fresh = new char[Math.Max(16, (text.Count - text.Dead) * 3 / 2)];
        int at = 0;
        foreach (var log in Logs)
        {
            foreach (int node in log.Nodes)
            {
                ref var item = ref nodes[node];
                if (item.Kind == ContentKind.String)
                {
                    Copy(ref fresh, ref at, text.Slice(item.Data, item.Length));
                    item.Data = at - item.Length;
                }
            }

            log.Text = default;
        }

        text.Replace(fresh, at);
    }

    private void CompactBytes()
    {
        var fresh = new byte[Math.Max(16, (bytes.Count - bytes.Dead) * 3 / 2)];
        int at = 0;
        foreach (var log in Logs)
        {
            foreach (int node in log.Nodes)
            {
                ref var item = ref nodes[node];
                if (item.Size > 0)
                {
                    Copy(ref fresh, ref at, bytes.Slice(item.Data, item.Size));
                    item.Data = at - item.Size;
                }
            }

            log.Bytes = default;
        }

        bytes.Replace(fresh, at);
    }

    private static void Copy<T>(ref T[] target, ref int at, Span<T> source)
    {
        if (target.Length - at < source.Length)
        {
            Array.Resize(ref target, Math.Max(at + source.Length, target.Length * 2));
        }

        source.CopyTo(target.AsSpan(at));
        at += source.Length;
    }
}
