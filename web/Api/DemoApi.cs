using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Web.Access;
using Workspace.Web.Demo;
using Workspace.Web.Live;

namespace Workspace.Web.Api;

/// <summary>Demo mode: the people of the fictional dossier, and signing in as one of them. Elsewhere these addresses do not exist.</summary>
internal static class DemoApi
{
    public static void MapDemo(this RouteGroupBuilder api)
    {
        var demo = api.MapGroup("/demo").WithTags("Demo").AllowAnonymous();
        demo.MapGet("/people", People).WithName("listDemoPeople").WithSummary("Partners with the people one can be.");
        demo.MapPost("/sign-in", SignIn).WithName("demoSignIn").WithSummary("Signs in as this person.").RequireRateLimiting(Limits.SignIn);
    }

    private static async Task<Answer<ImmutableArray<PartnerListing>>> People(DemoMode demo, DemoSeeding seeding, IGrainFactory grains, CancellationToken cancellation)
    {
        if (!demo.Enabled)
        {
            return ProblemCode.NotFound;
        }

        await seeding.PartnersAsync(cancellation);
        return ImmutableArray.CreateRange((await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).List()).Select(PartnerListing.Of));
    }

    private static async Task<Answer<Unit>> SignIn(
        DemoSignIn request, HttpContext context, DemoMode demo, DemoSeeding seeding, IGrainFactory grains, LiveConnections connections, CancellationToken cancellation)
    {
        if (!demo.Enabled)
        {
            return ProblemCode.NotFound;
        }

        await seeding.PartnersAsync(cancellation);
        if (!PersonId.TryParse(request.Person, out var id) || await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindPerson(id) is not { } person)
        {
            return Problem.Of(ProblemCode.UnknownPerson, ("person", request.Person.Length <= 64 ? request.Person : request.Person[..64]));
        }

        if (Identity.IsComplete(context.User))
        {
            connections.EndSession(context.User.Session());
        }

        await context.SignInAsync(Sessions.Scheme, Identity.Of(person));
        return Unit.Value;
    }
}

/// <param name="Person">Id of the person to be.</param>
public sealed record DemoSignIn(string Person);
