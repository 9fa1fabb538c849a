using System.Collections.Immutable;

namespace Workspace.Contracts.Contributions;

/// <summary>The views on registers that one person keeps. Key: the person.</summary>
[Alias("ws.grain.saved-views")]
public interface ISavedViewsGrain : IGrainWithStringKey
{
    /// <summary>In the order of their names.</summary>
    [Alias("List"), Reading] Task<Outcome<ImmutableArray<SavedView>>> List(PictureId picture);

    /// <summary>Keeps a view under its name; one of that name is replaced.</summary>
    [Alias("Save")] Task<Outcome<SavedView>> Save(PictureId picture, SaveView command);

    [Alias("Remove")] Task<Outcome<Unit>> Remove(PictureId picture, string id);
}

/// <summary>What of a register is shown, in which order and with which columns. Holds no signal, only the question.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.saved-view")]
public sealed record SavedView
{
    [Id(0)] public required string Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    [Id(2)] public required RegisterView View { get; init; }

    public const int MaxName = 60;

    /// <summary>Views of one person on one picture at most.</summary>
    public const int MaxViews = 30;
}

[GenerateSerializer, Immutable, Alias("ws.signal.save-view")]
public sealed record SaveView
{
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required RegisterView View { get; init; }
}

/// <summary>Filter, order and columns of a register. Empty lists mean: any.</summary>
[GenerateSerializer, Immutable, Alias("ws.signal.register-view")]
public sealed record RegisterView
{
    [Id(0)] public string? Text { get; init; }

    [Id(1)] public ImmutableArray<string> Partners { get; init; } = [];

    [Id(2)] public ImmutableArray<string> Phenomena { get; init; } = [];

    [Id(3)] public ImmutableArray<string> Areas { get; init; } = [];

    [Id(4)] public ImmutableArray<SignalStage> Stages { get; init; } = [];

    [Id(5)] public ImmutableArray<HandlingLevel> Handling { get; init; } = [];

    [Id(6)] public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Month or day, inclusive.</summary>
    [Id(7)] public string? From { get; init; }

    [Id(8)] public string? Until { get; init; }

    [Id(9)] public SignalSort Sort { get; init; } = SignalSort.Date;

    [Id(10)] public bool Descending { get; init; }

    /// <summary>Names of the columns beside label and content, in order; the usual ones when empty.</summary>
    [Id(11)] public ImmutableArray<string> Columns { get; init; } = [];
}
