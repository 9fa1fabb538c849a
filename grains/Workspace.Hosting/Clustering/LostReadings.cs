using System.Collections.Concurrent;
using System.Reflection;
using Workspace.Contracts;

namespace Workspace.Hosting.Clustering;

/// <summary>
/// Asks a <see cref="ReadingAttribute">reading</see> again when its silo died under way, as <see cref="LostCalls"/> does for the way of an edit. Whatever may change something goes through once.
/// </summary>
internal sealed class LostReadings(TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly AsyncLocal<bool> IsAttempt = new();
    private static readonly MethodInfo AttemptOf = ((Func<MethodInfo, object, object?[], Task<object?>>)AttemptAsync<object>).Method.GetGenericMethodDefinition();

    private readonly ConcurrentDictionary<MethodInfo, Attempt?> attempts = new();

    private delegate Task<object?> Attempt(MethodInfo method, object grain, object?[] arguments);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var method = context.InterfaceMethod;
        if (IsAttempt.Value || attempts.GetOrAdd(method, Of) is not { } attempt)
        {
            await context.Invoke();
            return;
        }

        // A context can wait for one answer only. So each attempt, the first too, is a call of its own, and what came in is answered with what the first of them heard.
        var arguments = new object?[context.Request.GetArgumentCount()];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = context.Request.GetArgument(i);
        }

        context.Result = await LostCalls.RepeatAsync(() => attempt(method, context.Grain, arguments), time);
    }

    private static Attempt? Of(MethodInfo method) => method.IsDefined(typeof(ReadingAttribute))
        ? AttemptOf.MakeGenericMethod(method.ReturnType.GetGenericArguments()[0]).CreateDelegate<Attempt>()
        : null;

    private static async Task<object?> AttemptAsync<T>(MethodInfo method, object grain, object?[] arguments)
    {
        IsAttempt.Value = true;
        return await (Task<T>)method.Invoke(grain, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }
}
