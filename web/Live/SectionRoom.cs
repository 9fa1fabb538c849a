using Workspace.Contracts;
using Workspace.Contracts.Sections;

namespace Workspace.Web.Live;

/// <summary>
/// One section on this node: who is in it, and up to which row everything was passed on. Knows neither the transport nor the grain; every method is one short
/// step under one lock, and whoever calls acts on the answer.
/// </summary>
/// <param name="subscription">Name of this room towards the grain. Each room has its own, so that ending an old one cannot end its successor.</param>
internal sealed class SectionRoom(SectionRef section, string subscription, TimeProvider time)
{
    /// <summary>How long rows that the grain has may be on their way here before they count as lost.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan CaretRepeat = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Seat> seats = new(StringComparer.Ordinal);
    private LiveConnection[]? listeners = [];
    private bool closed;

    // Position: rows up to `sequence` of `epoch` were passed on, or were there before anybody was seated.
    private bool counting;
    private Guid epoch;
    private long sequence;

    // A head the grain told of which the rows have not arrived yet, and since when.
    private long promised;
    private long promisedAt;

    private Task? renewal;

    public SectionRef Section => section;

    public string Subscription => subscription;

    /// <summary>The grain as it is called; looking it up anew for every message is dear. The room itself never calls it.</summary>
    public ISectionGrain? Grain { get; set; }

    /// <summary>When to renew next, as a timestamp; used by one loop.</summary>
    public long RenewAt { get; set; }

    public bool Subscribed { get; private set; }

    /// <summary>Takes a seat, or the one this connection has; null when the room was closed meanwhile (then there is a new one).</summary>
    public Seat? Enter(LiveConnection connection)
    {
        lock (gate)
        {
            if (closed)
            {
                return null;
            }

            if (!seats.TryGetValue(connection.Id, out var seat))
            {
                seats[connection.Id] = seat = new(this, connection);
            }

            return seat;
        }
    }

    /// <summary>The grain is going to be asked: what happens from here on is newer than its answer.</summary>
    public void Asking(Seat seat)
    {
        lock (gate)
        {
            seat.Doubted = false;
        }
    }

    /// <summary>The grain said yes, as of this position.</summary>
    public Admission Admit(Seat seat, Guid answeredEpoch, long answeredSequence)
    {
        lock (gate)
        {
            if (seat.State == SeatState.Gone)
            {
                return Admission.Gone;
            }

            if (seat.Doubted)
            {
                return Admission.Doubted;
            }

            if (counting && answeredEpoch != epoch)
            {
                return Admission.OtherEpoch;
            }

            if (seat.State == SeatState.Waiting)
            {
                seat.State = SeatState.Seated;
                listeners = null;
            }

            return answeredSequence < sequence ? Admission.Behind : Admission.Complete;
        }
    }

    /// <summary>Takes the connection out; false when it was out already.</summary>
    public bool Leave(Seat seat)
    {
        lock (gate)
        {
            return Remove(seat);
        }
    }

    /// <summary>Whether messages may be sent on behalf of this seat.</summary>
    public bool IsSeated(Seat seat)
    {
        lock (gate)
        {
            return seat.State == SeatState.Seated;
        }
    }

    /// <summary>Notes the caret of someone who is seated; false for anybody else.</summary>
    public bool TryShow(Seat seat, Caret caret)
    {
        lock (gate)
        {
            (seat.Shown, seat.ShownAt) = (caret.Selection is null ? null : caret, time.GetTimestamp());
            return seat.State == SeatState.Seated;
        }
    }

    /// <summary>Seats whose caret was not shown for a while; they count as shown again.</summary>
    public IReadOnlyList<Seat> CaretsToRepeat()
    {
        lock (gate)
        {
            List<Seat>? due = null;
            foreach (var seat in seats.Values)
            {
                if (seat is { State: SeatState.Seated, Shown: not null } && time.GetElapsedTime(seat.ShownAt) >= CaretRepeat)
                {
                    seat.ShownAt = time.GetTimestamp();
                    (due ??= []).Add(seat);
                }
            }

            return due ?? [];
        }
    }

    /// <summary>Whether the grain answered from another activation than the one this node is subscribed to.</summary>
    public bool IsOtherEpoch(Guid answered)
    {
        lock (gate)
        {
            return counting && answered != epoch;
        }
    }

    /// <summary>Who is sent what comes now.</summary>
    public IReadOnlyList<LiveConnection> Listeners
    {
        get
        {
            lock (gate)
            {
                return Seated();
            }
        }
    }

