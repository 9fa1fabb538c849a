using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Workspace.Contracts.Contributions;

/// <summary>One import into a contribution: the key of its grain (<c>picture/partner/import</c>).</summary>
[GenerateSerializer, Immutable, Alias("ws.ref.import")]
public readonly record struct ImportRef([property: Id(0)] PictureId Picture, [property: Id(1)] PartnerId Partner, [property: Id(2)] SignalId Import)
{
    public string Key => $"{Picture.Value}/{Partner.Value}/{Import.Value}";

    public ContributionRef Contribution => new(Picture, Partner);

    public static bool TryParse([NotNullWhen(true)] string? key, out ImportRef import)
    {
        import = default;
        if (key?.Split('/') is not [var p, var q, var i] || !PictureId.TryParse(p, out var picture) || !PartnerId.TryParse(q, out var partner) || !SignalId.TryParse(i, out var id))
        {
            return false;
        }

        import = new(picture, partner, id);
        return true;
    }

    public static ImportRef Parse(string key) => TryParse(key, out var import) ? import : throw new FormatException($"'{key}' is not an import key.");

    public override string ToString() => $"{Picture}/{Partner}/{Import}";
}

/// <summary>Where an import stands. Nothing of it shows in the register before <see cref="Done"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportPhase>)), Alias("ws.import.phase")]
public enum ImportPhase
{
    Unknown = 0,
    /// <summary>Rows of the file arrive.</summary>
    Receiving = 1,
    /// <summary>A person says which column is what.</summary>
    Mapping = 2,
    /// <summary>Every row is tried without storing it as a signal.</summary>
    Checking = 3,
    /// <summary>Rows can be corrected or left out; the good ones can be imported.</summary>
    Ready = 4,
    Running = 5,
    Done = 6,
    Cancelled = 7,
    Undone = 8,
    Failed = 9,
}

/// <summary>What a column can be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportField>)), Alias("ws.import.field")]
public enum ImportField
{
    Unknown = 0,
    Date = 1,
    Until = 2,
    /// <summary>Several columns may be content: each becomes a paragraph.</summary>
    Content = 3,
    SourceType = 4,
    /// <summary>Code or name of an area.</summary>
    Area = 5,
    Address = 6,
    Longitude = 7,
    Latitude = 8,
    /// <summary>One or more, by label or id, separated by a semicolon, bar or line break; several columns may be phenomena.</summary>
    Phenomena = 9,
    Indicators = 10,
    PlaceType = 11,
    Branch = 12,
    Grade = 13,
    Handling = 14,
    Regime = 15,
    Ground = 16,
    Conditions = 17,
    ConditionText = 18,
    PurgeOn = 19,
    Label = 20,
    /// <summary>The column is not used.</summary>
    Aside = 21,
}

[GenerateSerializer, Immutable, Alias("ws.import.open")]
public sealed record OpenImport
{
    /// <summary>Name of the file, to recognise the import by.</summary>
    [Id(0)] public required string Name { get; init; }

    [Id(1)] public required TableFormat Format { get; init; }

    [Id(2)] public string? Encoding { get; init; }

    [Id(3)] public string? Separator { get; init; }

    [Id(4)] public string? Sheet { get; init; }
}

/// <param name="Number">Place in the file, from 1.</param>
/// <param name="Oversized">Its text was larger than a signal can ever be and was cut.</param>
[GenerateSerializer, Immutable, Alias("ws.import.raw-row")]
public sealed record RawRow([property: Id(0)] int Number, [property: Id(1)] ImmutableArray<string> Cells, [property: Id(2)] bool Oversized = false)
{
    /// <summary>Characters of one cell, and of all cells of a row, that are kept.</summary>
    public const int MaxCell = 6_000;

    public const int MaxText = 24_000;

    /// <summary>UTF-16 characters, and two for each cell.</summary>
    public static int SizeOf(RawRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Cells.Sum(c => c.Length + 2);
    }
}

/// <summary>Says what the columns are. Starts the check of all rows.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.mapping")]
public sealed record ImportMapping
{
    /// <summary>Place of the row with the names of the columns, from 1; 0 when there is none.</summary>
    [Id(0)] public required int HeaderRow { get; init; }

    /// <summary>What each column is, by its place.</summary>
    [Id(1)] public required ImmutableArray<ImportField> Columns { get; init; }

    /// <summary>What a field is where its column is absent or its cell empty.</summary>
    [Id(2)] public required ImmutableArray<FieldText> Defaults { get; init; }

    /// <summary>What words of the file mean, for fields with a list of terms, areas and grades.</summary>
    [Id(3)] public required ImmutableArray<ValueMeaning> Values { get; init; }

    /// <summary><c>4x4</c>, <c>plain</c> or <c>admiralty</c>.</summary>
    [Id(4)] public required string GradeScheme { get; init; }

    /// <summary><see cref="SignalStage.Submitted"/> for weighing, or <see cref="SignalStage.Draft"/>.</summary>
    [Id(5)] public required SignalStage Stage { get; init; }

    public const int MaxValues = 500;

    /// <summary>UTF-16 characters of defaults, texts and meanings together.</summary>
    public const int MaxText = 30_000;

    public static ImportMapping Nothing { get; } = new() { HeaderRow = 1, Columns = [], Defaults = [], Values = [], GradeScheme = "4x4", Stage = SignalStage.Submitted };
}

