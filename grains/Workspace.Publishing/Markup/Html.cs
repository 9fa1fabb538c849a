using System.Buffers;
using System.Globalization;
using System.Text;

namespace Workspace.Publishing.Markup;

/// <summary>
/// Text that may stand in an HTML document as it is. The only ways to make one are <see cref="Text"/>, which escapes, and constructors whose
/// names say what their caller answers for. Templates are given nothing else, so that no template can forget to escape.
/// </summary>
internal readonly record struct Html
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. "&<>\"'", .. Controls()]);

    private readonly string? value;

    private Html(string value) => this.value = value;

    public static Html Empty => default;

    /// <summary>Escapes for element content and for quoted attributes alike. Control characters, which HTML forbids, become U+FFFD.</summary>
    public static Html Text(string? text) => new(Escape(text));

    public static Html Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Markup that our own code wrote, every part of which is escaped already. Never for text that came from a person.</summary>
    public static Html Raw(string markup) => new(markup);

    /// <summary>A quoted CSS string: everything but letters, digits and spaces becomes a numeric escape, so that it can end neither the string nor the style element.</summary>
    public static Html CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.IsAscii || rune.Value == ' ')
            {
                css.Append(rune);
            }
            else if (Rune.IsControl(rune))
            {
                css.Append(' ');
            }
            else
            {
                // The space ends the escape and is not part of the text.
                css.Append('\\').Append(rune.Value.ToString("x", CultureInfo.InvariantCulture)).Append(' ');
            }
        }

        return new(css.Append('"').ToString());
    }

    public override string ToString() => value ?? "";

    private static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAny(Special))
        {
            return text ?? "";
        }

        var html = new StringBuilder(text.Length + 32);
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ when IsForbidden(c) => html.Append('\uFFFD'),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    private static bool IsForbidden(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r');

    private static IEnumerable<char> Controls() => Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(IsForbidden);
}
