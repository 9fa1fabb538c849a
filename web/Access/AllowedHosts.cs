namespace Workspace.Web.Access;

/// <summary>
/// Names under which this server answers: <c>AllowedHosts</c> when set. A server on loopback answers to loopback names only, so that a site whose name is made to
/// point at this machine gets nothing.
/// </summary>
internal static class AllowedHosts
{
    public static IList<string> From(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } hosts)
        {
            return hosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return BoundAddresses.From(configuration).All(BoundAddresses.IsLoopback)
            ? ["localhost", "127.0.0.1", "[::1]"]
            : ["*"];
    }
}
