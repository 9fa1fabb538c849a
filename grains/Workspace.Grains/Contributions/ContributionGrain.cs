using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Storage;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Access;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions;

/// <summary>What one partner brings to one picture. Everything about its signals is answered here, under the rights of who asks, and nowhere else.</summary>
[GrainType("contribution")]
internal sealed partial class ContributionGrain : Grain, IContributionGrain, IRemindable
{
    private readonly SignalRegister register = new();
    private readonly ContributionRows rows;
    private readonly IAreaCatalogue areas;
    private readonly ITaxonomies terms;
    private readonly TimeProvider time;
    private readonly ILogger<ContributionGrain> logger;
    private readonly ContributionRef self;

    private ContributionMemory memory = new();
    private ContributionConfiguration? configuration;

    public ContributionGrain(IRowStore store, Serializer serializer, IAreaCatalogue areas, ITaxonomies terms, TimeProvider time, ILogger<ContributionGrain> logger)
    {
        self = ContributionRef.Parse(this.GetPrimaryKeyString());
        rows = new(store, serializer, self.Key);
        book = new(register);
        this.areas = areas;
        this.terms = terms;
        this.time = time;
        this.logger = logger;
    }

    private IPictureGrain Picture => GrainFactory.GetGrain<IPictureGrain>(self.Picture.Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        configuration = await Picture.ContributionConfiguration(self.Partner);
        memory = await rows.LoadAsync(register, book, cancellationToken);
        if (configuration is null)
        {
            // No part of a picture (yet): answer that, and ask again soon.
            this.RegisterGrainTimer(Leave, new GrainTimerCreationOptions { DueTime = TimeSpan.FromSeconds(1), Period = Timeout.InfiniteTimeSpan });
        }
        else if (register.Count > 0)
        {
            // What came due while nobody was here, and what a restored backup brought back.
            this.RegisterGrainTimer(_ => DestroyDue(), new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
        }
    }

    public Task Configure(ContributionConfiguration configuration)
    {
        if (this.configuration is null || this.configuration.Version < configuration.Version)
        {
            this.configuration = configuration;
        }

        return Task.CompletedTask;
    }

    public Task<Outcome<SignalPart>> Query(SignalQuery query, PersonId by) => Task.FromResult<Outcome<SignalPart>>(
        Find(by) is { } me ? register.Query(query, signal => query.ForExport && !Rights.MayExport(signal, me, InputOnly) ? null : Shown(signal, me)) : ProblemCode.NotFound);

    public async Task<Outcome<SignalDetail>> Detail(SignalId id, PersonId by)
    {
        if (Find(by) is not { } me || register.Find(id) is not { } signal || !register.Shows(signal) || Shown(signal, me) is not { } shown)
        {
            return ProblemCode.NotFound;
        }

        var can = Rights.Of(me, signal, InputOnly, Closed);
        return new SignalDetail
        {
            Signal = shown,
            Can = can,
            History = can.SeeHistory ? await rows.HistoryAsync(id) : [],
            Duplicates = can.Moves.Contains(SignalMove.Merge) ? register.DuplicatesOf(signal) : [],
        };
    }

    public Task<Outcome<ImmutableArray<SignalReference>>> Refer(ImmutableArray<SignalId> ids, PersonId by) => Task.FromResult<Outcome<ImmutableArray<SignalReference>>>(
        Find(by) is { } me ? ImmutableArray.CreateRange((ids.IsDefault ? [] : ids).Take(SignalQuery.MaxLimit).Select(id => Reference(id, me))) : ProblemCode.NotFound);

    public Task<SignalSight> Corroborates(AreaId? area, string? phenomenon, PersonId by)
    {
        var best = SignalSight.Nothing;
        if (Find(by) is { } me)
        {
            foreach (var signal in register.All)
            {
                if (signal.Stage == SignalStage.Accepted
                    && register.Shows(signal)
                    && (area is not { } wanted || (signal.Area is { } there && (AreaCodes.LiesIn(there, wanted) || AreaCodes.LiesIn(wanted, there))))
                    && (phenomenon is null || signal.Phenomena.Contains(phenomenon))
                    && Sight(signal, me) is var sight && sight > best)
                {
                    best = sight;
                }
            }
        }

        return Task.FromResult(best);
    }

    public Task<ImmutableArray<Signal>> Export(HandlingLevel highest) => Task.FromResult<ImmutableArray<Signal>>(
        [.. register.All.Where(s => register.Shows(s) && Rights.MayPrint(s, highest))
            .Select(s => s with { Weighing = null, Channel = "", Import = null, StageReason = null, PurgeOn = null })]);

    private bool InputOnly => configuration?.InputOnly == true;

    private bool Closed => configuration?.Closed != false;

    private Participant? Find(PersonId person) => configuration?.People.FirstOrDefault(p => p.Person == person);

    private SignalSight Sight(Signal signal, Participant who) => Rights.SightOf(signal.Handling, signal.Regime, signal.Stage, who, self.Partner, InputOnly);

    private Signal? Shown(Signal signal, Participant who) => Sight(signal, who) == SignalSight.Content ? Rights.Shown(signal, who, InputOnly) : null;

    /// <summary>A signal that fell is told to those who would see it if it stood; to everybody else it looks like one that never was.</summary>
    private SignalReference Reference(SignalId id, Participant who)
    {
        var unknown = new SignalReference { Partner = self.Partner, Id = id };
        var own = (Rights.StandingsIn(who, self.Partner, InputOnly) & Standings.Owner) != 0;
        if (register.Find(id) is not { } signal || !register.Shows(signal))
        {
            return unknown with { Fallen = own };
        }

        if (!own && Sight(signal with { Stage = SignalStage.Accepted }, who) != SignalSight.Content)
        {
            return unknown;
        }

        var fallen = signal.Stage is SignalStage.WithdrawnByOwner or SignalStage.Dismissed;
        return own || signal.Stage == SignalStage.Accepted
            ? unknown with { Label = signal.Label, Grade = signal.Grade, Summary = Summary(signal.Content), Fallen = fallen, Handling = signal.Handling }
            : unknown with { Fallen = fallen };
    }

    private static string Summary(string content) => content.Length <= 160 ? content : string.Concat(content.AsSpan(0, char.IsHighSurrogate(content[158]) ? 158 : 159), "…");

    private Task Leave(CancellationToken cancellation)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
