using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Workspace.Contracts;

namespace Workspace.Web.Live;

/// <summary>The live connections of this node, so that a session that ends takes its connections with it, and that nobody has too many.</summary>
internal sealed class LiveConnections(IOptions<LiveLimits> limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonId, (int Count, RateMeter Bytes)> people = [];
    private readonly Lock gate = new();

    public LiveLimits Limits => limits.Value;

    public int Count => connections.Count;

    /// <summary>Takes a connection in; null when this person has as many as allowed.</summary>
    public LiveConnection? TryAdd(string id, PersonId person, string session, IListener listener)
    {
        RateMeter bytes;
        lock (gate)
        {
            var (count, meter) = people.GetValueOrDefault(person);
            if (count >= Limits.Connections)
            {
                return null;
            }

            bytes = meter ?? new(Limits.PushedBytes, 8L * Limits.PushedBytes, time);
            people[person] = (count + 1, bytes);
        }

        return connections[id] = new(id, person, session, listener, Limits, bytes, time);
    }

    public void Remove(LiveConnection connection)
    {
        if (!connections.TryRemove(KeyValuePair.Create(connection.Id, connection)))
        {
            return;
        }

        lock (gate)
        {
            var (count, bytes) = people[connection.Person];
            if (count == 1)
            {
                people.Remove(connection.Person);
            }
            else
            {
                people[connection.Person] = (count - 1, bytes);
            }
        }
    }

    /// <summary>Closes every connection of one sign-in; an open editor on it says that it is offline and asks to sign in.</summary>
    public void EndSession(string session)
    {
        foreach (var connection in connections.Values.Where(c => c.Session == session))
        {
            connection.Abort();
        }
    }
}
