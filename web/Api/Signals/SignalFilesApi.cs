using System.Security.Claims;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>Files with signals. The body is the file itself; nothing of it is shown in a page of ours but as an image.</summary>
internal static class SignalFilesApi
{
    private const long MaxBody = 4 * 1024 * 1024;

    public static void MapSignalFiles(this RouteGroupBuilder api)
    {
        var files = api.MapGroup("/pictures/{id}/signals/{partner}/{signal}/attachments").WithTags("Signals");
        files.MapPost("", Add).WithName("attachToSignal").WithSummary("Adds a file (JPEG, PNG, WebP or PDF, at most 4 MiB) to a signal; the body is the file.").WithBodyLimit(MaxBody).WithMetadata(new AcceptsFile());
        files.MapGet("/{attachment}", Read).WithName("readAttachment").WithSummary("The file itself.");
        files.MapDelete("/{attachment}", Remove).WithName("removeAttachment").WithSummary("Removes a file from a signal, for good.");
    }

    private static async Task<Answer<Signal>> Add(string id, string partner, string signal, string? name, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (SignalsApi.Find(id, partner, grains) is not { } contribution || !SignalId.TryParse(signal, out var wanted))
        {
            return ProblemCode.NotFound;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return await contribution.Attach(wanted, name ?? "", body.ToArray(), user.Person());
    }

    private static async Task<IResult> Read(string id, string partner, string signal, string attachment, HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        var found = SignalsApi.Find(id, partner, grains) is { } contribution && SignalId.TryParse(signal, out var wanted)
            ? await contribution.Attachment(wanted, attachment, user.Person())
            : ProblemCode.NotFound;
        if (!found.IsDone)
        {
            return new Answer<Unit>(found.Problem);
        }

        var file = found.Value.Attachment;
        var headers = context.Response.GetTypedHeaders();
        var shown = file.MediaType.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment";
        headers.ContentDisposition = new ContentDispositionHeaderValue(shown) { FileNameStar = file.Name };
        headers.CacheControl = new() { NoStore = true };
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(found.Value.Content, file.MediaType);
    }

    private static async Task<Answer<Signal>> Remove(string id, string partner, string signal, string attachment, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution && SignalId.TryParse(signal, out var wanted)
            ? await contribution.RemoveAttachment(wanted, attachment, user.Person())
            : ProblemCode.NotFound;

    internal sealed class AcceptsFile : IAcceptsMetadata
    {
        public IReadOnlyList<string> ContentTypes { get; } = ["application/octet-stream"];

        public Type? RequestType => typeof(Stream);

        public bool IsOptional => false;
    }
}
