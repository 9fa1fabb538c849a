using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;

namespace Workspace.Grains.Pictures;

/// <summary>The list of one person. Small, and right after a crash: a picture that was expected is asked until it has a line.</summary>
[GrainType("my-pictures")]
internal sealed class MyPicturesGrain([PersistentState("my-pictures")] IPersistentState<MyPicturesState> row) : Grain, IMyPicturesGrain
{
    private MyPicturesState state = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = row.State;
        return Task.CompletedTask;
    }

    public Task Expect(PictureId picture) =>
        state.Lines.ContainsKey(picture) || state.Expected.Contains(picture) ? Task.CompletedTask : Save(state with { Expected = state.Expected.Add(picture) });

    public Task Record(PictureSummary summary, long version) =>
        state.Lines.TryGetValue(summary.Id, out var known) && known.Version >= version
            ? Task.CompletedTask
            : Save(state with { Lines = state.Lines.SetItem(summary.Id, new() { Summary = summary, Version = version }), Expected = state.Expected.Remove(summary.Id) });

    public Task Remove(PictureId picture, long version) =>
        state.Lines.TryGetValue(picture, out var known) && known.Version < version
            ? Save(state with { Lines = state.Lines.Remove(picture), Expected = state.Expected.Remove(picture) })
            : Task.CompletedTask;

    public async Task<ImmutableArray<PictureSummary>> List(AreaId? area)
    {
        var me = PersonId.Parse(this.GetPrimaryKeyString());
        var asked = await Task.WhenAll(state.Expected.Select(p => GrainFactory.GetGrain<IPictureGrain>(p.Value).Summary(me)));
        return
        [
            .. state.Lines.Values.Select(l => l.Summary)
                .Concat(asked.OfType<PictureSummary>())
                .DistinctBy(s => s.Id)
                .Where(s => area is null || s.Areas.Any(a => a.Id == area))
                .OrderByDescending(s => s.ChangedAt)
                .ThenBy(s => s.Id.Value, StringComparer.Ordinal),
        ];
    }

    private async Task Save(MyPicturesState next)
    {
        row.State = next;
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        state = next;
    }
}

[GenerateSerializer, Immutable, Alias("ws.my-pictures.state")]
public sealed record MyPicturesState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public ImmutableDictionary<PictureId, PictureLine> Lines { get; init; } = ImmutableDictionary<PictureId, PictureLine>.Empty;

    [Id(2)] public ImmutableHashSet<PictureId> Expected { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("ws.my-pictures.line")]
public sealed record PictureLine
{
    [Id(0)] public required PictureSummary Summary { get; init; }

    [Id(1)] public required long Version { get; init; }
}
