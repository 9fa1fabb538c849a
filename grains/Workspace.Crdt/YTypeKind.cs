namespace Workspace.Crdt;

/// <summary>The kinds of shared types.</summary>
public enum YTypeKind
{
    /// <summary>A root of which only the name is known so far: nobody has said what it is.</summary>
    Unknown = 0,
    Array,
    Map,
    Text,
    XmlElement,
    XmlFragment,
    XmlHook,
    XmlText,
}
