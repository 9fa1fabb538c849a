using System.Collections.Immutable;
using Workspace.Contracts.Areas;

namespace Workspace.Hosting.Areas.Stores;

/// <summary>Where a row comes from, from weak to strong: a row is never replaced by a weaker one.</summary>
internal enum AreaSource
{
    Unknown = 0,

    /// <summary>Known to the product itself.</summary>
    Seed = 1,

    /// <summary>Taken from a file of boundaries.</summary>
    Import = 2,
}

/// <summary>One area as it is stored, without its boundary.</summary>
/// <param name="Digest">Identifies the boundary; empty when there is none.</param>
internal sealed record AreaRow(Area Area, AreaSource Source, string Digest);

/// <summary>A row to be written with its boundary (<see cref="Outlines.Outline.Encode"/>), or null when it has none.</summary>
internal sealed record AreaRecord(AreaRow Row, byte[]? Outline);

/// <summary>All rows at one version.</summary>
internal sealed record AreaRows(long Version, ImmutableArray<AreaRow> Rows);

/// <summary>
/// The table of areas. Its version goes up with every write by any process, so that a reader knows at the price of one small read whether what it holds is still true.
/// Throws <see cref="Contracts.Storage.StorageUnavailableException"/> when storage fails.
/// </summary>
internal interface IAreaStore
{
    Task<long> VersionAsync(CancellationToken cancellation);

    Task<AreaRows> LoadAsync(CancellationToken cancellation);

    /// <summary>The boundaries of these areas, as far as they have one.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> OutlinesAsync(ImmutableArray<string> codes, CancellationToken cancellation);

    /// <summary>Adds or replaces rows in one transaction. False, and nothing changed, when <paramref name="version"/> is no longer the version.</summary>
    Task<bool> WriteAsync(long version, ImmutableArray<AreaRecord> records);
}
