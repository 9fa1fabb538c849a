using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workspace.Contracts;

/// <summary>An identifier that is a type: made only from text that fits its form, and written as that text everywhere (keys, JSON, logs).</summary>
public interface ITextId<TSelf> where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text. Throws <see cref="InvalidOperationException"/> for <c>default</c>.</summary>
    string Value { get; }

    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf id);
}

/// <summary>Reads and writes an id as its text; refuses text that does not fit.</summary>
public sealed class TextIdJsonConverter<T> : JsonConverter<T> where T : struct, ITextId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"Not a {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }
}

internal static class IdText
{
    public const int MaxLength = 64;

    /// <summary>Lower-case letters, digits and single inner hyphens; no separator of keys, paths or logs can occur.</summary>
    public static bool IsSlug([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    public static string Require(string? value, string type) => value ?? throw new InvalidOperationException($"{type} has no value.");
}
