using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Workspace.Hosting.Clustering;

/// <summary>How a silo is reached. Section <c>Workspace:Silo</c>.</summary>
internal sealed class SiloEndpoints
{
    public const string Section = "Workspace:Silo";

    /// <summary>Port for other silos. Default: 11111 in a cluster when it is free, else any free one; always any free one when the silo is embedded.</summary>
    public int? Port { get; set; }

    /// <summary>Port it listens at for other silos, where that is not the one they call: behind a proxy, in a container. Default: <see cref="Port"/>.</summary>
    public int? ListenPort { get; set; }

    /// <summary>Port for web nodes. Default: 30000 when it is free, else any free one; none when the silo is embedded.</summary>
    public int? GatewayPort { get; set; }

    /// <summary>IP address under which others reach this silo; it listens there only. Default: the first address of this machine.</summary>
    public string? Address { get; set; }

    /// <summary>A port that nobody listens on now. Between this answer and its use somebody may take it; the start then fails and says so.</summary>
    public static int Free(int preferred = 0)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Any, preferred);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (preferred != 0)
        {
            return Free();
        }
    }
}

internal sealed class SiloEndpointsValidator : IValidateOptions<SiloEndpoints>
{
    public ValidateOptionsResult Validate(string? name, SiloEndpoints options)
    {
        var problems = new List<string>();
        foreach (var (setting, port) in new[] { (nameof(options.Port), options.Port), (nameof(options.ListenPort), options.ListenPort), (nameof(options.GatewayPort), options.GatewayPort) })
        {
            if (port is < 1 or > 65535)
            {
                problems.Add($"{SiloEndpoints.Section}:{setting} is {port}; it must be a port from 1 to 65535.");
            }
        }

        if (options.Address is { } address && !IPAddress.TryParse(address, out _))
        {
            problems.Add($"{SiloEndpoints.Section}:{nameof(options.Address)} is not an IP address.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
