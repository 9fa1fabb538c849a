using System.Collections.Immutable;
using System.Text;
using Workspace.Crdt.Store;
using Workspace.Crdt.Values;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>Reading to plain immutable values. None of it changes the document or throws, whatever the document holds; a root that does not exist reads as empty.</summary>
public sealed partial class YDoc
{
    /// <summary>The XML fragment with this name as a tree of elements and runs of text; empty when nobody has written it. O(items in it, deleted ones included).</summary>
    /// <remarks>Levels beyond <see cref="YDocOptions.MaxReadDepth"/> are left out.</remarks>
    public YElement ReadXml(string root)
    {
        int type = roots.GetValueOrDefault(root);
        return new YElement(root, [], type == 0 ? [] : ReadNodes(type, 0));
    }

    /// <summary>The characters of a text, without what is embedded in it. UTF-16. O(items, deleted ones included, + characters).</summary>
    public string ReadText(string root)
    {
        int type = roots.GetValueOrDefault(root);
        if (type == 0)
        {
            return string.Empty;
        }

        int length = 0;
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            length += IsText(node) ? nodes[node].Length : 0;
        }

        return string.Create(length, (Doc: this, Type: type), static (target, state) =>
        {
            var doc = state.Doc;
            int at = 0;
            for (int node = doc.types[state.Type].Start; node != 0; node = doc.nodes[node].Right)
            {
                if (doc.IsText(node))
                {
                    ref readonly var item = ref doc.nodes[node];
                    doc.text.Slice(item.Data, item.Length).CopyTo(target[at..]);
                    at += item.Length;
                }
            }
        });
    }

    /// <summary>
    /// A text as runs with their marks and embedded values, at most <see cref="YDocOptions.MaxReadMarks"/> at one place. O(items, deleted ones included, + runs · marks).
    /// </summary>
    public ImmutableArray<YDelta> ReadDelta(string root)
    {
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? [] : Delta(type, 0);
    }

    /// <summary>The entries of a map, sorted by key (UTF-16). O(entries · log entries + what is in them).</summary>
    public ImmutableSortedDictionary<string, YValue> ReadMap(string root)
    {
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? ImmutableSortedDictionary.Create<string, YValue>(StringComparer.Ordinal) : EntriesOf(type, 0).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>The elements of an array. O(items in it, deleted ones included).</summary>
    public ImmutableArray<YValue> ReadArray(string root)
    {
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? [] : ItemsOf(type, 0);
    }

    /// <summary>A root type with all it holds, read as what the caller says it is (a root does not carry its kind). O(items in it, deleted ones included).
    /// Levels beyond <see cref="YDocOptions.MaxReadDepth"/> are left out.</summary>
    public YTree ReadTree(string root, YTypeKind kind)
    {
        int type = roots.GetValueOrDefault(root);
        return type == 0 ? new YTree(kind, null, [], [], []) : Tree(type, kind, 0);
    }

    private bool IsText(int node) => !nodes[node].Deleted && nodes[node].Kind == ContentKind.String;

    private YTree Tree(int type, YTypeKind kind, int depth)
    {
        var name = kind is YTypeKind.XmlElement or YTypeKind.XmlHook ? types[type].Name : null;
        if (depth > options.MaxReadDepth)
        {
            return new YTree(kind, name, [], [], []);
        }

        bool isText = kind is YTypeKind.Text or YTypeKind.XmlText;
        bool isList = kind is YTypeKind.Array or YTypeKind.XmlElement or YTypeKind.XmlFragment or YTypeKind.XmlHook;
        return new YTree(kind, name, EntriesOf(type, depth), isList ? ItemsOf(type, depth) : [], isText ? Delta(type, depth) : []);
    }

    private ImmutableArray<KeyValuePair<string, YValue>> EntriesOf(int type, int depth)
    {
        var map = types[type].Map;
        if (map is null)
        {
            return [];
        }

        var entries = new List<KeyValuePair<string, YValue>>(map.Count);
        for (int i = 0; i < map.Count; i++)
        {
            int node = map.Nodes[i];
            if (!nodes[node].Deleted)
            {
                entries.Add(new(keys[map.Keys[i]], ValueAt(node, nodes[node].Length - 1, depth)));
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return [.. entries];
    }

    private ImmutableArray<YValue> ItemsOf(int type, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YValue>(types[type].Length);
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted || !item.Countable)
            {
                continue;
            }

            if (item.Kind is ContentKind.Any or ContentKind.Json)
            {
                AddValues(items, in item);
                continue;
            }

            for (int i = 0; i < nodes[node].Length; i++)
            {
                items.Add(ValueAt(node, i, depth));
            }
        }

        return items.DrainToImmutable();
    }

    private void AddValues(ImmutableArray<YValue>.Builder items, ref readonly Node item)
    {
        var reader = new ByteReader(bytes.Slice(item.Data, item.Size));
        for (int i = 0; i < item.Length; i++)
        {
            items.Add(item.Kind == ContentKind.Any ? AnyValue.Read(ref reader) : ReadJson(reader.VarBytes(int.MaxValue)));
        }
    }

    private static YValue ReadJson(ReadOnlySpan<byte> json) => json.SequenceEqual("undefined"u8) ? YValue.Undefined : JsonText.Parse(json);

    /// <summary>One element of an item's content.</summary>
    private YValue ValueAt(int node, int index, int depth)
    {
        ref readonly var item = ref nodes[node];
        if (item.Kind == ContentKind.Type)
        {
            return YValue.Of(Tree(item.Data, types[item.Data].Kind, depth + 1));
        }

        if (item.Kind == ContentKind.String)
        {
            return YValue.Of(text[item.Data + index].ToString());
        }

        var reader = new ByteReader(bytes.Slice(item.Data, item.Size));
        switch (item.Kind)
        {
            case ContentKind.Any or ContentKind.Json:
                WireStruct.SkipValues(ref reader, item.Kind, index);
                return item.Kind == ContentKind.Any ? AnyValue.Read(ref reader) : ReadJson(reader.VarBytes(int.MaxValue));
            case ContentKind.Binary:
                return YValue.Of(reader.VarBytes(int.MaxValue));
            case ContentKind.Embed:
                return JsonText.Parse(reader.VarBytes(int.MaxValue));
            case ContentKind.Doc:
                var guid = Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue));
                return YValue.Of(new YDocumentReference(guid, AnyValue.Read(ref reader)));
            default:
                return YValue.Undefined;
        }
    }

    private ImmutableArray<YDelta> Delta(int type, int depth)
    {
        var runs = ImmutableArray.CreateBuilder<YDelta>();
        var current = new MarkSet(options.MaxReadMarks);
        var run = new StringBuilder();
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted)
            {
                continue;
            }

            switch (item.Kind)
            {
                case ContentKind.String:
                    run.Append(text.Slice(item.Data, item.Length));
                    break;
                case ContentKind.Format:
                    EndRun(runs, run, current);
                    ReadFormat(in item, out var key, out var value);
                    current.Set(key, value);
                    break;
                case ContentKind.Embed or ContentKind.Type:
                    EndRun(runs, run, current);
                    runs.Add(new YDelta(ValueAt(node, 0, depth), current.Marks));
                    break;
                default:
                    break;
            }
        }

        EndRun(runs, run, current);
        return runs.DrainToImmutable();
    }

    private static void EndRun(ImmutableArray<YDelta>.Builder runs, StringBuilder run, MarkSet current)
    {
        if (run.Length > 0)
        {
            runs.Add(new YDelta(YValue.Of(run.ToString()), current.Marks));
            run.Clear();
        }
    }

    private void ReadFormat(ref readonly Node item, out string key, out YValue value)
    {
        var reader = new ByteReader(bytes.Slice(item.Data, item.Size));
        key = Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue));
        value = JsonText.Parse(reader.VarBytes(int.MaxValue));
    }

    private ImmutableArray<YNode> ReadNodes(int type, int depth)
    {
        if (depth > options.MaxReadDepth)
        {
            return [];
        }

        var children = ImmutableArray.CreateBuilder<YNode>();
        for (int node = types[type].Start; node != 0; node = nodes[node].Right)
        {
            ref readonly var item = ref nodes[node];
            if (item.Deleted || item.Kind != ContentKind.Type)
            {
                continue;
            }

            int child = item.Data;
            var kind = types[child].Kind;
            if (kind is YTypeKind.XmlText or YTypeKind.Text)
            {
                foreach (var run in Delta(child, depth + 1))
                {
                    children.Add(run.Text is { } characters ? new YTextRun(characters, run.Marks) : new YEmbed(run.Insert, run.Marks));
                }
            }
            else if (kind is YTypeKind.XmlElement or YTypeKind.XmlFragment)
            {
                children.Add(new YElement(types[child].Name ?? string.Empty, EntriesOf(child, depth + 1), ReadNodes(child, depth + 1)));
            }
        }

        return children.DrainToImmutable();
    }

    /// <summary>The marks that hold at a place in a text; null switches one off.</summary>
    private sealed class MarkSet(int most)
    {
        private readonly List<KeyValuePair<string, YValue>> marks = [];
        private ImmutableArray<KeyValuePair<string, YValue>>? frozen = [];

        /// <summary>Sorted by key; the same array as long as nothing changes.</summary>
        public ImmutableArray<KeyValuePair<string, YValue>> Marks
        {
            get
            {
                if (frozen is null)
                {
                    marks.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
                    frozen = [.. marks];
                }

                return frozen.Value;
            }
        }

        public void Set(string key, YValue value)
        {
            int at = marks.FindIndex(m => m.Key == key);
            if (at < 0 && (value.Kind == YValueKind.Null || marks.Count >= most))
            {
                return;
            }

            frozen = null;
            if (at < 0)
            {
                marks.Add(new(key, value));
            }
            else if (value.Kind == YValueKind.Null)
            {
                marks.RemoveAt(at);
            }
            else
            {
                marks[at] = new(key, value);
            }
        }
    }
}
