using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Access;

/// <summary>
/// Refuses what another site lets a browser send: every unsafe request, and everything live, must carry our own <c>Origin</c>
/// (or, where a browser leaves that out, <c>Sec-Fetch-Site: same-origin</c>). Behind a proxy that changes scheme or host, <c>Access:Origins</c> lists the public origins.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IConfiguration configuration)
{
    private readonly string[] origins = configuration.GetSection("Access:Origins").Get<string[]>() ?? [];

    public Task InvokeAsync(HttpContext context) =>
        NeedsOrigin(context.Request) && !IsOwn(context.Request) ? context.WriteProblemAsync(ProblemCode.WrongOrigin) : next(context);

    private static bool NeedsOrigin(HttpRequest request)
    {
        // The identity provider posts its answer here; it is protected by state, nonce and PKCE.
        if (request.Path == "/api/session/callback")
        {
            return false;
        }

        return !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            || request.Path.StartsWithSegments("/live", StringComparison.OrdinalIgnoreCase)

            // Every browser names the origin of a WebSocket; a provider that runs elsewhere has none.
            || (request.Path.StartsWithSegments("/yjs", StringComparison.OrdinalIgnoreCase) && request.Headers.Origin.Count > 0);
    }

    private bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
        {
            return request.Headers["Sec-Fetch-Site"] is ["same-origin"];
        }

        return origin is [{ } value]
            && (origins.Length > 0
                ? origins.Contains(value, StringComparer.OrdinalIgnoreCase)
                : value.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase));
    }
}
