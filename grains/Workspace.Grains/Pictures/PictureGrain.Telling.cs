using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Pictures;

namespace Workspace.Grains.Pictures;

/// <summary>Everything a picture tells others: its sections and contributions, the lists of its people, the web nodes.</summary>
internal sealed partial class PictureGrain
{
    private static readonly TimeSpan NodeLease = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Listener> nodes = [];
    private readonly Dictionary<SectionId, ImmutableArray<PersonId>> present = [];
    private long toldVersion = -1;

    public Task Report(SectionStatus status)
    {
        var before = statuses.GetValueOrDefault(status.Section);
        if (Take(status) && state.Sections.FirstOrDefault(s => s.Id == status.Section) is { } section)
        {
            // Who saw it before must hear that it is gone for them; who sees it now, that it is there.
            var audience = PictureProjection.Audience(state, section, status.Stage)
                .Union(before is null ? [] : PictureProjection.Audience(state, section, before.Stage));
            Send(new() { Picture = id, Version = state.Version, Kind = PictureChangeKind.Outline, Section = status.Section, VisibleTo = [.. audience] });
        }

        return Task.CompletedTask;
    }

    public Task ReportPresence(SectionId section, ImmutableArray<PersonId> people)
    {
        if (state.Sections.FirstOrDefault(s => s.Id == section) is { } found)
        {
            present[section] = people;
            var stage = statuses.GetValueOrDefault(section)?.Stage ?? SectionStage.Open;
            Send(new()
            {
                Picture = id,
                Version = state.Version,
                Kind = PictureChangeKind.Presence,
                Section = section,
                People = people,
                VisibleTo = PictureProjection.Audience(state, found, stage),
            });
        }

        return Task.CompletedTask;
    }

    public Task ReportSignals(ImmutableArray<PersonId> visibleTo)
    {
        Send(new() { Picture = id, Version = state.Version, Kind = PictureChangeKind.Signals, VisibleTo = visibleTo });
        return Task.CompletedTask;
    }

    public Task<PictureSubscription> Subscribe(IPictureObserver node, string nodeId)
    {
        var known = nodes.TryGetValue(nodeId, out var listener) && listener.Node.Equals(node);
        if (!known)
        {
            nodes[nodeId] = listener = new(node);
        }

        listener!.Renewed = time.GetUtcNow();
        return Task.FromResult(new PictureSubscription(state.Version, known));
    }

    public Task Unsubscribe(string nodeId)
    {
        nodes.Remove(nodeId);
        return Task.CompletedTask;
    }

    private bool Take(SectionStatus status)
    {
        if (statuses.TryGetValue(status.Section, out var known) && known.Version >= status.Version)
        {
            return false;
        }

        statuses[status.Section] = status;
        return true;
    }

    /// <summary>Brings everyone up to <c>state.Version</c>. What fails is tried again by the maintenance timer; receivers ignore what they know.</summary>
    private async Task TellOthers()
    {
        if (!state.Exists || toldVersion == state.Version)
        {
            return;
        }

        var version = state.Version;
        Send(new() { Picture = id, Version = version, Kind = PictureChangeKind.Outline, VisibleTo = [.. state.People.Select(p => p.Person)] });
        try
        {
            var summary = PictureProjection.Summary(id, state);
            await Task.WhenAll(
            [
                .. state.Sections.Select(s => Section(s.Id).Configure(ConfigurationOf(s))),
                .. state.Partners.Select(p => GrainFactory.GetGrain<IContributionGrain>(new ContributionRef(id, p.Id).Key).Configure(ConfigurationOf(p))),
                .. state.People.Select(p => GrainFactory.GetGrain<IMyPicturesGrain>(p.Person.Value).Record(summary, version)),
            ]);
            toldVersion = version;
        }
#pragma warning disable CA1031 // The timer tries again; the picture itself is stored.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogTellingFailed(logger, id, e);
        }
    }

    private async Task Maintain(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var node in nodes.Where(n => now - n.Value.Renewed > NodeLease).Select(n => n.Key).ToList())
        {
            nodes.Remove(node);
        }

        if (state.Publishing > 0)
        {
            await FinishPublishing();
        }

        await TellOthers();
    }

    private void Send(PictureChanged change)
    {
        foreach (var (nodeId, listener) in nodes)
        {
            listener.Waiting.Enqueue(change);
            if (!listener.Busy)
            {
                listener.Busy = true;
                _ = Send(nodeId, listener);
            }
        }
    }

    private async Task Send(string nodeId, Listener listener)
    {
        try
        {
            await Task.Yield();
            while (listener.Waiting.TryDequeue(out var change))
            {
                await listener.Node.OnChanged(change);
            }
        }
#pragma warning disable CA1031 // A node that cannot be reached is dropped; its browsers fetch anew when it renews.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (nodes.TryGetValue(nodeId, out var current) && ReferenceEquals(current, listener))
            {
                nodes.Remove(nodeId);
            }

            LogNodeDropped(logger, id, nodeId, e);
        }
        finally
        {
            listener.Busy = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everyone heard of the change of picture {Picture}; they are told again")]
    private static partial void LogTellingFailed(ILogger logger, PictureId picture, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} no longer answers for picture {Picture} and was let go; it renews by itself")]
    private static partial void LogNodeDropped(ILogger logger, PictureId picture, string node, Exception exception);

    private sealed class Listener(IPictureObserver node)
    {
        public IPictureObserver Node { get; } = node;

        public DateTimeOffset Renewed { get; set; }

        public bool Busy { get; set; }

        public Queue<PictureChanged> Waiting { get; } = new();
    }
}
