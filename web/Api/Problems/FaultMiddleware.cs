using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

/// <summary>
/// Turns everything that was thrown under it into a problem: unreadable requests into what is wrong with them, the rest into an opaque fault with a trace id.
/// A bare error status of the framework gets a body too.
/// </summary>
internal sealed partial class FaultMiddleware(RequestDelegate next, ILogger<FaultMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (UnreadableRequests.OfBareStatus(context) is { } problem)
            {
                await context.WriteProblemAsync(problem, context.Response.StatusCode);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The asker left; there is nobody to answer.
        }
        catch (BadHttpRequestException unreadable) when (!context.Response.HasStarted)
        {
            var problem = UnreadableRequests.Problem(unreadable, context);
            LogUnreadable(logger, problem.Code, unreadable.StatusCode);
            await Answer(context, problem, problem.Code == ProblemCode.BadRequest && unreadable.StatusCode >= 400 ? unreadable.StatusCode : null);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var trace = Faults.Trace(context);
            var problem = Faults.Of(fault, trace, once: !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method));
            LogFault(logger, fault, context.Request.Method, PathOf(context), problem.Code, trace);
            await Answer(context, problem, null);
        }
    }

    private static Task Answer(HttpContext context, Problem problem, int? status)
    {
        context.Response.Clear();
        Access.SecurityHeaders.Set(context);
        return context.WriteProblemAsync(problem, status);
    }

    /// <summary>Where a token stands in the path, the log says where, not which.</summary>
    private static string PathOf(HttpContext context) =>
        context.Request.RouteValues.ContainsKey("token") ? (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "" : context.Request.Path;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Unreadable request: {Code} ({Status})")]
    private static partial void LogUnreadable(ILogger logger, ProblemCode code, int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed with {Code} ({Trace})")]
    private static partial void LogFault(ILogger logger, Exception fault, string method, string path, ProblemCode code, string trace);
}
