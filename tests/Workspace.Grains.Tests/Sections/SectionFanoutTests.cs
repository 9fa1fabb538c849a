using System.Collections.Concurrent;
using Workspace.Contracts.Sections;
using Workspace.Crdt;

namespace Workspace.Grains.Tests.Sections;

/// <summary>Web nodes that listen to a section: each has an outbox of its own, and none can hold up the writers or another node.</summary>
public sealed class SectionFanoutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_node_that_does_not_answer_holds_up_nobody_and_gets_the_rest_in_one_call()
    {
        await using var dossier = await Dossier.OpenAsync();
        var (slow, quick) = (new Ear(), new Ear());
        var section = dossier.Section(Dossier.Joint);
        var writer = new Writer(section, Dossier.PoliceEditor, 11);
        await writer.JoinAsync();
        await section.Subscribe(dossier.Cluster.Grains.CreateObjectReference<ISectionObserver>(slow), "slow");
        await section.Subscribe(dossier.Cluster.Grains.CreateObjectReference<ISectionObserver>(quick), "quick");
        using (slow.Hold())
        {
            var first = await writer.WriteAsync("Regel 0");
            await slow.WaitForAsync(u => u.Last == first.Last);
            StoredRange last = first;
            for (var i = 1; i <= 10; i++)
            {
                last = await writer.WriteAsync($"Regel {i}");
            }

            await quick.WaitForAsync(u => u.Last == last.Last);
            Assert.Single(slow.Texts);
            slow.Release();
            await slow.WaitForAsync(u => u.Last == last.Last);
            Assert.Equal([(first.First, first.Last), (first.Last + 1, last.Last)], slow.Texts.Select(u => (u.First, u.Last)));
            Assert.True(slow.MostAtOnce == 1 && quick.MostAtOnce == 1);
        }

        // In order and without a hole: what went in one call reads like what went in eleven.
        var (one, eleven) = (new YDoc(), new YDoc());
        foreach (var (document, ear) in new[] { (one, slow), (eleven, quick) })
        {
            foreach (var update in ear.Texts)
            {
                document.Apply(YUpdate.Decode(update.Update!));
            }
        }

        Assert.Equal(one.EncodeStateVector(), eleven.EncodeStateVector());
    }

    [Fact]
    public async Task A_node_that_is_gone_is_let_go_and_hears_so_when_it_renews()
    {
        await using var dossier = await Dossier.OpenAsync();
        var gone = new Ear();
        var section = dossier.Section(Dossier.Joint);
        var node = dossier.Cluster.Grains.CreateObjectReference<ISectionObserver>(gone);
        var writer = new Writer(section, Dossier.PoliceEditor, 11);
        await writer.JoinAsync();
        Assert.False((await section.Subscribe(node, "gone")).Renewed);
        Assert.True((await section.Subscribe(node, "gone")).Renewed);
        using (gone.Hold())
        {
            var stored = await writer.WriteAsync("Niemand hoort dit.");
            await gone.WaitForAsync(u => u.Last == stored.Last);

            // The call is given up after three seconds (ISectionObserver); whatever passed it by, the node must ask for.
            for (var waited = 0; (await section.Subscribe(node, "gone")).Renewed; waited++)
            {
                Assert.True(waited < 100, "the node was not let go");
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            }
        }
    }

    private sealed class Ear : ISectionObserver
    {
        private readonly ConcurrentQueue<SectionUpdate> heard = new();
        private readonly Lock gate = new();
        private TaskCompletionSource? hold;
        private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int now;

        public int MostAtOnce { get; private set; }

        public IReadOnlyList<SectionUpdate> Texts => [.. heard.Where(u => u.Update is not null)];

        /// <summary>Calls from now on are not answered until <see cref="Release"/>.</summary>
        public IDisposable Hold()
        {
            hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new Held(this);
        }

        public void Release() => hold?.TrySetResult();

        public async Task OnUpdate(SectionUpdate update)
        {
            lock (gate)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++now);
                heard.Enqueue(update);
                arrived.TrySetResult();
                arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await (hold?.Task ?? Task.CompletedTask);
            lock (gate)
            {
                now--;
            }
        }

        public async Task WaitForAsync(Func<SectionUpdate, bool> wanted)
        {
            while (true)
            {
                Task next;
                lock (gate)
                {
                    if (heard.Any(wanted))
                    {
                        return;
                    }

                    next = arrived.Task;
                }

                await next.WaitAsync(Patience, TestContext.Current.CancellationToken);
            }
        }

        private sealed class Held(Ear ear) : IDisposable
        {
            public void Dispose() => ear.Release();
        }
    }
}
