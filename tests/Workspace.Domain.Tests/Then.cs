using Workspace.Contracts;
using Workspace.Domain.Access;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>Assertions on answers of the domain.</summary>
internal static class Then
{
    /// <summary>The problem as one word and its parameters: <c>WrongStage(stage=Open)</c>.</summary>
    public static string Text(Problem? problem) => problem switch
    {
        null => "allowed",
        { Parameters.IsEmpty: true } => problem.Code.ToString(),
        _ => $"{problem.Code}({string.Join(", ", problem.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))})",
    };

    public static string Text(Verdict verdict)
    {
        Assert.Equal(verdict.IsAllowed, verdict.Problem is null);
        return Text(verdict.Problem);
    }

    /// <summary>Refused with exactly this code and these parameters.</summary>
    public static void Refused<T>(Outcome<T> outcome, ProblemCode code, params (string Name, string Value)[] parameters)
    {
        Assert.False(outcome.IsDone, $"Done, where {code} was expected.");
        Assert.Equal(Text(Problem.Of(code, parameters)), Text(outcome.Problem));
    }

    /// <summary>Holds for each of them; the failure names the first few for which it does not.</summary>
    public static void Every<T>(IEnumerable<T> all, Func<T, bool> holds, Func<T, string>? describe = null)
    {
        var count = 0;
        var failures = new List<T>();
        foreach (var one in all)
        {
            count++;
            if (!holds(one))
            {
                failures.Add(one);
            }
        }

        Assert.True(count > 0, "There is nothing to check.");
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} do not hold, among them:\n{string.Join('\n', failures.Take(8).Select(f => describe?.Invoke(f) ?? $"{f}"))}");
    }

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.True(outcome.IsDone, $"Refused: {Text(outcome.Problem)}");
        return outcome.Value;
    }
}
