using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Crdt;

namespace Workspace.Grains.Tests;

/// <summary>A person at an editor: a document of its own, kept in step with the server by the protocol.</summary>
public sealed class Writer(ISectionGrain section, PersonId person, ulong clientId)
{
    public YDoc Document { get; } = new();

    public PersonId Person => person;

    public async Task<JoinedSection> JoinAsync()
    {
        var joined = await section.Join(person, Document.EncodeStateVector());
        Assert.Null(joined.Problem);
        Take(joined.Value!.Difference);
        return joined.Value;
    }

    public void Take(byte[] update) => Document.Apply(YUpdate.Decode(update));

    /// <summary>Types a paragraph at the end and gives the update, without sending it.</summary>
    public byte[] Type(string text) => Document.Transact(clientId, t =>
    {
        var paragraph = t.Xml("default").AddElement("paragraph");
        paragraph.AddText().Insert(0, text);
    });

    public Task<Outcome<StoredRange>> PushAsync(byte[] update) => section.Push(person, $"connection-{clientId}", update);

    public async Task<StoredRange> WriteAsync(string text)
    {
        var stored = await PushAsync(Type(text));
        Assert.Null(stored.Problem);
        return stored.Value!;
    }

    public string Text => TextOf(Document);

    public static string TextOf(YDoc document) => string.Join('\n', Lines(document.ReadXml("default")));

    private static IEnumerable<string> Lines(YNode node) => node switch
    {
        YTextRun run => [run.Text],
        YElement { Name: "paragraph" } paragraph => [string.Concat(paragraph.Children.OfType<YTextRun>().Select(r => r.Text))],
        YElement element => element.Children.SelectMany(Lines),
        _ => [],
    };
}
