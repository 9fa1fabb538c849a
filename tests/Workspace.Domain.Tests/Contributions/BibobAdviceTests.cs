using CsCheck;
using Workspace.Domain.Contributions;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed class BibobAdviceTests
{
    [Theory]
    [InlineData("Uit het Bibob-advies blijkt dat de exploitant banden heeft.")]
    [InlineData("uit het bibobadvies volgt dat")]
    [InlineData("UIT HET BIBOB-ADVIES BLIJKT")]
    [InlineData("Uit het B\u00ADibob-advies blijkt dat")]
    [InlineData("Uit de Bibob-toets komt naar voren dat de financiering onduidelijk is.")]
    [InlineData("Uit ons Bibob-onderzoek blijkt een onverklaarde lening.")]
    [InlineData("Uit het advies van het Landelijk Bureau Bibob komt naar voren")]
    [InlineData("Uit het LBB-advies blijkt")]
    [InlineData("Volgens het Bibob-advies is de lening verdacht.")]
    [InlineData("Volgens het LBB is er een verband.")]
    [InlineData("De lening is verdacht, aldus het LBB.")]
    [InlineData("Blijkens het uitgebrachte Bibob-advies")]
    [InlineData("Het LBB adviseert de vergunning te weigeren.")]
    [InlineData("Het L.B.B. adviseert de vergunning te weigeren.")]
    [InlineData("Het Landelijk Bureau Bibob heeft negatief geadviseerd.")]
    [InlineData("Het Bureau Bibob concludeert dat")]
    [InlineData("Daarin adviseert het LBB om te weigeren zonder voorwaarden")]
    [InlineData("adviseert het LBB de vergunning te weigeren")]
    [InlineData("Het L.B.B. is daarin negatief. Daarin concludeert het L.B.B. dat de lening niet klopt.")]
    [InlineData("Het LBB stelt dat de financier een stroman is.")]
    [InlineData("Het LBB wijst op een lening uit het buitenland.")]
    [InlineData("In het Bibob-advies staat dat de exploitant vermogen niet kan verklaren.")]
    [InlineData("De lening wordt genoemd in het Bibob-advies.")]
    [InlineData("Het Bibob-advies vermeldt een eerdere veroordeling.")]
    [InlineData("Het Bibob-advies was negatief.")]
    [InlineData("Er ligt een negatief Bibob-advies.")]
    [InlineData("Positief advies van het LBB ontvangen")]
    [InlineData("De conclusie van het Bibob-advies is hard.")]
    [InlineData("de bevindingen in het Bibob-rapport zijn hard")]
    [InlineData("Het oordeel van het LBB weegt zwaar.")]
    [InlineData("advies van het Landelijk Bureau Bibob")]
    [InlineData("Weigering na advies van het Landelijk Bureau Bibob.")]
    [InlineData("mate van gevaar")]
    [InlineData("Er is een ernstige mate van gevaar.")]
    [InlineData("een mindere mate van gevaar")]
    [InlineData("Bibob: ernstig gevaar dat de vergunning wordt misbruikt")]
    [InlineData("Er is geen gevaar, zegt de Bibob-toets.")]
    [InlineData("Bibob. Zakelijk samenwerkingsverband met P3.")]
    [InlineData("In relatie tot strafbare feiten, zie Bibob.")]
    [InlineData("Het Bibob-onderzoek concludeert dat de lening niet klopt.")]
    [InlineData("Er stonden vaten. Uit het\nBibob-advies blijkt dat.")]
    public void Given_content_of_an_advice_then_it_is_found(string text) => Assert.True(BibobAdvice.Occurs(text), text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Er stonden vaten in de loods.")]
    [InlineData("Vergunning geweigerd op grond van de Wet Bibob.")]
    [InlineData("De vergunning is ingetrokken na een Bibob-toets.")]
    [InlineData("Bibob-toets aangekondigd")]
    [InlineData("Bibob-onderzoek gestart in maart 2025.")]
    [InlineData("De Bibob-toets loopt nog.")]
    [InlineData("De Bibob-toets staat gepland voor mei.")]
    [InlineData("Bibob-advies aangevraagd")]
    [InlineData("Er is advies gevraagd aan het LBB.")]
    [InlineData("Het advies van het LBB wordt afgewacht.")]
    [InlineData("Advies van het Landelijk Bureau Bibob is aangevraagd.")]
    [InlineData("De gemeente stelt het besluit uit tot het Bibob-advies er is.")]
    [InlineData("Het LBB stelt de termijn vast op acht weken.")]
    [InlineData("De politie adviseert het LBB te raadplegen.")]
    [InlineData("De politie adviseert een Bibob-advies aan te vragen.")]
    [InlineData("De burgemeester adviseert het LBB in te schakelen.")]
    [InlineData("In de Bibob-toets wordt gekeken naar de financiering.")]
    [InlineData("Exploitant weigert het Bibob-formulier in te vullen.")]
    [InlineData("De aanvrager trok de aanvraag in na het Bibob-formulier.")]
    [InlineData("Gemeente past de beleidsregel Bibob toe op horeca.")]
    [InlineData("De uitkomst van de Bibob-toets is nog niet bekend.")]
    [InlineData("Volgens planning komt het Bibob-advies in mei.")]
    [InlineData("Ernstig gevaar voor omwonenden door vaten.")]
    [InlineData("Uit het advies van de brandweer blijkt dat de loods onveilig is.")]
    [InlineData("De omgevingsdienst adviseert sluiting.")]
    [InlineData("Volgens de bewoner is er veel aanloop. De Bibob-toets loopt.")]
    [InlineData("Het bureau adviseert over de Wet Bibob")]
    [InlineData("Uit onderzoek blijkt veel aanloop. Vergunning geweigerd op grond van de Wet Bibob.")]
    public void Given_a_decision_a_request_or_another_advice_then_it_is_let_through(string? text) => Assert.False(BibobAdvice.Occurs(text), text);

    [Fact]
    public void Given_any_text_around_it_then_content_is_found() =>
        Any.Check(Gen.Select(Around, Around), x => Assert.True(BibobAdvice.Occurs($"{x.Item1}. Uit het Bibob-advies blijkt dit. {x.Item2}")));

    [Fact]
    public void Given_any_characters_then_it_answers() => Any.Check(Gen.String[0, 200], text => BibobAdvice.Occurs(text), times: 5_000);

    [Fact]
    public void Given_long_texts_that_almost_match_then_it_answers_soon()
    {
        var watch = TimeProvider.System.GetTimestamp();
        foreach (var text in new[] { "LBB ", "bibob ", "Bibob-toets ", "het de een ", "Landelijk Bureau ", "bibobtoets in ", "van LBB " })
        {
            Assert.False(BibobAdvice.Occurs(string.Concat(Enumerable.Repeat(text, 4_000 / text.Length))), text);
        }

        Assert.True(TimeProvider.System.GetElapsedTime(watch) < TimeSpan.FromSeconds(2));
    }

    private static readonly Gen<string> Around = Gen.String[Gen.Char["abcdefgh ,;:\n"], 0, 20];
}
