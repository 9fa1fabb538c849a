using Workspace.Contracts;
using Workspace.Web.Api.Problems;

namespace Workspace.Web.Pages;

/// <summary>Serves the bundle, and its one page for every address that is the front end's own.</summary>
internal static class ClientPages
{
    private static readonly string[] NotPages = ["/api", "/live", "/openapi", "/health", "/publications", "/assets"];

    private const string Missing =
        """
        <!doctype html><html lang="nl"><meta charset="utf-8"><title>Samenbeeld</title>
        <h1>De schermen zijn nog niet gebouwd</h1><p>Installeer Node 20.19 of nieuwer (of 22.12 of nieuwer) en start opnieuw, of leg een gebouwde bundel in <code>web/client/dist</code>.</p>
        <h1 lang="en">The front end has not been built yet</h1><p lang="en">Install Node 20.19 or newer (or 22.12 or newer) and start again, or put a built bundle in <code>web/client/dist</code>.</p></html>
        """;

    public static void UseClientFiles(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<ClientFiles>();
        app.Use((context, next) =>
            IsRead(context.Request) && context.Request.Path.Value is { Length: > 1 } path && files.TryGet(path, out var file)
                ? SendAsync(context, file, path.StartsWith("/assets/", StringComparison.Ordinal))
                : next(context));
    }

    /// <summary>
    /// After routing: whatever has no endpoint is a page of the front end or is not there. No catch-all endpoint does this, because that would also take requests
    /// that fit an endpoint but for their method or media type.
    /// </summary>
    public static void UseClientPages(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<ClientFiles>();
        app.Use((context, next) => context.GetEndpoint() is null ? AnswerAsync(context, files) : next(context));
    }

    private static Task AnswerAsync(HttpContext context, ClientFiles files)
    {
        var path = context.Request.Path;
        if (!IsRead(context.Request) || Path.HasExtension(path) || NotPages.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase)))
        {
            return context.WriteProblemAsync(ProblemCode.NotFound);
        }

        if (files.TryGet(ClientFiles.Page, out var page))
        {
            return SendAsync(context, page, immutable: false);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Missing, context.RequestAborted);
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task SendAsync(HttpContext context, ClientFile file, bool immutable)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = immutable ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = file.Tag;
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.ToString().Contains(file.Tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, encoding) = file.For(request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
