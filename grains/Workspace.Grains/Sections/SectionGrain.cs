using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Contracts.Storage;
using Workspace.Domain.Access;
using Workspace.Domain.Sections;

namespace Workspace.Grains.Sections;

/// <summary>
/// One co-edited text. Everything that changes something runs through one queue (<c>SectionGrain.Queue.cs</c>), one item at a time: check, store, swap, tell.
/// When storing fails the activation ends and everybody resyncs, so memory never runs ahead of the store.
/// </summary>
[GrainType("section")]
internal sealed partial class SectionGrain : Grain, ISectionGrain
{
    private readonly IPersistentState<SectionState> meta;
    private readonly IPersistentState<TextSnapshot> snapshot;
    private readonly ITextLog log;
    private readonly TimeProvider time;
    private readonly ILogger<SectionGrain> logger;
    private readonly Guid epoch = Guid.NewGuid();

    private SectionRef self;
    private SectionState state = new();
    private LiveText text = new();
    private SectionConfiguration? configuration;
    private IPictureGrain? picture;
    private long reported;

    public SectionGrain(
        [PersistentState("section")] IPersistentState<SectionState> meta,
        [PersistentState("text")] IPersistentState<TextSnapshot> snapshot,
        ITextLog log,
        TimeProvider time,
        ILogger<SectionGrain> logger)
    {
        this.meta = meta;
        this.snapshot = snapshot;
        this.log = log;
        this.time = time;
        this.logger = logger;
    }

    private string Key => self.Key;

    private ImmutableArray<PartnerId> Owners => configuration?.Owners ?? [];

    private bool Frozen => state.FrozenFor > 0;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private IPictureGrain Picture => picture ??= GrainFactory.GetGrain<IPictureGrain>(self.Picture.Value);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        self = SectionRef.Parse(this.GetPrimaryKeyString());
        configuration = await Picture.SectionConfiguration(self.Section);
        state = SectionState.Upgrade(meta.State);
        if (configuration is null)
        {
            // Nobody's section (yet): answer that, and ask again soon.
            this.RegisterGrainTimer(Leave, new GrainTimerCreationOptions { DueTime = TimeSpan.FromSeconds(1), Period = Timeout.InfiniteTimeSpan });
            return;
        }

        await LoadText(cancellationToken);
        await RefreshHash();
        StartMaintenance();
        Tell();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await DrainQueue();
        if (!faulted && text.RowsSinceSnapshot > 0 && configuration is not null)
        {
            try
            {
                await StoreSnapshot();
            }
            catch (Exception e) when (e is StorageUnavailableException or InvalidOperationException or Orleans.Storage.InconsistentStateException)
            {
                // The log holds everything; the next activation replays it.
                LogSnapshotFailed(logger, Key, e);
            }
        }
    }

    public Task Configure(SectionConfiguration configuration)
    {
        if (this.configuration is null)
        {
            DeactivateOnIdle();
        }
        else if (this.configuration.Version < configuration.Version)
        {
            this.configuration = configuration;
            TellRights();
        }

        return Task.CompletedTask;
    }

    public async Task<SectionStatus> Status()
    {
        if (configuration is not null)
        {
            await Enqueue(RefreshHash);
        }

        return StatusOf();
    }

    private Task Leave(CancellationToken cancellation)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Participant? Find(PersonId person) => configuration?.People.FirstOrDefault(p => p.Person == person);

    private Verdict Decide(SectionAct act, PersonId by) => Rights.Decide(act, Find(by), Owners, state.Stage, Frozen, Today);

    private async Task LoadText(CancellationToken cancellation)
    {
        if (snapshot.State is { Sequence: > 0, State.Length: 0 })
        {
            // An activation that came from another silo brought its state along, in which the bytes were forgotten.
            await snapshot.ReadStateAsync(cancellation);
        }

        var page = await log.ReadAsync(Key, snapshot.State.Sequence, cancellation);
        if (page.TornTail)
        {
            LogTornTail(logger, Key);
        }

        text = LiveText.Load(Key, snapshot.State, page.Entries);
        if (text.Sequence == 0 && configuration!.InitialText is { } initial)
        {
            var first = InitialText.Update(Key, initial);
            await log.AppendAsync(Key, [new(1, configuration.Author, time.GetUtcNow(), first)]);
            text = LiveText.Load(Key, snapshot.State, (await log.ReadAsync(Key, 0, cancellation)).Entries);
            lastEdit = (configuration.Author, time.GetUtcNow());
        }

        ForgetSnapshot();
    }

    private async Task Save(SectionState next)
    {
        meta.State = next;
        await meta.WriteStateAsync();
        var rightsChanged = next.Stage != state.Stage || next.FrozenFor != state.FrozenFor;
        state = next;
        Tell();
        if (rightsChanged)
        {
            TellRights();
        }
    }

    private SectionStatus StatusOf() => new()
    {
        Section = self.Section,
        Version = state.Version,
        Stage = state.Stage,
        StageReason = state.StageReason,
        Signatures = SignatureViews(),
        ChangedAt = state.ChangedAt,
    };
}
