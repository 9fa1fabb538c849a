using System.Diagnostics;
using Workspace.Crdt;

namespace Workspace.Faults;

/// <summary>
/// Someone at a keyboard with a client of the protocol of web/Live/PROTOCOL.md, written for this check alone: one push in flight, joins again whenever in doubt, and notes
/// what it was told to be stored and what it got from others. At every join it holds the server to that.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly YDoc document = new();
    private readonly Lock gate = new();
    private readonly string person;
    private readonly ulong client;
    private readonly string mark;
    private readonly Random random;
    private readonly Line line;
    private readonly List<string> typed = [];
    private readonly List<string> losses = [];

    /// <summary>What the server has told of, by client id: nothing below may ever be gone.</summary>
    private readonly Dictionary<ulong, ulong> promised = [];
    private int storedWords;
    private long lastStoredWasSent;
    private ulong paragraph;
    private volatile bool joined;
    private volatile bool doubt;

    public Writer(IWorld world, string person, ulong client, string mark, Random random)
    {
        (this.person, this.client, this.mark, this.random) = (person, client, mark, random);
        line = new(world, person, random) { Updated = Take, Rejoin = () => doubt = true };
    }

    public string Person => person;

    public IReadOnlyList<string> Typed => typed;

    public IReadOnlyList<string> Stored => typed[..storedWords];

    public IReadOnlyList<string> Losses => losses;

    /// <summary>When each push went off that was answered with stored, and when the answer came; moments of one clock.</summary>
    public List<(long Sent, long Stored)> Acknowledged { get; } = [];

    /// <summary>When the last push went off that was answered with stored; may be read while this one types.</summary>
    public long LastStoredWasSent => Interlocked.Read(ref lastStoredWasSent);

    public string Text
    {
        get
        {
            lock (gate)
            {
                return document.ReadTree("default", YTypeKind.XmlFragment).ToYjsString();
            }
        }
    }

    public async Task ArriveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await JoinAsync(patience.Token);
    }

    /// <summary>Every word of this check that is in the text, and how often.</summary>
    public Dictionary<string, int> Words() => Text.Split([' ', '<', '>'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Contains('.', StringComparison.Ordinal) && word.EndsWith(';'))
        .GroupBy(word => word, StringComparer.Ordinal)
        .ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);

    /// <summary>Words of the others that came here.</summary>
    public IEnumerable<string> FromOthers() => Words().Keys.Except(typed, StringComparer.Ordinal);

    public async Task TypeAsync(CancellationToken stop)
    {
        var pushing = PushAllAsync(stop);
        try
        {
            while (true)
            {
                await Pause.For(random.Next(30, 180), stop);
                lock (gate)
                {
                    var word = $"{mark}{typed.Count};";
                    document.Transact(client, t => Write(t.Xml("default"), word));
                    typed.Add(word);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await pushing;
        }
    }

    /// <summary>Goes offline with whatever is not stored yet.</summary>
    public Task HangUpAsync()
    {
        joined = false;
        return line.HangUpAsync();
    }

    /// <summary>Comes back and brings everything.</summary>
    public async Task ReturnAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (storedWords < typed.Count || !joined)
        {
            await StepAsync(patience.Token);
        }
    }

    public async Task RefreshAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        joined = false;
        await JoinAsync(patience.Token);
    }

    public async ValueTask DisposeAsync() => await line.HangUpAsync();

    private void Write(YXmlWriter root, string word)
    {
        if (typed.Count == 0)
        {
            root.AddElement("paragraph").AddText().Insert(0, word + " ");
            paragraph = (ulong)root.Length - 1;
            return;
        }

        // Others may have put paragraphs before ours: ours is the one that begins with our first word.
        for (var i = Math.Min((int)paragraph + 8, root.Length - 1); i >= 0; i--)
        {
            if (document.ReadXml("default") is YElement { Children: var children } && children[i] is YElement { Children: [YTextRun first, ..] } && first.Text.StartsWith(typed[0], StringComparison.Ordinal))
            {
                var text = root.Element(i).Text(0);
                text.Insert(text.Length, word + " ");
                return;
            }
        }

        throw new InvalidOperationException($"{person} cannot find its own paragraph.");
    }

    private async Task PushAllAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await StepAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task StepAsync(CancellationToken stop)
    {
        if (!joined || doubt || !line.IsOpen)
        {
            await JoinAsync(stop);
        }

        byte[] update;
        int words;
        ulong clock;
        lock (gate)
        {
            words = typed.Count;
            clock = document.Clock(client);
            update = document.EncodeDiff(Clocks.Encode(promised));
        }

        if (words == storedWords)
        {
            await Pause.For(20, stop);
            return;
        }

        try
        {
            var sent = Stopwatch.GetTimestamp();
            var reply = await line.PushAsync(update, stop);
            if (reply.Code is null)
            {
                Acknowledged.Add((sent, Stopwatch.GetTimestamp()));
                Interlocked.Exchange(ref lastStoredWasSent, sent);
                lock (gate)
                {
                    storedWords = words;
                    promised[client] = Math.Max(promised.GetValueOrDefault(client), clock);
                }

                return;
            }

            if (reply.Code is not ("Resync" or "Reloading" or "StorageUnavailable" or "Internal" or "TooManyRequests"))
            {
                throw new InvalidOperationException($"A push of {person} was refused: {reply.Code}");
            }
        }
        catch (Exception fault) when (Line.IsGone(fault, stop))
        {
            // It may or may not be stored.
        }

        joined = false;
        await Pause.For(random.Next(50, 300), stop);
    }

    private async Task JoinAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (!line.IsOpen)
                {
                    joined = false;
                    await line.ConnectAsync(stop);
                }

                byte[] mine;
                lock (gate)
                {
                    doubt = false;
                    mine = document.EncodeStateVector();
                }

                var reply = await line.JoinAsync(mine, client, stop);
                if (reply.Code is null)
                {
                    Hold(reply);
                    joined = true;
                    return;
                }

                if (reply.Code is "NotFound")
                {
                    throw new InvalidOperationException($"{person} may not read the section.");
                }
            }
            catch (Exception fault) when (Line.IsGone(fault, stop))
            {
                // Again, perhaps elsewhere.
            }

            await Pause.For(random.Next(100, 400), stop);
        }
    }

    /// <summary>The server tells what it has: less than it told before is a loss, whoever still holds the text.</summary>
    private void Hold(JoinReply reply)
    {
        lock (gate)
        {
            var has = Clocks.Decode(reply.StateVector);
            foreach (var (id, clock) in promised)
            {
                if (has.GetValueOrDefault(id) < clock)
                {
                    losses.Add($"LOST: {person} joins and the server has {has.GetValueOrDefault(id)} of client {id}, after it told of {clock}");
                }
            }

            document.Apply(YUpdate.Decode(reply.Difference));
            foreach (var (id, clock) in has)
            {
                promised[id] = Math.Max(promised.GetValueOrDefault(id), clock);
            }
        }
    }

    private void Take(byte[] bytes)
    {
        var update = YUpdate.Decode(bytes);
        lock (gate)
        {
            if (!document.IsReady(update))
            {
                doubt = true;
                return;
            }

            document.Apply(update);
            foreach (var range in update.Ranges)
            {
                promised[range.Client] = Math.Max(promised.GetValueOrDefault(range.Client), range.End);
            }
        }
    }
}
