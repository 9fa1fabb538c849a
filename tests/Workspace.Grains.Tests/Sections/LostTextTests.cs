using System.Reflection;
using Workspace.Contracts;
using Workspace.Crdt;
using Workspace.Grains.Sections;

namespace Workspace.Grains.Tests.Sections;

/// <summary>When a text in memory may not become the stored one.</summary>
public sealed class LostTextTests
{
    private static readonly PersonId Author = PersonId.Parse("noor-verhagen");
    private readonly YDoc editor = new();
    private readonly LiveText text = LiveText.Load("picture/section", new(), []);
    private long sequence;

    [Fact]
    public void A_text_that_a_user_empties_may_be_stored()
    {
        Write(t => t.Xml(LiveText.Root).AddElement("paragraph").AddText().Insert(0, "Weg ermee."));
        Assert.True(text.Read().HasText);
        Write(t => t.Xml(LiveText.Root).Delete(0, 1));
        Assert.False(text.Read().HasText);
        Assert.False(text.LostItsText);
    }

    [Fact]
    public void A_text_that_never_was_may_be_stored()
    {
        Write(t => t.Xml(LiveText.Root).AddElement("paragraph"));
        Assert.False(text.LostItsText);
    }

    [Fact]
    public void A_text_that_is_gone_from_memory_although_nobody_removed_it_may_not()
    {
        Write(t => t.Xml(LiveText.Root).AddElement("paragraph").AddText().Insert(0, "Dit blijft."));
        Assert.True(text.Read().HasText);

        // Whatever goes wrong in an engine: here its whole document is another one.
        typeof(LiveText).GetField("document", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(text, new YDoc());
        text.Apply(++sequence, Author, YUpdate.Decode(new byte[] { 0, 0 }));
        Assert.True(text.LostItsText);
    }

    private void Write(Action<YTransaction> change) => text.Apply(++sequence, Author, YUpdate.Decode(editor.Transact(11, change)));
}