    /// <summary>Something came from the grain.</summary>
    public RoomNews Receive(SectionUpdate update)
    {
        lock (gate)
        {
            List<Seat>? released = null;
            List<(Seat, SectionRights)>? rights = null;
            if (update.Rights is { } now)
            {
                foreach (var seat in seats.Values.ToArray())
                {
                    // An answer that is on its way may be older than this.
                    seat.Doubted = true;
                    if (seat.State == SeatState.Waiting)
                    {
                        continue;
                    }

                    if (now.TryGetValue(seat.Connection.Person, out var can) && can.Read)
                    {
                        (rights ??= []).Add((seat, can));
                    }
                    else
                    {
                        Remove(seat);
                        (released ??= []).Add(seat);
                    }
                }
            }

            var (text, rejoin) = Count(update);
            return new() { Text = text, Listeners = Seated(), Rejoin = rejoin, Released = released ?? [], Rights = rights ?? [] };
        }
    }

    /// <summary>Starts a renewal, or gives the one that is under way: two at once would make each other look like a loss.</summary>
    public bool TryBeginRenewal(Task mine, out Task running)
    {
        lock (gate)
        {
            running = renewal ??= mine;
            return ReferenceEquals(running, mine);
        }
    }

    public void EndRenewal()
    {
        lock (gate)
        {
            renewal = null;
        }
    }

    /// <summary>
    /// The grain took the subscription, or renewed it. Who is in the answer must join again before anything is sent to it: the grain had dropped this node or is
    /// another activation, so a change of rights may have passed us by.
    /// </summary>
    public IReadOnlyList<Seat> Renewed(SectionSubscription answer)
    {
        lock (gate)
        {
            Subscribed = true;
            if (!counting || answer.Epoch != epoch || !answer.Renewed)
            {
                (counting, epoch, sequence, promised) = (true, answer.Epoch, answer.Sequence, 0);
                return Unseat();
            }

            if (answer.Sequence > sequence && promised <= sequence)
            {
                (promised, promisedAt) = (answer.Sequence, time.GetTimestamp());
            }

            return [];
        }
    }

    /// <summary>The grain did not answer; it may drop this node meanwhile. Who is in the answer must join again before anything is sent to it.</summary>
    public IReadOnlyList<Seat> RenewalFailed()
    {
        lock (gate)
        {
            Subscribed = false;
            return Unseat();
        }
    }

    /// <summary>Rows that the grain promised stayed away too long: they count as lost from here on, and the seated must join again.</summary>
    public IReadOnlyList<Seat> LostRows()
    {
        lock (gate)
        {
            if (promised <= sequence || time.GetElapsedTime(promisedAt) < Grace)
            {
                return [];
            }

            sequence = promised;
            return Unseat();
        }
    }

    /// <summary>Closes the room when it is empty; nobody can enter afterwards.</summary>
    public bool TryClose()
    {
        lock (gate)
        {
            return closed = closed || seats.Count == 0;
        }
    }

    /// <summary>Who is seated, as of now; made anew after a change only.</summary>
    private LiveConnection[] Seated() => listeners ??= [.. seats.Values.Where(s => s.State == SeatState.Seated).Select(s => s.Connection)];

    private (bool Text, IReadOnlyList<Seat> Rejoin) Count(SectionUpdate update)
    {
        var hasText = update.Update is not null;
        if (!counting)
        {
            if (hasText)
            {
                (counting, epoch, sequence) = (true, update.Epoch, update.Last);
            }

            return (hasText, []);
        }

        if (update.Epoch != epoch)
        {
            // Another activation: where its log stands is known from the text, or from the next renewal.
            (counting, epoch, sequence, promised) = (hasText, update.Epoch, hasText ? update.Last : 0, 0);
            return (false, Unseat());
        }

        if (!hasText || update.Last <= sequence)
        {
            return (false, []);
        }

        var hole = update.First > sequence + 1;
        sequence = update.Last;
        return hole ? (false, Unseat()) : (true, []);
    }

    private bool Remove(Seat seat)
    {
        if (seat.State == SeatState.Gone)
        {
            return false;
        }

        var wasSeated = seat.State == SeatState.Seated;
        seat.State = SeatState.Gone;
        seats.Remove(seat.Connection.Id);
        if (wasSeated)
        {
            listeners = null;
        }

        return true;
    }

    /// <summary>Back to waiting: the connections keep their place, and get nothing until the grain has said yes again.</summary>
    private List<Seat> Unseat()
    {
        var seated = seats.Values.Where(s => s.State == SeatState.Seated).ToList();
        foreach (var seat in seated)
        {
            seat.State = SeatState.Waiting;
        }

        listeners = null;

        foreach (var seat in seats.Values)
        {
            seat.Doubted = true;
        }

        return seated;
    }
}
