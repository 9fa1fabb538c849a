namespace Workspace.Crdt;

/// <summary>
/// The roots of a document while it is changed; see <see cref="YDoc.Transact"/>. A root that does not exist is made. Each call is O(1). Everything here, and every writer that
/// comes from here, throws <see cref="InvalidOperationException"/> once the change has ended.
/// </summary>
public sealed class YTransaction
{
    private YDoc? doc;

    internal YTransaction(YDoc doc) => this.doc = doc;

    internal YDoc Doc => doc ?? throw new InvalidOperationException("The change has ended.");

    /// <summary>An XML fragment, as editors keep rich text in.</summary>
    public YXmlWriter Xml(string root) => new(this, Doc.RootFor(root, YTypeKind.XmlFragment));

    /// <summary>A text with marks.</summary>
    public YTextWriter Text(string root) => new(this, Doc.RootFor(root, YTypeKind.Text));

    /// <summary>A map.</summary>
    public YMapWriter Map(string root) => new(this, Doc.RootFor(root, YTypeKind.Map));

    /// <summary>An array.</summary>
    public YArrayWriter Array(string root) => new(this, Doc.RootFor(root, YTypeKind.Array));

    internal void End() => doc = null;
}
