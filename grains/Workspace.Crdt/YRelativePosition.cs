using System.Diagnostics.CodeAnalysis;
using System.Text;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt;

/// <summary>
/// A place in a list that stays with its neighbour while others write: before an element (or behind it, with a negative <see cref="Association"/>), or at the end of a type.
/// </summary>
/// <param name="Item">The element; null for the end of a type.</param>
/// <param name="Root">Name of the root type, when the place is at its end.</param>
/// <param name="Type">Id of the item that holds the type, when the place is at the end of a nested one.</param>
/// <param name="Association">0 or more: belongs to the element on its right. Negative: to the one on its left.</param>
public sealed record YRelativePosition(YId? Item, string? Root, YId? Type, int Association)
{
    /// <summary>Decodes a position as Yjs encodes it; names of roots up to 4,096 bytes. O(bytes).</summary>
    /// <param name="bytes">Of anybody.</param>
    /// <param name="position">The position, or null.</param>
    /// <param name="error">Why it was refused, or <see cref="DecodeError.None"/>.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out YRelativePosition? position, out DecodeError error)
    {
        const int MaxName = 4096;
        var reader = new ByteReader(bytes);
        YId? item = null, type = null;
        string? root = null;
        switch (reader.Uint())
        {
            case 0:
                item = new YId(reader.Uint(), reader.Uint());
                break;
            case 1:
                root = Encoding.UTF8.GetString(reader.Text(MaxName));
                break;
            case 2:
                type = new YId(reader.Uint(), reader.Uint());
                break;
            default:
                reader.Fail(DecodeError.BadContent);
                break;
        }

        int association = 0;
        if (reader.Remaining > 0)
        {
            ulong magnitude = reader.SignedInt(out bool negative);
            association = (int)Math.Min(magnitude, int.MaxValue) * (negative ? -1 : 1);
            if (reader.Remaining > 0)
            {
                reader.Fail(DecodeError.TrailingBytes);
            }
        }

        error = reader.Error;
        position = reader.Failed ? null : new YRelativePosition(item, root, type, association);
        return position is not null;
    }

    /// <summary>The position as Yjs encodes it. O(1).</summary>
    /// <exception cref="InvalidOperationException">It names neither an element nor a root nor a type.</exception>
    public byte[] Encode()
    {
        var writer = new ByteWriter(32);
        if (Item is { } item)
        {
            writer.Byte(0);
            writer.Uint(item.Client);
            writer.Uint(item.Clock);
        }
        else if (Root is not null)
        {
            writer.Byte(1);
            writer.Text(Root);
        }
        else
        {
            var type = Type ?? throw new InvalidOperationException("A position names an element, a root or a type.");
            writer.Byte(2);
            writer.Uint(type.Client);
            writer.Uint(type.Clock);
        }

        writer.SignedInt((ulong)Math.Abs((long)Association), Association < 0);
        return writer.ToArrayAndFree();
    }
}

/// <summary>The identity of one character, element or mark: who wrote it, and as the how-manieth.</summary>
/// <param name="Client">Client id, up to 2^53 - 1.</param>
/// <param name="Clock">Elements that the client had written before.</param>
public readonly record struct YId(ulong Client, ulong Clock);
