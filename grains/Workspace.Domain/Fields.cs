using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Workspace.Contracts;

namespace Workspace.Domain;

/// <summary>Checks of text fields, with the problem that tells what to do.</summary>
internal static class Fields
{
    public static Problem? Required(string field, string? text, int max) =>
        IsBlank(text) ? Problem.Of(ProblemCode.FieldRequired, ("field", field)) : Optional(field, text, max);

    /// <summary>A title or name: required, on one line.</summary>
    public static Problem? Line(string field, string? text, int max) =>
        Required(field, text, max) ?? (text!.Trim().AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? null : Problem.Of(ProblemCode.FieldInvalid, ("field", field)));

    /// <summary>Nothing to read: spaces, and characters without a shape such as the zero-width space.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) =>
        text is null || text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>The beginning of what someone sent, to say it back in a problem.</summary>
    public static string Clip(string? text) => text switch
    {
        null => "",
        { Length: <= 64 } => text,
        _ => string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[63]) ? 63 : 64), "…"),
    };

    public static Problem? Optional(string field, string? text, int max) => text switch
    {
        null => null,
        { Length: var length } when length > max => Problem.Of(ProblemCode.FieldTooLong, ("field", field), ("max", Number(max)), ("length", Number(length))),
        _ when text.Any(IsForbidden) => Problem.Of(ProblemCode.FieldInvalid, ("field", field)),
        _ => null,
    };

    public static Problem? FirstProblem(params ReadOnlySpan<Problem?> problems)
    {
        foreach (var problem in problems)
        {
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Control characters other than line breaks and tabs, and the direction overrides that make text read as something else.</summary>
    private static bool IsForbidden(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
