using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Demo;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Publishing.Templates;

namespace Workspace.Publishing.Demo;

/// <summary>The fictional dossier Veldermeer, read from <c>templates/demo/veldermeer.json</c>. Nobody and nothing in it exists.</summary>
public sealed record DemoDossier : IDemoDossier
{
    /// <summary>Form of the file; raised when a field changes meaning.</summary>
    public required int Schema { get; init; }

    /// <summary>Says in the file itself that all of it is invented.</summary>
    public required string Note { get; init; }

    public required PersonId Coordinator { get; init; }

    public required ImmutableArray<Partner> Partners { get; init; }

    public required StartPicture Picture { get; init; }

    public required ImmutableArray<DemoSignal> Signals { get; init; }

    public required ImmutableArray<DemoEntity> Entities { get; init; }

    public static DemoDossier Load() => TemplateFiles.Read<DemoDossier>("demo/veldermeer.json");
}
