using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;
using Workspace.Domain.Access;
using Workspace.Publishing.Manifests;

namespace Workspace.Grains.Publishing;

/// <summary>One published revision: the frozen model and the document made of it. Fixed for ever once confirmed.</summary>
[GrainType("publication")]
internal sealed class PublicationGrain(
    [PersistentState("publication")] IPersistentState<PublicationState> row,
    [PersistentState("document")] IPersistentState<DocumentState> document,
    IPublicationRenderer renderer) : Grain, IPublicationGrain
{
    private static readonly TimeSpan RenderingDeadline = TimeSpan.FromSeconds(10);

    public async Task<Outcome<PublicationView>> Assemble(PublicationModel model)
    {
        if (row.State.Confirmed)
        {
            return ProblemCode.AlreadyPublished;
        }

        var manifest = ManifestBuilder.Build(model, renderer.TemplateName, renderer.TemplateHash);
        using var deadline = new CancellationTokenSource(RenderingDeadline);
        var rendered = renderer.Render(model, manifest, deadline.Token);
        if (!rendered.IsDone)
        {
            return rendered.Problem;
        }

        var view = new PublicationView
        {
            Summary = new() { Revision = model.Revision, At = model.PublishedAt, By = model.PublishedBy, Root = manifest.Root },
            Manifest = manifest,
            DocumentHash = Convert.ToHexStringLower(SHA256.HashData(rendered.Value)),
            DocumentBytes = rendered.Value.Length,
        };
        document.State = new() { Html = rendered.Value };
        await document.WriteStateAsync();
        row.State = new() { Model = model, View = view };
        await row.WriteStateAsync();
        return view;
    }

    public async Task Confirm()
    {
        if (row.State.View is null)
        {
            throw new InvalidOperationException("Nothing was assembled that could be confirmed.");
        }

        if (!row.State.Confirmed)
        {
            row.State = row.State with { Confirmed = true };
            await row.WriteStateAsync();
        }
    }

    public Task<PublicationSummary?> Confirmed() => Task.FromResult(row.State is { Confirmed: true, View: { } view } ? view.Summary : null);

    public async Task<Outcome<PublicationView>> View(PersonId by) =>
        await Problem(by) is { } problem ? problem : row.State.View!;

    public async Task<Outcome<byte[]>> Document(PersonId by) =>
        await Problem(by) is { } problem ? problem : document.State.Html;

    private async Task<Problem?> Problem(PersonId by)
    {
        if (row.State is not { Confirmed: true, Model: { } model })
        {
            return Contracts.Problem.Of(ProblemCode.NotFound);
        }

        var participant = await GrainFactory.GetGrain<IPictureGrain>(model.Picture.Value).Participant(by);
        return Rights.Decide(PictureAct.ReadPublication, participant, PicturePhase.Published).Problem;
    }
}

[GenerateSerializer, Immutable, Alias("ws.publication.state")]
public sealed record PublicationState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public PublicationModel? Model { get; init; }

    [Id(2)] public PublicationView? View { get; init; }

    [Id(3)] public bool Confirmed { get; init; }
}

/// <summary>The document as published, UTF-8.</summary>
[GenerateSerializer, Immutable, Alias("ws.publication.document")]
public sealed record DocumentState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public byte[] Html { get; init; } = [];
}
