using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Web.Live;

namespace Workspace.Web.Tests.Live;

/// <summary>The bookkeeping of a section on a node, without transport, grain or clock: who may be sent what, and when somebody must join again.</summary>
public sealed class SectionRoomTests
{
    private static readonly SectionRef Section = new(PictureId.Parse("veldermeer-2026"), SectionId.Parse("s-1-1"));
    private static readonly PersonId Femke = PersonId.Parse("femke-kramer");
    private static readonly PersonId Lotte = PersonId.Parse("lotte-brouwer");
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-000000000002");

    private readonly Clock clock = new();
    private readonly SectionRoom room;

    public SectionRoomTests() => room = new(Section, "node.1", clock);

    private string[] Members => Listening(room);

    [Fact]
    public void Nothing_is_sent_to_a_connection_before_the_grain_has_said_yes()
    {
        room.Renewed(new(First, 4, false));
        var seat = Enter("a", Femke);
        Assert.False(room.IsSeated(seat));
        Assert.Empty(Members);
        Assert.Equal(Admission.Complete, Ask(seat, First, 4));
        Assert.Equal(["a"], Members);
    }

    [Fact]
    public void Text_that_was_passed_on_while_the_grain_answered_makes_it_be_asked_again()
    {
        room.Renewed(new(First, 4, false));
        var seat = Enter("a", Femke);
        room.Asking(seat);
        Assert.True(room.Receive(Text(First, 5, 5)).Text);
        Assert.Equal(Admission.Behind, room.Admit(seat, First, 4));
        Assert.Equal(Admission.Complete, Ask(seat, First, 5));
    }

    [Fact]
    public void Rights_that_changed_while_the_grain_answered_make_its_answer_doubtful()
    {
        room.Renewed(new(First, 4, false));
        var seat = Enter("a", Femke);
        room.Asking(seat);
        room.Receive(Rights(First, (Lotte, true)));
        Assert.Equal(Admission.Doubted, room.Admit(seat, First, 4));
        Assert.Empty(Members);
    }

    [Fact]
    public void Who_may_not_read_any_more_is_out_before_the_text_that_came_with_it()
    {
        var (femke, lotte) = (Seated("a", Femke), Seated("b", Lotte));
        var news = room.Receive(Rights(First, (Lotte, true)) with { First = 5, Last = 5, Update = [1] });
        Assert.True(news.Text);
        Assert.Equal([femke], news.Released);
        Assert.Equal([lotte], news.Rights.Select(r => r.Seat));
        Assert.Equal(["b"], Members);
        Assert.False(room.IsSeated(femke));
        Assert.Equal(Admission.Gone, room.Admit(femke, First, 5));
    }

    [Fact]
    public void A_row_that_comes_twice_is_passed_on_once()
    {
        Seated("a", Femke);
        Assert.True(room.Receive(Text(First, 5, 7)).Text);
        Assert.False(room.Receive(Text(First, 5, 7)).Text);
        Assert.False(room.Receive(Text(First, 6, 6)).Text);
        Assert.True(room.Receive(Text(First, 8, 8)).Text);
    }

    [Fact]
    public void A_hole_in_the_rows_makes_everyone_join_again_and_nothing_is_sent_until_then()
    {
        var seat = Seated("a", Femke);
        var news = room.Receive(Text(First, 6, 6));
        Assert.False(news.Text);
        Assert.Equal([seat], news.Rejoin);
        Assert.Empty(Members);
        Assert.Equal(Admission.Complete, Ask(seat, First, 6));
        Assert.Equal(["a"], Members);
    }

    [Fact]
    public void Another_activation_makes_everyone_join_again()
    {
        var seat = Seated("a", Femke);
        var news = room.Receive(Text(Second, 5, 5));
        Assert.False(news.Text);
        Assert.Equal([seat], news.Rejoin);
        Assert.True(room.IsOtherEpoch(First));
        Assert.False(room.IsOtherEpoch(Second));
        Assert.Equal(Admission.OtherEpoch, Ask(seat, First, 4));
        Assert.Equal(Admission.Complete, Ask(seat, Second, 5));
    }

    [Fact]
    public void A_node_that_was_dropped_has_everyone_join_again_although_no_row_is_missing()
    {
        var seat = Seated("a", Femke);
        Assert.Empty(room.Renewed(new(First, 4, true)));
        Assert.Equal([seat], room.Renewed(new(First, 4, false)));
        Assert.Empty(Members);
    }

    [Fact]
    public void A_renewal_that_failed_stops_the_feed_until_the_grain_has_said_yes_again()
    {
        var seat = Seated("a", Femke);
        Assert.Equal([seat], room.RenewalFailed());
        Assert.False(room.Subscribed);
        Assert.Empty(Members);
        Assert.Empty(room.Renewed(new(First, 4, true)));
        Assert.Equal(Admission.Complete, Ask(seat, First, 4));
    }

