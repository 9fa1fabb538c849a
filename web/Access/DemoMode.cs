namespace Workspace.Web.Access;

/// <summary>Start was refused for a reason that the operator can take away; the message is one line for a person.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);

/// <summary>
/// In demo mode anyone may sign in as anyone of the fictional dossier. On by default only where nobody else can come: every bound address is loopback and no
/// identity provider is configured. <c>Demo:Enabled</c> decides otherwise, but never opens it to a network.
/// </summary>
internal sealed record DemoMode(bool Enabled)
{
    public static DemoMode From(IConfiguration configuration)
    {
        var addresses = BoundAddresses.From(configuration);
        var outside = addresses.Where(a => !BoundAddresses.IsLoopback(a)).ToArray();
        var enabled = configuration.GetValue<bool?>("Demo:Enabled") ?? (outside.Length == 0 && !OpenIdConnect.IsConfigured(configuration));
        Require(enabled, outside);
        return new(enabled);
    }

    /// <summary>The same check on what was really bound.</summary>
    public void Require(IEnumerable<string> bound) => Require(Enabled, [.. bound.Where(a => !BoundAddresses.IsLoopback(a))]);

    private static void Require(bool enabled, string[] outside)
    {
        if (enabled && outside.Length > 0)
        {
            throw new StartRefusedException(
                $"Demo mode lets anyone sign in as anyone, so it does not start on {string.Join(", ", outside)}, which others can reach. "
                + $"Bind to a loopback address (for example --urls {BoundAddresses.Default}) or set Demo:Enabled to false and configure Oidc:Authority.");
        }
    }
}
