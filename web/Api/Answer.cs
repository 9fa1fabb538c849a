using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Api;

/// <summary>The outcome of a command or question as an HTTP answer: the value as JSON (nothing for <see cref="Unit"/>), or the problem.</summary>
internal sealed class Answer<T> : IResult, IEndpointMetadataProvider
{
    private readonly Outcome<T> outcome;
    private readonly int? refusalStatus;
    private readonly string? location;

    public Answer(Outcome<T> outcome, int? refusalStatus = null, string? location = null)
    {
        this.outcome = outcome;
        this.refusalStatus = refusalStatus;
        this.location = location;
    }

    public static implicit operator Answer<T>(Outcome<T> outcome) => new(outcome);

    public static implicit operator Answer<T>(T value) => new(value);

    public static implicit operator Answer<T>(Problem problem) => new(problem);

    public static implicit operator Answer<T>(ProblemCode code) => new(code);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!outcome.IsDone)
        {
            return httpContext.WriteProblemAsync(outcome.Problem, refusalStatus);
        }

        if (typeof(T) == typeof(Unit))
        {
            httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return location is null ? TypedResults.Ok(outcome.Value).ExecuteAsync(httpContext) : TypedResults.Created(location, outcome.Value).ExecuteAsync(httpContext);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(typeof(T) == typeof(Unit)
            ? new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent)
            : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
    }
}

/// <summary>As <see cref="Answer{T}"/>, for a command that makes something: 201 with its address.</summary>
internal sealed class CreatedAnswer<T>(Outcome<T> outcome, Func<T, string> location) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        new Answer<T>(outcome, location: outcome.IsDone ? location(outcome.Value) : null).ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));
    }
}
