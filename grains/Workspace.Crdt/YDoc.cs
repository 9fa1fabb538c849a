using Workspace.Crdt.Store;

namespace Workspace.Crdt;

/// <summary>
/// A shared document: integrates updates of any Yjs client in any order and ends, like every other replica that has seen the same updates, in the same state.
/// Reads, encodes and writes it. Not thread-safe: one owner at a time (a grain).
/// </summary>
/// <remarks>The algorithm is described in INTERNALS.md, what hostile bytes can and cannot do in THREATS.md.</remarks>
public sealed partial class YDoc
{
    private readonly YDocOptions options;

    // Index 0 of nodes, types and keys is nobody.
    private Node[] nodes = new Node[16];
    private int nodeCount = 1;
    private int freeNode;
    private TypeNode[] types = new TypeNode[4];
    private int typeCount = 1;
    private int freeType;
    private Arena<char> text = new();
    private Arena<byte> bytes = new();

    private ClientLog[] clients = [];
    private int clientCount;
    private Dictionary<ulong, int> clientIndex = [];
    private Dictionary<string, int> roots = new(StringComparer.Ordinal);
    private Dictionary<string, int> keyIndex = new(StringComparer.Ordinal);
    private string[] keys = new string[4];
    private int keyCount = 1;

    /// <summary>An empty document.</summary>
    public YDoc(YDocOptions? options = null) => this.options = options ?? new YDocOptions();

    /// <summary>How this document behaves.</summary>
    public YDocOptions Options => options;

    /// <summary>The next expected clock of a client; 0 for one that has written nothing. O(1).</summary>
    public ulong Clock(ulong client) => clientIndex.TryGetValue(client, out int index) ? (ulong)clients[index].State : 0;

    /// <summary>The clients that have written here, in no order. O(clients) to go through.</summary>
    public IEnumerable<ulong> Clients => clients.Take(clientCount).Select(log => log.Id);

    /// <summary>Structs that are held: items and collected ranges. O(clients).</summary>
    public int StructCount
    {
        get
        {
            int count = 0;
            foreach (var log in Logs)
            {
                count += log.Count;
            }

            return count;
        }
    }

    /// <summary>The names of the root types that have been written to or asked for.</summary>
    public IReadOnlyCollection<string> RootNames => roots.Keys;

    private ReadOnlySpan<ClientLog> Logs => clients.AsSpan(0, clientCount);

    /// <summary>An independent copy, pending parts included. A block copy: O(structs) with a very small constant.</summary>
    public YDoc Copy()
    {
        var copy = new YDoc(options)
        {
            nodes = nodes.AsSpan(0, nodeCount).ToArray(),
            nodeCount = nodeCount,
            freeNode = freeNode,
            types = types.AsSpan(0, typeCount).ToArray(),
            typeCount = typeCount,
            freeType = freeType,
            text = text.Copy(),
            bytes = bytes.Copy(),
            clients = Array.ConvertAll(Logs.ToArray(), log => log.Copy()),
            clientCount = clientCount,
            clientIndex = new(clientIndex),
            roots = new(roots, StringComparer.Ordinal),
            keyIndex = new(keyIndex, StringComparer.Ordinal),
            keys = [.. keys],
            keyCount = keyCount,
            transaction = transaction,
            work = work,
            deepest = deepest,
            longest = longest,
            pendingStructs = pendingStructs?.Copy(),
            pendingDeletes = [.. pendingDeletes],
        };
        for (int i = 1; i < typeCount; i++)
        {
            copy.types[i].Map = types[i].Map?.Copy();
        }

        return copy;
    }
}
