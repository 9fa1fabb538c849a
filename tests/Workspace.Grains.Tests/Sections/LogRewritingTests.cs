using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;
using Workspace.Contracts.Storage;
using Workspace.Crdt;
using Workspace.Grains.Sections;
using Workspace.Grains.Sections.History;

namespace Workspace.Grains.Tests.Sections;

/// <summary>Rewriting and restoring on random histories, without Orleans and storage.</summary>
public sealed class LogRewritingTests
{
    private static readonly PersonId[] People = [Dossier.PoliceEditor, Dossier.TownEditor, Dossier.Coordinator];

    /// <summary>Several people write, remove and format in several blocks, partly at the same moment; every word is told apart by its number.</summary>
    private sealed class History
    {
        private readonly Random random;
        private readonly YDoc[] replicas;

        public History(int seed, int rows)
        {
            random = new(seed);
            replicas = [.. People.Select(_ => new YDoc())];
            while (Rows.Count < rows)
            {
                var who = random.Next(replicas.Length);
                if (random.Next(3) > 0)
                {
                    replicas[who].Apply(YUpdate.Decode(Server.EncodeState()));
                }

                var update = YUpdate.Decode(replicas[who].Transact((ulong)(who + 1), Edit));
                if (!update.IsEmpty)
                {
                    Server.Apply(update);
                    Rows.Add(new(Rows.Count + 1, People[who], DateTimeOffset.UnixEpoch.AddSeconds(Rows.Count), update.Bytes.ToArray()));
                }
            }
        }

        public YDoc Server { get; } = new();

        public List<TextLogEntry> Rows { get; } = [];

        public IEnumerable<YDoc> Replicas => replicas;

        /// <summary>One more edit of a replica that has not heard of anything since.</summary>
        public YUpdate More(int who) => YUpdate.Decode(replicas[who].Transact((ulong)(who + 1), Edit));

        private void Edit(YTransaction transaction)
        {
            var root = transaction.Xml(LiveText.Root);
            var word = $"woord{random.Next(1_000_000):D6} ";
            if (root.Length == 0 || random.Next(6) == 0)
            {
                root.InsertElement(random.Next(root.Length + 1), random.Next(4) == 0 ? "heading" : "paragraph").AddText().Insert(0, word);
                return;
            }

            var block = random.Next(root.Length);
            if (random.Next(7) == 0)
            {
                root.Delete(block, 1);
                return;
            }

            var text = root.Element(block).Text(0);
            switch (random.Next(4))
            {
                case 0 when text.Length > 0:
                    var from = random.Next(text.Length);
                    text.Delete(from, random.Next(1, text.Length - from + 1));
                    break;
                case 1 when text.Length > 0:
                    text.Format(0, random.Next(1, text.Length + 1), [new("bold", random.Next(2) == 0 ? YValue.True : YValue.Null)]);
                    break;
                case 2:
                    root.Element(block).SetAttribute("level", YValue.Of(random.Next(3)));
                    break;
                default:
                    text.Insert(random.Next(text.Length + 1), word);
                    break;
            }
        }
    }

    private static LiveText Load(IEnumerable<TextLogEntry> rows) => LiveText.Load("d", new(), [.. rows]);

    private static HashSet<string> Words(IEnumerable<byte> bytes)
    {
        var text = Encoding.Latin1.GetString([.. bytes]);
        return [.. System.Text.RegularExpressions.Regex.Matches(text, "woord[0-9]{6}").Select(m => m.Value)];
    }

    [Fact]
    public void After_rewriting_any_range_the_text_is_the_same_and_what_was_removed_from_the_range_is_gone()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var history = new History(seed, rows: 40);
            var random = new Random(seed);
            var first = random.Next(1, 41);
            var last = random.Next(first, 41);
            var before = Load(history.Rows);
            var rewritten = before.Rewrite("d", [.. history.Rows], first, last);
            Assert.Equal(last - first + 1, rewritten.Length);
            Assert.Equal(history.Rows.Skip(first - 1).Take(rewritten.Length).Select(r => (r.Sequence, r.Author, r.At)), rewritten.Select(r => (r.Sequence, r.Author, r.At)));

            ImmutableArray<TextLogEntry> rows = [.. history.Rows.Take(first - 1), .. rewritten, .. history.Rows.Skip(last)];
            var after = Load(rows);
            Assert.True(before.Read().Hash == after.Read().Hash, $"seed {seed}");
            Assert.Equal(before.StateVector(), after.StateVector());
            Assert.Equal(before.Snapshot().Authors.OrderBy(a => a.Key), after.Snapshot().Authors.OrderBy(a => a.Key));

            // Only words that still stand in the text, whole or in part, remain of the range; those of the others remain nowhere in it.
            var present = Words(before.Snapshot().State);
            Assert.True(Words(rewritten.SelectMany(r => r.Update.ToArray())).IsSubsetOf(present), $"seed {seed}");

