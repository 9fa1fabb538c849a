using System.Net;

namespace Workspace.Web.Access;

/// <summary>The addresses this process is going to listen on, as the settings say, before anything is bound.</summary>
internal static class BoundAddresses
{
    public const string Default = "http://127.0.0.1:5080";

    public static IReadOnlyList<string> From(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToArray();
        if (endpoints.Length > 0)
        {
            return endpoints;
        }

        if (configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls)
        {
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        string[] ports = [.. Ports(configuration[WebHostDefaults.HttpPortsKey], "http"), .. Ports(configuration[WebHostDefaults.HttpsPortsKey], "https")];
        return ports.Length > 0 ? ports : [Default];
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string address)
    {
        if (address.Contains("://unix:/", StringComparison.Ordinal) || address.Contains("://pipe:/", StringComparison.Ordinal))
        {
            return true;
        }

        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    private static IEnumerable<string> Ports(string? ports, string scheme) =>
        (ports ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => $"{scheme}://*:{p}");
}
