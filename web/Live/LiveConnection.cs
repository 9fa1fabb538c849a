using Workspace.Contracts;

namespace Workspace.Web.Live;

/// <summary>One connection of one person, with the sections it has open. Safe to use from any thread.</summary>
/// <param name="listener">Its other end.</param>
/// <param name="bytes">What this person may push, over all connections.</param>
internal sealed class LiveConnection(string id, PersonId person, string session, IListener listener, LiveLimits limits, RateMeter bytes, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<SectionRef, Seat> seats = [];
    private readonly HashSet<PictureId> pictures = [];
    private bool closed;

    public string Id => id;

    public PersonId Person => person;

    public string Session => session;

    /// <summary>A reconnect joins everything that was open at once.</summary>
    public RateMeter Joins { get; } = new(limits.Joins, 2 * limits.Sections, time);

    public RateMeter Pushes { get; } = new(limits.Pushes, limits.Pushes, time);

    public RateMeter Carets { get; } = new(limits.Carets, limits.Carets, time);

    public RateMeter PushedBytes => bytes;

    public void Send(LiveMessage message) => listener.Send(message);

    public void Abort() => listener.Abort();

    public Seat? Find(SectionRef section)
    {
        lock (gate)
        {
            return seats.GetValueOrDefault(section);
        }
    }

    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return seats.Count >= limits.Sections;
            }
        }
    }

    /// <summary>Remembers a seat; false when the connection has gone meanwhile, and then the caller gives the seat up.</summary>
    public bool TryKeep(Seat seat)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            seats[seat.Room.Section] = seat;
            return true;
        }
    }

    public void Forget(Seat seat)
    {
        lock (gate)
        {
            if (seats.TryGetValue(seat.Room.Section, out var kept) && ReferenceEquals(kept, seat))
            {
                seats.Remove(seat.Room.Section);
            }
        }
    }

    /// <summary>Remembers an open picture; false when the connection has gone meanwhile.</summary>
    public bool TryKeep(PictureId picture)
    {
        lock (gate)
        {
            return !closed && (pictures.Add(picture) || true);
        }
    }

    public void Forget(PictureId picture)
    {
        lock (gate)
        {
            pictures.Remove(picture);
        }
    }

    /// <summary>Ends it: takes everything that is open, and nothing can be kept afterwards.</summary>
    public (Seat[] Seats, PictureId[] Pictures) Close()
    {
        lock (gate)
        {
            closed = true;
            var open = (seats.Values.ToArray(), pictures.ToArray());
            seats.Clear();
            pictures.Clear();
            return open;
        }
    }
}
