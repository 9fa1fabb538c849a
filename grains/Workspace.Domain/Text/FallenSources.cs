using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Domain.Text;

/// <summary>What texts refer to and no longer stands, as far as somebody may know.</summary>
public sealed record FallenSources(IReadOnlySet<SignalRef> Signals, IReadOnlySet<EntityRef> Entities)
{
    public static FallenSources None { get; } = new(ImmutableHashSet<SignalRef>.Empty, ImmutableHashSet<EntityRef>.Empty);
}
