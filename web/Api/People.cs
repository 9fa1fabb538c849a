using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;

namespace Workspace.Web.Api;

/// <summary>A partner with its people, as everyone who is signed in may know them: no mandates, no clearances.</summary>
public sealed record PartnerListing
{
    public required PartnerId Id { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required int Colour { get; init; }

    public required bool InputOnly { get; init; }

    public required ImmutableArray<PersonListing> People { get; init; }

    internal static PartnerListing Of(Partner partner) => new()
    {
        Id = partner.Id,
        Name = partner.Name,
        ShortName = partner.ShortName,
        Colour = partner.Colour,
        InputOnly = partner.InputOnly,
        People = [.. partner.People.Select(PersonListing.Of)],
    };
}

public sealed record PersonListing
{
    public required PersonId Id { get; init; }

    public required string Name { get; init; }

    public required Words Function { get; init; }

    /// <summary>Roles this person usually gets in a picture.</summary>
    public required ImmutableArray<PictureRole> UsualRoles { get; init; }

    internal static PersonListing Of(Person person) =>
        new() { Id = person.Id, Name = person.Name, Function = person.Function, UsualRoles = person.UsualRoles };
}
