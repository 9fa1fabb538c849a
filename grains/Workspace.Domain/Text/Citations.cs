using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Text;

namespace Workspace.Domain.Text;

/// <summary>The sentences of a text that refer to signals or to an entity: what falls with them.</summary>
public static class Citations
{
    private const int MaxLength = 400;

    /// <summary>Whether the text refers to any of these signals.</summary>
    public static bool Cites(ImmutableArray<RichNode> content, ImmutableArray<SignalRef> signals) => Cites(content, n => Evidence.SignalOf(n) is { } signal && signals.Contains(signal));

    public static bool Cites(ImmutableArray<RichNode> content, EntityRef entity) => Cites(content, n => Evidence.EntityOf(n) == entity);

    /// <summary>In reading order, each once; at most <see cref="SectionCitations.MaxSentences"/>.</summary>
    public static ImmutableArray<CitingSentence> Of(ImmutableArray<RichNode> content, ImmutableArray<SignalRef> signals) =>
        Of(content, n => Evidence.SignalOf(n) is { } signal && signals.Contains(signal));

    public static ImmutableArray<CitingSentence> Of(ImmutableArray<RichNode> content, EntityRef entity) => Of(content, n => Evidence.EntityOf(n) == entity);

    private static bool Cites(ImmutableArray<RichNode> content, Func<RichNode, bool> wanted) => (content.IsDefault ? [] : content).Any(n => wanted(n) || Cites(n.Children, wanted));

    private static ImmutableArray<CitingSentence> Of(ImmutableArray<RichNode> content, Func<RichNode, bool> wanted) =>
        [.. TextLines.Of(content).SelectMany(line => Sentences(line, wanted)).Take(SectionCitations.MaxSentences)];

    private static IEnumerable<CitingSentence> Sentences(TextLine line, Func<RichNode, bool> wanted)
    {
        var reference = 0;
        var others = line.References.Where(r => !wanted(r)).ToList();
        ImmutableArray<SignalRef> signals = [.. others.Select(Evidence.SignalOf).OfType<SignalRef>().Distinct()];
        ImmutableArray<EntityRef> entities = [.. others.Select(Evidence.EntityOf).OfType<EntityRef>().Distinct()];
        foreach (var (start, end) in TextLines.Sentences(line.Text))
        {
            var (cites, first) = (false, reference);
            for (var i = start; i < end; i++)
            {
                if (line.Text[i] == TextLines.Reference)
                {
                    cites |= wanted(line.References[reference++]);
                }
            }

            if (cites)
            {
                yield return new(Readable(line.Text.AsSpan(start, end - start), line.References.AsSpan()[first..reference]), signals) { OtherEntities = entities };
            }
        }
    }

    /// <summary>Without references; an entity within the sentence, which stands for a word, is <c>…</c>. White space as single spaces and none before punctuation, clipped between characters.</summary>
    private static string Readable(ReadOnlySpan<char> sentence, ReadOnlySpan<RichNode> references)
    {
        var text = new StringBuilder(sentence.Length);
        var reference = 0;
        foreach (var c in sentence)
        {
            if (c == TextLines.Reference && Evidence.EntityOf(references[reference++]) is not null && !IsEnded(text))
            {
                text.Append('…');
            }
            else if (c == TextLines.Reference || char.IsWhiteSpace(c))
            {
                _ = text is { Length: > 0 } && text[^1] != ' ' ? text.Append(' ') : text;
            }
            else
            {
                if (c is '.' or ',' or ';' or ':' or '!' or '?' or ')' && text is { Length: > 0 } && text[^1] == ' ')
                {
                    text.Length--;
                }

                text.Append(c);
            }
        }

        var whole = text.ToString().Trim();
        return whole.Length <= MaxLength ? whole : string.Concat(whole.AsSpan(0, char.IsHighSurrogate(whole[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1), "…");
    }

    /// <summary>What follows the end of a sentence stands beside its words.</summary>
    private static bool IsEnded(StringBuilder text)
    {
        var last = text.Length - 1;
        while (last >= 0 && text[last] == ' ')
        {
            last--;
        }

        return last >= 0 && text[last] is ('.' or '!' or '?');
    }
}
