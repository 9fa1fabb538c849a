using System.Collections.Concurrent;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Hosting.Clustering;

namespace Workspace.Web.Live;

/// <summary>
/// This node's ears for sections: as many observers as it has processors, each for a share of the sections, since Orleans calls one observer one call at a time. Subscribes to a
/// section when the first local connection asks for it, renews every five seconds, unsubscribes after the last has left, and passes on what comes to the local connections.
/// Orleans holds observers weakly, so they live as long as the node, and <see cref="OnUpdate"/> never waits for a client.
/// </summary>
internal sealed partial class SectionFanout
{
    private const int MaxAttempts = 5;

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RenewalAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SectionRef, SectionRoom> rooms = new();
    private readonly IGrainFactory grains;
    private readonly NodeName node;
    private readonly TimeProvider time;
    private readonly ILogger<SectionFanout> logger;
    private readonly Lazy<ISectionObserver[]> observers;
    private readonly Ear[] ears;
    private int made;

    public SectionFanout(IGrainFactory grains, NodeName node, TimeProvider time, ILogger<SectionFanout> logger)
    {
        (this.grains, this.node, this.time, this.logger) = (grains, node, time, logger);
        ears = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Ear(this))];
        observers = new(() => [.. ears.Select(this.grains.CreateObjectReference<ISectionObserver>)]);
    }

    /// <summary>How many sections this node listens to.</summary>
    public int Count => rooms.Count;

    /// <summary>
    /// Asks the grain whether the person may read, and seats the connection only then. Everything that was passed on before the connection was seated is in the answer,
    /// everything after reaches it as a message: where something came in between, the grain is asked once more.
    /// </summary>
    public async Task<Outcome<JoinedSection>> JoinAsync(LiveConnection connection, SectionRef section, byte[] stateVector)
    {
        if (connection.IsFull && connection.Find(section) is null)
        {
            return Problem.Of(ProblemCode.TooManyRequests, ("limit", "sections"));
        }

        if (Enter(connection, section) is not { } seat)
        {
            return ProblemCode.NotFound;
        }

        try
        {
            return await AskAsync(seat, stateVector);
        }
        finally
        {
            if (!seat.Room.IsSeated(seat))
            {
                Drop(seat);
            }
        }
    }

    /// <summary>Stores a push of someone who is in the section.</summary>
    public async Task<Outcome<StoredRange>> PushAsync(LiveConnection connection, SectionRef section, byte[] update)
    {
        if (connection.Find(section) is not { } seat || !seat.Room.IsSeated(seat))
        {
            // Whoever may read gets in by joining again; the others hear there that they may not.
            return ProblemCode.Resync;
        }

        var stored = await LostCalls.RepeatAsync(() => Grain(seat.Room).Push(connection.Person, connection.Id, update), time);
        if (stored.IsDone && seat.Room.IsOtherEpoch(stored.Value.Epoch))
        {
            Observe(RenewAsync(seat.Room));
        }

        return stored;
    }

    /// <summary>Shows, moves or takes away a caret of someone who is in the section.</summary>
    public Task PresentAsync(LiveConnection connection, SectionRef section, long client, byte[]? selection)
    {
        var caret = new Caret(connection.Id, client, selection);
        return connection.Find(section) is { } seat && seat.Room.TryShow(seat, caret) ? Grain(seat.Room).Present(connection.Person, caret) : Task.CompletedTask;
    }

    public Task LeaveAsync(LiveConnection connection, SectionRef section) =>
        connection.Find(section) is { } seat ? LeaveAsync(seat) : Task.CompletedTask;

    /// <summary>Gives a seat up, and takes its caret away.</summary>
    public async Task LeaveAsync(Seat seat)
    {
        if (Drop(seat) && seat.Shown is { } caret)
        {
            await Grain(seat.Room).Present(seat.Connection.Person, caret with { Selection = null });
        }
    }

    /// <summary>Called by the grain of every section that somebody here has open.</summary>
    public Task OnUpdate(SectionUpdate update)
    {
        if (!rooms.TryGetValue(update.Section, out var room))
        {
            return Task.CompletedTask;
        }

        var news = room.Receive(update);
        foreach (var seat in news.Released)
        {
            seat.Connection.Forget(seat);
            seat.Connection.Send(new ReleasedMessage(update.Section));
        }

        foreach (var (seat, rights) in news.Rights)
        {
            seat.Connection.Send(new RightsMessage(update.Section, rights));
        }

        if (news.Text && news.Listeners.Count > 0)
        {
            var text = new TextMessage(update);
            foreach (var listener in news.Listeners)
            {
                if (listener.Id != update.Origin)
                {
                    listener.Send(text);
                }
            }
        }

        if (!update.Carets.IsDefaultOrEmpty && news.Listeners.Count > 0)
        {
            var carets = new CaretsMessage(update.Section, update.Carets, time);
            foreach (var listener in news.Listeners)
            {
                listener.Send(carets);
            }
        }

        TellRejoin(room, news.Rejoin, "a hole or a new epoch");

        return Task.CompletedTask;
    }

    /// <summary>Once a second: closes what is empty, renews what is due, and tells those who lost something.</summary>
    public void Tick()
    {
        var now = time.GetTimestamp();
        foreach (var room in rooms.Values)
        {
            if (room.TryClose())
            {
                rooms.TryRemove(KeyValuePair.Create(room.Section, room));
                Observe(Grain(room).Unsubscribe(room.Subscription));
                continue;
            }

            TellRejoin(room, room.LostRows(), "rows that stayed away");

            if (now >= room.RenewAt)
            {
                Observe(RenewAsync(room));
            }

            // The grain forgets carets that nobody repeats, and all of them when it is activated anew.
            foreach (var seat in room.CaretsToRepeat())
            {
                Observe(Grain(room).Present(seat.Connection.Person, seat.Shown!));
            }
        }
    }

    private async Task<Outcome<JoinedSection>> AskAsync(Seat seat, byte[] stateVector)
    {
        var room = seat.Room;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (!room.Subscribed)
            {
                await RenewAsync(room);
            }

            room.Asking(seat);
            var answer = await LostCalls.RepeatAsync(() => Grain(room).Join(seat.Connection.Person, stateVector), time);
            if (!answer.IsDone)
            {
                await LeaveAsync(seat);
                return answer;
            }

            switch (room.Admit(seat, answer.Value.Epoch, answer.Value.Sequence))
            {
                case Admission.Complete:
                    return answer;
                case Admission.Gone:
                    return ProblemCode.NotFound;
                case Admission.OtherEpoch:
                    await RenewAsync(room);
                    break;
                case Admission.Behind or Admission.Doubted:
                    break;
            }
        }

        return ProblemCode.Reloading;
    }

    private Seat? Enter(LiveConnection connection, SectionRef section)
    {
        while (true)
        {
            var room = rooms.GetOrAdd(section, Make);
            if (room.Enter(connection) is { } seat)
            {
                if (connection.TryKeep(seat))
                {
                    return seat;
                }

                room.Leave(seat);
                return null;
            }

            rooms.TryRemove(KeyValuePair.Create(section, room));
        }
    }

    private SectionRoom Make(SectionRef section)
    {
        return new(section, $"{node.Id}.{Interlocked.Increment(ref made)}", time);
    }

    private static bool Drop(Seat seat)
    {
        seat.Connection.Forget(seat);
        return seat.Room.Leave(seat);
    }

    private async Task RenewAsync(SectionRoom room)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!room.TryBeginRenewal(done.Task, out var running))
        {
            await running;
            if (!room.Subscribed)
            {
                throw new TimeoutException("The section did not take the subscription.");
            }

            return;
        }

        try
        {
            await SubscribeAsync(room);
        }
        finally
        {
            room.EndRenewal();
            done.SetResult();
        }
    }

    private async Task SubscribeAsync(SectionRoom room)
    {
        room.RenewAt = After(Renewal);
        SectionSubscription answer;
        try
        {
            var (subscribed, isFirst) = await LostCalls.AskAsync(() => Grain(room).Subscribe(ObserverOf(room.Section), room.Subscription), Renewal, time).WaitAsync(Renewal, time);

            // An earlier call may have been the one that began anew: then this one knows of no loss, and there may be one.
            answer = isFirst ? subscribed : subscribed with { Renewed = false };
        }
        catch
        {
            room.RenewAt = After(RenewalAfterFailure);
            TellRejoin(room, room.RenewalFailed(), "a failed renewal");
            throw;
        }

        TellRejoin(room, room.Renewed(answer), "a subscription made anew");
    }

    private void TellRejoin(SectionRoom room, IReadOnlyList<Seat> seats, string why)
    {
        if (seats.Count == 0)
        {
            return;
        }

        LogRejoin(logger, seats.Count, room.Section, why);
        foreach (var seat in seats)
        {
            seat.Connection.Send(new RejoinMessage(room.Section));
        }
    }

    private ISectionGrain Grain(SectionRoom room) => room.Grain ??= grains.GetGrain<ISectionGrain>(room.Section.Key);

    /// <summary>The same one for a section every time: renewing with another would be a new subscription.</summary>
    private ISectionObserver ObserverOf(SectionRef section) => observers.Value[unchecked((uint)section.GetHashCode()) % (uint)ears.Length];

    private long After(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);

    private void Observe(Task task) => Background.Observe(task, logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} connections in {Section} are asked to join again after {Why}")]
    private static partial void LogRejoin(ILogger logger, int count, SectionRef section, string why);

    private sealed class Ear(SectionFanout fanout) : ISectionObserver
    {
        public Task OnUpdate(SectionUpdate update) => fanout.OnUpdate(update);
    }
}
