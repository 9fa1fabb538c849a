using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions.Imports;

/// <summary>Suggests what the columns of a file are, from their names in Dutch and English and from what stands in them. Pure.</summary>
public static partial class ImportColumns
{
    private const int HeaderWithin = 20;
    private const int Samples = 3;

    private static readonly FrozenDictionary<string, ImportField> Names = Index(
        (ImportField.Date, "datum;date;wanneer;when;periode;period;maand;month;datum signaal;datum van;van;from;begin;begindatum;startdatum;datum waarneming;datum melding;waarnemingsdatum;meldingsdatum;dag;datum of maand"),
        (ImportField.Until, "tot;tot en met;t m;until;to;einde;einddatum;end;end date;datum tot"),
        (ImportField.Content, "inhoud;content;omschrijving;description;signaal;signal;tekst;text;melding;toelichting;waarneming;beschrijving;wat;what;bevinding;informatie;verhaal;korte omschrijving"),
        (ImportField.SourceType, "bron;source;soort bron;bronsoort;source type;type bron;herkomst;afkomst melding"),
        (ImportField.Area, "gebied;area;gebiedscode;area code;wijk;buurt;gemeente;cbs code;cbs gebied;buurtcode;wijkcode;neighbourhood;district;municipality;gebied code"),
        (ImportField.Address, "adres;address;locatie;location;plaats;place;waar;where;straat;plek"),
        (ImportField.Longitude, "lengtegraad;longitude;lon;lng;long"),
        (ImportField.Latitude, "breedtegraad;latitude;lat"),
        (ImportField.Phenomena, "fenomeen;fenomenen;phenomenon;phenomena;thema;theme;themas;soort ondermijning;type ondermijning;onderwerp"),
        (ImportField.Indicators, "indicator;indicatoren;indicators;kenmerk;kenmerken"),
        (ImportField.PlaceType, "soort plaats;plaatssoort;place type;type locatie;soort locatie;soort object;objecttype"),
        (ImportField.Branch, "branche;branch;sector;bedrijfstak"),
        (ImportField.Grade, "betrouwbaarheid;grade;waardering;4x4;4 x 4;code;evaluatiecode;betrouwbaarheid 4x4;reliability;admiralty;weging"),
        (ImportField.Handling, "verspreiding;handling;handling level;vertrouwelijkheid;afscherming;tlp;classificatie;rubricering;wie mag het zien;afschermingsniveau"),
        (ImportField.Regime, "regime;wettelijk regime;legal regime;wet;wettelijke grondslag;juridisch regime"),
        (ImportField.Ground, "grond;grondslag;ground;artikel;verstrekkingsgrond;grond voor delen"),
        (ImportField.Conditions, "voorwaarden;conditions;verstrekkingscode;handling code;voorwaarde"),
        (ImportField.ConditionText, "toelichting voorwaarden;condition text;voorwaarde tekst"),
        (ImportField.PurgeOn, "vernietigen op;vernietigingsdatum;bewaartermijn;bewaren tot;purge;purge on;purge date;verwijderen op"),
        (ImportField.Label, "label;nummer;nr;id;kenmerk signaal;referentie;reference;signaalnummer;signaal nr;volgnummer"));

    private static readonly string[] Beginnings = ["datum ", "soort ", "type ", "de ", "het "];

    /// <summary>The row, among the first ones, that holds the most names of columns; the first filled one when none holds any.</summary>
    public static int HeaderRow(IEnumerable<RawRow> first)
    {
        ArgumentNullException.ThrowIfNull(first);
        var rows = first.Take(HeaderWithin).Where(r => r.Cells.Any(c => c.Length > 0)).ToList();
        if (rows.Count == 0)
        {
            return 0;
        }

        var best = rows.MaxBy(r => r.Cells.Count(c => FieldOf(c) is not null))!;
        return best.Cells.Any(c => FieldOf(c) is not null) ? best.Number : rows.MaxBy(r => r.Cells.Count(c => c.Length > 0) > 1 ? 1 : 0)!.Number;
    }

