using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Text;
using Workspace.Crdt;
using Workspace.Domain.Text;

namespace Workspace.Grains.Sections;

/// <summary>Between the engine's trees and the rich text of the contracts.</summary>
internal static class RichText
{
    /// <summary>The children of a document's root as rich text. Every node is kept, also of kinds this program does not know.</summary>
    public static ImmutableArray<RichNode> Read(YNode root) => root is YElement element ? [.. element.Children.Select(Node)] : [Node(root)];

    /// <summary>The same with identities and writers.</summary>
    /// <param name="author">Who a client id belongs to.</param>
    public static ImmutableArray<VersionNode> Read(ImmutableArray<YAuthoredNode> nodes, Func<ulong, PersonId?> author) => [.. nodes.Select(n => Node(n, author))];

    private static VersionNode Node(YAuthoredNode node, Func<ulong, PersonId?> author)
    {
        var id = new VersionId(node.Id.Client, node.Id.Clock);
        var by = author(node.Id.Client);
        return node switch
        {
            YAuthoredElement element => new()
            {
                Type = element.Name,
                Attributes = Attributes(element.Attributes),
                Children = Read(element.Children, author),
                Id = id,
                By = by,
            },
            YAuthoredText run => new()
            {
                Type = "text",
                Text = run.Text,
                Marks = Marks(run.Marks),
                Id = id,
                By = by,
            },
            YAuthoredEmbed embed => new()
            {
                Type = "embed",
                Attributes = RichNode.NoAttributes.Add("value", Text(embed.Value)),
                Id = id,
                By = by,
            },
            _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot be read."),
        };
    }

    private static ImmutableArray<RichMark> Marks(ImmutableArray<KeyValuePair<string, YValue>> marks) =>
        [.. marks.Select(m => new RichMark { Type = m.Key, Attributes = Attributes(m.Value.Entries) })];

    private static RichNode Node(YNode node) => node switch
    {
        YElement element => new()
        {
            Type = element.Name,
            Attributes = Attributes(element.Attributes),
            Children = [.. element.Children.Select(Node)],
        },
        YTextRun run => new()
        {
            Type = "text",
            Text = run.Text,
            Marks = Marks(run.Marks),
        },
        YEmbed embed => new()
        {
            Type = "embed",
            Attributes = RichNode.NoAttributes.Add("value", Text(embed.Value)),
        },
        _ => throw new InvalidOperationException($"A {node.GetType().Name} cannot be read."),
    };

    private static ImmutableSortedDictionary<string, string> Attributes(ImmutableArray<KeyValuePair<string, YValue>> attributes) =>
        RichNode.NoAttributes.AddRange(attributes
            .Where(a => a.Value.Kind is not (YValueKind.Null or YValueKind.Undefined))
            .Select(a => KeyValuePair.Create(a.Key, Text(a.Value))));

    private static string Text(YValue value) => value.Kind switch
    {
        YValueKind.String => value.AsString!,
        YValueKind.Boolean => value.AsBoolean ? "true" : "false",
        YValueKind.Number => value.AsNumber.ToString("R", CultureInfo.InvariantCulture),
        YValueKind.BigInt => value.AsBigInt.ToString(CultureInfo.InvariantCulture),
        YValueKind.Bytes => Convert.ToHexStringLower(value.AsBytes.Span),
        YValueKind.Array => "[" + string.Join(',', value.Items.Select(Text)) + "]",
        YValueKind.Object => "{" + string.Join(',', value.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}:{Text(e.Value)}")) + "}",
        _ => "",
    };
}