    [Fact]
    public void Rows_that_were_promised_count_as_lost_only_after_a_while()
    {
        var seat = Seated("a", Femke);
        Assert.Empty(room.Renewed(new(First, 6, true)));
        clock.Forward(TimeSpan.FromMilliseconds(900));
        Assert.Empty(room.LostRows());
        clock.Forward(TimeSpan.FromMilliseconds(200));
        Assert.Equal([seat], room.LostRows());
        Assert.Empty(room.LostRows());

        // When they come after all, they are in the answer to the new join already.
        Assert.False(room.Receive(Text(First, 5, 6)).Text);
    }

    [Fact]
    public void Rows_that_were_promised_and_came_are_not_lost()
    {
        Seated("a", Femke);
        room.Renewed(new(First, 6, true));
        Assert.True(room.Receive(Text(First, 5, 6)).Text);
        clock.Forward(TimeSpan.FromSeconds(5));
        Assert.Empty(room.LostRows());
    }

    [Fact]
    public void A_connection_that_left_while_it_was_asked_for_is_not_seated()
    {
        room.Renewed(new(First, 4, false));
        var seat = Enter("a", Femke);
        room.Asking(seat);
        Assert.True(room.Leave(seat));
        Assert.False(room.Leave(seat));
        Assert.Equal(Admission.Gone, room.Admit(seat, First, 4));
        Assert.Empty(Members);
    }

    [Fact]
    public void A_connection_that_enters_twice_keeps_its_seat()
    {
        var seat = Seated("a", Femke);
        Assert.Same(seat, Enter("a", Femke));
        Assert.Equal(["a"], Members);
    }

    [Fact]
    public void Only_an_empty_room_is_closed_and_nobody_enters_a_closed_one()
    {
        var seat = Seated("a", Femke);
        Assert.False(room.TryClose());
        room.Leave(seat);
        Assert.True(room.TryClose());
        Assert.Null(room.Enter(Connection("b", Lotte)));
    }

    [Fact]
    public void Two_renewals_at_once_are_one()
    {
        var (mine, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        Assert.True(room.TryBeginRenewal(mine.Task, out _));
        Assert.False(room.TryBeginRenewal(other.Task, out var running));
        Assert.Same(mine.Task, running);
        room.EndRenewal();
        Assert.True(room.TryBeginRenewal(other.Task, out _));
    }

    [Fact]
    public void A_caret_is_repeated_while_it_is_shown_and_only_for_the_seated()
    {
        var seat = Seated("a", Femke);
        Assert.True(room.TryShow(seat, new("a", 7, [1])));
        Assert.Empty(room.CaretsToRepeat());
        clock.Forward(TimeSpan.FromSeconds(20));
        Assert.Equal([seat], room.CaretsToRepeat());
        Assert.Empty(room.CaretsToRepeat());
        Assert.True(room.TryShow(seat, new("a", 7, null)));
        clock.Forward(TimeSpan.FromSeconds(20));
        Assert.Empty(room.CaretsToRepeat());
        room.Leave(seat);
        Assert.False(room.TryShow(seat, new("a", 7, [1])));
    }

    /// <summary>
    /// A grain whose messages get lost, come twice and come late, that is activated anew, drops the node and takes rights away. A client believes it has every row up to
    /// the last that it was told of or answered with: that must be true at every moment, and whoever lost the right must not be sent a row stored after that.
    /// </summary>
    [Fact]
    public void Whatever_gets_lost_nobody_seated_misses_a_row_or_sees_one_it_may_not()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        for (var round = 0; round < 200; round++)
        {
            new Simulation(new Random(seed + round)).Run(400);
        }
    }

    private Seat Enter(string id, PersonId person) => Assert.IsType<Seat>(room.Enter(Connection(id, person)));

    private Seat Seated(string id, PersonId person)
    {
        if (!room.Subscribed)
        {
            room.Renewed(new(First, 4, false));
        }

        var seat = Enter(id, person);
        Assert.Equal(Admission.Complete, Ask(seat, First, 4));
        return seat;
    }

    private Admission Ask(Seat seat, Guid epoch, long sequence)
    {
        room.Asking(seat);
        return room.Admit(seat, epoch, sequence);
    }

    private LiveConnection Connection(string id, PersonId person) => Connection(id, person, clock);

    private static LiveConnection Connection(string id, PersonId person, Clock clock) => new(id, person, "session", new Deaf(), new(), new(1, 1, clock), clock);

    private static string[] Listening(SectionRoom room) =>
        [.. room.Listeners.Select(l => l.Id).Order(StringComparer.Ordinal)];

    private static SectionUpdate Text(Guid epoch, long first, long last) => new() { Section = Section, Epoch = epoch, First = first, Last = last, Update = [1] };

    private static SectionUpdate Rights(Guid epoch, params (PersonId Person, bool Write)[] readers) => new()
    {
        Section = Section,
        Epoch = epoch,
        Rights = readers.ToImmutableDictionary(r => r.Person, r => new SectionRights { Read = true, Write = r.Write }),
    };

