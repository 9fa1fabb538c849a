using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>
/// The text log on PostgreSQL. A few workers take everything that is pending, of all documents, and store it with one statement; each document in it is taken
/// whole or not at all, and one that is refused does not touch the others.
/// </summary>
internal sealed partial class PostgresTextLog : ITextLog, IAsyncDisposable, IDisposable
{
    private readonly Channel<Call> queue = Channel.CreateUnbounded<Call>();
    private readonly NpgsqlDataSource source;
    private readonly StorageOptions options;
    private readonly ILogger logger;
    private readonly Task[] workers;

    public PostgresTextLog(NpgsqlDataSource source, StorageOptions options, ILogger<PostgresTextLog> logger)
    {
        this.source = source;
        this.options = options;
        this.logger = logger;
        workers = [.. Enumerable.Range(0, options.LogWriters).Select(_ => Task.Run(WorkAsync))];
    }

    public Task AppendAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        TextLogGuard.Append(document, entries);
        var call = new Call(document, [.. entries.Select(TextLogRow.Of)], TextLogGuard.Bytes(entries));
        return queue.Writer.TryWrite(call) ? call.Done.Task : Task.FromException(new StorageUnavailableException("Storage has been closed."));
    }

    public async Task<TextLogPage> ReadAsync(string document, long after, CancellationToken cancellation = default)
    {
        try
        {
            TextLogPage? page = null;
            await source.TryTwiceAsync(async () =>
            {
                var (head, rows) = await RowsAsync(connection: null, document, after, cancellation);
                page = TextLogRow.Page(document, after, head, rows);
            });
            return page!;
        }
        catch (Exception exception) when (PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }

    public async Task TrimAsync(string document, long through)
    {
        try
        {
            await source.TryTwiceAsync(async () =>
            {
                await using var command = Command(connection: null, Trim, document, through);
                await command.ExecuteNonQueryAsync();
            });
        }
        catch (Exception exception) when (PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }

    public async Task ReplaceAsync(string document, ImmutableArray<TextLogEntry> entries)
    {
        TextLogGuard.Append(document, entries);
        TextLogRow[] rows = [.. entries.Select(TextLogRow.Of)];
        try
        {
            await source.TryTwiceAsync(() => ReplaceRowsAsync(document, rows));
        }
        catch (Exception exception) when (PostgresSource.IsFailure(exception))
        {
            throw PostgresSource.Unavailable(exception);
        }
    }

    public void Dispose() => queue.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Task.WhenAll(workers);
    }

    private async Task WorkAsync()
    {
        var batch = new List<Call>();
        var documents = new HashSet<string>(StringComparer.Ordinal);
        Call? left = null;
        while (left is not null || await queue.Reader.WaitToReadAsync())
        {
            Take(batch, documents, ref left);
            await StoreAsync(batch);
            batch.Clear();
            documents.Clear();
        }
    }

    /// <summary>Fills the batch up to its bounds; a second call on the same document waits for the next round, since one statement moves a head once.</summary>
    private void Take(List<Call> batch, HashSet<string> documents, ref Call? left)
    {
        var bytes = 0L;
        while (batch.Count < options.MaxBatchOperations && (left is not null || queue.Reader.TryRead(out left)))
        {
            if (batch.Count > 0 && (bytes + left.Bytes > options.MaxBatchBytes || documents.Contains(left.Document)))
            {
                return;
            }

            bytes += left.Bytes;
            documents.Add(left.Document);
            batch.Add(left);
            left = null;
        }
    }

    private async Task StoreAsync(List<Call> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        HashSet<string>? taken = null;
        await TellAsync(batch, async () => taken = await TryTakeAsync(batch));
        foreach (var call in batch.Where(call => !call.Done.Task.IsCompleted && taken?.Contains(call.Document) == true))
        {
            call.Done.SetResult();
        }

        foreach (var call in batch.Where(call => !call.Done.Task.IsCompleted))
        {
            if (taken is null)
            {
                await StoreAsync([call]);
            }
            else
            {
                await TellAsync([call], () => RefusedAsync(call));
                call.Done.TrySetResult();
            }
        }
    }

    /// <summary>Runs a step for some calls and tells them when it fails; leaves a batch open in which only one call is to blame.</summary>
    private async Task TellAsync(List<Call> calls, Func<Task> step)
    {
        try
        {
            await source.TryTwiceAsync(step);
        }
        catch (PostgresException exception) when (calls.Count > 1 && ConcernsOne(exception))
        {
            LogBatchSplit(logger, exception, calls.Count);
        }
#pragma warning disable CA1031 // Whatever it is, every waiter must hear of it and the worker must live.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (exception is not TextLogFencedException)
            {
                LogNotStored(logger, exception, calls.Count);
            }

            foreach (var call in calls)
            {
                call.Done.TrySetException(PostgresSource.IsFailure(exception) ? PostgresSource.Unavailable(exception) : exception);
            }
        }
    }

    /// <summary>Bad data (22), a broken rule (23) or a deadlock: the fault of one call or of none, so the others are tried by themselves.</summary>
    private static bool ConcernsOne(PostgresException exception) => exception.SqlState is ['2', '2' or '3', ..] or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private sealed class Call(string document, TextLogRow[] rows, int bytes)
    {
        public string Document => document;

        public TextLogRow[] Rows => rows;

        public int Bytes => bytes;

        public long First => rows[0].Sequence;

        public long Last => rows[^1].Sequence;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
