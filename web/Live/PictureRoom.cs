using Workspace.Contracts;
using Workspace.Contracts.Pictures;

namespace Workspace.Web.Live;

/// <summary>One picture on this node: which connections show it, and the last version they heard of.</summary>
internal sealed class PictureRoom(PictureId picture, string subscription)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);
    private bool closed;
    private bool counting;
    private long seen;
    private long told;

    public PictureId Picture => picture;

    public string Subscription => subscription;

    public long RenewAt { get; set; }

    public bool TryAdd(LiveConnection connection)
    {
        lock (gate)
        {
            if (!closed)
            {
                connections[connection.Id] = connection;
            }

            return !closed;
        }
    }

    public void Remove(LiveConnection connection)
    {
        lock (gate)
        {
            connections.Remove(connection.Id);
        }
    }

    /// <summary>Connections of these people, or all.</summary>
    public LiveConnection[] Connections(IReadOnlyCollection<PersonId>? people)
    {
        lock (gate)
        {
            return [.. people is null ? connections.Values : connections.Values.Where(c => people.Contains(c.Person))];
        }
    }

    public void Saw(long version)
    {
        lock (gate)
        {
            seen = Math.Max(seen, version);
        }
    }

    /// <summary>
    /// The grain took the subscription, or renewed it. True when something was missed: it had dropped this node, or it told a version at the last renewal that is
    /// still not here (one that it tells now may be on its way).
    /// </summary>
    public bool Renewed(PictureSubscription answer)
    {
        lock (gate)
        {
            var missed = counting && (!answer.Renewed || told > seen);
            seen = counting && !missed ? seen : Math.Max(seen, answer.Version);
            (counting, told) = (true, answer.Version);
            return missed;
        }
    }

    public bool TryClose()
    {
        lock (gate)
        {
            return closed = closed || connections.Count == 0;
        }
    }
}
