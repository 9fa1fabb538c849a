using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Workspace.Contracts;

/// <summary>
/// An area: a code of Statistics Netherlands (<c>GM1234</c> municipality, <c>WK123456</c> district, <c>BU12345678</c> neighbourhood; district and
/// neighbourhood parts may hold capitals), or an own id for a drawn area or a set of objects (<c>OWN-…</c>).
/// Source of the form: CBS, Toelichting Wijk- en Buurtkaart.
/// </summary>
[GenerateSerializer, Immutable, Alias("ws.id.area"), JsonConverter(typeof(TextIdJsonConverter<AreaId>))]
public readonly partial record struct AreaId : ITextId<AreaId>
{
    [Id(0)]
    private readonly string? value;

    private AreaId(string value) => this.value = value;

    public string Value => IdText.Require(value, nameof(AreaId));

    public static bool TryParse([NotNullWhen(true)] string? text, out AreaId id)
    {
        id = text is { Length: <= 64 } && Form().IsMatch(text) ? new(text) : default;
        return id.value is not null;
    }

    public static AreaId Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not an area id.");

    public override string ToString() => value ?? "";

    [GeneratedRegex(@"^(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}|OWN-[A-Z0-9-]{1,40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
