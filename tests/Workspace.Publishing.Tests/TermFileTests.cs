using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Taxonomy;
using Workspace.Publishing.Templates;
using Workspace.Publishing.Terms;
using Xunit;

namespace Workspace.Publishing.Tests;

/// <summary>The lists of the product: complete, well-formed, in two languages, and consistent with each other and with the code.</summary>
public sealed partial class TermFileTests
{
    private static readonly TaxonomyCatalogue Product = TaxonomyCatalogue.Product;

    public static TheoryData<string> Lists => [.. TermLists.All];

    [Fact]
    public void Every_list_has_a_file_and_every_file_is_a_list()
    {
        Assert.Equal(TermLists.All.Select(id => $"taxonomies/{id}.json").Order(StringComparer.Ordinal), TemplateFiles.In("taxonomies"));
        Assert.Equal(TermLists.All, Product.Lists.Select(l => l.Id));
        var constants = typeof(TermLists).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(constants.Order(StringComparer.Ordinal), TermLists.All.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Terms_have_an_id_of_their_own_and_a_label_in_both_languages(string id)
    {
        var list = Product.Lists.Single(l => l.Id == id);
        Assert.True(list.Version > 0);
        Assert.NotEmpty(list.Terms);
        Assert.Equal(list.Terms.Length, list.Terms.Select(t => t.Id).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(list.Terms.Length, list.Terms.Select(t => t.Name.Nl).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(list.Terms.Length, list.Terms.Select(t => t.Name.En).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(list.Terms, term =>
        {
            Assert.Matches("^[A-Za-z0-9_]{1,40}$", term.Id);
            Assert.False(term.Id.StartsWith(RegionalTerms.Prefix, StringComparison.Ordinal));
            Assert.All([term.Name.Nl, term.Name.En], label =>
            {
                Assert.InRange(label.Length, 1, RegionalTerms.MaxLabel);
                Assert.Equal(label.Trim(), label);
            });
            Assert.True(Product.Knows(id, term.Id));
            Assert.Same(term, Product.Find(id, term.Id));
            Assert.Equal(!term.Off, Product.Offers(id, term.Id));
            Assert.False(term.Regional);
        });
        if (TermLists.Extendable.Contains(id))
        {
            Assert.All(list.Terms, term => Assert.Matches("^[a-z][a-z0-9_]+$", term.Id));
        }
    }

    [Fact]
    public void What_does_not_exist_is_not_known()
    {
        Assert.False(Product.Knows("no-such-list", "AVG"));
        Assert.False(Product.Knows(TermLists.Regimes, null));
        Assert.False(Product.Knows(TermLists.Regimes, "avg"));
        Assert.False(Product.Offers(TermLists.Regimes, ""));
        Assert.Null(Product.Find(TermLists.Phenomena, "AVG"));
    }

    [Fact]
    public void Properties_stand_only_where_they_mean_something() =>
        Assert.All(Product.Lists.SelectMany(l => l.Terms.Select(t => (l.Id, Term: t))), x =>
        {
            Assert.Equal(x.Id == TermLists.SourceTypes, x.Term.Regime is not null);
            Assert.Equal(x.Id == TermLists.Indicators, !x.Term.Phenomena.IsEmpty);
            Assert.Equal(x.Id is TermLists.AdmiraltyReliability or TermLists.AdmiraltyCredibility or TermLists.PlainGrades, x.Term.Grade is not null);
            Assert.True(!x.Term.Protected || x.Id == TermLists.SourceTypes);
            Assert.True(!x.Term.NeedsSecond || x.Id == TermLists.Indicators);
            Assert.True(!x.Term.Off || TermLists.Extendable.Contains(x.Id));
        });

    [Fact]
    public void Terms_point_only_to_terms_that_exist()
    {
        Assert.All(Terms(TermLists.SourceTypes), t => Assert.True(Product.Offers(TermLists.Regimes, t.Regime)));
        Assert.All(Terms(TermLists.Indicators), t =>
        {
            Assert.All(t.Phenomena, p => Assert.True(Product.Offers(TermLists.Phenomena, p), $"{t.Id} -> {p}"));
            Assert.Equal(t.Phenomena.Length, t.Phenomena.Distinct().Count());
        });
    }

    [Fact]
    public void Every_step_of_another_scale_is_a_grade_of_the_4x4()
    {
        Assert.Equal(["X1", "X2", "X4"], Terms(TermLists.PlainGrades).Select(t => t.Grade));
        Assert.Equal(["A", "B", "C", "D", "E", "F"], Terms(TermLists.AdmiraltyReliability).Select(t => t.Id));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Terms(TermLists.AdmiraltyCredibility).Select(t => t.Id));
        Assert.All(Terms(TermLists.AdmiraltyReliability), t => Assert.True(Product.Knows(TermLists.SourceReliability, t.Grade)));
        Assert.All(Terms(TermLists.AdmiraltyCredibility), t => Assert.True(Product.Knows(TermLists.InformationAccuracy, t.Grade)));
        Assert.All(Terms(TermLists.PlainGrades), t => Assert.True(Product.Knows(TermLists.SourceReliability, t.Grade![..1]) && Product.Knows(TermLists.InformationAccuracy, t.Grade[1..])));

        // A weaker step never becomes a stronger grade than the step before it.
        foreach (var scale in new[] { TermLists.AdmiraltyReliability, TermLists.AdmiraltyCredibility })
        {
            var grades = Terms(scale).Select(t => t.Grade!).ToList();
            Assert.Equal(grades.Order(StringComparer.Ordinal), grades);
        }
    }

    [Fact]
    public void Handling_levels_are_those_of_the_code_from_open_to_closed() =>
        Assert.Equal(Enum.GetValues<HandlingLevel>().Where(l => l != HandlingLevel.Unknown).Order().Select(l => l.ToString()), Terms(TermLists.HandlingLevels).Select(t => t.Id));

    [Fact]
    public void The_weighing_has_the_three_times_five_of_the_protocol()
    {
        Assert.All([TermLists.WeighingCharacteristics, TermLists.WeighingAnchoring, TermLists.WeighingSignalling], id => Assert.Equal(5, Terms(id).Length));
        Assert.Equal(["H0", "H1", "H2", "H3"], Terms(TermLists.Conditions).Select(t => t.Id));
        Assert.Equal(["hit", "no_hit", "not_checked"], Terms(TermLists.SourceChecks).Select(t => t.Id));
        Assert.True(Product.Offers(TermLists.SourceChecks, new SignalWeighing().SourceCheck));
        Assert.Equal(["financial", "fiscal", "legal"], Terms(TermLists.RedFlags).Where(t => !t.General).Select(t => t.Id));
    }

    [Fact]
    public void A_person_as_source_is_protected() =>
        Assert.Equal(["resident", "entrepreneur", "professional_interview"], Terms(TermLists.SourceTypes).Where(t => t.Protected).Select(t => t.Id));

    [Fact]
    public void No_indicator_speaks_of_origin_and_the_foreign_number_plate_is_off_and_never_alone()
    {
        Assert.All(Terms(TermLists.Indicators).Where(t => !t.Off), t => Assert.DoesNotMatch(Origin(), $"{t.Id} {t.Name.Nl} {t.Name.En}"));
        var off = Assert.Single(Terms(TermLists.Indicators), t => t.Off);
        Assert.Equal("foreign_plate", off.Id);
        Assert.True(off.NeedsSecond);
        Assert.False(Product.Offers(TermLists.Indicators, off.Id));
        Assert.True(Product.Knows(TermLists.Indicators, off.Id));
    }

    [Fact]
    public void A_place_that_stands_for_a_group_of_people_is_off() =>
        Assert.Equal(["woonwagenlocatie"], Terms(TermLists.PlaceTypes).Where(t => t.Off).Select(t => t.Id));

    private static ImmutableArray<Term> Terms(string list) => Product.Lists.Single(l => l.Id == list).Terms;

    [GeneratedRegex(
        "nationali|etni|ethni|afkomst|herkomst|religi|geloof|origin|foreign|buitenland|migra|alloch|asiel|asylum|moslim|muslim|islam|christ|jood|jew|roma\\b|sinti|zigeuner|gypsy|woonwagen|turk|marok|morocc|pool\\b|pools|polish|europe|afrika|azia",
        RegexOptions.IgnoreCase)]
    private static partial Regex Origin();
}
