using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Workspace.Contracts;

/// <summary>
/// Why something was refused, as data: the words are made where the reader is (client, problem details). <see cref="Parameters"/> holds what the words need
/// (a stage, a limit, a name the asker may know); it never holds text of a case.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.problem")]
public sealed record Problem
{
    [Id(0)] public required ProblemCode Code { get; init; }

    [Id(1)] public ImmutableDictionary<string, string> Parameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static Problem Of(ProblemCode code) => new() { Code = code };

    public static Problem Of(ProblemCode code, params (string Name, string Value)[] parameters) =>
        new() { Code = code, Parameters = parameters.ToImmutableDictionary(p => p.Name, p => p.Value) };
}

/// <summary>The answer to a command or question: done with a value, or refused with a <see cref="Contracts.Problem"/>. Exceptions stay for bugs and broken infrastructure.</summary>
[GenerateSerializer, Immutable, Alias("ws.outcome`1")]
public sealed record Outcome<T>
{
    [Id(0)] public T? Value { get; init; }

    [Id(1)] public Problem? Problem { get; init; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsDone => Problem is null;

    public static implicit operator Outcome<T>(T value) => new() { Value = value };

    public static implicit operator Outcome<T>(Problem problem) => new() { Problem = problem };

    public static implicit operator Outcome<T>(ProblemCode code) => new() { Problem = Contracts.Problem.Of(code) };

    public static Outcome<T> FromT(T value) => value;

    public static Outcome<T> FromProblem(Problem problem) => problem;

    public static Outcome<T> FromProblemCode(ProblemCode code) => code;
}

/// <summary>Done without anything to tell.</summary>
[GenerateSerializer, Immutable, Alias("ws.unit")]
public readonly record struct Unit
{
    public static Unit Value => default;
}

/// <summary>Words for people in both languages of the product.</summary>
[GenerateSerializer, Immutable, Alias("ws.words")]
public sealed record Words
{
    [Id(0)] public required string Nl { get; init; }

    [Id(1)] public required string En { get; init; }

    public static Words Same(string text) => new() { Nl = text, En = text };
}
