using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>A block of one line of text, with its references in the order in which <see cref="TextLines.Reference"/> stands in it.</summary>
internal sealed record TextLine(string Type, string Text, ImmutableArray<RichNode> References);

/// <summary>Rich text as lines and sentences. The client counts in the same way (<c>documents/evidence/claims.ts</c>); both are held to <c>tests/evidence/claims.json</c>.</summary>
internal static class TextLines
{
    /// <summary>Stands for a reference.</summary>
    public const char Reference = '\uFFFC';

    private const string Ends = ".!?…";
    private const string Closers = "\"'”’)]»";

    public static ImmutableArray<TextLine> Of(ImmutableArray<RichNode> content)
    {
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        Collect(content, lines);
        return lines.ToImmutable();
    }

    /// <summary>
    /// Cuts a text into sentences. References that follow the end of a sentence belong to it, as a footnote mark does; a small letter after a full stop means that it was an abbreviation.
    /// </summary>
    public static IEnumerable<(int Start, int End)> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends.Contains(text[i], StringComparison.Ordinal))
            {
                continue;
            }

            var end = Skip(text, Skip(text, i + 1, Ends), Closers);
            i = end - 1;
            if (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != Reference)
            {
                continue;
            }

            var next = end;
            for (; next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] == Reference); next++)
            {
                end = text[next] == Reference ? next + 1 : end;
            }

            if (next == text.Length || !char.IsLower(text[next]))
            {
                yield return (start, end);
                start = end;
                i = end - 1;
            }
        }

        if (start < text.Length)
        {
            yield return (start, text.Length);
        }
    }

    /// <summary>Words: letters and digits, with apostrophes and hyphens inside.</summary>
    public static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) || (inside && c is '\'' or '’' or '-');
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }

    private static int Skip(string text, int at, string over)
    {
        while (at < text.Length && over.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at;
    }

    private static void Collect(ImmutableArray<RichNode> nodes, ImmutableArray<TextLine>.Builder lines)
    {
        foreach (var node in nodes.IsDefault ? [] : nodes)
        {
            if (node.Text is not null || Evidence.Is(node))
            {
                lines.Add(Line("paragraph", [node]));
            }
            else if (node.Children.IsDefaultOrEmpty)
            {
                continue;
            }
            else if (node.Children.Any(c => c.Text is not null || Evidence.Is(c)))
            {
                lines.Add(Line(node.Type, node.Children));
            }
            else
            {
                Collect(node.Children, lines);
            }
        }
    }

    private static TextLine Line(string type, ImmutableArray<RichNode> content)
    {
        var text = new StringBuilder();
        var references = ImmutableArray.CreateBuilder<RichNode>();
        Add(content, text, references);
        return new(type, text.ToString(), references.ToImmutable());
    }

    private static void Add(ImmutableArray<RichNode> nodes, StringBuilder text, ImmutableArray<RichNode>.Builder references)
    {
        foreach (var node in nodes.IsDefault ? [] : nodes)
        {
            if (node.Text is { } run)
            {
                text.Append(run.Replace(Reference, ' '));
            }
            else if (Evidence.Is(node))
            {
                text.Append(Reference);
                references.Add(node);
            }
            else if (node.Type == "hardBreak")
            {
                text.Append('\n');
            }
            else
            {
                Add(node.Children, text, references);
            }
        }
    }
}
