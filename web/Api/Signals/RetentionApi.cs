using System.Collections.Immutable;
using System.Security.Claims;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Web.Access;

namespace Workspace.Web.Api;

/// <summary>What is due for destruction, approving it earlier, and the proof afterwards.</summary>
internal static class RetentionApi
{
    public static void MapRetention(this RouteGroupBuilder api)
    {
        var retention = api.MapGroup("/pictures/{id}/retention/{partner}").WithTags("Retention");
        retention.MapGet("", Read).WithName("readRetention").WithSummary("Signals of this partner that are due within thirty days, and the certificates of what was destroyed; its own people only.");
        retention.MapPost("/destructions", Destroy).WithName("destroySignals").WithSummary("Destroys signals before their date; a signer of the partner. Answers with the certificate.");
    }

    private static async Task<Answer<Retention>> Read(string id, string partner, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution ? await contribution.Retention(user.Person()) : ProblemCode.NotFound;

    private static async Task<Answer<DestructionCertificate>> Destroy(string id, string partner, DestroySignals command, ClaimsPrincipal user, IGrainFactory grains) =>
        SignalsApi.Find(id, partner, grains) is { } contribution ? await contribution.Destroy(command.Signals, user.Person()) : ProblemCode.NotFound;
}

public sealed record DestroySignals
{
    public required ImmutableArray<VersionedSignal> Signals { get; init; }
}
