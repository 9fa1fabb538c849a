using System.Buffers;
using System.Text;

namespace Workspace.Hosting.Storage;

/// <summary>What every row store demands before a call reaches the database. U+0000 and half characters have no place in UTF-8, in which both databases keep and compare keys.</summary>
internal static class RowGuard
{
    public const int MaxOwner = 256;

    public const int MaxKey = 200;

    public const int MaxPayload = 8 * 1024 * 1024;

    public const int MaxWrites = 2_000;

    /// <summary>All payloads of one call together: one message to PostgreSQL, one transaction on SQLite that everyone waits behind.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    public static void Owner(string owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        Text(owner, MaxOwner, "An owner", nameof(owner));
    }

    public static void Key(string key, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(key, parameter);
        Text(key, MaxKey, "A key", parameter);
    }

    /// <summary>The empty prefix is allowed: it is every row.</summary>
    public static void Prefix(string prefix, string parameter)
    {
        ArgumentNullException.ThrowIfNull(prefix, parameter);
        Text(prefix, MaxKey, "A prefix", parameter);
    }

    private static void Text(string text, int most, string what, string parameter)
    {
        if (text.Length > most)
        {
            throw new ArgumentException($"{what} has at most {most} characters; this one has {text.Length}.", parameter);
        }

        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done || rune.Value == 0)
            {
                throw new ArgumentException($"{what} cannot hold U+0000 or half of a surrogate pair; at {text.Length - rest.Length} there is one.", parameter);
            }

            rest = rest[used..];
        }
    }
}
