using System.Runtime.CompilerServices;
using System.Text;
using Workspace.Crdt.Store;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>The tables: nodes, types, clients, names; finding and splitting.</summary>
public sealed partial class YDoc
{
    /// <summary>A fresh node. References into <see cref="nodes"/> are not valid afterwards.</summary>
    private int NewNode()
    {
        int node = freeNode;
        if (node != 0)
        {
            freeNode = nodes[node].Right;
            return node;
        }

        if (nodeCount == nodes.Length)
        {
            Array.Resize(ref nodes, nodeCount + Math.Max(16, nodeCount >> 1));
        }

        unchecked
        {
            return nodeCount++;
        }
    }

    private void FreeNode(int node)
    {
        nodes[node].Right = freeNode;
        freeNode = node;
    }

    private int NewType(int item, YTypeKind kind, string? name, int depth)
    {
        int type = freeType;
        if (type != 0)
        {
            freeType = types[type].Item;
        }
        else
        {
            if (typeCount == types.Length)
            {
                Array.Resize(ref types, typeCount + Math.Max(4, typeCount >> 1));
            }

            type = typeCount++;
        }

        deepest = Math.Max(deepest, depth);
        types[type] = new TypeNode { Item = item, Kind = kind, Name = name, Depth = depth };
        return type;
    }

    private void FreeType(int type)
    {
        types[type] = new TypeNode { Item = freeType };
        freeType = type;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ClientLog? FindClient(ulong client)
    {
        if (clientCount > 0 && clients[0].Id == client)
        {
            return clients[0];
        }

        return clientIndex.TryGetValue(client, out int index) ? clients[index] : null;
    }

    private ClientLog GetClient(ulong client)
    {
        var log = FindClient(client);
        if (log is null)
        {
            if (clientCount == clients.Length)
            {
                Array.Resize(ref clients, Math.Max(2, clientCount * 2));
            }

            log = new ClientLog(client, clientCount);
            clientIndex.Add(client, clientCount);
            clients[clientCount++] = log;
        }

        return log;
    }

    private int StateOf(ulong client) => FindClient(client)?.State ?? 0;

    private int Root(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[128];
        if (utf8.Length <= buffer.Length)
        {
            var name = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
            return roots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int type) ? type : Root(name.ToString());
        }

        return Root(Encoding.UTF8.GetString(utf8));
    }

    private int Root(string name)
    {
        if (!roots.TryGetValue(name, out int type))
        {
            type = NewType(0, YTypeKind.Unknown, name, 0);
            roots.Add(name, type);
        }

        return type;
    }

    private int Key(ReadOnlySpan<byte> utf8)
    {
        Span<char> buffer = stackalloc char[128];
        if (utf8.Length <= buffer.Length)
        {
            var name = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
            return keyIndex.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out int key) ? key : Key(name.ToString());
        }

        return Key(Encoding.UTF8.GetString(utf8));
    }

    private int Key(string name)
    {
        if (!keyIndex.TryGetValue(name, out int key))
        {
            if (keyCount == keys.Length)
            {
                Array.Resize(ref keys, keyCount * 2);
            }

            key = keyCount++;
            keys[key] = name;
            keyIndex.Add(name, key);
        }

        return key;
    }

    /// <summary>The struct that holds a clock below the client's state.</summary>
    private static int FindNode(ClientLog log, int clock) => log[log.Find(clock)];

    /// <summary>The struct that ends with this clock, splitting when needed. Collected ranges are never split.</summary>
    private int CleanEnd(ClientLog log, int clock)
    {
        int position = log.Find(clock);
        int node = log[position];
        ref var found = ref nodes[node];
        if (unchecked(clock + 1) != found.End && !found.IsCollected)
        {
            Split(log, position, unchecked(clock + 1 - found.Clock));
        }

        return node;
    }

    /// <summary>The struct that begins with this clock, splitting when needed.</summary>
    private int CleanStart(ClientLog log, int clock)
    {
        int position = log.Find(clock);
        int node = log[position];
        ref var found = ref nodes[node];
        return found.Clock < clock && !found.IsCollected ? Split(log, position, unchecked(clock - found.Clock)) : node;
    }

    /// <summary>Cuts a struct in two; the left part keeps its node. Returns the right part, which this transaction tries to join again at its end.</summary>
    private int Split(ClientLog log, int position, int length)
    {
        int left = log[position];
        int right = NewNode();
        ref var l = ref nodes[left];
        ref var r = ref nodes[right];
        r = l;
        unchecked
        {
            r.Clock += length;
            r.Length -= length;
            r.Left = left;
            r.OriginClient = l.Client;
            r.OriginClock = r.Clock - 1;
            l.Length = length;
        }

        l.Right = right;
        SplitContent(ref l, ref r);
        if (r.Right != 0)
        {
            nodes[r.Right].Left = right;
        }
        else if (r.Key != 0)
        {
            types[r.Parent].Map!.Set(r.Key, right);
        }

        Spend((log.Count - position) >> 3);
        log.Insert(position + 1, right, r.Clock);
        splits.Add(new ClockMark(log.Index, r.Clock));
        return right;
    }

    private void SplitContent(ref Node l, ref Node r)
    {
        if (l.Kind == ContentKind.String)
        {
            r.Data = l.Data + l.Length;

            // A pair of surrogates that is cut becomes two replacement characters, as in Yjs (yjs/yjs#248).
            if (char.IsHighSurrogate(text[r.Data - 1]))
            {
                text[r.Data - 1] = text[r.Data] = '\uFFFD';
            }
        }
        else if (l.Kind is ContentKind.Any or ContentKind.Json)
        {
            var reader = new ByteReader(bytes.Slice(l.Data, l.Size));
            WireStruct.SkipValues(ref reader, l.Kind, l.Length);
            Spend(l.Length >> 1);
            r.Data = l.Data + reader.Position;
            r.Size = l.Size - reader.Position;
            l.Size = reader.Position;
        }
    }
}
