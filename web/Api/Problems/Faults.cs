using System.Diagnostics;
using Orleans.Runtime.Messaging;
using Workspace.Contracts;
using Workspace.Contracts.Storage;

namespace Workspace.Web.Api.Problems;

/// <summary>What an exception means to the one who asked. The text of an exception never leaves the server.</summary>
internal static class Faults
{
    /// <summary>A reason that can be told for an exception from below, in REST and on the hub alike.</summary>
    /// <param name="once">What was asked may have changed something, and is not repeated by itself: then silence means that nobody knows.</param>
    public static Problem Of(Exception exception, string trace, bool once = false) => exception switch
    {
        TimeoutException or SiloUnavailableException or ConnectionFailedException when once => Problem.Of(ProblemCode.OutcomeUnknown),
        StorageUnavailableException or TimeoutException or OrleansException => Problem.Of(ProblemCode.StorageUnavailable),
        _ => Problem.Of(ProblemCode.Internal, ("trace", trace)),
    };

    public static string Trace(HttpContext? context) => Activity.Current?.TraceId.ToString() ?? context?.TraceIdentifier ?? "-";
}
