namespace Workspace.Crdt;

/// <summary>Why bytes were refused. Zero is never returned to a caller.</summary>
public enum DecodeError
{
    /// <summary>Nothing is wrong. Never the outcome of a refusal.</summary>
    None = 0,

    /// <summary>The bytes stop in the middle of a value, or a declared count or length is larger than what is left.</summary>
    EndOfInput,

    /// <summary>An integer is above 2^53 - 1 or longer than eight bytes.</summary>
    BadInteger,

    /// <summary>A string is not valid UTF-8 (surrogates and overlong forms included).</summary>
    BadText,

    /// <summary>An unknown kind of struct, type or value, or a struct of length zero.</summary>
    BadContent,

    /// <summary>Text that must be JSON is not JSON.</summary>
    BadJson,

    /// <summary>A struct refers to itself or to a later struct of its own client.</summary>
    BadReference,

    /// <summary>A client occurs twice among the structs of one update.</summary>
    DuplicateClient,

    /// <summary>A clock, a text or the whole input is larger than the limits allow.</summary>
    TooLarge,

    /// <summary>More clients, structs or deletes than the limits allow.</summary>
    TooMany,

    /// <summary>A value is nested deeper than the limits allow.</summary>
    TooDeep,

    /// <summary>Bytes follow after the end.</summary>
    TrailingBytes,
}

/// <summary>Bytes that had to be valid were not. Only thrown by methods whose documentation says so; everything else returns a <see cref="DecodeError"/>.</summary>
public sealed class YDecodeException(DecodeError error)
    : Exception($"The bytes are not a valid Yjs message: {error}.")
{
    /// <summary>What is wrong with the bytes.</summary>
    public DecodeError Error { get; } = error;
}
