using System.Collections.Immutable;

namespace Workspace.Contracts.Contributions;

/// <summary>A one-way link: whoever holds it may give information to one partner, and reads nothing back. The link itself is told once, at its making; kept is only its hash.</summary>
[GenerateSerializer, Immutable, Alias("ws.tip.link")]
public sealed record TipLink
{
    /// <summary>SHA-256 of the token, 64 hex digits: names the link where it is managed.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>For whom it was made, for the own partner only: "winkeliers De Lange Wetering".</summary>
    [Id(1)] public required string For { get; init; }

    [Id(2)] public required DateTimeOffset MadeAt { get; init; }

    [Id(3)] public required PersonId MadeBy { get; init; }

    [Id(4)] public required DateTimeOffset ExpiresAt { get; init; }

    [Id(5)] public required int Used { get; init; }

    [Id(6)] public required int MaxUses { get; init; }

    [Id(7)] public bool Revoked { get; init; }
}

[GenerateSerializer, Immutable, Alias("ws.tip.make-link")]
public sealed record MakeTipLink
{
    [Id(0)] public required string For { get; init; }

    /// <summary>1 to 60.</summary>
    [Id(1)] public int Days { get; init; } = 14;

    /// <summary>1 to 200.</summary>
    [Id(2)] public int MaxUses { get; init; } = 20;

    /// <summary>SHA-256 of the token, which the edge makes and tells once.</summary>
    [Id(3)] public string Id { get; init; } = "";
}

/// <summary>What the holder of a link is told: whom the information goes to, and until when.</summary>
[GenerateSerializer, Immutable, Alias("ws.tip.invitation")]
public sealed record TipInvitation([property: Id(0)] string PartnerName, [property: Id(1)] DateTimeOffset ExpiresAt);

/// <summary>What someone without an account gives.</summary>
[GenerateSerializer, Immutable, Alias("ws.tip")]
public sealed record Tip
{
    [Id(0)] public required string Content { get; init; }

    /// <summary>Month or day; the month of receipt when absent.</summary>
    [Id(1)] public string? Date { get; init; }

    /// <summary>Where it was, in words; a point would say where the giver stood.</summary>
    [Id(2)] public string? Address { get; init; }

    /// <summary>seen, heard or rumour.</summary>
    [Id(3)] public string Grade { get; init; } = "heard";

    /// <summary>Made by the page (32 hex digits): the same tip arriving twice is one.</summary>
    [Id(4)] public required string Key { get; init; }

    /// <summary>resident or entrepreneur.</summary>
    [Id(5)] public string Role { get; init; } = "resident";

    public const int MaxContent = 2_000;
    public const int MaxPhotos = 3;
}

/// <summary>One link. Key: its id. Knows whose it is; who asks with a token never learns more than <see cref="TipInvitation"/>.</summary>
[Alias("ws.grain.tip-link")]
public interface ITipLinkGrain : IGrainWithStringKey
{
    /// <summary>Makes the link; for the desk of its partner only.</summary>
    [Alias("Open")] Task Open(ContributionRef contribution, TipLink link, string partnerName);

    [Alias("Revoke")] Task Revoke();

    [Alias("Read"), Reading] Task<TipLink?> Read();

    /// <summary>Forgets the link; afterwards it was never made.</summary>
    [Alias("Forget")] Task Forget();

    /// <summary>Refused with <see cref="ProblemCode.LinkInvalid"/> when expired, used up, withdrawn or never made: the four are not told apart.</summary>
    [Alias("Invitation"), Reading] Task<Outcome<TipInvitation>> Invitation();

    /// <summary>Takes a tip, at most ten an hour. Nothing about the giver is kept: no address, no time finer than the hour.</summary>
    [Alias("Give")] Task<Outcome<Unit>> Give(Tip tip);

    /// <summary>A photo (JPEG) with a tip given by this link within the last hour, at most <see cref="Tip.MaxPhotos"/>.</summary>
    [Alias("Attach")] Task<Outcome<Unit>> Attach(string key, byte[] content);
}

/// <summary>The links of one partner in one picture. Key: <see cref="ContributionRef.Key"/>.</summary>
[Alias("ws.grain.tip-desk")]
public interface ITipDeskGrain : IGrainWithStringKey
{
    [Alias("List"), Reading] Task<Outcome<ImmutableArray<TipLink>>> List(PersonId by);

    [Alias("Make")] Task<Outcome<TipLink>> Make(MakeTipLink command, PersonId by);

    [Alias("Revoke")] Task<Outcome<Unit>> Revoke(string id, PersonId by);
}
