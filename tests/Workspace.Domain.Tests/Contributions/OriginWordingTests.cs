using CsCheck;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class OriginWordingTests
{
    [Theory]
    [InlineData("twee [Marokkaanse] jongens", OriginReason.Nationality)]
    [InlineData("een [Marokkaan] en zijn broer", OriginReason.Nationality)]
    [InlineData("groep [MAROKKANEN] op het plein", OriginReason.Nationality)]
    [InlineData("[Turkse] ondernemer", OriginReason.Nationality)]
    [InlineData("[Turken] uit de buurt", OriginReason.Nationality)]
    [InlineData("de [Poolse] supermarkt", OriginReason.Nationality)]
    [InlineData("een [Pool] zonder adres", OriginReason.Nationality)]
    [InlineData("drie [Polen] in de loods", OriginReason.Nationality)]
    [InlineData("[Chinese] massagesalon", OriginReason.Nationality)]
    [InlineData("[Chinezen]", OriginReason.Nationality)]
    [InlineData("[Portugese] arbeiders", OriginReason.Nationality)]
    [InlineData("een [Roemeense] chauffeur", OriginReason.Nationality)]
    [InlineData("een [Syriër] uit het azc", OriginReason.Nationality)]
    [InlineData("een [Syrie\u0308r] uit het azc", OriginReason.Nationality)]
    [InlineData("[Oekraïense] vrouwen", OriginReason.Nationality)]
    [InlineData("[Curaçaose] man", OriginReason.Nationality)]
    [InlineData("[Wit-Russische] chauffeur", OriginReason.Nationality)]
    [InlineData("[nationaliteit] onbekend", OriginReason.Nationality)]
    [InlineData("de [Polen­hotels] in het dorp", OriginReason.Nationality)]
    [InlineData("het [Marokkanenprobleem]", OriginReason.Nationality)]
    [InlineData("[Oost-Europese] mannen", OriginReason.Origin)]
    [InlineData("[Oosteuropeanen] in de loods", OriginReason.Origin)]
    [InlineData("[Noord-Afrikaans] uiterlijk", OriginReason.Origin)]
    [InlineData("[Antilliaanse] jongeren", OriginReason.Origin)]
    [InlineData("van [buitenlandse afkomst]", OriginReason.Origin)]
    [InlineData("[allochtoon]", OriginReason.Origin)]
    [InlineData("[allochtone] gezinnen", OriginReason.Origin)]
    [InlineData("[buitenlanders] in de loods", OriginReason.Origin)]
    [InlineData("[buitenlandse mannen] in de loods", OriginReason.Origin)]
    [InlineData("een [buitenlands kenteken]", OriginReason.Origin)]
    [InlineData("[land van herkomst]", OriginReason.Origin)]
    [InlineData("met een [migratieachtergrond]", OriginReason.Origin)]
    [InlineData("[niet-westerse] bewoners", OriginReason.Origin)]
    [InlineData("in [gebroken Nederlands]", OriginReason.Origin)]
    [InlineData("[Roma] bij de loods", OriginReason.Ethnicity)]
    [InlineData("[Roma]'s familie", OriginReason.Ethnicity)]
    [InlineData("[zigeuners]", OriginReason.Ethnicity)]
    [InlineData("een [woonwagenbewoner]", OriginReason.Ethnicity)]
    [InlineData("[Koerdische] winkel", OriginReason.Ethnicity)]
    [InlineData("een [getinte] man", OriginReason.Ethnicity)]
    [InlineData("man met [donkere huidskleur]", OriginReason.Ethnicity)]
    [InlineData("[Molukse] wijk", OriginReason.Ethnicity)]
    [InlineData("een [moslim]", OriginReason.Religion)]
    [InlineData("de [moslimgemeenschap]", OriginReason.Religion)]
    [InlineData("[islamitische] school", OriginReason.Religion)]
    [InlineData("vrouw met [hoofddoek]", OriginReason.Religion)]
    [InlineData("[Joodse] ondernemer", OriginReason.Religion)]
    public void Given_wording_about_origin_then_its_place_and_reason_are_told(string marked, OriginReason reason)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var length = marked.IndexOf(']', StringComparison.Ordinal) - start - 1;
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

        Assert.Equal([new OriginNotice(start, length, reason)], OriginWording.Find(text));
        Assert.Equal([new OriginNotice(start + 10, length, reason)], OriginWording.Find($"Op straat. {text}"[1..]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Er stonden vaten in de loods.")]
    [InlineData("De Nederlandse Arbeidsinspectie en de Europese Unie")]
    [InlineData("De bewoner is Nederlander.")]
    [InlineData("de herkomst van het geld is onbekend")]
    [InlineData("vaten afkomstig uit een loods")]
    [InlineData("buitenlandse rekening bij een buitenlandse bank")]
    [InlineData("arbeidsmigranten in het vakantiepark")]
    [InlineData("De man spreekt Pools.")]
    [InlineData("advertentie in het Turks")]
    [InlineData("Turkse tarwe en Franse kaas")]
    [InlineData("de Poolse taal")]
    [InlineData("auto met getinte ramen")]
    [InlineData("De vracht komt uit Polen en gaat naar Zweden.")]
    [InlineData("pool en polen van de magneet, carpoolplaats")]
    [InlineData("bedrijven in de Spaanse Polder en de Indische Buurt")]
    [InlineData("Frans de Vries en Noor Verhagen")]
    [InlineData("AS Roma tegen Ajax")]
    [InlineData("romantisch, joodle, turkoois, russula, belgerinkel")]
    [InlineData("de Rustplaats aan de Engelsekade")]
    [InlineData("zwarte mantel, zwarte manden, zwarte auto")]
    [InlineData("schots en scheef geparkeerd")]
    public void Given_a_text_about_something_else_then_nothing_is_told(string? text) => Assert.Empty(OriginWording.Find(text));

    [Fact]
    public void Given_several_passages_then_all_are_told_in_their_order()
    {
        const string text = "Poolse en Turkse mannen van buitenlandse afkomst, moslims.";
        Assert.Equal(["Poolse", "Turkse", "buitenlandse afkomst", "moslims"], OriginWording.Find(text).Select(n => text.Substring(n.Start, n.Length)));
    }

    [Fact]
    public void Given_characters_of_two_units_before_it_then_the_place_is_that_of_the_browser()
    {
        const string text = "😀 Turkse man";
        Assert.Equal([new OriginNotice(3, 6, OriginReason.Nationality)], OriginWording.Find(text));
    }

    [Fact]
    public void Given_any_text_then_passages_lie_inside_of_it_and_do_not_overlap() =>
        Any.Check(
            Gen.OneOf(Gen.String[0, 100], Gen.OneOfConst("Turkse ", "Oost-", "Europese ", "Polen", " ", ". ", "buitenlandse ", "man", "\u00AD", "\u0308", "in het ", "Pools").Array[0, 30].Select(string.Concat)),
            text =>
            {
                var end = 0;
                foreach (var notice in OriginWording.Find(text))
                {
                    Assert.True(notice.Start >= end && notice.Length > 0 && notice.Start + notice.Length <= text.Length);
                    Assert.NotEqual(OriginReason.Unknown, notice.Reason);
                    end = notice.Start + notice.Length;
                }
            },
            times: 5_000);

    [Fact]
    public void Given_the_longest_texts_then_it_answers_soon()
    {
        var watch = TimeProvider.System.GetTimestamp();
        Assert.Equal(571, OriginWording.Find(string.Concat(Enumerable.Repeat("Turkse ", 571))).Length);
        Assert.Empty(OriginWording.Find(string.Concat(Enumerable.Repeat("buitenlandse ", 307))));
        Assert.Empty(OriginWording.Find(new string('a', 4_000)));
        Assert.True(TimeProvider.System.GetElapsedTime(watch) < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Given_the_lexicon_then_every_word_is_in_the_form_it_is_compared_in() =>
        Assert.All(
            OriginLexicon.Words.Keys.Concat(OriginLexicon.WithCapital.Keys).Concat(OriginLexicon.BareAdjectives).Concat(OriginLexicon.Things).Concat(OriginLexicon.Phrases.SelectMany(p => p.Value).SelectMany(p => p.Words).Select(w => w.TrimEnd('*'))),
            word => Assert.Equal(word, Assert.Single(Word.In(word)).Folded));
}
