using System.Globalization;
using Workspace.Crdt.Interop;
using Xunit;

namespace Workspace.Crdt.Tests;

/// <summary>Replicas on a network that loses, repeats and reorders; the mixed one with stock Yjs is tests/interop/mixed-network.mjs.</summary>
public sealed class NetworkTests
{
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("WS_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public void Replicas_agree_after_any_interleaving()
    {
        for (int seed = Seed; seed < Seed + 25; seed++)
        {
            Play(seed);
        }
    }

    private static void Play(int seed)
    {
        var random = new Random(seed);
        var replicas = Enumerable.Range(0, 4).Select(i => (Doc: new YDoc(), Inbox: new List<byte[]>(), Client: (ulong)(i * 1000) + 5)).ToArray();
        var log = new List<byte[]>();
        for (int step = 0; step < 150; step++)
        {
            var (doc, inbox, client) = replicas[random.Next(replicas.Length)];
            while (inbox.Count > 0 && random.Next(4) > 0)
            {
                int at = random.Next(inbox.Count);
                doc.Apply(YUpdate.Decode(inbox[at], DecodeLimits.Browser));
                if (random.Next(5) > 0)
                {
                    inbox.RemoveAt(at);
                }
            }

            var update = Edits.Random(doc, client, random.Next());
            log.Add(update);
            foreach (var other in replicas)
            {
                if (other.Doc != doc && random.Next(6) > 0)
                {
                    other.Inbox.Add(update);
                }
            }
        }

        for (int round = 0; round < 2; round++)
        {
            foreach (var to in replicas)
            {
                foreach (var from in replicas)
                {
                    to.Doc.Apply(YUpdate.Decode(from.Doc.EncodeDiff(to.Doc.EncodeStateVector())));
                }
            }
        }

        var expected = replicas[0].Doc;
        var merged = new YDoc();
        merged.Apply(YUpdate.Decode(YUpdate.Merge([.. log.Select(u => (ReadOnlyMemory<byte>)u)])));
        var reloaded = new YDoc();
        reloaded.Apply(YUpdate.Decode(expected.EncodeState()));
        foreach (var doc in replicas.Select(r => r.Doc).Append(merged).Append(reloaded))
        {
            Assert.False(doc.HasPending, $"seed {seed}");
            Assert.True(expected.ReadText("text") == doc.ReadText("text"), $"seed {seed}");
            Assert.True(expected.ReadTree("xml", YTypeKind.XmlFragment).Equals(doc.ReadTree("xml", YTypeKind.XmlFragment)), $"seed {seed}");
            Assert.True(expected.EncodeStateVector().AsSpan().SequenceEqual(doc.EncodeStateVector()), $"seed {seed}");
            Assert.True(expected.Snapshot().Deletes.SequenceEqual(doc.Snapshot().Deletes), $"seed {seed}");
        }
    }
}