            // Again changes nothing.
            Assert.Equal(rewritten.Select(r => Convert.ToHexString(r.Update.Span)), after.Rewrite("d", rows, first, last).Select(r => Convert.ToHexString(r.Update.Span)));

            // Those who were away type on, push, and end with the same text as whoever loads it all from the rewritten log.
            var all = rows.ToBuilder();
            for (var who = 0; who < People.Length; who++)
            {
                var update = history.More(who);
                all.Add(new(all.Count + 1, People[who], DateTimeOffset.UnixEpoch, update.Bytes));
                history.Server.Apply(update);
            }

            var loaded = Load(all);
            foreach (var replica in history.Replicas)
            {
                replica.Apply(YUpdate.Decode(loaded.Snapshot().State));
                Assert.True(replica.ReadXml(LiveText.Root).Equals(history.Server.ReadXml(LiveText.Root)), $"seed {seed}");
            }

            Assert.Equal(loaded.ReadContent().Content.Length, history.Server.ReadXml(LiveText.Root).Children.Length);
        }
    }

    [Fact]
    public void A_restore_reads_as_the_version_and_leaves_equal_blocks_alone()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var history = new History(seed, rows: 30);
            var now = Load(history.Rows);
            var version = new Random(seed).Next(0, 31);
            var then = Load(history.Rows.Take(version));
            var blocks = history.Server.ReadXmlAuthored(LiveText.Root).Cast<YAuthoredElement>().ToList();
            if (now.Restore(then.Snapshot().State, clientId: 1UL << 52) is not { } update)
            {
                Assert.Equal(then.Read().Hash, now.Read().Hash);
                continue;
            }

            Assert.Null(now.Check(Dossier.Coordinator, update).Problem);
            history.Server.Apply(YUpdate.Decode(update));
            now.Apply(31, Dossier.Coordinator, YUpdate.Decode(update));
            Assert.True(then.Read().Hash == now.Read().Hash, $"seed {seed}");
            Assert.Null(now.Restore(then.Snapshot().State, clientId: (1UL << 52) + 1));

            // As many blocks keep their identity as the longest common run of blocks allows.
            var kept = history.Server.ReadXmlAuthored(LiveText.Root).Count(n => n.Id.Client != 1UL << 52);
            Assert.True(kept <= blocks.Count);
            Assert.True(kept >= Domain.Text.SequenceDiff.Between(Load(history.Rows).ReadContent().Content.Select(Key).ToList(), then.ReadContent().Content.Select(Key).ToList()).Where(s => s.Equal).Sum(s => s.AfterLength), $"seed {seed}");
        }
    }

    [Fact]
    public void A_restore_keeps_what_is_typed_meanwhile_in_a_block_it_changes()
    {
        var doc = new YDoc();
        doc.Transact(1, t => t.Xml(LiveText.Root).Add([new YElement("paragraph", [], [new YTextRun("De bus staat 😀 daar.", [])])]));
        var then = doc.Copy();
        doc.Transact(2, t => t.Xml(LiveText.Root).Element(0).Text(0).Insert(0, "Ach: "));
        doc.Transact(2, t => t.Xml(LiveText.Root).Element(0).Text(0).Delete(18, 2));
        doc.Transact(2, t => t.Xml(LiveText.Root).Element(0).Text(0).Insert(18, "😁"));
        var typist = doc.Copy();
        var typed = typist.Transact(3, t => t.Xml(LiveText.Root).Element(0).Text(0).Insert(typist.ReadXml(LiveText.Root).Children.OfType<YElement>().Single().Children.OfType<YTextRun>().Sum(r => r.Text.Length), " En hier."));
        var update = Restoring.Restore(doc, LiveText.Root, then.ReadXml(LiveText.Root), 1UL << 52)!;
        doc.Apply(YUpdate.Decode(typed));
        typist.Apply(YUpdate.Decode(update));
        Assert.Equal("De bus staat 😀 daar. En hier.", Writer.TextOf(doc));
        Assert.Equal(Writer.TextOf(doc), Writer.TextOf(typist));
    }

    private static string Key(Contracts.Text.RichNode node) => Domain.Text.Canonical.Hash([node]);

    [Fact]
    public void Damaged_rows_are_named()
    {
        var history = new History(7, rows: 5);
        var text = Load(history.Rows);
        history.Rows[2] = history.Rows[2] with { Update = new byte[] { 9, 9, 9 } };
        Assert.Equal(3, Assert.Throws<TextLogDamagedException>(() => text.Rewrite("d", [.. history.Rows], 1, 5)).Sequence);
        var reader = new VersionReader("d");
        Assert.Equal(3, Assert.Throws<TextLogDamagedException>(() => reader.ReadUntil([.. history.Rows], 5)).Sequence);
        Assert.Equal(2, reader.Sequence);
        Assert.Equal(1, Assert.Throws<TextLogDamagedException>(() => new VersionReader("d").ReadUntil([history.Rows[4]], 5)).Sequence);
    }
}
