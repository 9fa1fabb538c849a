using System.Text.Json;

namespace Workspace.Web.Live.Yjs;

/// <summary>
/// Relative positions of Yjs as bytes (in our carets) and as JSON (in the awareness states of stock editors). Bytes: 0 + id of an item, 1 + name of a root, or
/// 2 + id of a type; then the association as a signed number, of which 6 bits are in the first byte.
/// </summary>
internal static class RelativePositions
{
    public static byte[]? FromJson(JsonElement position)
    {
        if (position.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        if (TryId(position, "item", out var client, out var clock))
        {
            bytes.WriteByte(0);
            Write(bytes, client);
            Write(bytes, clock);
        }
        else if (position.TryGetProperty("tname", out var name) && name.ValueKind == JsonValueKind.String)
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(name.GetString()!);
            bytes.WriteByte(1);
            Write(bytes, (ulong)utf8.Length);
            bytes.Write(utf8);
        }
        else if (TryId(position, "type", out client, out clock))
        {
            bytes.WriteByte(2);
            Write(bytes, client);
            Write(bytes, clock);
        }
        else
        {
            return null;
        }

        var association = position.TryGetProperty("assoc", out var stated) && stated.TryGetInt32(out var number) ? number : 0;
        bytes.WriteByte((byte)((association < 0 ? 0x40 : 0) | Math.Min(63, Math.Abs(association))));
        return bytes.Length <= 400 ? bytes.ToArray() : null;
    }

    /// <summary>Writes the position as a property; null where the bytes are none.</summary>
    public static void ToJson(Utf8JsonWriter json, string property, byte[] bytes)
    {
        ReadOnlySpan<byte> position = bytes;
        if (!YjsMessages.TryRead(ref position, out ulong kind) || kind > 2)
        {
            json.WriteNull(property);
            return;
        }

        ReadOnlySpan<byte> name = default;
        ulong client = 0, clock = 0;
        if (kind == 1 ? !YjsMessages.TryRead(ref position, out name) : !YjsMessages.TryRead(ref position, out client) || !YjsMessages.TryRead(ref position, out clock))
        {
            json.WriteNull(property);
            return;
        }

        json.WriteStartObject(property);
        if (kind == 1)
        {
            json.WriteString("tname", name);
        }
        else
        {
            json.WriteStartObject(kind == 0 ? "item" : "type");
            json.WriteNumber("client", client);
            json.WriteNumber("clock", clock);
            json.WriteEndObject();
        }

        var association = position.Length > 0 ? (position[0] & 63) * ((position[0] & 0x40) == 0 ? 1 : -1) : 0;
        json.WriteNumber("assoc", association);
        json.WriteEndObject();
    }

    private static bool TryId(JsonElement position, string property, out ulong client, out ulong clock)
    {
        clock = client = 0;
        return position.TryGetProperty(property, out var id) && id.ValueKind == JsonValueKind.Object
            && id.TryGetProperty("client", out var first) && first.TryGetUInt64(out client)
            && id.TryGetProperty("clock", out var second) && second.TryGetUInt64(out clock);
    }

    private static void Write(MemoryStream bytes, ulong number)
    {
        for (; number > 127; number >>= 7)
        {
            bytes.WriteByte((byte)((number & 127) | 128));
        }

        bytes.WriteByte((byte)number);
    }
}
