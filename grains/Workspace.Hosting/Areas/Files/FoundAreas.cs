using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Hosting.Areas.Outlines;

namespace Workspace.Hosting.Areas.Files;

/// <summary>A file that holds no areas at all. The message is for whoever brought the file, in Dutch, without a full stop.</summary>
public sealed class AreaFileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An area as a file gives it.</summary>
/// <param name="Feature">Place in the file from 1.</param>
/// <param name="Name">Null when the file does not name it.</param>
internal sealed record FoundArea(int Feature, AreaId Id, string? Name, AreaKind Kind, AreaId? Parent, Outline Outline);

/// <summary>What stands in a file: areas that can be taken in, and what is refused.</summary>
internal sealed record FoundAreas(ImmutableArray<FoundArea> Areas, int Refused, ImmutableArray<AreaImportRefusal> Refusals);
