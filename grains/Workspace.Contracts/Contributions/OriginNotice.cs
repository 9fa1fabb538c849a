using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

[JsonConverter(typeof(JsonStringEnumConverter<OriginReason>)), Alias("ws.signal.origin-reason")]
public enum OriginReason
{
    Unknown = 0,
    /// <summary>Descent, migration, being foreign.</summary>
    Origin = 1,
    Nationality = 2,
    /// <summary>People, ethnic group, colour.</summary>
    Ethnicity = 3,
    Religion = 4,
}

/// <summary>A passage that speaks of someone's origin: the editor underlines it and asks whether it is needed. It warns and never refuses.</summary>
/// <param name="Start">First character, counted in UTF-16 as strings and browsers do.</param>
[GenerateSerializer, Immutable, Alias("ws.signal.origin-notice")]
public sealed record OriginNotice([property: Id(0)] int Start, [property: Id(1)] int Length, [property: Id(2)] OriginReason Reason);
