using Microsoft.AspNetCore.Authentication;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Web.Access;
using Workspace.Web.Api.Problems;
using Workspace.Web.Live;

namespace Workspace.Web.Api;

/// <summary>Who is signed in, and how to sign in and out.</summary>
internal static class SessionApi
{
    public static void MapSession(this RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Session").AllowAnonymous();
        session.MapGet("", Get).WithName("getSession").WithSummary("Who is signed in; answers without a session too.");
        session.MapPost("/sign-out", SignOut).WithName("signOut").WithSummary("Ends the session and its live connections.");
        session.MapGet("/sign-in", SignIn).WithName("signIn").WithSummary("Sends the browser to the identity provider; 404 where there is none.").RequireRateLimiting(Limits.SignIn);
    }

    private static async Task<SessionView> Get(HttpContext context, IGrainFactory grains, DemoMode demo, IConfiguration configuration)
    {
        var view = new SessionView
        {
            SignedIn = false,
            Administrator = false,
            Demo = demo.Enabled,
            IdentityProvider = OpenIdConnect.IsConfigured(configuration),
            Language = Languages.Of(context.Request).Code(),
        };
        if (!Identity.IsComplete(context.User))
        {
            return view;
        }

        var directory = grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var partner = (await directory.Find([context.User.Partner()])).SingleOrDefault();
        if (partner?.People.FirstOrDefault(p => p.Id == context.User.Person()) is not { } person)
        {
            // Taken off the register since: the cookie is worth nothing any more.
            await context.SignOutAsync(Sessions.Scheme);
            return view;
        }

        return view with
        {
            SignedIn = true,
            Person = PersonListing.Of(person),
            Partner = new() { Id = partner.Id, Name = partner.Name, ShortName = partner.ShortName, Colour = partner.Colour },
            Administrator = person.Administrator,
        };
    }

    private static async Task<Answer<Unit>> SignOut(HttpContext context, LiveConnections connections)
    {
        if (Identity.IsComplete(context.User))
        {
            connections.EndSession(context.User.Session());
        }

        await context.SignOutAsync(Sessions.Scheme);
        return Unit.Value;
    }

    private static IResult SignIn(IConfiguration configuration, string? returnTo)
    {
        if (!OpenIdConnect.IsConfigured(configuration))
        {
            return new Answer<Unit>(ProblemCode.NotFound);
        }

        var local = returnTo is ['/', not ('/' or '\\'), ..] ? returnTo : "/";
        return TypedResults.Challenge(new AuthenticationProperties { RedirectUri = local }, [OpenIdConnect.Scheme]);
    }
}

/// <summary>The session as the front end needs it at start.</summary>
public sealed record SessionView
{
    public required bool SignedIn { get; init; }

    public PersonListing? Person { get; init; }

    public SessionPartner? Partner { get; init; }

    /// <summary>May start pictures and import boundaries.</summary>
    public required bool Administrator { get; init; }

    /// <summary>Anyone may sign in as anyone of the fictional dossier; every page says so.</summary>
    public required bool Demo { get; init; }

    /// <summary>Sign-in goes through an identity provider, at <c>/api/session/sign-in</c>.</summary>
    public required bool IdentityProvider { get; init; }

    /// <summary>What the browser prefers: <c>nl</c> or <c>en</c>.</summary>
    public required string Language { get; init; }
}

public sealed record SessionPartner
{
    public required PartnerId Id { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required int Colour { get; init; }
}
