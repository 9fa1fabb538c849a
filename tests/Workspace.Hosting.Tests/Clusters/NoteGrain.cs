namespace Workspace.Hosting.Tests.Clusters;

/// <summary>The smallest grain with state and a reminder.</summary>
[Alias("test.note")]
public interface INoteGrain : IGrainWithStringKey
{
    [Alias("Write")] Task Write(string text);

    [Alias("Read")] Task<string> Read();

    [Alias("Remind")] Task Remind();

    [Alias("HasReminder")] Task<bool> HasReminder();
}

[GenerateSerializer, Alias("test.note.state")]
public sealed record NoteState
{
    [Id(0)] public string Text { get; init; } = "";
}

[GrainType("test-note")]
public sealed class NoteGrain([PersistentState("note")] IPersistentState<NoteState> row) : Grain, INoteGrain, IRemindable
{
    public Task Write(string text)
    {
        row.State = row.State with { Text = text };
        return row.WriteStateAsync();
    }

    public Task<string> Read() => Task.FromResult(row.State.Text);

    public Task Remind() => this.RegisterOrUpdateReminder("later", TimeSpan.FromHours(1), TimeSpan.FromHours(1));

    public async Task<bool> HasReminder() => await this.GetReminder("later") is not null;

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}
