using System.Security.Claims;
using System.Security.Cryptography;
using Workspace.Contracts;
using Workspace.Contracts.Partners;

namespace Workspace.Web.Access;

/// <summary>
/// Who is asking, as the session cookie says: person, partner and name. What that person may do is decided by the grains at every call, never by a claim.
/// </summary>
internal static class Identity
{
    public const string PersonClaim = "person";
    public const string PartnerClaim = "partner";
    public const string NameClaim = "name";

    /// <summary>One sign-in; signing out closes the live connections that carry it.</summary>
    public const string SessionClaim = "session";

    public static ClaimsPrincipal Of(Person person) =>
        new(new ClaimsIdentity(
            [
                new Claim(PersonClaim, person.Id.Value),
                new Claim(PartnerClaim, person.Partner.Value),
                new Claim(NameClaim, person.Name),
                new Claim(SessionClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
            ],
            Sessions.Scheme,
            NameClaim,
            roleType: null));

    /// <summary>Whether the principal carries everything that <see cref="Of"/> puts in.</summary>
    public static bool IsComplete(ClaimsPrincipal? user) =>
        user is { Identity.IsAuthenticated: true }
        && PersonId.TryParse(user.FindFirstValue(PersonClaim), out _)
        && PartnerId.TryParse(user.FindFirstValue(PartnerClaim), out _)
        && user.FindFirstValue(SessionClaim) is not null;

    public static PersonId Person(this ClaimsPrincipal user) => PersonId.Parse(user.FindFirstValue(PersonClaim) ?? "");

    public static PartnerId Partner(this ClaimsPrincipal user) => PartnerId.Parse(user.FindFirstValue(PartnerClaim) ?? "");

    public static string Session(this ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) ?? "";
}
