using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;

namespace Workspace.Domain.Pictures;

/// <summary>What people see of a picture: every list is filtered by <see cref="Rights"/>, so that what someone may not know is absent.</summary>
public static class PictureProjection
{
    /// <param name="statuses">How each section stands, as it reported.</param>
    /// <param name="present">Who is in each section now.</param>
    public static PictureView View(
        PictureId id, PictureState state, Participant me, IReadOnlyDictionary<SectionId, SectionStatus> statuses, IReadOnlyDictionary<SectionId, ImmutableArray<PersonId>> present, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(me);
        ArgumentNullException.ThrowIfNull(statuses);
        ArgumentNullException.ThrowIfNull(present);
        bool May(PictureAct act) => Rights.Decide(act, me, state.Phase).IsAllowed;
        var chapters = state.Sections.GroupBy(s => (s.Chapter, s.ChapterTitle))
            .Select(c => new Chapter
            {
                Number = c.Key.Chapter,
                Title = c.Key.ChapterTitle,
                Sections = [.. c.Select(s => Outline(state, s, me, statuses, present, today)).OfType<SectionOutline>()],
            })
            .Where(c => !c.Sections.IsEmpty);
        return new()
        {
            Id = id,
            Title = state.Title,
            Phase = state.Phase,
            Version = state.Version,
            Intake = state.Intake,
            Question = state.Question,
            Scope = state.Scope,
            Areas = state.Areas,
            From = state.From,
            Until = state.Until,
            Partners = state.Partners,
            People = state.People,
            Chapters = [.. chapters],
            Publications = May(PictureAct.ReadPublication) ? state.Publications : [],
            Me = me,
            Can = new()
            {
                Publish = May(PictureAct.Publish) && state.Publishing == 0,
                Reopen = May(PictureAct.Reopen),
                ManagePeople = May(PictureAct.ManagePeople),
                AddSignal = May(PictureAct.AddSignal),
                SeeReadiness = May(PictureAct.SeeReadiness),
            },
        };
    }

    public static PictureSummary Summary(PictureId id, PictureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            Id = id,
            Title = state.Title,
            Phase = state.Phase,
            Areas = state.Areas,
            Partners = [.. state.Partners.Select(p => p.ShortName)],
            From = state.From,
            Until = state.Until,
            ChangedAt = state.ChangedAt,
            Revision = state.Revision,
        };
    }

    /// <summary>Everyone for whom the section exists now: who may hear that something about it changed.</summary>
    public static ImmutableArray<PersonId> Audience(PictureState state, PictureSection section, SectionStage stage)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(section);
        return [.. state.People.Where(p => Rights.Decide(SectionAct.See, p, section.Owners, stage, false, default).IsAllowed).Select(p => p.Person)];
    }

    /// <param name="held">Names of the partners that hold publication back; told to the coordinator only.</param>
    /// <summary>What is missing; of sections that someone may not see nothing is told but to the coordinator, who sees them all.</summary>
    public static Readiness Readiness(PictureState state, Participant me, IReadOnlyDictionary<SectionId, SectionStatus> statuses, ImmutableArray<string> held)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(statuses);
        var all = state.Sections.Select(s => (Section: s, Status: statuses.GetValueOrDefault(s.Id))).ToList();
        var lines = all
            .Where(x => Rights.Decide(SectionAct.See, me, x.Section.Owners, StageOf(x.Status), false, default).IsAllowed)
            .Select(x => new SectionReadiness
            {
                Id = x.Section.Id,
                Number = x.Section.Number,
                Title = x.Section.Title,
                Stage = StageOf(x.Status),
                Needs = [.. x.Section.Owners.Select(o => Need(state, o, x.Status))],
            });
        return new() { Ready = all.Count > 0 && held.IsDefaultOrEmpty && all.All(x => StageOf(x.Status) == SectionStage.Signed), Sections = [.. lines], Consultations = held.IsDefault ? [] : held };
    }

    private static SectionStage StageOf(SectionStatus? status) => status?.Stage ?? SectionStage.Open;

    private static SectionOutline? Outline(
        PictureState state, PictureSection section, Participant me, IReadOnlyDictionary<SectionId, SectionStatus> statuses, IReadOnlyDictionary<SectionId, ImmutableArray<PersonId>> present, DateOnly today)
    {
        var status = statuses.GetValueOrDefault(section.Id);
        var stage = StageOf(status);
        return Rights.Of(me, section.Owners, stage, state.Publishing > 0, today) is { } rights
            ? new()
            {
                Id = section.Id,
                Number = section.Number,
                Title = section.Title,
                Owners = section.Owners,
                Stage = stage,
                StageReason = status?.StageReason,
                Signatures = status?.Signatures ?? [],
                Can = rights,
                Present = present.GetValueOrDefault(section.Id, []),
                ChangedAt = status?.ChangedAt,
            }
            : null;
    }

    private static SignatureNeed Need(PictureState state, PartnerId owner, SectionStatus? status)
    {
        var signature = status?.Signatures.FirstOrDefault(s => s.Partner == owner);
        var kind = signature switch
        {
            null => SignatureNeedKind.Missing,
            { Fresh: false } => SignatureNeedKind.Stale,
            { Reservation: not null } => SignatureNeedKind.SignedWithReservation,
            _ => SignatureNeedKind.Signed,
        };
        return new()
        {
            Partner = owner,
            PartnerName = state.Partners.FirstOrDefault(p => p.Id == owner)?.Name ?? owner.Value,
            Kind = kind,
            People = signature is { Fresh: true } ? [signature.Name] : [.. state.People.Where(p => p.Partner == owner && p.Roles.Contains(PictureRole.Signer)).Select(p => p.Name)],
            Signature = signature,
        };
    }
}
