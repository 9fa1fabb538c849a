namespace Workspace.Crdt;

/// <summary>How much text an update brought and took away.</summary>
/// <param name="Inserted">Characters it wrote; UTF-16 units.</param>
/// <param name="Removed">Characters it removed; UTF-16 units.</param>
public readonly record struct YTextChange(int Inserted, int Removed);
