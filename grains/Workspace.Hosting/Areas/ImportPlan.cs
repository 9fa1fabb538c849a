using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Areas.Files;
using Workspace.Hosting.Areas.Outlines;
using Workspace.Hosting.Areas.Stores;

namespace Workspace.Hosting.Areas;

/// <summary>What an import changes, decided from what is known and what the file gives.</summary>
internal static class ImportPlan
{
    public static (ImmutableArray<AreaRecord> Records, AreaImportReport Report) Make(AreaIndex index, FoundAreas found, int year)
    {
        var records = ImmutableArray.CreateBuilder<AreaRecord>();
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var area in found.Areas.Concat(Derived(index, found.Areas)))
        {
            var record = Record(area, index.Find(area.Id.Value), year);
            switch (index.Find(area.Id.Value))
            {
                case null:
                    added++;
                    break;
                case var known when known == record.Row:
                    unchanged++;
                    continue;
                default:
                    changed++;
                    break;
            }

            records.Add(record);
        }

        return (records.ToImmutable(), new() { Added = added, Changed = changed, Unchanged = unchanged, Refused = found.Refused, Refusals = found.Refusals });
    }

    private static AreaRecord Record(FoundArea found, AreaRow? known, int year)
    {
        var outline = found.Outline.Encode();
        var area = new Area
        {
            Id = found.Id,
            Name = found.Name ?? known?.Area.Name ?? DefaultName(found),
            Kind = found.Kind == AreaKind.CustomPolygon && known is not null ? known.Area.Kind : found.Kind,
            Parent = found.Parent ?? known?.Area.Parent,
            Year = year,
            HasOutline = true,
            Fictional = known?.Area.Fictional ?? false,
        };
        return new(new(area, AreaSource.Import, Outline.Digest(outline)), outline);
    }

    /// <summary>Districts, and municipalities without a boundary, that the file gives only the neighbourhoods of.</summary>
    private static IEnumerable<FoundArea> Derived(AreaIndex index, ImmutableArray<FoundArea> found)
    {
        var given = found.Select(area => area.Id).ToHashSet();
        var neighbourhoods = found.Where(area => area is { Kind: AreaKind.Neighbourhood, Parent: not null }).ToArray();
        var districts = Merge(neighbourhoods.GroupBy(area => area.Parent!.Value), AreaKind.District).Where(area => !given.Contains(area.Id));
        var municipalities = Merge(neighbourhoods.GroupBy(area => FeatureFacts.ParentOf(area.Parent!.Value)!.Value), AreaKind.Municipality)
            .Where(area => !given.Contains(area.Id) && index.Find(area.Id.Value) is not { Area.HasOutline: true });
        return districts.Concat(municipalities);
    }

    private static IEnumerable<FoundArea> Merge(IEnumerable<IGrouping<AreaId, FoundArea>> groups, AreaKind kind)
    {
        foreach (var group in groups)
        {
            if (Dissolve.Together(group.Select(area => area.Outline)) is { } outline)
            {
                yield return new(0, group.Key, Name: null, kind, FeatureFacts.ParentOf(group.Key), outline);
            }
        }
    }

    private static string DefaultName(FoundArea found) => found.Kind switch
    {
        AreaKind.District => string.Create(CultureInfo.InvariantCulture, $"Wijk {found.Id.Value.AsSpan(6)}"),
        AreaKind.Neighbourhood => string.Create(CultureInfo.InvariantCulture, $"Buurt {found.Id.Value.AsSpan(8)}"),
        _ => found.Id.Value,
    };
}
