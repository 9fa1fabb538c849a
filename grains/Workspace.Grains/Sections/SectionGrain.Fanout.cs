using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Crdt;
using Workspace.Domain.Access;

namespace Workspace.Grains.Sections;

/// <summary>Who hears of this section: web nodes, each with one awaited call in flight; carets; and the picture.</summary>
internal sealed partial class SectionGrain
{
    private static readonly TimeSpan NodeLease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HashWhileTyping = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CaretLease = TimeSpan.FromSeconds(90);

    /// <summary>After so long without an edit a text gives its spare room back.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Outbox> nodes = [];
    private readonly Dictionary<string, (StampedCaret Caret, DateTimeOffset Seen)> carets = [];
    private DateTimeOffset quietSince;
    private bool telling;
    private bool tellAgain;

    public Task<Outcome<JoinedSection>> Join(PersonId by, byte[] stateVector)
    {
        if (faulted)
        {
            return Answer<JoinedSection>(ProblemCode.Reloading);
        }

        var verdict = Decide(SectionAct.Read, by);
        if (!verdict.IsAllowed)
        {
            return Answer<JoinedSection>(verdict.Problem!);
        }

        var difference = text.Difference(stateVector);
        return Answer<JoinedSection>(difference.IsDone
            ? new JoinedSection(epoch, text.Sequence, difference.Value, text.StateVector(), RightsOf(by)!, [.. carets.Values.Select(c => c.Caret)])
            : difference.Problem);
    }

    public Task<SectionSubscription> Subscribe(ISectionObserver node, string nodeId)
    {
        var known = nodes.TryGetValue(nodeId, out var outbox) && outbox.Node.Equals(node);
        if (!known)
        {
            nodes[nodeId] = outbox = new(node);
        }

        outbox!.Renewed = time.GetUtcNow();
        return Task.FromResult(new SectionSubscription(epoch, text.Sequence, known));
    }

    public Task Unsubscribe(string nodeId)
    {
        nodes.Remove(nodeId);
        return Task.CompletedTask;
    }

    public Task Present(PersonId by, Caret caret)
    {
        if (caret.Selection is { Length: > PushLimits.Caret } || caret.Connection.Length > 128)
        {
            return Task.CompletedTask;
        }

        if (caret.Selection is null)
        {
            if (carets.TryGetValue(caret.Connection, out var gone) && gone.Caret.Person == by)
            {
                RemoveCaret(caret.Connection);
            }

            return Task.CompletedTask;
        }

        if (Find(by) is not { } participant || !Decide(SectionAct.Read, by).IsAllowed || (carets.TryGetValue(caret.Connection, out var known) && known.Caret.Person != by))
        {
            return Task.CompletedTask;
        }

        var isNew = !carets.ContainsKey(caret.Connection);
        var stamped = new StampedCaret(caret, by, participant.Name, participant.Partner);
        carets[caret.Connection] = (stamped, time.GetUtcNow());
        SendToNodes(o => o.Carets[caret.Connection] = stamped);
        if (isNew)
        {
            TellPresence();
        }

        return Task.CompletedTask;
    }

    private void RemoveCaret(string connection)
    {
        if (carets.Remove(connection, out var gone))
        {
            var left = gone.Caret with { Caret = gone.Caret.Caret with { Selection = null } };
            SendToNodes(o => o.Carets[connection] = left);
            TellPresence();
        }
    }

    private void TellText(long first, List<PushItem> stored)
    {
        var origin = stored.TrueForAll(p => p.Origin == stored[0].Origin) ? stored[0].Origin : "";
        SendToNodes(o =>
        {
            o.First = o.First == 0 ? first : o.First;
            o.Last = first + stored.Count - 1;
            foreach (var push in stored)
            {
                o.Updates.Add(push.Update.Bytes);
            }

            o.Origin = o.Updates.Count == stored.Count || o.Origin == origin ? origin : "";
        });
    }

    /// <summary>Stage, freeze or people changed: tell every node what each person may do now, and let carets go of people who may no longer read.</summary>
    private void TellRights()
    {
        if (configuration is null)
        {
            return;
        }

        var rights = configuration.People
            .Select(p => (p.Person, Rights: RightsOf(p.Person)))
            .Where(x => x.Rights is { Read: true })
            .ToImmutableDictionary(x => x.Person, x => x.Rights!);
        foreach (var connection in carets.Where(c => !rights.ContainsKey(c.Value.Caret.Person)).Select(c => c.Key).ToList())
        {
            RemoveCaret(connection);
        }

        SendToNodes(o => o.Rights = rights);
    }

    private void SendToNodes(Action<Outbox> change)
    {
        foreach (var (id, outbox) in nodes)
        {
            change(outbox);
            if (!outbox.Busy)
            {
                outbox.Busy = true;
                _ = Send(id, outbox);
            }
        }
    }

