namespace Workspace.Contracts.Text;

/// <summary>
/// The <c>evidence</c> element: a place in a line of text that refers to a signal, an entity or an area. It holds ids only, <c>kind</c> and <c>id</c>; what a reader is shown of it is looked up under that
/// reader's own rights, so that a text never says more than its reader may know.
/// </summary>
public static class Evidence
{
    public const string Element = "evidence";

    private const string Kind = "kind";
    private const string Id = "id";
    private const string Signal = "signal";
    private const string Area = "area";
    private const string Entity = "entity";

    public static bool Is(RichNode node) => node is { Text: null, Type: Element };

    /// <summary>The signal it refers to; null for anything else, also for an id that no signal can have.</summary>
    public static SignalRef? SignalOf(RichNode node) => IdOf(node, Signal) is { } id && SignalRef.TryParse(id, out var signal) ? signal : null;

    /// <summary>The entity it refers to; null for anything else, also for an id that no entity can have.</summary>
    public static EntityRef? EntityOf(RichNode node) => IdOf(node, Entity) is { } id && EntityRef.TryParse(id, out var entity) ? entity : null;

    /// <summary>The area it refers to; null for anything else.</summary>
    public static AreaId? AreaOf(RichNode node) => IdOf(node, Area) is { } id && AreaId.TryParse(id, out var area) ? area : null;

    public static RichNode To(SignalRef signal) => Node(Signal, signal.Key);

    public static RichNode To(EntityRef entity) => Node(Entity, entity.Key);

    public static RichNode To(AreaId area) => Node(Area, area.Value);

    private static RichNode Node(string kind, string id) => new() { Type = Element, Attributes = RichNode.NoAttributes.Add(Kind, kind).Add(Id, id) };

    private static string? IdOf(RichNode node, string kind) =>
        Is(node) && node.Attributes.TryGetValue(Kind, out var own) && own == kind && node.Attributes.TryGetValue(Id, out var id) ? id : null;
}
