using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;
using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

/// <summary>Names what is wrong with a request that the framework could not bind: the field where that is known.</summary>
internal static partial class UnreadableRequests
{
    public static Problem Problem(BadHttpRequestException exception, HttpContext context)
    {
        if (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge(context);
        }

        if (exception.InnerException is JsonException json)
        {
            return OfJson(json);
        }

        var parameter = BoundParameter().Match(exception.Message);
        return parameter.Success
            ? Contracts.Problem.Of(ProblemCode.FieldInvalid, ("field", parameter.Groups["name"].Value))
            : Contracts.Problem.Of(ProblemCode.BadRequest);
    }

    /// <summary>What an error status without a body means, when the framework set one: routing, binding and authorisation do.</summary>
    public static Problem? OfBareStatus(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentLength is not null || response.ContentType is not null)
        {
            return null;
        }

        return response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => Contracts.Problem.Of(ProblemCode.NotSignedIn),
            StatusCodes.Status403Forbidden => Contracts.Problem.Of(ProblemCode.NotAllowed),
            StatusCodes.Status404NotFound => Contracts.Problem.Of(ProblemCode.NotFound),
            StatusCodes.Status413PayloadTooLarge => TooLarge(context),
            StatusCodes.Status429TooManyRequests => Contracts.Problem.Of(ProblemCode.TooManyRequests),
            < 500 => Contracts.Problem.Of(ProblemCode.BadRequest),
            _ => null,
        };
    }

    private static Problem TooLarge(HttpContext context)
    {
        var max = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0;
        return Contracts.Problem.Of(ProblemCode.TooLarge, ("max", max.ToString(CultureInfo.InvariantCulture)));
    }

    private static Problem OfJson(JsonException exception)
    {
        var missing = MissingProperties().Match(exception.Message);
        if (missing.Success)
        {
            return Contracts.Problem.Of(ProblemCode.FieldRequired, ("field", Join(exception.Path, missing.Groups["name"].Value)));
        }

        var nulled = NullProperty().Match(exception.Message);
        if (nulled.Success)
        {
            return Contracts.Problem.Of(ProblemCode.FieldRequired, ("field", Ends(Join(exception.Path, ""), nulled.Groups["name"].Value)));
        }

        var syntax = exception.InnerException is not null && exception.InnerException.GetType().Name == "JsonReaderException";
        var field = Join(exception.Path, "");
        return syntax || field.Length == 0
            ? Contracts.Problem.Of(
                ProblemCode.BadRequest,
                ("line", ((exception.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)),
                ("position", ((exception.BytePositionInLine ?? 0) + 1).ToString(CultureInfo.InvariantCulture)))
            : Contracts.Problem.Of(ProblemCode.FieldInvalid, ("field", field));
    }

    private static string Join(string? path, string name)
    {
        var inside = path is null or "$" ? "" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path[1..];
        return inside.Length == 0 ? name : name.Length == 0 ? inside : $"{inside}.{name}";
    }

    private static string Ends(string path, string name) => path.Length == 0 ? name : path;

    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from """, RegexOptions.CultureInvariant)]
    private static partial Regex BoundParameter();

    [GeneratedRegex("missing required properties including: '(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex MissingProperties();

    [GeneratedRegex("property or field '(?<name>[^']+)' .* null", RegexOptions.CultureInvariant)]
    private static partial Regex NullProperty();
}
