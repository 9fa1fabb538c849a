using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Domain.Contributions.Imports;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class ImportReadingTests
{
    private static readonly ImportWords Words = new(new SomeTerms());

    private static readonly ImportMapping Mapping = ImportMapping.Nothing with
    {
        Columns = [ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling, ImportField.Phenomena, ImportField.Area, ImportField.Label],
    };

    private static RawRow Row(int number, params string[] cells) => new(number, [.. cells]);

    private static ReadRow Read(ImportMapping mapping, params string[] cells) =>
        new ImportReading(mapping, Words, new Dictionary<string, string> { ["centrum"] = "WK990101" }).Read(Row(2, cells), []);

    private static string[] Good(params (int Column, string Text)[] other)
    {
        string[] cells = ["14-02-2025", "Nachtelijk laden.", "Wijkagent", "a 2", "partners", "Synthetische drugs; Drugsafval", "Centrum", "S-1"];
        foreach (var (column, text) in other)
        {
            cells[column] = text;
        }

        return cells;
    }

    [Fact]
    public void Given_a_good_row_then_words_of_people_become_ids()
    {
        var read = Read(Mapping, Good());
        Assert.Empty(read.Problems);
        var signal = read.Signal!;
        Assert.Equal(("2025-02-14", "police_neighbourhood", "A2", HandlingLevel.Partners, "Wpg", "WK990101", "S-1"), (signal.Date, signal.SourceType, signal.Grade, signal.Handling, signal.Regime, signal.Area, signal.Label));
        Assert.Equal(["drugs_synthetic", "drugs_waste"], signal.Phenomena);
        Assert.Equal("import", signal.Channel);
    }

    [Fact]
    public void Given_a_bad_row_then_every_error_names_its_field_and_unknown_words_are_told()
    {
        var read = Read(Mapping, Good((0, "ergens in 2025"), (2, "Buurvrouw"), (3, "Z9"), (6, "Nergens")));
        Assert.Null(read.Signal);
        Assert.Equal([ImportField.Date, ImportField.SourceType, ImportField.Area, ImportField.Grade], read.Problems.Select(p => p.Field!.Value));
        Assert.Equal([(ImportField.SourceType, "Buurvrouw"), (ImportField.Area, "Nergens"), (ImportField.Grade, "Z9")], read.Unknown);
        Assert.All(read.Problems, p => Assert.Equal(p.Field, ImportReading.FieldOf(p.Problem)));
    }

    [Fact]
    public void Given_the_meaning_of_a_word_then_it_holds_however_the_word_is_written()
    {
        var mapping = Mapping with { Values = [new(ImportField.SourceType, "Buurt-vrouw", "resident"), new(ImportField.Phenomena, "overlast", "")] };
        var read = Read(mapping, Good((2, "buurt vrouw"), (5, "Overlast")));
        Assert.Equal("resident", read.Signal!.SourceType);
        Assert.Empty(read.Signal.Phenomena);
    }

    [Fact]
    public void Given_empty_cells_then_the_default_is_used_and_without_one_the_field_is_missed()
    {
        var mapping = Mapping with { Defaults = [new(ImportField.Handling, "Named"), new(ImportField.Date, "2025-03")] };
        Assert.Equal((HandlingLevel.Named, "2025-03"), (Read(mapping, Good((0, ""), (4, " "))).Signal!.Handling, Read(mapping, Good((0, ""))).Signal!.Date));
        Assert.Equal(ProblemCode.FieldRequired, Read(Mapping, Good((1, ""))).Problems.Single().Problem.Code);
        Assert.Equal([ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling], Read(Mapping, "").Problems.Select(p => p.Field!.Value).OrderBy(Place));

        static int Place(ImportField field) => Array.IndexOf([ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling, ImportField.Regime], field);
    }

    [Fact]
    public void Given_a_correction_then_it_takes_the_place_of_the_cell()
    {
        var read = new ImportReading(Mapping, Words, new Dictionary<string, string>()).Read(Row(2, Good((0, "?"), (6, ""))), [new(ImportField.Date, "2025-04-01"), new(ImportField.Address, "Kade 1")]);
        Assert.Equal(("2025-04-01", "Kade 1"), (read.Signal!.Date, read.Signal.Place!.Address));
        Assert.Equal([ImportField.Date, ImportField.Address], read.Cells.Where(c => c.Corrected).Select(c => c.Field).OrderBy(f => f));
    }

    [Theory]
    [InlineData("=1+1", "=1+1")]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-x", "-x")]
    [InlineData("'t is laat", "'t is laat")]
    public void Given_text_that_looks_like_a_formula_then_it_is_that_text(string cell, string content) => Assert.Equal(content, Read(Mapping, Good((1, cell))).Signal!.Content);

    [Fact]
    public void Given_other_scales_then_grades_are_kept_in_them()
    {
        Assert.Equal(("F6", "admiralty"), (Read(Mapping with { GradeScheme = "admiralty" }, Good((3, "f-6"))).Signal!.Grade, Read(Mapping with { GradeScheme = "admiralty" }, Good((3, "F6"))).Signal!.GradeScheme));
        Assert.Equal("seen", Read(Mapping with { GradeScheme = "plain" }, Good((3, "Zelf gezien"))).Signal!.Grade);
        Assert.Null(Read(Mapping, Good((3, "F6"))).Signal);
    }

    [Fact]
    public void Given_a_row_that_was_cut_then_it_is_not_imported_as_if_whole() =>
        Assert.Equal(ProblemCode.FieldTooLong, new ImportReading(Mapping, Words, new Dictionary<string, string> { ["centrum"] = "WK990101" }).Read(Row(2, Good()) with { Oversized = true }, []).Problems.Single().Problem.Code);

    [Fact]
    public void Given_a_mapping_that_can_make_no_signal_then_it_says_which_column_is_missing()
    {
        Assert.Null(ImportReading.ProblemOf(Mapping));
        var without = Mapping with { Columns = [ImportField.Date, ImportField.Content] };
        Assert.Equal("SourceType", ImportReading.ProblemOf(without)!.Parameters["column"]);
        Assert.Null(ImportReading.ProblemOf(without with { Defaults = [new(ImportField.SourceType, "resident"), new(ImportField.Grade, "B2"), new(ImportField.Handling, "Named")] }));
        Assert.Equal(ProblemCode.FieldInvalid, ImportReading.ProblemOf(Mapping with { GradeScheme = "stars" })!.Code);
        Assert.Equal(ProblemCode.FieldInvalid, ImportReading.ProblemOf(Mapping with { Stage = SignalStage.Accepted })!.Code);
        Assert.Equal(ProblemCode.FieldInvalid, ImportReading.ProblemOf(Mapping with { Columns = [.. Enumerable.Repeat(ImportField.Aside, 201)] })!.Code);
    }

    [Fact]
    public void Given_names_in_either_language_then_columns_are_suggested()
    {
        RawRow[] rows =
        [
            Row(1, "Uitvoer van dinsdag"),
            Row(3, "Datum", "Omschrijving", "Soort bron", "4x4", "TLP", "Thema", "Wijk", "Nr.", "Thema"),
            Row(4, Good()),
        ];
        Assert.Equal(3, ImportColumns.HeaderRow(rows));
        var suggested = ImportColumns.Suggest(rows, 3);
        Assert.Equal([.. Mapping.Columns, ImportField.Phenomena], suggested.Columns);
        Assert.Equal("4x4", suggested.GradeScheme);
        Assert.Equal([ImportField.Date, ImportField.Content, ImportField.SourceType, ImportField.Grade, ImportField.Handling], ImportColumns.Suggest([Row(1, "Date", "Description", "Source", "Reliability", "Handling"), Row(2, Good())], 1).Columns.Take(5));
        Assert.Equal(["14-02-2025"], ImportColumns.Of(rows, 3)[0].Samples);
    }

    [Fact]
    public void Given_no_names_then_what_stands_there_says_what_it_is()
    {
        RawRow[] rows = [Row(1, "x", "GM9901", "2025-02", "B3", "Een lange zin over een pand in het centrum."), Row(2, "y", "WK990101", "2025-03", "F6", "Nog een lange zin over hetzelfde pand.")];
        Assert.Equal([ImportField.Aside, ImportField.Area, ImportField.Date, ImportField.Grade, ImportField.Content], ImportColumns.Suggest(rows, 0).Columns);
        Assert.Equal("admiralty", ImportColumns.Suggest(rows, 0).GradeScheme);
        Assert.Equal(0, ImportColumns.HeaderRow([]));
    }

    /// <summary>Terms with labels as in the real lists.</summary>
    private sealed class SomeTerms : ITaxonomies
    {
        public ImmutableArray<TermList> Lists { get; } =
        [
            List(TermLists.SourceTypes, ("police_neighbourhood", "Wijkagent (waarneming)"), ("resident", "Bewoner"), ("off", "Buurvrouw")),
            List(TermLists.Phenomena, ("drugs_synthetic", "Synthetische drugs (productie)"), ("drugs_waste", "Drugsafval (dumping, lozing)")),
            List(TermLists.HandlingLevels, ("Partners", "Vertrouwelijk: partners in dit beeld"), ("Named", "Vertrouwelijk: op naam")),
            List(TermLists.Regimes, ("Wpg", "Wet politiegegevens"), ("AVG", "AVG")),
            List(TermLists.PlainGrades, ("seen", "Zelf gezien"), ("rumour", "Van horen zeggen")),
        ];

        public bool Knows(string list, string? id) => Find(list, id) is not null;

        public Term? Find(string list, string? id) => Lists.FirstOrDefault(l => l.Id == list)?.Terms.FirstOrDefault(t => t.Id == id);

        private static TermList List(string id, params (string Id, string Nl)[] terms) =>
            new(id, 1, [.. terms.Select(t => new Term(t.Id, new() { Nl = t.Nl, En = t.Id }, t.Id == "police_neighbourhood" ? "Wpg" : "AVG") { Off = t.Id == "off" })]);
    }
}
