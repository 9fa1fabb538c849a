using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Imports;

/// <summary>What a row of a file becomes under a mapping.</summary>
/// <param name="Signal">Null when something in it cannot be read.</param>
/// <param name="Unknown">Words that no list knows.</param>
public sealed record ReadRow(AddSignal? Signal, ImmutableArray<ImportCell> Cells, ImmutableArray<ImportProblem> Problems, ImmutableArray<(ImportField Field, string Text)> Unknown);

/// <summary>Turns rows of text into signals that can be tried. Made once for a mapping; pure.</summary>
public sealed class ImportReading
{
    private static readonly ImportField[] Fields = [.. Enum.GetValues<ImportField>().Where(f => f is not (ImportField.Unknown or ImportField.Aside))];
    private static readonly ImportField[] Required = [ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling, ImportField.Regime];

    /// <summary>What every row needs from a column or a default; the regime may follow from the kind of source.</summary>
    private static readonly ImportField[] Mapped = [.. Required.Where(f => f != ImportField.Regime)];

    private readonly ImportMapping mapping;
    private readonly ImportWords words;
    private readonly IReadOnlyDictionary<string, string> areas;
    private readonly Dictionary<ImportField, string> defaults;
    private readonly Dictionary<(ImportField Field, string Text), string> meanings;
    private readonly ImmutableArray<(ImportField Field, int[] Columns)> columns;

