using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Web.Live.Yjs;

/// <summary>
/// Messages of y-protocols 1.0 as y-websocket sends them: a kind, then a body; numbers are variable-length (7 bits a byte, lowest first), byte strings have their length
/// in front.
/// </summary>
internal static class YjsMessages
{
    public const byte Sync = 0;
    public const byte Presence = 1;
    public const byte Authentication = 2;
    public const byte QueryPresence = 3;

    public const byte StateVector = 0;
    public const byte Difference = 1;
    public const byte NewUpdate = 2;

    private static long clock;

    public static byte[] AskFor(ReadOnlySpan<byte> stateVector) => Message(stateVector, Sync, StateVector);

    public static byte[] Answer(ReadOnlySpan<byte> difference) => Message(difference, Sync, Difference);

    public static byte[] Update(ReadOnlySpan<byte> update) => Message(update, Sync, NewUpdate);

    /// <summary>Says that something was not taken, and why; stock providers show it on their console.</summary>
    public static byte[] Denied(string code) => Message(Encoding.UTF8.GetBytes(code), Authentication, 0);

    /// <summary>
    /// Carets as awareness states. Name and partner are the server's; the clock is one of this server, and of the time of day, so that a state that is told later wins,
    /// whichever node tells it.
    /// </summary>
    public static byte[] Awareness(IReadOnlyList<StampedCaret> carets, DateTimeOffset now)
    {
        var at = Tick(now.ToUnixTimeMilliseconds());
        var body = new ArrayBufferWriter<byte>(256 * (carets.Count + 1));
        Write(body, (ulong)carets.Count);
        foreach (var caret in carets)
        {
            Write(body, (ulong)caret.Caret.Client);
            Write(body, (ulong)at);
            var state = State(caret);
            Write(body, (ulong)state.Length);
            body.Write(state);
        }

        return Message(body.WrittenSpan, Presence);
    }

    public static bool TryRead(scoped ref ReadOnlySpan<byte> from, out ulong number)
    {
        number = 0;
        for (var shift = 0; shift < 63 && from.Length > 0; shift += 7)
        {
            var next = from[0];
            from = from[1..];
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
            {
                return true;
            }
        }

        return false;
    }

    public static bool TryRead(scoped ref ReadOnlySpan<byte> from, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!TryRead(ref from, out ulong length) || length > (ulong)from.Length)
        {
            return false;
        }

        bytes = from[..(int)length];
        from = from[(int)length..];
        return true;
    }

    /// <summary>The selection of an awareness state: <c>cursor</c> with <c>anchor</c> and <c>head</c>, as y-prosemirror and its kin write it. Empty without one; null when the state is none.</summary>
    public static byte[]? Selection(ReadOnlySpan<byte> state)
    {
        try
        {
            var reader = new Utf8JsonReader(state);
            using var json = JsonDocument.ParseValue(ref reader);
            if (json.RootElement.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("cursor", out var cursor) || cursor.ValueKind != JsonValueKind.Object
                || !cursor.TryGetProperty("anchor", out var first) || !cursor.TryGetProperty("head", out var second)
                || RelativePositions.FromJson(first) is not { } anchor || RelativePositions.FromJson(second) is not { } head)
            {
                return [];
            }

            return [(byte)(anchor.Length >> 8), (byte)(anchor.Length & 255), .. anchor, .. head];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static byte[] State(StampedCaret caret)
    {
        if (caret.Caret.Selection is not { } selection)
        {
            return "null"u8.ToArray();
        }

        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject("user");
            json.WriteString("name", caret.Name);
            json.WriteString("color", Colour(caret.Partner));
            json.WriteString("partner", caret.Partner.Value);
            json.WriteEndObject();
            var length = selection.Length > 2 ? (selection[0] << 8) | selection[1] : 0;
            if (length > 0 && 2 + length < selection.Length)
            {
                json.WriteStartObject("cursor");
                RelativePositions.ToJson(json, "anchor", selection[2..(2 + length)]);
                RelativePositions.ToJson(json, "head", selection[(2 + length)..]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A colour of its own for each partner, dark enough to be read on white.</summary>
    private static string Colour(PartnerId partner)
    {
        var hash = 17u;
        foreach (var letter in partner.Value)
        {
            hash = unchecked((hash * 31) + letter);
        }

        byte Part(int shift) => (byte)(0x20 + ((hash >> shift) & 0x7F));
        return string.Create(CultureInfo.InvariantCulture, $"#{Part(0):x2}{Part(7):x2}{Part(14):x2}");
    }

    private static long Tick(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref clock);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref clock, next, last) == last)
            {
                return next;
            }
        }
    }

    private static byte[] Message(ReadOnlySpan<byte> body, params ReadOnlySpan<byte> kind)
    {
        var writer = new ArrayBufferWriter<byte>(body.Length + 16);
        writer.Write(kind);
        Write(writer, (ulong)body.Length);
        writer.Write(body);
        return writer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> writer, ulong number)
    {
        var span = writer.GetSpan(10);
        var length = 0;
        for (; number > 127; number >>= 7)
        {
            span[length++] = (byte)((number & 127) | 128);
        }

        span[length++] = (byte)number;
        writer.Advance(length);
    }
}
