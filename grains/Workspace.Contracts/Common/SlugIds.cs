using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Workspace.Contracts;

/// <summary>One picture (ondermijningsbeeld).</summary>
[GenerateSerializer, Immutable, Alias("ws.id.picture"), JsonConverter(typeof(TextIdJsonConverter<PictureId>))]
public readonly record struct PictureId : ITextId<PictureId>
{
    [Id(0)]
    private readonly string? value;

    private PictureId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(PictureId));

    public static bool TryParse([NotNullWhen(true)] string? text, out PictureId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static PictureId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a PictureId.");

    public override string ToString() => value ?? "";
}

/// <summary>One organisation that takes part: municipality, police, prosecution service …</summary>
[GenerateSerializer, Immutable, Alias("ws.id.partner"), JsonConverter(typeof(TextIdJsonConverter<PartnerId>))]
public readonly record struct PartnerId : ITextId<PartnerId>
{
    [Id(0)]
    private readonly string? value;

    private PartnerId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(PartnerId));

    public static bool TryParse([NotNullWhen(true)] string? text, out PartnerId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static PartnerId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a PartnerId.");

    public override string ToString() => value ?? "";
}

/// <summary>One person, authorised by a partner.</summary>
[GenerateSerializer, Immutable, Alias("ws.id.person"), JsonConverter(typeof(TextIdJsonConverter<PersonId>))]
public readonly record struct PersonId : ITextId<PersonId>
{
    [Id(0)]
    private readonly string? value;

    private PersonId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(PersonId));

    public static bool TryParse([NotNullWhen(true)] string? text, out PersonId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static PersonId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a PersonId.");

    public override string ToString() => value ?? "";
}

/// <summary>One section within a picture.</summary>
[GenerateSerializer, Immutable, Alias("ws.id.section"), JsonConverter(typeof(TextIdJsonConverter<SectionId>))]
public readonly record struct SectionId : ITextId<SectionId>
{
    [Id(0)]
    private readonly string? value;

    private SectionId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(SectionId));

    public static bool TryParse([NotNullWhen(true)] string? text, out SectionId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static SectionId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a SectionId.");

    public override string ToString() => value ?? "";
}

/// <summary>One signal within a contribution.</summary>
[GenerateSerializer, Immutable, Alias("ws.id.signal"), JsonConverter(typeof(TextIdJsonConverter<SignalId>))]
public readonly record struct SignalId : ITextId<SignalId>
{
    [Id(0)]
    private readonly string? value;

    private SignalId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(SignalId));

    public static bool TryParse([NotNullWhen(true)] string? text, out SignalId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static SignalId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a SignalId.");

    public override string ToString() => value ?? "";
}

/// <summary>One entity within a contribution.</summary>
[GenerateSerializer, Immutable, Alias("ws.id.entity"), JsonConverter(typeof(TextIdJsonConverter<EntityId>))]
public readonly record struct EntityId : ITextId<EntityId>
{
    [Id(0)]
    private readonly string? value;

    private EntityId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(EntityId));

    public static bool TryParse([NotNullWhen(true)] string? text, out EntityId id)
    {
        id = IdText.IsSlug(text) ? new(text) : default;
        return id.value is not null;
    }

    public static EntityId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an EntityId.");

    public override string ToString() => value ?? "";
}