    /// <param name="areas">Codes of areas by folded name or code, as far as they were found.</param>
    public ImportReading(ImportMapping mapping, ImportWords words, IReadOnlyDictionary<string, string> areas)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        this.mapping = mapping;
        this.words = words;
        this.areas = areas;
        defaults = mapping.Defaults.Where(d => d.Text.Length > 0).GroupBy(d => d.Field).ToDictionary(g => g.Key, g => g.Last().Text);
        meanings = mapping.Values.GroupBy(v => (v.Field, ImportWords.Fold(v.Text))).ToDictionary(g => g.Key, g => g.Last().Meaning);
        columns = [.. Fields.Select(f => (f, mapping.Columns.Select((c, i) => (c, i)).Where(c => c.c == f).Select(c => c.i).ToArray()))];
    }

    /// <summary>The problem of a mapping under which no row can become a signal.</summary>
    public static Problem? ProblemOf(ImportMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.Columns.IsDefault || mapping.Defaults.IsDefault || mapping.Values.IsDefault || mapping.Columns.Length > TableFile.MaxColumns || mapping.Defaults.Length > Fields.Length
            || mapping.Values.Length > ImportMapping.MaxValues || mapping.HeaderRow < 0 || mapping.Columns.Any(c => c == ImportField.Unknown || !Enum.IsDefined(c))
            || mapping.Values.Any(v => v.Text.Length > 200 || v.Meaning.Length > 200) || mapping.Defaults.Any(d => d.Text.Length > AddSignal.MaxContent)
            || mapping.Values.Sum(v => v.Text.Length + v.Meaning.Length) + mapping.Defaults.Sum(d => d.Text.Length) > ImportMapping.MaxText
            || mapping.Stage is not (SignalStage.Draft or SignalStage.Submitted) || mapping.GradeScheme is not ("4x4" or "plain" or "admiralty"))
        {
            return Problem.Of(ProblemCode.FieldInvalid, ("field", "mapping"));
        }

        foreach (var field in Mapped)
        {
            if (!mapping.Columns.Contains(field) && !mapping.Defaults.Any(d => d.Field == field && d.Text.Length > 0))
            {
                return Problem.Of(ProblemCode.ColumnMissing, ("column", field.ToString()));
            }
        }

        return null;
    }

    /// <summary>The texts of areas in a row, to be found beforehand.</summary>
    public string AreaText(RawRow row, ImmutableArray<FieldText> corrected) => TextOf(ImportField.Area, row, corrected, out _);

    public ReadRow Read(RawRow row, ImmutableArray<FieldText> corrected)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cells = ImmutableArray.CreateBuilder<ImportCell>();
        var problems = ImmutableArray.CreateBuilder<ImportProblem>();
        var unknown = ImmutableArray.CreateBuilder<(ImportField, string)>();
        var values = new Dictionary<ImportField, string>();
        if (row.Oversized)
        {
            problems.Add(new(null, Problem.Of(ProblemCode.FieldTooLong, ("field", "row"), ("max", RawRow.MaxText.ToString(CultureInfo.InvariantCulture)))));
        }

        foreach (var (field, _) in columns)
        {
            var text = TextOf(field, row, corrected, out var isCorrected);
            var value = text.Length > 0 ? ValueOf(field, text, unknown)
                : field == ImportField.Regime && values.TryGetValue(ImportField.SourceType, out var source) ? words.RegimeOf(source) ?? ""
                : "";
            if (text.Length > 0 || isCorrected || mapping.Columns.Contains(field) || Required.Contains(field))
            {
                cells.Add(new(field, text, value, isCorrected));
            }

            if (value is null)
            {
                problems.Add(new(field, field == ImportField.Area ? Problem.Of(ProblemCode.UnknownArea, ("area", Domain.Fields.Clip(text))) : Problem.Of(ProblemCode.FieldInvalid, ("field", Name(field)))));
            }
            else if (value.Length > 0)
            {
                values.Add(field, value);
            }
            else if (Required.Contains(field) && !(field == ImportField.Regime && problems.Any(p => p.Field == ImportField.SourceType)))
            {
                // The regime follows from the source: one that is missing because the source is wrong is no second mistake.
                problems.Add(new(field, Problem.Of(ProblemCode.FieldRequired, ("field", Name(field)))));
            }
        }

        return new(problems.Count == 0 ? Signal(values) : null, cells.ToImmutable(), problems.ToImmutable(), unknown.ToImmutable());
    }

    /// <summary>The field that a problem of a signal is about.</summary>
    public static ImportField? FieldOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code switch
        {
            ProblemCode.UnknownArea => ImportField.Area,
            ProblemCode.RegimeForbidsHandling => ImportField.Handling,
            ProblemCode.GroundRequired => ImportField.Ground,
            ProblemCode.PeriodReversed => ImportField.Until,
            _ => problem.Parameters.GetValueOrDefault("field") is not { } name ? null
                : name == "point" ? ImportField.Longitude
                : Array.Find(Fields, f => Name(f) == name) is var field && field != ImportField.Unknown ? field : null,
        };
    }

    private AddSignal Signal(Dictionary<ImportField, string> values)
    {
        var point = values.TryGetValue(ImportField.Longitude, out var longitude) && values.TryGetValue(ImportField.Latitude, out var latitude)
            ? new GeoPoint(double.Parse(longitude, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture))
            : null;
        var address = values.GetValueOrDefault(ImportField.Address);
        return new()
        {
            Date = values[ImportField.Date],
            Until = values.GetValueOrDefault(ImportField.Until),
            Content = values[ImportField.Content],
            SourceType = values[ImportField.SourceType],
            Area = values.GetValueOrDefault(ImportField.Area),
            Place = address is null && point is null ? null : new() { Address = address, Point = point },
            Phenomena = Many(ImportField.Phenomena),
            Indicators = Many(ImportField.Indicators),
            PlaceType = values.GetValueOrDefault(ImportField.PlaceType),
            Branch = values.GetValueOrDefault(ImportField.Branch),
            Grade = values[ImportField.Grade],
            GradeScheme = mapping.GradeScheme,
            Handling = Enum.TryParse<HandlingLevel>(values[ImportField.Handling], out var level) ? level : HandlingLevel.Unknown,
            Regime = values[ImportField.Regime],
            Ground = values.GetValueOrDefault(ImportField.Ground),
            Conditions = Many(ImportField.Conditions),
            ConditionText = values.GetValueOrDefault(ImportField.ConditionText),
            PurgeOn = values.TryGetValue(ImportField.PurgeOn, out var purge) ? DateOnly.ParseExact(purge, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
            Label = values.GetValueOrDefault(ImportField.Label),
            Stage = mapping.Stage,
            Channel = "import",
        };

        ImmutableArray<string> Many(ImportField field) => values.TryGetValue(field, out var ids) ? [.. ids.Split(';')] : [];
    }

    private string TextOf(ImportField field, RawRow row, ImmutableArray<FieldText> corrected, out bool isCorrected)
    {
        isCorrected = false;
        foreach (var correction in corrected)
        {
            if (correction.Field == field)
            {
                isCorrected = true;
                return correction.Text.Trim();
            }
        }

        var places = columns.First(c => c.Field == field).Columns;
        var filled = places.Where(i => i < row.Cells.Length).Select(i => Unguarded(row.Cells[i]).Trim()).Where(c => c.Length > 0).ToList();
        var text = filled.Count == 0 ? "" : field switch
        {
            ImportField.Content => string.Join("\n", filled),
            ImportField.Phenomena or ImportField.Indicators or ImportField.Conditions => string.Join("; ", filled),
            _ => filled[0],
        };
        return text.Length > 0 ? text : defaults.GetValueOrDefault(field) ?? "";
    }

    /// <summary>What the export put before text that looks like a formula is no part of it.</summary>
    private static string Unguarded(string cell) =>
        cell is ['\'', var first, ..] && (first is '\t' or '\r' or '\n' || cell.AsSpan(1).TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]) ? cell[1..] : cell;

    /// <summary>Null when the text cannot be read as what the field is.</summary>
    private string? ValueOf(ImportField field, string text, ImmutableArray<(ImportField, string)>.Builder unknown)
    {
        switch (field)
        {
            case ImportField.Content or ImportField.Address or ImportField.Ground or ImportField.ConditionText or ImportField.Label:
                return text;
            case ImportField.Date or ImportField.Until:
                return ImportDates.Read(text);
            case ImportField.PurgeOn:
                return ImportDates.Read(text) is { Length: 10 } day ? day : null;
            case ImportField.Longitude or ImportField.Latitude:
                return double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= (field == ImportField.Longitude ? 180 : 90)
                    ? degrees.ToString("R", CultureInfo.InvariantCulture)
                    : null;
            case ImportField.Phenomena or ImportField.Indicators or ImportField.Conditions:
                return Several(field, text, unknown);
            default:
                return One(field, text, unknown);
        }
    }

    private string? Several(ImportField field, string text, ImmutableArray<(ImportField, string)>.Builder unknown)
    {
        // A label may hold a separator itself: the whole is tried first.
        if (Known(field, text) is { } whole)
        {
            return whole;
        }

        var ids = new List<string>();
        var readable = true;
        foreach (var part in text.Split([';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var id = One(field, part, unknown);
            readable &= id is not null;
            if (id is { Length: > 0 })
            {
                ids.Add(id);
            }
        }

        return readable ? string.Join(';', ids.Distinct(StringComparer.Ordinal)) : null;
    }

    private string? One(ImportField field, string text, ImmutableArray<(ImportField, string)>.Builder unknown)
    {
        if (Known(field, text) is { } known)
        {
            return known;
        }

        unknown.Add((field, Domain.Fields.Clip(text)));
        return null;
    }

    private string? Known(ImportField field, string text)
    {
        var folded = ImportWords.Fold(text);
        if (meanings.TryGetValue((field, folded), out var meaning))
        {
            return meaning;
        }

        return field switch
        {
            ImportField.Area => areas.GetValueOrDefault(folded),
            ImportField.Grade when mapping.GradeScheme != "plain" => Grade(text),
            _ => words.Find(field, text),
        };
    }

    /// <summary>A letter and a digit, however they are set apart.</summary>
    private string? Grade(string text)
    {
        var signs = new string([.. text.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return SignalChecks.GradeOf(new() { Date = "", SourceType = "", Content = "", Handling = HandlingLevel.Unknown, Regime = "", Grade = signs, GradeScheme = mapping.GradeScheme }, words.Terms) is null ? null : signs;
    }

    private static string Name(ImportField field) => field.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";
}
