using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Loaded into the server that is measured (<c>DOTNET_STARTUP_HOOKS</c>), so that its heap can be asked for after a full collection without the product knowing of it.
/// The runtime wants this name, outside of any namespace; it uses the base library only.
/// </summary>
#pragma warning disable CA1050
internal static class StartupHook
#pragma warning restore CA1050
{
    /// <summary>Port on loopback; every connection gets one line: bytes of live objects, bytes committed by the collector, grains in memory.</summary>
    public const string Port = "WORKSPACE_PROBE_PORT";

    private static long activations;
    private static bool observed;

    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return;
        }

        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "orleans-catalog-activations")
                {
                    observed = instrument.IsObservable;
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<int>((_, value, _, _) => Interlocked.Add(ref activations, value));
        meters.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref activations, value));
        meters.Start();
        new Thread(() => Answer(port, meters)) { IsBackground = true, Name = "memory probe" }.Start();
    }

    private static void Answer(int port, MeterListener meters)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            if (observed)
            {
                // Measured anew each time, one number per kind of grain; a counter that is not observed adds up by itself.
                Interlocked.Exchange(ref activations, 0);
                meters.RecordObservableInstruments();
            }

            for (var i = 0; i < 2; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            var line = string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {GC.GetGCMemoryInfo().TotalCommittedBytes} {activations}\n");
            client.GetStream().Write(Encoding.ASCII.GetBytes(line));
        }
    }
}
