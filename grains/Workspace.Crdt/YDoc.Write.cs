using Workspace.Crdt.Store;
using Workspace.Crdt.Values;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Writing from this side: new items under a client id of the caller's choice.</summary>
public sealed partial class YDoc
{
    private ClientLog? writer;

    /// <summary>
    /// Changes the document under a client id and returns the change as an update (format v1) for the others; an empty update when nothing was changed.
    /// O(what the writers do + structs that are deleted or joined). The id must not be in use by anybody else: take a fresh random one per seeding, restoring or importing act.
    /// </summary>
    /// <param name="clientId">Up to 2^53 - 1.</param>
    /// <param name="change">Makes the changes; its writers are of no use afterwards. When it throws, what it has done so far stays in this document without an
    /// update for it: let go of the document then.</param>
    /// <exception cref="ArgumentOutOfRangeException">The client id is above 2^53 - 1.</exception>
    /// <exception cref="InvalidOperationException">Called inside of another change, or the client has no clocks left (2^31 - 1).</exception>
    public byte[] Transact(ulong clientId, Action<YTransaction> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(clientId, ByteReader.MaxInteger);
        if (writer is not null)
        {
            throw new InvalidOperationException("A change is being made already.");
        }

        Begin();
        var handle = new YTransaction(this);
        try
        {
            writer = GetClient(clientId);
            Touch(writer);
            change(handle);
        }
        finally
        {
            handle.End();
            writer = null;
            FinishMerges();
        }

        var update = EncodeTransaction(FindClient(clientId)!);
        FinishLists();
        return update;
    }

    private byte[] EncodeTransaction(ClientLog log)
    {
        var update = new ByteWriter(256);
        if (log.State > log.Before)
        {
            update.Byte(1);
            WriteLog(ref update, log, log.Before, log.State);
        }
        else
        {
            update.Byte(0);
        }

        var ranges = deleted.ConvertAll(d => new ClientRange(clients[d.Client].Id, (ulong)d.Clock, (ulong)d.End));
        ClientRanges.SortAndMerge(ranges);
        DeleteSets.Write(ref update, ranges);
        return update.ToArrayAndFree();
    }

    internal ref readonly TypeNode TypeAt(int type) => ref types[type];

    internal int RootFor(string name, YTypeKind kind)
    {
        int type = Root(name);
        if (types[type].Kind == YTypeKind.Unknown)
        {
            types[type].Kind = kind;
        }

        return type;
    }

    /// <summary>A new item of this transaction between two neighbours, without content yet.</summary>
    private int NewItem(int parent, int key, int left, int right, ContentKind kind, int length)
    {
        var log = writer!;
        int node = NewNode();
        nodes[node] = new Node
        {
            Client = log.Index,
            Clock = log.State,
            Length = length,
            OriginClient = left == 0 ? -1 : nodes[left].Client,
            OriginClock = left == 0 ? 0 : nodes[left].End - 1,
            RightClient = right == 0 ? -1 : nodes[right].Client,
            RightClock = right == 0 ? 0 : nodes[right].Clock,
            Parent = parent,
            Key = key,
            Kind = kind,
        };
        if (length > int.MaxValue - log.State)
        {
            throw new InvalidOperationException("The client has no clocks left.");
        }

        return node;
    }

    internal int WriteString(int parent, int left, int right, ReadOnlySpan<char> value)
    {
        int node = NewItem(parent, 0, left, right, ContentKind.String, value.Length);
        int start = TakeText(writer!, value.Length);
        var target = text.Slice(start, value.Length);
        value.CopyTo(target);
        ReplaceLoneSurrogates(target);
        nodes[node].Data = start;
        Place(node, left, right, writer!);
        return node;
    }

    /// <summary>What cannot be written as UTF-8 would read differently here than at everybody else.</summary>
    private static void ReplaceLoneSurrogates(Span<char> value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]))
            {
                if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]))
                {
                    i++;
                }
                else
                {
                    value[i] = '\uFFFD';
                }
            }
        }
    }

    internal int WriteFormat(int parent, int left, int right, string key, YValue value)
    {
        int node = NewItem(parent, 0, left, right, ContentKind.Format, 1);
        var payload = new ByteWriter(64);
        payload.Text(key);
        payload.Text(JsonText.Write(value));
        return PlacePayload(node, left, right, ref payload);
    }

    internal int WriteEmbed(int parent, int left, int right, YValue value)
    {
        int node = NewItem(parent, 0, left, right, ContentKind.Embed, 1);
        var payload = new ByteWriter(64);
        payload.Text(JsonText.Write(value));
        return PlacePayload(node, left, right, ref payload);
    }

    /// <summary>Plain values: as list elements, or one as the entry of a map.</summary>
    internal int WriteValues(int parent, int key, int left, int right, ReadOnlySpan<YValue> values)
    {
        var payload = new ByteWriter(64);
        if (values.Length == 1 && values[0].Kind is YValueKind.Bytes or YValueKind.Document)
        {
            int single = NewItem(parent, key, left, right, values[0].Kind == YValueKind.Bytes ? ContentKind.Binary : ContentKind.Doc, 1);
            if (values[0].AsDocument is { } document)
            {
                payload.Text(document.Guid);
                AnyValue.Write(ref payload, document.Options);
            }
            else
            {
                payload.VarBytes(values[0].AsBytes.Span);
            }

            return PlacePayload(single, left, right, ref payload);
        }

        foreach (var value in values)
        {
            AnyValue.Write(ref payload, value);
        }

        return PlacePayload(NewItem(parent, key, left, right, ContentKind.Any, values.Length), left, right, ref payload);
    }

    /// <summary>A nested type. Returns the index of the type.</summary>
    internal int WriteType(int parent, int key, int left, int right, YTypeKind kind, string? name)
    {
        int node = NewItem(parent, key, left, right, ContentKind.Type, 1);
        int type = NewType(node, kind, name is null ? null : InternName(name), types[parent].Depth + 1);
        nodes[node].Data = type;
        Place(node, left, right, writer!);
        return type;
    }

    private int PlacePayload(int node, int left, int right, ref ByteWriter payload)
    {
        StoreBytes(node, writer!, payload.Written);
        payload.Free();
        Place(node, left, right, writer!);
        return node;
    }

    internal void DeleteItem(int node) => Delete(node);

    internal ref readonly Node NodeAt(int node) => ref nodes[node];

    internal int KeyOf(string name) => Key(name);

    internal void FormatOf(int node, out string key, out YValue value) => ReadFormat(in nodes[node], out key, out value);

    /// <summary>Cuts an item so that it has this length; its right neighbour is the rest.</summary>
    internal void CutItem(int node, int length)
    {
        var log = clients[nodes[node].Client];
        Split(log, log.Find(nodes[node].Clock), length);
    }
}
