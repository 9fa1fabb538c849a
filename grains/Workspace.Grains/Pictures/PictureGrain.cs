using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Access;
using Workspace.Domain.Pictures;

namespace Workspace.Grains.Pictures;

/// <summary>
/// One picture. Stores its own facts only; how sections stand is asked of them at activation and told by them afterwards, so that nothing derived can be wrong after a crash.
/// </summary>
[GrainType("picture")]
internal sealed partial class PictureGrain : Grain, IPictureGrain
{
    private readonly IPersistentState<PictureState> row;
    private readonly IAreaCatalogue areas;
    private readonly ITaxonomies terms;
    private readonly TimeProvider time;
    private readonly ILogger<PictureGrain> logger;
    private readonly Dictionary<SectionId, SectionStatus> statuses = [];

    private PictureId id;
    private PictureState state = new();
    private bool statusesComplete;

    public PictureGrain(
        [PersistentState("picture")] IPersistentState<PictureState> row,
        IAreaCatalogue areas,
        ITaxonomies terms,
        TimeProvider time,
        ILogger<PictureGrain> logger)
    {
        this.row = row;
        this.areas = areas;
        this.terms = terms;
        this.time = time;
        this.logger = logger;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        id = PictureId.Parse(this.GetPrimaryKeyString());
        state = PictureState.Upgrade(row.State);
        this.RegisterGrainTimer(Maintain, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = TimeSpan.FromSeconds(5), Interleave = false });
        return Task.CompletedTask;
    }

    public async Task<Outcome<PictureView>> Start(StartPicture command, PersonId by)
    {
        var directory = GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var person = await directory.FindPerson(by);
        var partnerIds = (command.Partners.IsDefault ? [] : command.Partners).Take(PictureLimits.Partners + 1)
            .Where(p => PartnerId.TryParse(p, out _)).Select(PartnerId.Parse).ToImmutableArray();
        var partners = (await directory.Find(partnerIds)).ToDictionary(p => p.Id.Value);
        var known = new Dictionary<string, Area>(StringComparer.Ordinal);
        foreach (var code in (command.Areas.IsDefault ? [] : command.Areas).Take(PictureLimits.Areas + 1).Distinct())
        {
            if (AreaId.TryParse(code, out var areaId) && await areas.FindAsync(areaId) is { } area)
            {
                known[code] = area;
            }
        }

        var decided = PictureDecider.Start(state, command, person, known, partners, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        if (!ReferenceEquals(decided.Value, state))
        {
            // Listed as expected first: a crash after the next line still leaves a picture that its maker finds.
            await GrainFactory.GetGrain<IMyPicturesGrain>(by.Value).Expect(id);
            await Save(decided.Value);
        }

        return await View(by);
    }

    public async Task<Outcome<PictureView>> View(PersonId by)
    {
        var verdict = Rights.Decide(PictureAct.See, Find(by), state.Phase);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        await LoadStatuses();
        return PictureProjection.View(id, state, Find(by)!, statuses, present, Today);
    }

    public async Task<Outcome<PictureView>> SetPeople(SetPeople command, PersonId by)
    {
        if (command.People.IsDefault || command.People.Length > 500)
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "people"));
        }

        var directory = GrainFactory.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var known = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var change in command.People.Where(c => c is { Person: not null, Roles.IsDefault: false }))
        {
            if (PersonId.TryParse(change.Person, out var personId) && await directory.FindPerson(personId) is { } person)
            {
                known[change.Person] = person;
            }
        }

        if (command.People.Any(c => c.Roles.IsDefault))
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "roles"));
        }

        var before = state;
        var decided = PictureDecider.SetPeople(state, command, by, known, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        foreach (var gone in before.People.Where(p => state.Find(p.Person) is null))
        {
            await GrainFactory.GetGrain<IMyPicturesGrain>(gone.Person.Value).Remove(id, state.Version);
        }

        return await View(by);
    }

    public async Task<Outcome<Readiness>> Readiness(PersonId by)
    {
        var verdict = Rights.Decide(PictureAct.SeeReadiness, Find(by), state.Phase);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        await LoadStatuses();
        var held = Find(by)!.Roles.Contains(PictureRole.Coordinator) ? await Holding() : [];
        return await WithQuality(PictureProjection.Readiness(state, Find(by)!, statuses, held), by);
    }

    public Task<Outcome<ImmutableArray<PartnerId>>> Partners(PersonId by)
    {
        var verdict = Rights.Decide(PictureAct.See, Find(by), state.Phase);
        return Task.FromResult<Outcome<ImmutableArray<PartnerId>>>(verdict.IsAllowed ? ImmutableArray.CreateRange(state.Partners.Select(p => p.Id)) : verdict.Problem!);
    }

    public Task<Participant?> Participant(PersonId person) => Task.FromResult(Find(person));

    public Task<SectionConfiguration?> SectionConfiguration(SectionId section) =>
        Task.FromResult(state.Sections.FirstOrDefault(s => s.Id == section) is { } found ? ConfigurationOf(found) : null);

    public Task<ContributionConfiguration?> ContributionConfiguration(PartnerId partner) =>
        Task.FromResult(state.Partners.FirstOrDefault(p => p.Id == partner) is { } found ? ConfigurationOf(found) : null);

    public Task<PictureSummary?> Summary(PersonId by) =>
        Task.FromResult(Find(by) is null ? null : PictureProjection.Summary(id, state));

    private Participant? Find(PersonId person) => state.Find(person);

    /// <summary>Names of the partners that hold publication back.</summary>
    private async Task<ImmutableArray<string>> Holding()
    {
        var holds = await Task.WhenAll(state.Partners.Select(p => GrainFactory.GetGrain<IContributionGrain>(new ContributionRef(id, p.Id).Key).ActiveHolds()));
        return [.. state.Partners.Where((_, i) => !holds[i].IsEmpty).Select(p => p.Name)];
    }

    private SectionConfiguration ConfigurationOf(PictureSection section) => new()
    {
        Version = state.Version,
        Number = section.Number,
        Title = section.Title,
        Owners = section.Owners,
        People = state.People,
        InitialText = section.InitialText,
        Author = state.CreatedBy,
    };

    private ContributionConfiguration ConfigurationOf(ParticipatingPartner partner) => new()
    {
        Version = state.Version,
        People = state.People,
        Areas = state.Areas,
        Closed = Rules.IsPublished(state.Phase),
        InputOnly = partner.InputOnly,
    };

    /// <summary>Stores, swaps, tells. On a failed write the activation ends: memory must not run ahead.</summary>
    private async Task Save(PictureState next)
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
        await TellOthers();
    }

    /// <summary>The sections know how they stand; asked once per activation, told by them afterwards.</summary>
    private async Task LoadStatuses()
    {
        if (statusesComplete)
        {
            return;
        }

        var answers = await Task.WhenAll(state.Sections.Select(s => Section(s.Id).Status()));
        foreach (var status in answers)
        {
            Take(status);
        }

        statusesComplete = true;
    }

    private ISectionGrain Section(SectionId section) => GrainFactory.GetGrain<ISectionGrain>(new SectionRef(id, section).Key);
}
