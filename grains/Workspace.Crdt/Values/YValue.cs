using System.Collections.Immutable;

namespace Workspace.Crdt;

/// <summary>What a <see cref="YValue"/> holds.</summary>
public enum YValueKind
{
    /// <summary>JavaScript's undefined; also what a place without a value reads as.</summary>
    Undefined = 0,
    Null,
    Boolean,
    Number,
    BigInt,
    String,
    Bytes,
    Array,
    Object,

    /// <summary>A subdocument: an opaque reference, its text is a document of its own.</summary>
    Document,

    /// <summary>A nested shared type, read as a tree.</summary>
    Tree,
}

/// <summary>
/// A plain immutable value of a shared document: what JSON knows, and undefined, big integers, bytes, references to subdocuments and nested shared types.
/// Equality is by value; objects are equal whatever the order of their keys.
/// </summary>
public sealed partial class YValue : IEquatable<YValue>
{
    private readonly object? reference;
    private readonly double number;
    private readonly long integer;

    private YValue(YValueKind kind, object? reference = null, double number = 0, long integer = 0)
    {
        Kind = kind;
        this.reference = reference;
        this.number = number;
        this.integer = integer;
    }

    /// <summary>What this value is.</summary>
    public YValueKind Kind { get; }

    /// <summary>JavaScript's undefined.</summary>
    public static YValue Undefined { get; } = new(YValueKind.Undefined);

    /// <summary>null.</summary>
    public static YValue Null { get; } = new(YValueKind.Null);

    /// <summary>true.</summary>
    public static YValue True { get; } = new(YValueKind.Boolean, integer: 1);

    /// <summary>false.</summary>
    public static YValue False { get; } = new(YValueKind.Boolean);

    /// <summary>The empty object, as a mark without parameters is written.</summary>
    public static YValue EmptyObject { get; } = new(YValueKind.Object, ImmutableArray<KeyValuePair<string, YValue>>.Empty);

    /// <summary>The boolean; false for any other kind.</summary>
    public bool AsBoolean => Kind == YValueKind.Boolean && integer != 0;

    /// <summary>The number; NaN for any other kind.</summary>
    public double AsNumber => Kind == YValueKind.Number ? number : double.NaN;

    /// <summary>The big integer; 0 for any other kind.</summary>
    public long AsBigInt => Kind == YValueKind.BigInt ? integer : 0;

    /// <summary>The string; null for any other kind. UTF-16, lone surrogates possible.</summary>
    public string? AsString => Kind == YValueKind.String ? (string)reference! : null;

    /// <summary>The bytes; empty for any other kind.</summary>
    public ReadOnlyMemory<byte> AsBytes => Kind == YValueKind.Bytes ? (byte[])reference! : default;

    /// <summary>The elements of an array; empty for any other kind.</summary>
    public ImmutableArray<YValue> Items => Kind == YValueKind.Array ? (ImmutableArray<YValue>)reference! : [];

    /// <summary>The entries of an object in the order in which they were written, each key once; empty for any other kind.</summary>
    public ImmutableArray<KeyValuePair<string, YValue>> Entries =>
        Kind == YValueKind.Object ? (ImmutableArray<KeyValuePair<string, YValue>>)reference! : [];

    /// <summary>The subdocument; null for any other kind.</summary>
    public YDocumentReference? AsDocument => Kind == YValueKind.Document ? (YDocumentReference)reference! : null;

    /// <summary>The nested shared type; null for any other kind.</summary>
    public YTree? AsTree => Kind == YValueKind.Tree ? (YTree)reference! : null;

