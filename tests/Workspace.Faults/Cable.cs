using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Workspace.Faults;

/// <summary>
/// A cable to one port on loopback. Cut, it carries nothing either way and says nothing of it, like a switch that has died: connections stay open, new ones are taken and never answered.
/// </summary>
internal sealed class Cable : IDisposable
{
    private readonly ConcurrentBag<Socket> sockets = [];
    private TcpListener? near;
    private TaskCompletionSource whole = Whole();
    private int far;

    /// <summary>Lays the cable to a port; gives the port of the near end.</summary>
    public int Lay(int port)
    {
        far = port;
        near = new TcpListener(IPAddress.Loopback, 0);
        near.Start();
        _ = TakeAsync(near);
        return ((IPEndPoint)near.LocalEndpoint).Port;
    }

    public void Cut() => whole = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was sent meanwhile has been lost with the connections that carried it: they break now.</summary>
    public void Mend()
    {
        Hang();
        whole.TrySetResult();
    }

    public void Dispose()
    {
        near?.Dispose();
        Hang();
    }

    private static TaskCompletionSource Whole()
    {
        var mended = new TaskCompletionSource();
        mended.SetResult();
        return mended;
    }

    private async Task TakeAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task CarryAsync(Socket one)
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        one.NoDelay = true;
        sockets.Add(one);
        sockets.Add(other);
        try
        {
            await whole.Task;
            await other.ConnectAsync(IPAddress.Loopback, far);
            await Task.WhenAny(PourAsync(one, other), PourAsync(other, one));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Nobody there: the caller notices.
        }

        one.Dispose();
    }

    private async Task PourAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await whole.Task;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // One end is gone, and with it the other.
        }
    }

    private void Hang()
    {
        while (sockets.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }
}
