using CsCheck;

namespace Workspace.Domain.Tests;

/// <summary>
/// Runs a property on random values: a fixed number of times in an ordinary run, as long as <c>WS_SOAK</c> says (for example <c>60s</c>) in a long one.
/// A failure prints the seed and the smallest value that breaks the property; run it again with <c>CsCheck_Seed</c> set to that seed.
/// </summary>
internal static class Any
{
    public static void Check<T>(Gen<T> values, Action<T> holds, int times = 500, Func<T, string>? print = null) =>
        values.Sample(holds, iter: times, time: Soak, print: print);

    private static int Soak => Environment.GetEnvironmentVariable("WS_SOAK") is { Length: > 1 } text && int.TryParse(text.TrimEnd('s'), out var seconds) ? seconds : -1;
}
