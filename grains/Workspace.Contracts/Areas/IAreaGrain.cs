using System.Collections.Immutable;
using Workspace.Contracts.Pictures;

namespace Workspace.Contracts.Areas;

/// <summary>One area through the years. Key: area id. Facts come from the catalogue, the pictures made of it from the asker's own list.</summary>
[Alias("ws.grain.area")]
public interface IAreaGrain : IGrainWithStringKey
{
    /// <summary>Refused with <see cref="ProblemCode.UnknownArea"/> when the catalogue does not know the code.</summary>
    [Alias("View"), Reading] Task<Outcome<AreaView>> View(PersonId by);

}

/// <summary>An area with its surroundings and the pictures the asker takes part in.</summary>
[GenerateSerializer, Immutable, Alias("ws.area.view")]
public sealed record AreaView
{
    [Id(0)] public required Area Area { get; init; }

    /// <summary>From the municipality down to the parent.</summary>
    [Id(1)] public required ImmutableArray<Area> Ancestors { get; init; }

    [Id(2)] public required ImmutableArray<Area> Parts { get; init; }

    [Id(3)] public required ImmutableArray<PictureSummary> Pictures { get; init; }
}
