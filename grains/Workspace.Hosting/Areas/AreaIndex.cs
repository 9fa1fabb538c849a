using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Workspace.Contracts.Areas;
using Workspace.Domain.Contributions;
using Workspace.Hosting.Areas.Stores;

namespace Workspace.Hosting.Areas;

/// <summary>All areas at one version of the table, in memory: the whole country is a few tens of thousands of small records. Never changes.</summary>
internal sealed class AreaIndex
{
    private const int MaxMaps = 256;

    private readonly ImmutableArray<Entry> byName;
    private readonly FrozenDictionary<string, AreaRow> byCode;
    private readonly FrozenDictionary<string, ImmutableArray<AreaRow>> byParent;
    private readonly ConcurrentDictionary<string, AreaMap> maps = new(StringComparer.Ordinal);

    public AreaIndex(AreaRows rows)
    {
        Version = rows.Version;
        byName = [.. rows.Rows
            .Select(row => new Entry(row.Area, Fold(row.Area.Name)))
            .OrderBy(entry => entry.Folded, StringComparer.Ordinal)
            .ThenBy(entry => entry.Area.Kind)
            .ThenBy(entry => entry.Area.Id.Value, StringComparer.Ordinal)];
        byCode = rows.Rows.ToFrozenDictionary(row => row.Area.Id.Value, StringComparer.Ordinal);
        byParent = rows.Rows
            .Where(row => row.Area.Parent is not null)
            .OrderBy(row => row.Area.Id.Value, StringComparer.Ordinal)
            .GroupBy(row => row.Area.Parent!.Value.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
    }

    public long Version { get; }

    /// <summary>Without case, accents, apostrophes and hyphens, so that "s gravenhage" finds "'s-Gravenhage" and "sudwest" finds "Súdwest-Fryslân".</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(character))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation:
                case UnicodeCategory.ModifierSymbol or UnicodeCategory.Control:
                    break;
                case UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator:
                    if (folded.Length > 0 && folded[^1] != ' ')
                    {
                        folded.Append(' ');
                    }

                    break;
                default:
                    folded.Append(char.ToLowerInvariant(character));
                    break;
            }
        }

        return folded.ToString().TrimEnd();
    }

    public AreaRow? Find(string code) => byCode.GetValueOrDefault(code);

    public ImmutableArray<AreaRow> Children(string code) => byParent.GetValueOrDefault(code, []);

    public IEnumerable<AreaRow> All => byCode.Values;

    public AreaPage Search(AreaQuery query)
    {
        var text = Fold(query.Text);
        var code = query.Text.Trim();
        var found = new List<(int Rank, Area Area)>();
        foreach (var entry in byName)
        {
            if ((query.Kind is null || entry.Area.Kind == query.Kind)
                && (query.Parent is null || entry.Area.Parent == query.Parent)
                && (query.Within.IsDefaultOrEmpty || query.Within.Any(outer => AreaCodes.LiesIn(entry.Area.Id, outer)))
                && Rank(entry, text, code) is { } rank)
            {
                found.Add((rank, entry.Area));
            }
        }

        // OrderBy keeps equals in the order they stand in: by name.
        var page = found.OrderBy(match => match.Rank).Skip(Math.Max(query.Skip, 0)).Take(Math.Clamp(query.Take, 1, 500)).Select(match => match.Area);
        return new([.. page], found.Count);
    }

    /// <summary>The map under a name, made once per version.</summary>
    public async Task<AreaMap> MapAsync(string name, Func<Task<AreaMap>> draw)
    {
        if (maps.TryGetValue(name, out var known))
        {
            return known;
        }

        var map = await draw();
        if (maps.Count >= MaxMaps)
        {
            maps.Clear();
        }

        return maps.GetOrAdd(name, map);
    }

    /// <summary>Lower is better; null when it does not match.</summary>
    private static int? Rank(Entry entry, string text, string code)
    {
        if (code.Length == 0)
        {
            return 0;
        }

        if (entry.Area.Id.Value.Equals(code, StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        if (text.Length > 0)
        {
            var at = entry.Folded.IndexOf(text, StringComparison.Ordinal);
            if (at == 0)
            {
                return entry.Folded.Length == text.Length ? 1 : 2;
            }

            if (at > 0)
            {
                return entry.Folded.Contains($" {text}", StringComparison.Ordinal) ? 3 : 4;
            }
        }

        return entry.Area.Id.Value.Contains(code, StringComparison.OrdinalIgnoreCase) ? 5 : null;
    }

    private sealed record Entry(Area Area, string Folded);
}