    private sealed class Deaf : IListener
    {
        public void Send(LiveMessage message)
        {
        }

        public void Abort()
        {
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Forward(TimeSpan time) => now += time.Ticks;
    }

    private sealed class Simulation
    {
        private readonly Random random;
        private readonly Clock clock = new();
        private readonly SectionRoom room;
        private readonly List<SectionUpdate> wire = [];
        private readonly Dictionary<string, Client> clients = [];
        private HashSet<PersonId> readers = [Femke, Lotte];
        private Guid epoch = Guid.NewGuid();
        private bool known;
        private long head;
        private long revokedAt;

        public Simulation(Random random)
        {
            this.random = random;
            room = new(Section, "node.1", clock);
            foreach (var (id, person) in new[] { ("a", Femke), ("b", Lotte), ("c", Femke) })
            {
                clients[id] = new(Connection(id, person, clock));
            }
        }

        public void Run(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                Step(random.Next(10));
                foreach (var (id, client) in clients.Where(c => Listening(room).Contains(c.Key)))
                {
                    Assert.True(client.Has <= head, $"{id} was told of row {client.Has}, the log ends at {head}");
                }
            }
        }

        private void Step(int what)
        {
            switch (what)
            {
                case 0 or 1:
                    Tell(new() { Section = Section, Epoch = epoch, First = head + 1, Last = ++head, Update = [1] });
                    break;
                case 2 when wire.Count > 0:
                    // Text that got lost although the grain believes that it arrived.
                    var lost = random.Next(wire.Count);
                    if (random.Next(2) == 0 && wire[lost].Rights is null)
                    {
                        wire.RemoveAt(lost);
                        break;
                    }

                    // A call fails: the grain drops the node, and what would have followed is not sent.
                    wire.RemoveRange(lost, wire.Count - lost);
                    known = false;
                    break;
                case 3 when wire.Count > 0:
                    Deliver(wire[0], remove: random.Next(4) > 0); // sometimes it comes again
                    break;
                case 4 or 5 when wire.Count > 0:
                    Deliver(wire[0], remove: true);
                    break;
                case 6 when random.Next(5) == 0:
                    (epoch, known) = (Guid.NewGuid(), false);
                    wire.Clear();
                    break;
                case 7:
                    Rejoin(room.Renewed(new(epoch, head, known)));
                    known = true;
                    break;
                case 8 when random.Next(4) == 0:
                    readers = random.Next(3) == 0 ? [Lotte] : [Femke, Lotte];
                    revokedAt = head;
                    Tell(new() { Section = Section, Epoch = epoch, Rights = readers.ToImmutableDictionary(p => p, _ => new SectionRights { Read = true }) });
                    break;
                case 9:
                    clock.Forward(TimeSpan.FromMilliseconds(random.Next(800)));
                    Rejoin(room.LostRows());
                    break;
                default:
                    Join(clients.Values.ElementAt(random.Next(clients.Count)));
                    break;
            }
        }

        private void Tell(SectionUpdate update)
        {
            if (known)
            {
                wire.Add(update);
            }
        }

        private void Join(Client client)
        {
            if (!room.Subscribed)
            {
                Rejoin(room.Renewed(new(epoch, head, known)));
                known = true;
            }

            var seat = room.Enter(client.Connection)!;
            room.Asking(seat);
            var (may, answered, at) = (readers.Contains(client.Connection.Person), epoch, head);
            for (var meanwhile = random.Next(3); meanwhile > 0; meanwhile--)
            {
                Step(random.Next(10));
            }

            if (!may)
            {
                room.Leave(seat);
                return;
            }

            switch (room.Admit(seat, answered, at))
            {
                case Admission.Complete:
                    client.Has = Math.Max(client.Has, at);
                    break;
                case Admission.Behind:
                    // Not told the answer yet: until it has asked again, it does not count on anything.
                    room.Leave(seat);
                    break;
            }
        }

        private void Deliver(SectionUpdate update, bool remove)
        {
            if (remove)
            {
                wire.Remove(update);
            }

            var news = room.Receive(update);
            Rejoin(news.Rejoin);
            if (news.Text)
            {
                foreach (var id in news.Listeners.Select(l => l.Id))
                {
                    var client = clients[id];
                    Assert.True(update.First <= client.Has + 1, $"{id} has row {client.Has} and gets {update.First}");
                    Assert.True(readers.Contains(client.Connection.Person) || update.Last <= revokedAt, $"{id} may not read row {update.Last}");
                    client.Has = Math.Max(client.Has, update.Last);
                }
            }
        }

        private void Rejoin(IReadOnlyList<Seat> seats) => Assert.All(seats, seat => Assert.DoesNotContain(seat.Connection.Id, Listening(room)));
    }

    private sealed class Client(LiveConnection connection)
    {
        public LiveConnection Connection => connection;

        public long Has { get; set; }
    }
}
