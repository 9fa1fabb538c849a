using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

internal static class ProblemWriter
{
    /// <summary>Answers with a problem in the reader's language. Does nothing when the answer is already on its way.</summary>
    public static Task WriteProblemAsync(this HttpContext context, Problem problem, int? status = null)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        var language = Languages.Of(context.Request);
        var body = ProblemBody.Of(problem, language, status);
        context.Response.StatusCode = body.Status;
        context.Response.Headers.ContentLanguage = language.Code();
        context.Response.Headers.Append("Vary", "Accept-Language");
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return context.Response.WriteAsJsonAsync(body, (JsonTypeInfo<ProblemBody>)options.GetTypeInfo(typeof(ProblemBody)), ProblemBody.MediaType, context.RequestAborted);
    }

    public static Task WriteProblemAsync(this HttpContext context, ProblemCode code, params (string Name, string Value)[] parameters) =>
        context.WriteProblemAsync(Problem.Of(code, parameters));
}