    /// <summary>The columns with some of what stands in them.</summary>
    /// <param name="rows">The first rows of the file, header and what is above it included.</param>
    public static ImmutableArray<ImportColumn> Of(IReadOnlyList<RawRow> rows, int headerRow)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var names = rows.FirstOrDefault(r => r.Number == headerRow)?.Cells ?? [];
        var data = rows.Where(r => r.Number > headerRow).ToList();
        var count = Math.Max(names.Length, data.Count == 0 ? 0 : data.Max(r => r.Cells.Length));
        var columns = ImmutableArray.CreateBuilder<ImportColumn>(count);
        for (var i = 0; i < count; i++)
        {
            var samples = data.Select(r => i < r.Cells.Length ? r.Cells[i].Trim() : "").Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Take(Samples).Select(c => Clip(c, 80));
            columns.Add(new(i, i < names.Length ? Clip(names[i].Trim(), 80) : "", [.. samples]));
        }

        return columns.MoveToImmutable();
    }

    public static ImportMapping Suggest(IReadOnlyList<RawRow> rows, int headerRow)
    {
        var columns = Of(rows, headerRow);
        var data = rows.Where(r => r.Number > headerRow).ToList();
        var fields = new ImportField[columns.Length];
        var taken = new HashSet<ImportField>();
        for (var i = 0; i < fields.Length; i++)
        {
            var field = FieldOf(columns[i].Name);
            fields[i] = field is { } known && (taken.Add(known) || known is ImportField.Phenomena) ? known : ImportField.Aside;
        }

        // What no name says, what stands there may: dates, codes of areas, grades, and the longest text.
        Guess(ImportField.Date, cell => ImportDates.Read(cell) is not null);
        Guess(ImportField.Area, cell => AreaForm().IsMatch(cell));
        Guess(ImportField.Grade, cell => GradeForm().IsMatch(cell));
        if (!taken.Contains(ImportField.Content))
        {
            var longest = Enumerable.Range(0, fields.Length).Where(i => fields[i] == ImportField.Aside)
                .Select(i => (Index: i, Length: Values(i).Select(c => c.Length).DefaultIfEmpty(0).Average())).OrderByDescending(c => c.Length).FirstOrDefault();
            if (longest.Length > 20)
            {
                fields[longest.Index] = ImportField.Content;
            }
        }

        var grades = Array.IndexOf(fields, ImportField.Grade) is >= 0 and var at ? Values(at).ToList() : [];
        return ImportMapping.Nothing with
        {
            HeaderRow = headerRow,
            Columns = [.. fields],
            GradeScheme = grades.Count == 0 || grades.TrueForAll(g => g.Length > 0 && PoliceForm().IsMatch(g)) ? "4x4"
                : grades.Count(g => GradeForm().IsMatch(g)) * 2 > grades.Count ? "admiralty"
                : "plain",
        };

        IEnumerable<string> Values(int column) => data.Select(r => column < r.Cells.Length ? r.Cells[column].Trim() : "").Where(c => c.Length > 0);

        void Guess(ImportField field, Func<string, bool> fits)
        {
            for (var i = 0; i < fields.Length && !taken.Contains(field); i++)
            {
                if (fields[i] == ImportField.Aside && Values(i).ToList() is { Count: > 0 } values && values.Count(fits) * 10 >= values.Count * 8)
                {
                    fields[i] = field;
                    taken.Add(field);
                }
            }
        }
    }

    private static ImportField? FieldOf(string name)
    {
        var folded = ImportWords.Fold(name);
        if (folded.Length is 0 or > 40)
        {
            return null;
        }

        if (Names.TryGetValue(folded, out var field))
        {
            return field;
        }

        foreach (var beginning in Beginnings)
        {
            if (folded.StartsWith(beginning, StringComparison.Ordinal) && Names.TryGetValue(folded[beginning.Length..], out field))
            {
                return field;
            }
        }

        return null;
    }

    private static string Clip(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");

    private static FrozenDictionary<string, ImportField> Index(params ReadOnlySpan<(ImportField Field, string Names)> all)
    {
        var index = new Dictionary<string, ImportField>(StringComparer.Ordinal);
        foreach (var (field, names) in all)
        {
            foreach (var name in names.Split(';'))
            {
                index.TryAdd(name, field);
            }

            // The product's own names, as the export writes them.
            index.TryAdd(ImportWords.Fold(field.ToString()), field);
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?:GM|WK|BU|PV|OWN)[A-Za-z0-9-]{2,12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AreaForm();

    [GeneratedRegex(@"^[A-FX][ /-]?[1-6]\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex GradeForm();

    [GeneratedRegex(@"^[ABCX][ /-]?[1-4]\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PoliceForm();
}
