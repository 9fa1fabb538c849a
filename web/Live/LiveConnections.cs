using System.Collections.Concurrent;

namespace Workspace.Web.Live;

/// <summary>The live connections of this node, so that a session that ends takes its connections with it.</summary>
internal sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);

    public void Add(LiveConnection connection) => connections[connection.Id] = connection;

    public void Remove(LiveConnection connection) => connections.TryRemove(KeyValuePair.Create(connection.Id, connection));

    public LiveConnection? Find(string id) => connections.GetValueOrDefault(id);

    /// <summary>Closes every connection of one sign-in; an open editor on it says that it is offline and asks to sign in.</summary>
    public void EndSession(string session)
    {
        foreach (var connection in connections.Values.Where(c => c.Session == session))
        {
            connection.Abort();
        }
    }
}
