using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Workspace.Contracts;
using Workspace.Contracts.Partners;

namespace Workspace.Web.Access;

/// <summary>
/// Sign-in through the organisation's OpenID Connect provider, on when <c>Oidc:Authority</c> is set. The provider says who it is, the register of partners says
/// for whom that person works; whoever is not on the register does not get in. The session afterwards is the same cookie as in demo mode.
/// Settings: <c>Oidc:Authority</c>, <c>Oidc:ClientId</c>, <c>Oidc:ClientSecret</c>, <c>Oidc:PersonClaim</c> (default <c>preferred_username</c>).
/// </summary>
internal static class OpenIdConnect
{
    public const string Scheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["Oidc:Authority"]);

    public static AuthenticationBuilder AddOpenIdConnectWhenConfigured(this AuthenticationBuilder builder, IConfiguration configuration)
    {
        if (!IsConfigured(configuration))
        {
            return builder;
        }

        var claim = configuration["Oidc:PersonClaim"] ?? "preferred_username";
        return builder.AddOpenIdConnect(Scheme, options =>
        {
            options.Authority = configuration["Oidc:Authority"];
            options.ClientId = configuration["Oidc:ClientId"];
            options.ClientSecret = configuration["Oidc:ClientSecret"];
            options.SignInScheme = Sessions.Scheme;
            options.ResponseType = "code";
            options.UsePkce = true;
            options.MapInboundClaims = false;
            options.SaveTokens = false;
            options.CallbackPath = "/api/session/callback";
            options.Events.OnTokenValidated = context => RegisteredPersonAsync(context, claim);
        });
    }

    private static async Task RegisteredPersonAsync(TokenValidatedContext context, string claim)
    {
        var name = context.Principal?.FindFirstValue(claim)?.ToLowerInvariant();
        var directory = context.HttpContext.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        if (!PersonId.TryParse(name, out var id) || await directory.FindPerson(id) is not { } person)
        {
            context.Fail("Not on the register of any partner.");
            return;
        }

        context.Principal = Identity.Of(person);
    }
}
