using System.Collections.Immutable;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;

namespace Workspace.Contracts.Demo;

/// <summary>
/// The fictional dossier of the demo: what is put into the grains at start, by the same commands that people use. Data only; registered by the host that can load it.
/// </summary>
public interface IDemoDossier
{
    /// <summary>The partners with their people.</summary>
    ImmutableArray<Partner> Partners { get; }

    /// <summary>Opens the picture; its <see cref="StartPicture.Id"/> is set, so that repeating it is harmless.</summary>
    StartPicture Picture { get; }

    /// <summary>Who opens the picture.</summary>
    PersonId Coordinator { get; }

    /// <summary>Signals in the order in which they are added; each has a <see cref="AddSignal.Label"/>, unique within its partner.</summary>
    ImmutableArray<DemoSignal> Signals { get; }

    /// <summary>Entities, added after the signals they rest on; each has a <see cref="AddEntity.Key"/>.</summary>
    ImmutableArray<DemoEntity> Entities { get; }
}

/// <param name="Partner">Whose contribution it goes into.</param>
/// <param name="By">Who adds it.</param>
public sealed record DemoSignal(PartnerId Partner, PersonId By, AddSignal Signal);

/// <param name="Partner">Whose contribution it goes into.</param>
/// <param name="By">Who adds it.</param>
public sealed record DemoEntity(PartnerId Partner, PersonId By, AddEntity Entity);
