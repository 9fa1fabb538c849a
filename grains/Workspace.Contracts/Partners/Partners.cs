using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Partners;

/// <summary>An organisation of the partnership, and the people it has authorised.</summary>
[GenerateSerializer, Immutable, Alias("ws.partner")]
public sealed record Partner
{
    [Id(0)] public required PartnerId Id { get; init; }

    [Id(1)] public required string Name { get; init; }

    /// <summary>Short form for labels beside carets and in tables, at most 14 characters.</summary>
    [Id(2)] public required string ShortName { get; init; }

    /// <summary>Place in the palette of partner colours, 0 to 11; colour never carries meaning alone.</summary>
    [Id(3)] public int Colour { get; init; }

    /// <summary>Gives information one way and never reads (no covenant partner: housing corporation, water board).</summary>
    [Id(4)] public bool InputOnly { get; init; }

    [Id(5)] public ImmutableArray<Person> People { get; init; } = [];
}

/// <summary>A person on the register of a partner.</summary>
[GenerateSerializer, Immutable, Alias("ws.person")]
public sealed record Person
{
    [Id(0)] public required PersonId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required Words Function { get; init; }

    /// <summary>Roles this person gets in a picture unless the coordinator decides otherwise.</summary>
    [Id(4)] public ImmutableArray<PictureRole> UsualRoles { get; init; } = [];

    [Id(5)] public Mandate? Mandate { get; init; }

    /// <summary>May start a picture and imports boundaries (functional administrator of the region).</summary>
    [Id(6)] public bool Administrator { get; init; }

    /// <summary>May read what is confidential by name.</summary>
    [Id(7)] public bool NamedClearance { get; init; }
}

/// <summary>The power to sign for a partner.</summary>
[GenerateSerializer, Immutable, Alias("ws.mandate")]
public sealed record Mandate
{
    /// <summary>Number or name of the decision that gave it.</summary>
    [Id(0)] public required string Reference { get; init; }

    [Id(1)] public required DateOnly From { get; init; }

    /// <summary>Last day on which it is valid.</summary>
    [Id(2)] public required DateOnly Until { get; init; }

    public bool IsValidOn(DateOnly day) => From <= day && day <= Until;
}

/// <summary>What a person is in one picture.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PictureRole>)), Alias("ws.picture.role")]
public enum PictureRole
{
    Unknown = 0,
    /// <summary>Opens the picture, guards the planning, publishes.</summary>
    Coordinator = 1,
    /// <summary>Writes the sections of the own partner and adds its signals.</summary>
    Editor = 2,
    /// <summary>Signs the sections of the own partner.</summary>
    Signer = 3,
    /// <summary>Reads what is signed and what is published.</summary>
    Reader = 4,
}

/// <summary>The register of partners and people. Key: <c>workspace</c>.</summary>
[Alias("ws.grain.directory")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    public const string Key = "workspace";

    [Alias("List"), Reading] Task<ImmutableArray<Partner>> List();

    [Alias("FindPerson"), Reading] Task<Person?> FindPerson(PersonId id);

    [Alias("Find"), Reading] Task<ImmutableArray<Partner>> Find(ImmutableArray<PartnerId> ids);

    /// <summary>Adds or replaces partners by id.</summary>
    [Alias("Put")] Task<Outcome<Unit>> Put(ImmutableArray<Partner> partners);
}