    private async Task Send(string id, Outbox outbox)
    {
        try
        {
            await Task.Yield();
            while (outbox.Take(self, epoch) is { } update)
            {
                var began = time.GetTimestamp();
                await outbox.Node.OnUpdate(update);
                if (Pacing.After(time.GetElapsedTime(began)) is { } pause)
                {
                    await Task.Delay(pause, time);
                }
            }
        }
#pragma warning disable CA1031 // A node that cannot be reached, for whatever reason, is dropped; it renews with a new epoch check and resyncs.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (nodes.TryGetValue(id, out var current) && ReferenceEquals(current, outbox))
            {
                nodes.Remove(id);
            }

            LogNodeDropped(logger, Key, id, e);
        }
        finally
        {
            outbox.Busy = false;
        }
    }

    /// <summary>Tells the picture how the section stands; repeated by the maintenance timer until it was taken.</summary>
    private void Tell()
    {
        if (telling)
        {
            tellAgain = true;
            return;
        }

        telling = true;
        _ = Report();
    }

    private async Task Report()
    {
        try
        {
            do
            {
                tellAgain = false;
                var status = StatusOf();
                await Picture.Report(status);
                reported = status.Version;
            }
            while (tellAgain);
        }
#pragma warning disable CA1031 // The timer tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogReportFailed(logger, Key, e);
        }
        finally
        {
            telling = false;
        }
    }

    private void TellPresence() => _ = ReportPresence();

    private async Task ReportPresence()
    {
        try
        {
            await Picture.ReportPresence(self.Section, [.. carets.Values.Select(c => c.Caret.Person).Distinct()]);
        }
#pragma warning disable CA1031 // Presence is never stored and told again at the next change.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogReportFailed(logger, Key, e);
        }
    }

    private void StartMaintenance()
    {
        this.RegisterGrainTimer(Maintain, new GrainTimerCreationOptions { DueTime = TimeSpan.FromSeconds(1), Period = TimeSpan.FromSeconds(1), Interleave = true });
    }

    private async Task Maintain(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (lastEdit is { } edit && !faulted && IsHashDue(edit.At, now))
        {
            quietSince = now;
            await Enqueue(RefreshHash);
        }
        else if (!running && now - quietSince > Quiet)
        {
            text.Rest();
        }

        if (!faulted && !purgesHeld && state.Purges.Any(p => !p.Done))
        {
            // Begun and interrupted: a purge is finished, whatever happens in between.
            await Enqueue(FinishPurges);
        }

        foreach (var (id, outbox) in nodes.Where(n => now - n.Value.Renewed > NodeLease).ToList())
        {
            nodes.Remove(id);
            LogNodeDropped(logger, Key, id, null);
        }

        foreach (var connection in carets.Where(c => now - c.Value.Seen > CaretLease).Select(c => c.Key).ToList())
        {
            RemoveCaret(connection);
        }

        if (reported < state.Version && !telling)
        {
            Tell();
        }
    }

    /// <summary>
    /// Reading the whole text anew is for when it rests. While typing goes on nothing waits for it (whoever signs or reads has the text read anew, and a fresh signature is marked before
    /// the edit), unless the edit may have moved the stage.
    /// </summary>
    private bool IsHashDue(DateTimeOffset edited, DateTimeOffset now) =>
        state.Stage != SectionStage.InProgress || now - edited >= Rest || now - hashed >= HashWhileTyping;

    /// <summary>What one node has still to hear; collected while its last call is in flight.</summary>
    private sealed class Outbox(ISectionObserver node)
    {
        public ISectionObserver Node { get; } = node;

        public DateTimeOffset Renewed { get; set; }

        public bool Busy { get; set; }

        public long First { get; set; }

        public long Last { get; set; }

        public List<ReadOnlyMemory<byte>> Updates { get; } = [];

        public string Origin { get; set; } = "";

        public Dictionary<string, StampedCaret> Carets { get; } = [];

        public ImmutableDictionary<PersonId, SectionRights>? Rights { get; set; }

        public SectionUpdate? Take(SectionRef section, Guid epoch)
        {
            if (Updates.Count == 0 && Carets.Count == 0 && Rights is null)
            {
                return null;
            }

            var update = new SectionUpdate
            {
                Section = section,
                Epoch = epoch,
                First = First,
                Last = Last,
                Update = Updates.Count switch { 0 => null, 1 => Updates[0].ToArray(), _ => YUpdate.Merge(Updates) },
                Origin = Origin.Length == 0 ? null : Origin,
                Carets = [.. Carets.Values],
                Rights = Rights,
            };
            First = Last = 0;
            Origin = "";
            Updates.Clear();
            Carets.Clear();
            Rights = null;
            return update;
        }
    }
}