    /// <summary>The entry of an object with this key, or null. O(entries).</summary>
    public YValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Entries)
            {
                if (name == key)
                {
                    return value;
                }
            }

            return null;
        }
    }

    /// <summary>A boolean. O(1), as are the other kinds of which nothing else is said.</summary>
    public static YValue Of(bool value) => value ? True : False;

    /// <summary>A number as JavaScript has them: 64-bit floating point, NaN and infinities included (JSON writes those as null).</summary>
    public static YValue Of(double value) => new(YValueKind.Number, number: value);

    /// <summary>A string of UTF-16 units. Lone surrogates cannot be written to a document: they become U+FFFD there.</summary>
    public static YValue Of(string value) => new(YValueKind.String, value ?? throw new ArgumentNullException(nameof(value)));

    /// <summary>Bytes; copied. O(bytes).</summary>
    public static YValue Of(ReadOnlySpan<byte> value) => new(YValueKind.Bytes, value.ToArray());

    /// <summary>An array; the default one is an empty one.</summary>
    public static YValue Of(ImmutableArray<YValue> items) => new(YValueKind.Array, items.IsDefault ? [] : items);

    /// <summary>An object. A key that occurs twice keeps its first place and its last value, as in JavaScript. O(entries).</summary>
    public static YValue Of(ImmutableArray<KeyValuePair<string, YValue>> entries)
    {
        if (entries.IsDefaultOrEmpty)
        {
            return EmptyObject;
        }

        return new(YValueKind.Object, entries.Length == 1 ? entries : Unique(entries));
    }

    /// <summary>A 64-bit integer that JavaScript holds as bigint.</summary>
    public static YValue OfBigInt(long value) => new(YValueKind.BigInt, integer: value);

    internal static YValue Of(YDocumentReference document) => new(YValueKind.Document, document);

    internal static YValue Of(YTree tree) => new(YValueKind.Tree, tree);

    /// <summary>Reads JSON text as JSON.parse does. O(bytes).</summary>
    /// <exception cref="YDecodeException">It is not JSON, or nested more than 512 deep.</exception>
    public static YValue ParseJson(ReadOnlySpan<byte> utf8)
    {
        var error = Values.JsonText.Check(utf8, 512);
        return error == DecodeError.None ? Values.JsonText.Parse(utf8) : throw new YDecodeException(error);
    }

    /// <inheritdoc/>
    public bool Equals(YValue? other)
    {
        if (other is null || other.Kind != Kind)
        {
            return false;
        }

        return Kind switch
        {
            YValueKind.Boolean or YValueKind.BigInt => integer == other.integer,
            YValueKind.Number => number.Equals(other.number),
            YValueKind.String => AsString == other.AsString,
            YValueKind.Bytes => AsBytes.Span.SequenceEqual(other.AsBytes.Span),
            YValueKind.Array => Items.SequenceEqual(other.Items),
            YValueKind.Object => SameEntries(Entries, other.Entries),
            YValueKind.Document or YValueKind.Tree => reference!.Equals(other.reference),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as YValue);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        YValueKind.Boolean or YValueKind.BigInt => HashCode.Combine(Kind, integer),
        YValueKind.Number => HashCode.Combine(Kind, number),
        YValueKind.String => HashCode.Combine(Kind, AsString),
        YValueKind.Array => HashCode.Combine(Kind, Items.Length),
        YValueKind.Object => HashCode.Combine(Kind, Entries.Length),
        YValueKind.Bytes => HashCode.Combine(Kind, AsBytes.Length),
        _ => (int)Kind,
    };

    /// <summary>JSON as JavaScript writes it; what JSON cannot hold is written as null. O(what is in it).</summary>
    public override string ToString() => Values.JsonText.Write(this);

    private static ImmutableArray<KeyValuePair<string, YValue>> Unique(ImmutableArray<KeyValuePair<string, YValue>> entries)
    {
        var places = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<KeyValuePair<string, YValue>>(entries.Length);
        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, unique.Count))
            {
                unique.Add(entry);
            }
            else
            {
                unique[places[entry.Key]] = entry;
            }
        }

        return unique.Count == entries.Length ? entries : unique.ToImmutable();
    }

    private static bool SameEntries(ImmutableArray<KeyValuePair<string, YValue>> a, ImmutableArray<KeyValuePair<string, YValue>> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        static IEnumerable<KeyValuePair<string, YValue>> Sorted(ImmutableArray<KeyValuePair<string, YValue>> entries) =>
            entries.OrderBy(e => e.Key, StringComparer.Ordinal);

        return Sorted(a).SequenceEqual(Sorted(b));
    }
}

/// <summary>A reference to a subdocument. The engine never opens it: its text is another document under its own rights.</summary>
/// <param name="Guid">The name that its creator gave it.</param>
/// <param name="Options">The options beside it: <c>gc</c>, <c>autoLoad</c>, <c>meta</c>.</param>
public sealed record YDocumentReference(string Guid, YValue Options);
