using System.Globalization;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Publishing;
using Workspace.Contracts.Sections;
using Workspace.Domain.Pictures;
using Workspace.Publishing.Terms;

namespace Workspace.Grains.Pictures;

/// <summary>
/// Publishing: note the intent, freeze every section, assemble, confirm, note the result, lock. A crash at any point is mended by <see cref="FinishPublishing"/>:
/// what was not confirmed is undone, what was confirmed is finished.
/// </summary>
internal sealed partial class PictureGrain
{
    public async Task<Outcome<PublicationSummary>> Publish(PersonId by)
    {
        if (state.Publishing > 0)
        {
            await FinishPublishing();
        }

        var begun = PictureDecider.BeginPublishing(state, by);
        if (!begun.IsDone)
        {
            return begun.Problem;
        }

        if (await Holding() is { IsEmpty: false } held)
        {
            return Problem.Of(ProblemCode.PublicationHeld, ("partners", string.Join(", ", held)));
        }

        await Save(begun.Value);
        var revision = state.Publishing;
        try
        {
            var assembled = await Assemble(revision, Find(by)!);
            if (!assembled.IsDone)
            {
                await Undo(revision);
                return assembled.Problem;
            }

            var publication = Publication(revision);
            await publication.Confirm();
            await Complete(assembled.Value.Summary);
            return assembled.Value.Summary;
        }
        catch (Exception e)
        {
            // The maintenance timer (of this activation or the next) undoes or finishes it.
            LogPublishingInterrupted(logger, id, revision, e);
            throw;
        }
    }

    public async Task<Outcome<PictureView>> Reopen(PersonId by)
    {
        var decided = PictureDecider.Reopen(state, by, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Reopen(state.Revision)));
        return await View(by);
    }

    private async Task<Outcome<PublicationView>> Assemble(int revision, Participant by)
    {
        var frozen = await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Freeze(revision)));
        if (frozen.Any(f => !f.IsDone))
        {
            return Problem.Of(ProblemCode.NotReady, ("missing", frozen.Count(f => !f.IsDone).ToString(CultureInfo.InvariantCulture)));
        }

        const HandlingLevel audience = HandlingLevel.Partners;
        var signals = await Task.WhenAll(state.Partners.Select(p => GrainFactory.GetGrain<IContributionGrain>(new ContributionRef(id, p.Id).Key).Export(audience)));
        var contents = frozen.ToDictionary(f => f.Value!.Section, f => f.Value!);
        var model = new PublicationModel
        {
            Picture = id,
            Revision = revision,
            Title = state.Title,
            Question = state.Question,
            Scope = state.Scope,
            Intake = state.Intake,
            Areas = state.Areas,
            From = state.From,
            Until = state.Until,
            PublishedAt = time.GetUtcNow(),
            PublishedBy = by.Name,
            Partners = state.Partners,
            Chapters = [.. state.Sections.GroupBy(s => (s.Chapter, s.ChapterTitle)).Select(c => new PublishedChapter
            {
                Number = c.Key.Chapter,
                Title = c.Key.ChapterTitle,
                Sections = [.. c.Select(s => PublishedSectionOf(s, contents[s.Id]))],
            })],
            Signals = [.. signals.SelectMany(s => s).OrderBy(s => s.Label, StringComparer.Ordinal).ThenBy(s => s.Partner.Value, StringComparer.Ordinal)],
            Audience = audience,
            CitedAreas = await CitedAreas(contents.Values),
            CitedEntities = await CitedEntities(contents.Values, audience),
            Terms = PublishedTerms.Of(terms, signals.SelectMany(s => s)),
        };
        return await Publication(revision).Assemble(model);
    }

    private static PublishedSection PublishedSectionOf(PictureSection section, FrozenSection content) => new()
    {
        Id = section.Id,
        Number = section.Number,
        Title = section.Title,
        Owners = section.Owners,
        Content = content.Content,
        Hash = content.Hash,
        Sequence = content.Sequence,
        Signatures = [.. content.Signatures.Where(s => s.Fresh)],
    };

    /// <summary>After a crash or a failure: a confirmed revision is completed, anything else undone.</summary>
    private async Task FinishPublishing()
    {
        var revision = state.Publishing;
        if (await Publication(revision).Confirmed() is { } summary)
        {
            await Complete(summary);
        }
        else
        {
            await Undo(revision);
        }
    }

    private async Task Complete(PublicationSummary summary)
    {
        await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Thaw(summary.Revision, published: true)));
        await Save(PictureDecider.Published(state, summary, summary.At));
        Send(new() { Picture = id, Version = state.Version, Kind = PictureChangeKind.Publications, VisibleTo = [.. state.People.Select(p => p.Person)] });
    }

    private async Task Undo(int revision)
    {
        await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Thaw(revision, published: false)));
        await Save(PictureDecider.AbandonPublishing(state));
    }

    private IPublicationGrain Publication(int revision) =>
        GrainFactory.GetGrain<IPublicationGrain>(string.Create(CultureInfo.InvariantCulture, $"{id.Value}/{revision}"));

    [LoggerMessage(Level = LogLevel.Error, Message = "Publishing revision {Revision} of picture {Picture} was interrupted; it is undone or finished by itself")]
    private static partial void LogPublishingInterrupted(ILogger logger, PictureId picture, int revision, Exception exception);
}
