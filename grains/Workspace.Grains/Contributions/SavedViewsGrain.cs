using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>The views of one person. For pictures that the person takes part in, so that what is kept stays bounded by that.</summary>
[GrainType("saved-views")]
internal sealed class SavedViewsGrain([PersistentState("saved-views")] IPersistentState<SavedViewsState> row) : Grain, ISavedViewsGrain
{
    private SavedViewsState state = new();

    private PersonId Me => PersonId.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = row.State;
        return Task.CompletedTask;
    }

    public async Task<Outcome<ImmutableArray<SavedView>>> List(PictureId picture) => await TakesPart(picture) ? Of(picture) : ProblemCode.NotFound;

    public async Task<Outcome<SavedView>> Save(PictureId picture, SaveView command)
    {
        if (!await TakesPart(picture))
        {
            return ProblemCode.NotFound;
        }

        var decided = SavedViewDecider.Save(Of(picture), command, Guid.CreateVersion7().ToString("N"));
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Write(picture, decided.Value);
        return SavedViewDecider.Find(Of(picture), command.Name)!;
    }

    public async Task<Outcome<Unit>> Remove(PictureId picture, string id)
    {
        if (!await TakesPart(picture))
        {
            return ProblemCode.NotFound;
        }

        var left = Of(picture).RemoveAll(v => v.Id == id);
        if (left.Length < Of(picture).Length)
        {
            await Write(picture, left);
        }

        return Unit.Value;
    }

    private async Task<bool> TakesPart(PictureId picture) => await GrainFactory.GetGrain<IPictureGrain>(picture.Value).Participant(Me) is not null;

    private ImmutableArray<SavedView> Of(PictureId picture) => state.Views.TryGetValue(picture, out var views) ? views : [];

    private async Task Write(PictureId picture, ImmutableArray<SavedView> views)
    {
        var next = state with { Views = views.IsEmpty ? state.Views.Remove(picture) : state.Views.SetItem(picture, views) };
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

[GenerateSerializer, Immutable, Alias("ws.saved-views.state")]
public sealed record SavedViewsState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public ImmutableDictionary<PictureId, ImmutableArray<SavedView>> Views { get; init; } = ImmutableDictionary<PictureId, ImmutableArray<SavedView>>.Empty;
}
