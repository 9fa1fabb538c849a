using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Web.Access;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Live;

/// <summary>
/// The hub at <c>/live</c>, as PROTOCOL.md says. Thin: reads the arguments, asks the grain through the fan-out, answers. A refusal is an answer; so is a fault.
/// </summary>
[Authorize]
internal sealed partial class WorkspaceHub(SectionFanout sections, PictureFanout pictures, LiveConnections connections, ILogger<WorkspaceHub> logger) : Hub<IWorkspaceClient>
{
    private LiveConnection Connection => (LiveConnection)Context.Items[typeof(LiveConnection)]!;

    public override Task OnConnectedAsync()
    {
        var user = Context.User!;
        var listener = new HubListener(LiveLifetime.Of(Context), connections.Limits, logger);
        if (connections.TryAdd(Context.ConnectionId, user.Person(), user.Session(), listener) is { } connection)
        {
            Context.Items[typeof(LiveConnection)] = connection;
            return Task.CompletedTask;
        }

        throw new HubException(nameof(ProblemCode.TooManyRequests));
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (!Context.Items.ContainsKey(typeof(LiveConnection)))
        {
            return;
        }

        var connection = Connection;
        connections.Remove(connection);
        var (seats, open) = connection.Close();
        foreach (var picture in open)
        {
            pictures.Close(connection, picture);
        }

        await Quietly(() => Task.WhenAll(seats.Select(sections.LeaveAsync)));
    }

    public Task<OpenReply> OpenPicture(string pictureId) => Answer(
        async () =>
        {
            if (!Connection.Joins.TryTake())
            {
                return Replies.Open(TooMany("joins"));
            }

            if (!PictureId.TryParse(pictureId, out var picture))
            {
                return Replies.Open(NotFound);
            }

            var opened = await pictures.OpenAsync(Connection, picture);
            return opened.IsDone ? new(null, Replies.None, opened.Value) : Replies.Open(opened.Problem);
        },
        Replies.Open);

    public void ClosePicture(string pictureId)
    {
        if (PictureId.TryParse(pictureId, out var picture))
        {
            pictures.Close(Connection, picture);
        }
    }

    public Task<JoinReply> JoinSection(string pictureId, string sectionId, byte[] stateVector, long clientId) => Answer(
        async () =>
        {
            if (!Connection.Joins.TryTake())
            {
                return Replies.Join(TooMany("joins"));
            }

            if (!TrySection(pictureId, sectionId, out var section))
            {
                return Replies.Join(NotFound);
            }

            if (stateVector is not { Length: <= PushLimits.StateVector })
            {
                return Replies.Join(Problem.Of(ProblemCode.FieldInvalid, ("field", "stateVector")));
            }

            var joined = await sections.JoinAsync(Connection, section, stateVector);
            return joined.IsDone ? Replies.Join(joined.Value, Context.ConnectionId) : Replies.Join(joined.Problem);
        },
        Replies.Join);

    public Task LeaveSection(string pictureId, string sectionId) =>
        TrySection(pictureId, sectionId, out var section) ? Quietly(() => sections.LeaveAsync(Connection, section)) : Task.CompletedTask;

    public Task<PushReply> Push(string pictureId, string sectionId, byte[] update) => Answer(
        async () =>
        {
            if (!Connection.Pushes.TryTake())
            {
                return Replies.Push(TooMany("pushes"));
            }

            if (!TrySection(pictureId, sectionId, out var section))
            {
                return Replies.Push(NotFound);
            }

            if (update is null or { Length: 0 })
            {
                return Replies.Push(Problem.Of(ProblemCode.UpdateUnreadable, ("error", "empty")));
            }

            if (update.Length > PushLimits.Update)
            {
                LogTooLarge(logger, section, update.Length);
                return Replies.Push(Problem.Of(ProblemCode.UpdateTooLarge, ("max", Number(PushLimits.Update)), ("bytes", Number(update.Length))));
            }

            if (!Connection.PushedBytes.TryTake(update.Length))
            {
                return Replies.Push(TooMany("bytes"));
            }

            var stored = await sections.PushAsync(Connection, section, update);
            return stored.IsDone ? Replies.Push(stored.Value) : Replies.Push(stored.Problem);
        },
        Replies.Push);

    public Task Present(string pictureId, string sectionId, long clientId, byte[]? selection) =>
        Connection.Carets.TryTake() && TrySection(pictureId, sectionId, out var section) && selection is null or { Length: <= PushLimits.Caret }
            ? Quietly(() => sections.PresentAsync(Connection, section, clientId, selection))
            : Task.CompletedTask;

    private static bool TrySection(string pictureId, string sectionId, out SectionRef section)
    {
        var known = PictureId.TryParse(pictureId, out var picture) & SectionId.TryParse(sectionId, out var part);
        section = known ? new(picture, part) : default;
        return known;
    }

    private static Problem NotFound { get; } = Problem.Of(ProblemCode.NotFound);

    private static Problem TooMany(string limit) => Problem.Of(ProblemCode.TooManyRequests, ("limit", limit));

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<T> Answer<T>(Func<Task<T>> act, Func<Problem, T> refuse)
    {
        try
        {
            return await act();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var trace = Faults.Trace(null) is ['-'] ? Context.ConnectionId : Faults.Trace(null);
            var problem = Faults.Of(fault, trace);
            LogFault(logger, fault, problem.Code, trace);
            return refuse(problem);
        }
    }

    private async Task Quietly(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogFault(logger, fault, ProblemCode.Internal, Context.ConnectionId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A call on the hub failed with {Code} ({Trace})")]
    private static partial void LogFault(ILogger logger, Exception fault, ProblemCode code, string trace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A push of {Bytes} bytes to {Section} was refused")]
    private static partial void LogTooLarge(ILogger logger, SectionRef section, int bytes);
}
