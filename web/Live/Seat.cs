using Workspace.Contracts.Sections;

namespace Workspace.Web.Live;

/// <summary>One connection in a section. It gets messages from the moment it is seated, and none after it is gone.</summary>
internal sealed class Seat(SectionRoom room, LiveConnection connection)
{
    public SectionRoom Room => room;

    public LiveConnection Connection => connection;

    /// <summary>Guarded by the room.</summary>
    public SeatState State { get; set; }

    /// <summary>Rights changed while the grain was being asked: its answer may be older than that. Guarded by the room.</summary>
    public bool Doubted { get; set; }

    /// <summary>The caret it shows, so that it can be repeated and taken away. Guarded by the room.</summary>
    public Caret? Shown { get; set; }

    public long ShownAt { get; set; }
}

internal enum SeatState
{
    /// <summary>Asked for, or told to join again; nothing may be sent to it yet.</summary>
    Waiting,
    Seated,
    Gone,
}

/// <summary>Answer to <see cref="SectionRoom.Admit"/>.</summary>
internal enum Admission
{
    /// <summary>Seated, and the answer of the grain holds everything that was sent before.</summary>
    Complete,
    /// <summary>Seated, but something was sent while the grain answered: ask again.</summary>
    Behind,
    /// <summary>Rights changed meanwhile: ask again before anything is sent.</summary>
    Doubted,
    /// <summary>The section was activated anew and does not know this node: subscribe, then ask again.</summary>
    OtherEpoch,
    /// <summary>The connection left or was let go meanwhile.</summary>
    Gone,
}

/// <summary>What to tell whom after something arrived; made under the lock, sent after it.</summary>
internal readonly record struct RoomNews
{
    /// <summary>The text goes to everyone who is seated.</summary>
    public required bool Text { get; init; }

    /// <summary>Who is seated at this moment.</summary>
    public required IReadOnlyList<LiveConnection> Listeners { get; init; }

    /// <summary>These lost something and must join again before they get anything.</summary>
    public required IReadOnlyList<Seat> Rejoin { get; init; }

    /// <summary>These may not read any more and are out.</summary>
    public required IReadOnlyList<Seat> Released { get; init; }

    public required IReadOnlyList<(Seat Seat, SectionRights Rights)> Rights { get; init; }
}
