using System.Runtime.InteropServices;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// The end of a transaction: deleted content is dropped, then neighbours that have become alike are joined.
/// </summary>
public sealed partial class YDoc
{
    private readonly List<int> touched = [];
    private readonly List<DeleteMark> deleted = [];
    private readonly List<ClockMark> splits = [];
    private readonly List<int> collectStack = [];
    private int transaction;

    private void Begin()
    {
        unchecked
        {
            transaction++;
        }
    }

    private void Touch(ClientLog log)
    {
        if (log.Transaction != transaction)
        {
            log.Transaction = transaction;
            log.Before = log.State;
            touched.Add(log.Index);
        }
    }

    private void Finish()
    {
        FinishMerges();
        FinishLists();
    }

    private void FinishLists()
    {
        touched.Clear();
        deleted.Clear();
        splits.Clear();
    }

    private void FinishMerges()
    {
        if (deleted.Count > 0)
        {
            SortDeleted();
            if (options.CollectGarbage)
            {
                CollectDeleted();
            }

            MergeDeleted();
        }

        foreach (int client in touched)
        {
            var log = clients[client];
            if (log.State != log.Before)
            {
                MergeTail(log);
            }
        }

        if (splits.Count > 0)
        {
            MergeSplits();
        }
    }

    private void SortDeleted()
    {
        if (deleted.Count < 2)
        {
            return;
        }

        deleted.Sort();
        int kept = 0;
        for (int i = 1; i < deleted.Count; i++)
        {
            var last = deleted[kept];
            var next = deleted[i];
            if (last.Client == next.Client && last.End >= next.Clock)
            {
                deleted[kept] = last with { End = Math.Max(last.End, next.End) };
            }
            else
            {
                deleted[++kept] = next;
            }
        }

        deleted.RemoveRange(kept + 1, deleted.Count - kept - 1);
    }

    private void CollectDeleted()
    {
        foreach (var range in CollectionsMarshal.AsSpan(deleted))
        {
            var log = clients[range.Client];
            for (int position = log.Find(range.Clock); position < log.Count; position++)
            {
                int node = log[position];
                ref var item = ref nodes[node];
                if (item.Clock >= range.End)
                {
                    break;
                }

                if (item.Deleted && item.Kind is not (ContentKind.Gc or ContentKind.Deleted))
                {
                    Collect(node);
                }
            }
        }
    }

    /// <summary>Drops the content of a deleted item; what was inside a type becomes collected ranges without any place.</summary>
    private void Collect(int node)
    {
        DropContent(node);
        nodes[node].Kind = ContentKind.Deleted;
        while (collectStack.Count > 0)
        {
            int inner = collectStack[^1];
            collectStack.RemoveAt(collectStack.Count - 1);
            DropContent(inner);
            ref var item = ref nodes[inner];
            item = new Node { Client = item.Client, Clock = item.Clock, Length = item.Length, OriginClient = -1, RightClient = -1, Kind = ContentKind.Gc, Deleted = true };
        }
    }

    private void DropContent(int node)
    {
        ref var item = ref nodes[node];
        switch (item.Kind)
        {
            case ContentKind.String:
                text.Dead += item.Length;
                break;
            case ContentKind.Type:
                ref var type = ref types[item.Data];
                for (int child = type.Start; child != 0; child = nodes[child].Right)
                {
                    collectStack.Add(child);
                }

                if (type.Map is not null)
                {
                    foreach (int entry in type.Map.Nodes)
                    {
                        for (int older = entry; older != 0; older = nodes[older].Left)
                        {
                            collectStack.Add(older);
                        }
                    }
                }

                FreeType(item.Data);
                break;
            default:
                bytes.Dead += item.Size;
                break;
        }

        item.Data = item.Size = 0;
    }
}
