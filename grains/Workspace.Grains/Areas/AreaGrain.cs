using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Pictures;

namespace Workspace.Grains.Areas;

/// <summary>One area, its surroundings, and what the asker's pictures say about it. Facts belong to the catalogue, so nothing is stored here.</summary>
[GrainType("area")]
internal sealed class AreaGrain(IAreaCatalogue catalogue) : Grain, IAreaGrain
{
    private const int MaxParts = 500;

    public async Task<Outcome<AreaView>> View(PersonId by)
    {
        var key = this.GetPrimaryKeyString();
        if (!AreaId.TryParse(key, out var id) || await catalogue.FindAsync(id) is not { } area)
        {
            return Problem.Of(ProblemCode.UnknownArea, ("area", key.Length > 64 ? key[..64] : key));
        }

        var ancestors = new List<Area>();
        for (var parent = area.Parent; parent is { } up && ancestors.Count < 8 && await catalogue.FindAsync(up) is { } found; parent = found.Parent)
        {
            ancestors.Insert(0, found);
        }

        var parts = await catalogue.SearchAsync(new() { Parent = id, Take = MaxParts });
        var pictures = await GrainFactory.GetGrain<IMyPicturesGrain>(by.Value).List(id);
        return new AreaView { Area = area, Ancestors = [.. ancestors], Parts = parts.Areas, Pictures = pictures };
    }
}
