using System.Data.Common;
using Microsoft.Extensions.Logging;
using Npgsql;
using Workspace.Contracts.Storage;

namespace Workspace.Hosting.Storage.Postgres;

/// <summary>The one pool of connections that everything in this process shares.</summary>
internal static class PostgresSource
{
    /// <summary>What the ADO.NET providers of Orleans call Npgsql.</summary>
    public const string Invariant = "Npgsql";

    /// <summary>Statements are prepared by themselves at their second use: 2 to 3.5 times as many small states per second. What the connection string says itself is kept.</summary>
    public static NpgsqlDataSource Create(string connection, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(connection);
        var settings = builder.ConnectionStringBuilder;
        settings.MaxAutoPrepare = settings.MaxAutoPrepare == 0 ? 40 : settings.MaxAutoPrepare;
        settings.AutoPrepareMinUsages = 2;
        settings.ApplicationName ??= WorkspaceHosting.ServiceId;
        return builder.UseLoggerFactory(loggers).Build();
    }

    /// <summary>
    /// Runs an operation; when its connection turns out to be dead, drops all idle ones (a restarted server kills every one of them) and runs it once more.
    /// Right for everything here, also when the first try was stored and only its answer was lost: reads and trims may be repeated, and a repeated write finds
    /// its sequence or version taken, which its caller must be able to bear anyway.
    /// </summary>
    public static async Task TryTwiceAsync(this NpgsqlDataSource source, Func<Task> operation)
    {
        try
        {
            await operation();
        }
        catch (Exception exception) when (IsDeadConnection(exception))
        {
            source.Clear();
            await operation();
        }
    }

    /// <summary>Gives a command its time limit and its parameters, $1 first.</summary>
    public static NpgsqlCommand With(this NpgsqlCommand command, StorageOptions options, params ReadOnlySpan<object> values)
    {
        command.CommandTimeout = (int)Math.Ceiling(options.CommandTimeout.TotalSeconds);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    /// <summary>Whether an exception is the database's doing, hence <see cref="StorageUnavailableException"/> for callers.</summary>
    public static bool IsFailure(Exception exception) =>
        exception is DbException or ObjectDisposedException or InvalidOperationException or TimeoutException or IOException || IsProtocolFault(exception);

    public static StorageUnavailableException Unavailable(Exception inner) => new($"Storage did not answer: {inner.Message}", inner);

    private static bool IsDeadConnection(Exception exception) => exception switch
    {
        PostgresException refusal => refusal.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException => exception.InnerException is IOException or System.Net.Sockets.SocketException,
        _ => IsProtocolFault(exception),
    };

    /// <summary>
    /// Npgsql has lost track of what the server is telling and given the connection up; it says so with an exception of no type of its own. Known cause: values that
    /// were refused while their statement was being prepared automatically (npgsql/npgsql#6391).
    /// </summary>
    private static bool IsProtocolFault(Exception exception) => exception.GetType() == typeof(Exception) && exception.Source == nameof(Npgsql);
}