[GenerateSerializer, Immutable, Alias("ws.import.field-text")]
public sealed record FieldText([property: Id(0)] ImportField Field, [property: Id(1)] string Text);

/// <param name="Text">As it stands in the file; case, accents and outer spaces do not matter.</param>
/// <param name="Meaning">An id, area code or grade; empty for: nothing.</param>
[GenerateSerializer, Immutable, Alias("ws.import.value-meaning")]
public sealed record ValueMeaning([property: Id(0)] ImportField Field, [property: Id(1)] string Text, [property: Id(2)] string Meaning);

/// <summary>Corrects a row in place, or leaves it out. Replaces an earlier correction of it.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.correct")]
public sealed record CorrectRow
{
    /// <summary>What stands in a field instead of what the file says.</summary>
    [Id(0)] public ImmutableArray<FieldText> Fields { get; init; } = [];

    [Id(1)] public bool LeaveOut { get; init; }
}

/// <summary>An import as its partner's editors see it.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.view")]
public sealed record ImportView
{
    [Id(0)] public required SignalId Id { get; init; }

    [Id(1)] public required PartnerId Partner { get; init; }

    [Id(2)] public required string Name { get; init; }

    [Id(3)] public required ImportPhase Phase { get; init; }

    /// <summary>It ends: rows that were on their way are being removed.</summary>
    [Id(4)] public bool Ending { get; init; }

    [Id(5)] public required PersonId By { get; init; }

    [Id(6)] public required DateTimeOffset At { get; init; }

    [Id(7)] public required TableFormat Format { get; init; }

    [Id(8)] public string? Encoding { get; init; }

    [Id(9)] public string? Separator { get; init; }

    [Id(10)] public string? Sheet { get; init; }

    [Id(11)] public ImmutableArray<ImportColumn> Columns { get; init; } = [];

    /// <summary>What was said last, or at first what is suggested.</summary>
    [Id(12)] public required ImportMapping Mapping { get; init; }

    /// <summary>Rows of data.</summary>
    [Id(13)] public int Rows { get; init; }

    /// <summary>How many of them were checked, imported or taken back so far, whatever is going on.</summary>
    [Id(14)] public int Worked { get; init; }

    [Id(15)] public int Bad { get; init; }

    [Id(16)] public int LeftOut { get; init; }

    /// <summary>Signals that came of it.</summary>
    [Id(17)] public int Imported { get; init; }

    /// <summary>Words that no list knows, the most frequent first.</summary>
    [Id(18)] public ImmutableArray<UnknownValue> Unknown { get; init; } = [];

    /// <summary>Why it failed.</summary>
    [Id(19)] public Problem? Problem { get; init; }

    /// <summary>The first rows of the file, cut short, to choose the one with the names from.</summary>
    [Id(20)] public ImmutableArray<RawRow> Head { get; init; } = [];

    /// <summary>When what is kept of the file is removed at the latest.</summary>
    [Id(21)] public DateTimeOffset KeptUntil { get; init; }
}

/// <param name="Index">Place, from 0.</param>
/// <param name="Samples">Some different values of it.</param>
[GenerateSerializer, Immutable, Alias("ws.import.column")]
public sealed record ImportColumn([property: Id(0)] int Index, [property: Id(1)] string Name, [property: Id(2)] ImmutableArray<string> Samples);

/// <param name="Rows">In how many rows it stands.</param>
[GenerateSerializer, Immutable, Alias("ws.import.unknown-value")]
public sealed record UnknownValue([property: Id(0)] ImportField Field, [property: Id(1)] string Text, [property: Id(2)] int Rows);

/// <summary>One row as it would become a signal.</summary>
[GenerateSerializer, Immutable, Alias("ws.import.row")]
public sealed record ImportRow
{
    [Id(0)] public required int Number { get; init; }

    [Id(1)] public required ImmutableArray<ImportCell> Cells { get; init; }

    /// <summary>What is wrong with it; with the field where it is one field.</summary>
    [Id(2)] public ImmutableArray<ImportProblem> Problems { get; init; } = [];

    [Id(3)] public bool LeftOut { get; init; }
}

/// <param name="Text">As it stands in the file, or as it was corrected.</param>
/// <param name="Value">What it becomes: a date, an id, a grade; null where it cannot be read.</param>
[GenerateSerializer, Immutable, Alias("ws.import.cell")]
public sealed record ImportCell([property: Id(0)] ImportField Field, [property: Id(1)] string Text, [property: Id(2)] string? Value, [property: Id(3)] bool Corrected);

/// <param name="Field">Null for the row as a whole.</param>
[GenerateSerializer, Immutable, Alias("ws.import.problem")]
public sealed record ImportProblem([property: Id(0)] ImportField? Field, [property: Id(1)] Problem Problem);

/// <param name="From">Only rows from this place on.</param>
/// <param name="OnlyBad">Only rows with a problem that are not left out.</param>
/// <param name="Limit">Rows wanted, 1 to 200.</param>
[GenerateSerializer, Immutable, Alias("ws.import.row-query")]
public sealed record ImportRowQuery([property: Id(0)] int From, [property: Id(1)] bool OnlyBad, [property: Id(2)] int Limit)
{
    public const int MaxLimit = 200;
}

/// <param name="Next">Place to go on from; null after the last row.</param>
[GenerateSerializer, Immutable, Alias("ws.import.row-page")]
public sealed record ImportRowPage([property: Id(0)] ImmutableArray<ImportRow> Rows, [property: Id(1)] int? Next);
