using System.Collections.Immutable;
using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

/// <summary>A refusal as RFC 9457 problem details (<c>application/problem+json</c>).</summary>
public sealed record ProblemBody
{
    /// <summary><c>https://samenbeeld.example/problems/</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>Short title in the reader's language.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status, again.</summary>
    public required int Status { get; init; }

    /// <summary>One sentence in the reader's language.</summary>
    public required string Detail { get; init; }

    /// <summary>What programs decide on.</summary>
    public required ProblemCode Code { get; init; }

    /// <summary>What the words need; never text of a case.</summary>
    public required ImmutableDictionary<string, string> Parameters { get; init; }

    internal const string MediaType = "application/problem+json";

    internal static ProblemBody Of(Problem problem, Language language, int? status = null) => new()
    {
        Type = $"https://samenbeeld.example/problems/{problem.Code}",
        Title = ProblemTexts.Title(problem.Code, language),
        Status = status ?? ProblemStatus.Of(problem.Code),
        Detail = ProblemTexts.Detail(problem, language),
        Code = problem.Code,
        Parameters = problem.Parameters,
    };
}
