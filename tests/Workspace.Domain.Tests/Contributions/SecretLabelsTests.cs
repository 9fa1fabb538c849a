using CsCheck;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class SecretLabelsTests
{
    [Theory]
    [InlineData("Stg. Zeer Geheim", "Stg. Zeer Geheim")]
    [InlineData("STG. ZEER GEHEIM", "Stg. Zeer Geheim")]
    [InlineData("stg.zeer geheim", "Stg. Zeer Geheim")]
    [InlineData("Stg. ZG", "Stg. Zeer Geheim")]
    [InlineData("Staatsgeheim Zeer Geheim", "Stg. Zeer Geheim")]
    [InlineData("Stg. Geheim", "Stg. Geheim")]
    [InlineData("stg geheim", "Stg. Geheim")]
    [InlineData("Stg.-Geheim", "Stg. Geheim")]
    [InlineData("Stg.Geheim", "Stg. Geheim")]
    [InlineData("Stg.\u00A0Geheim", "Stg. Geheim")]
    [InlineData("S\u00ADtg. Ge\u200Bheim", "Stg. Geheim")]
    [InlineData("Ｓｔｇ． geheim", null)]
    [InlineData("(Stg. G)", "Stg. Geheim")]
    [InlineData("Stg. G\ntekst", "Stg. Geheim")]
    [InlineData("STGG", "Stg. Geheim")]
    [InlineData("Stg. Confidentieel", "Stg. Confidentieel")]
    [InlineData("Stg. C", "Stg. Confidentieel")]
    [InlineData("Stg. Conf.", "Stg. Confidentieel")]
    [InlineData("Dep.V.", "Dep.V.")]
    [InlineData("Dep. V.", "Dep.V.")]
    [InlineData("DEP.V", "Dep.V.")]
    [InlineData("DepV", "Dep.V.")]
    [InlineData("Dep. Vertrouwelijk", "Dep.V.")]
    [InlineData("Departementaal Vertrouwelijk", "Dep.V.")]
    [InlineData("departementaal-vertrouwelijke notitie", "Dep.V.")]
    [InlineData("NATO SECRET", "NATO SECRET")]
    [InlineData("NATO-Secret", "NATO SECRET")]
    [InlineData("NATO CONFIDENTIAL", "NATO CONFIDENTIAL")]
    [InlineData("NATO RESTRICTED", "NATO RESTRICTED")]
    [InlineData("COSMIC TOP SECRET", "COSMIC TOP SECRET")]
    [InlineData("COSMIC TOP SECRET ATOMAL", "COSMIC TOP SECRET")]
    [InlineData("NAVO Geheim", "NATO SECRET")]
    [InlineData("EU SECRET", "EU SECRET")]
    [InlineData("SECRET UE", "EU SECRET")]
    [InlineData("SECRET UE/EU SECRET", "EU SECRET")]
    [InlineData("TRÈS SECRET UE/EU TOP SECRET", "EU TOP SECRET")]
    [InlineData("CONFIDENTIEL UE/EU CONFIDENTIAL", "EU CONFIDENTIAL")]
    [InlineData("RESTREINT UE", "EU RESTRICTED")]
    [InlineData("EU RESTRICTED", "EU RESTRICTED")]
    [InlineData("VS-NfD", "VS-NfD")]
    [InlineData("VS – Nur für den Dienstgebrauch", "VS-NfD")]
    [InlineData("DIFFUSION RESTREINTE", "DIFFUSION RESTREINTE")]
    public void Given_a_label_alone_or_in_a_sentence_then_it_is_found(string label, string? expected)
    {
        Assert.Equal(expected, SecretLabels.Find(label));
        if (!label.Contains('\n', StringComparison.Ordinal))
        {
            Assert.Equal(expected, SecretLabels.Find($"Rapport over vaten, {label}, maart 2025."));
            Assert.Equal(expected, SecretLabels.Find($"Rapport\n{label}\nEr stonden vaten."));
        }
    }

    [Theory]
    [InlineData("GEHEIM", "Geheim")]
    [InlineData("Geheim\n\nEr stonden vaten in de loods.", "Geheim")]
    [InlineData("Er stonden vaten.\n-- GEHEIM --\nEn jerrycans.", "Geheim")]
    [InlineData("GEHEIM: er stonden vaten.", "Geheim")]
    [InlineData("GEHEIM - er stonden vaten", "Geheim")]
    [InlineData("Rubricering: geheim", "Geheim")]
    [InlineData("rubricering geheim, niet verspreiden", "Geheim")]
    [InlineData("Het stuk is gerubriceerd als geheim.", "Geheim")]
    [InlineData("Classificatieniveau: Confidentieel", "Confidentieel")]
    [InlineData("CONFIDENTIEEL\nEr stonden vaten.", "Confidentieel")]
    [InlineData("Zeer geheim\nEr stonden vaten.", "Zeer Geheim")]
    [InlineData("Rapport (zeer geheim) over vaten", "Zeer Geheim")]
    [InlineData("Rapport ZEER GEHEIM over vaten", "Zeer Geheim")]
    [InlineData("Zeer geheim: er stonden vaten.", "Zeer Geheim")]
    [InlineData("STAATSGEHEIM", "Staatsgeheim")]
    [InlineData("Rapport [staatsgeheim] over vaten", "Staatsgeheim")]
    [InlineData("Rapport STAATSGEHEIM over vaten", "Staatsgeheim")]
    [InlineData("TOP SECRET", "TOP SECRET")]
    [InlineData("rapport TOP SECRET over vaten", "TOP SECRET")]
    [InlineData("STRENG GEHEIM\nBericht", "Streng geheim")]
    [InlineData("Beperkte verspreiding\nBericht", "BEPERKTE VERSPREIDING")]
    public void Given_an_ordinary_word_where_a_marking_stands_then_it_is_found(string text, string expected) => Assert.Equal(expected, SecretLabels.Find(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Er stonden vaten in de loods.")]
    [InlineData("een geheim telefoonnummer")]
    [InlineData("Hij heeft een geheim nummer (geheim).")]
    [InlineData("Het adres is geheim.")]
    [InlineData("Geheim adres in het centrum")]
    [InlineData("Geheime bergplaats achter de wand")]
    [InlineData("Geheim: het nummer is niet bekend")]
    [InlineData("geheimhouding is opgelegd door de raad")]
    [InlineData("De leden zijn tot geheimhouding verplicht, het stuk is zeer geheimzinnig.")]
    [InlineData("Er is een staatsgeheim gelekt, zei de bewoner.")]
    [InlineData("Dat is toch geen staatsgeheim?")]
    [InlineData("Het was zeer geheim, vertelde hij.")]
    [InlineData("een feest dat top secret moest blijven")]
    [InlineData("DIT IS EEN ZEER GEHEIM NUMMER")]
    [InlineData("Geheim?")]
    [InlineData("De rubricering is niet geheim.")]
    [InlineData("vertrouwelijk gesprek met de departementale staf")]
    [InlineData("stg. G. de Vries")]
    [InlineData("Stg. Gouden Handen")]
    [InlineData("Stg. C&B Zorg")]
    [InlineData("Stg. G de Vries")]
    [InlineData("Stg. C Veldermeer")]
    [InlineData("Stg. Woonbelang")]
    [InlineData("stg. c")]
    [InlineData("Hij reisde naar de NAVO, geheim overleg volgde.")]
    [InlineData("NATO")]
    [InlineData("Buiten de EU, secret garden")]
    [InlineData("NATO UNCLASSIFIED")]
    [InlineData("secretaris van de UE")]
    public void Given_an_ordinary_text_then_nothing_is_found(string? text) => Assert.Null(SecretLabels.Find(text));

    [Fact]
    public void Given_several_labels_then_the_first_is_told() => Assert.Equal("Dep.V.", SecretLabels.Find("Dep.V. en later Stg. Geheim"));

    [Fact]
    public void Given_any_text_around_a_label_then_it_is_found() =>
        Any.Check(Gen.Select(Around, Around), x => Assert.NotNull(SecretLabels.Find($"{x.Item1} Stg. Geheim {x.Item2}")));

    [Fact]
    public void Given_any_characters_then_it_answers() => Any.Check(Gen.String[0, 200], text => SecretLabels.Find(text), times: 5_000);

    [Fact]
    public void Given_long_texts_that_almost_match_then_it_answers_soon()
    {
        var watch = TimeProvider.System.GetTimestamp();
        foreach (var text in new[] { Repeat("Stg. "), Repeat("zeer "), Repeat("Stg. Zeer "), Repeat("a"), Repeat("( "), Repeat("NATO "), new string('.', 4_000), Repeat("\n") })
        {
            Assert.Null(SecretLabels.Find(text));
        }

        Assert.True(TimeProvider.System.GetElapsedTime(watch) < TimeSpan.FromSeconds(2));

        static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, 4_000 / part.Length));
    }

    private static readonly Gen<string> Around = Gen.String[Gen.Char["abcdefgh ,;:\n"], 0, 20];
}
