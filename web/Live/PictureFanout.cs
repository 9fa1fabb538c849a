using System.Collections.Concurrent;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;

namespace Workspace.Web.Live;

/// <summary>
/// This node's ear for pictures: one observer for all of them. What changed is told only to connections of the persons it is visible to; they fetch it over REST.
/// </summary>
internal sealed partial class PictureFanout : IPictureObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<PictureId, PictureRoom> rooms = new();
    private readonly IGrainFactory grains;
    private readonly NodeName node;
    private readonly TimeProvider time;
    private readonly ILogger<PictureFanout> logger;
    private readonly Lazy<IPictureObserver> self;
    private int made;

    public PictureFanout(IGrainFactory grains, NodeName node, TimeProvider time, ILogger<PictureFanout> logger)
    {
        (this.grains, this.node, this.time, this.logger) = (grains, node, time, logger);
        self = new(() => this.grains.CreateObjectReference<IPictureObserver>(this));
    }

    /// <summary>How many pictures this node listens to.</summary>
    public int Count => rooms.Count;

    /// <summary>Lets the connection hear of changes from here on; the answer is the version that these follow.</summary>
    public async Task<Outcome<long>> OpenAsync(LiveConnection connection, PictureId picture)
    {
        if (await Grain(picture).Participant(connection.Person) is null)
        {
            return ProblemCode.NotFound;
        }

        while (true)
        {
            var room = rooms.GetOrAdd(picture, id => new(id, $"{node.Id}.{Interlocked.Increment(ref made)}"));
            if (!room.TryAdd(connection))
            {
                rooms.TryRemove(KeyValuePair.Create(picture, room));
                continue;
            }

            if (!connection.TryKeep(picture))
            {
                room.Remove(connection);
                return ProblemCode.NotFound;
            }

            return await RenewAsync(room);
        }
    }

    public void Close(LiveConnection connection, PictureId picture)
    {
        connection.Forget(picture);
        if (rooms.TryGetValue(picture, out var room))
        {
            room.Remove(connection);
        }
    }

    /// <summary>Called by the grain of every picture that somebody here has open.</summary>
    public Task OnChanged(PictureChanged change)
    {
        if (rooms.TryGetValue(change.Picture, out var room))
        {
            room.Saw(change.Version);
            string[] people = [.. change.People.Select(p => p.Value)];
            Tell(room.Connections(change.VisibleTo), new PictureMessage(change.Picture, change.Version, change.Kind, change.Section, people));
        }

        return Task.CompletedTask;
    }

    /// <summary>Once a second, as for sections.</summary>
    public void Tick()
    {
        var now = time.GetTimestamp();
        foreach (var room in rooms.Values)
        {
            if (room.TryClose())
            {
                rooms.TryRemove(KeyValuePair.Create(room.Picture, room));
                Background.Observe(Grain(room.Picture).Unsubscribe(room.Subscription), logger);
            }
            else if (now >= room.RenewAt)
            {
                Background.Observe(RenewAsync(room), logger);
            }
        }
    }

    private async Task<long> RenewAsync(PictureRoom room)
    {
        room.RenewAt = time.GetTimestamp() + (long)(Renewal.TotalSeconds * time.TimestampFrequency);
        var answer = await Grain(room.Picture).Subscribe(self.Value, room.Subscription).WaitAsync(Renewal, time);
        if (room.Renewed(answer))
        {
            // Something was missed. What it was and who may know is not known here, so everyone in the room looks for himself, under his own rights.
            Tell(room.Connections(null), new PictureMessage(room.Picture, answer.Version, PictureChangeKind.Outline, null, []));
        }

        return answer.Version;
    }

    private static void Tell(LiveConnection[] connections, PictureMessage message)
    {
        foreach (var connection in connections)
        {
            connection.Send(message);
        }
    }

    private IPictureGrain Grain(PictureId picture) => grains.GetGrain<IPictureGrain>(picture.Value);
}
