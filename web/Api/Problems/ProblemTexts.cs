using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Workspace.Contracts;

namespace Workspace.Web.Api.Problems;

/// <summary>
/// The words of refusals for readers of the REST answers: one short title and one sentence per code and language. <c>{name}</c> stands for a parameter;
/// a parameter that is absent leaves three dots. The client has its own, longer texts; these are for everyone else.
/// </summary>
internal static class ProblemTexts
{
    private sealed record Text(string TitleNl, string Nl, string TitleEn, string En);

    private static readonly FrozenDictionary<ProblemCode, Text> Texts = new Dictionary<ProblemCode, Text>
    {
        [ProblemCode.Unknown] = new("Onbekende fout", "Er is iets misgegaan.", "Unknown problem", "Something went wrong."),
        [ProblemCode.NotFound] = new("Niet gevonden", "Dit bestaat niet, of u mag het niet zien.", "Not found", "This does not exist, or you may not see it."),
        [ProblemCode.NotSignedIn] = new("Niet aangemeld", "Meld u eerst aan.", "Not signed in", "Sign in first."),
        [ProblemCode.NotAllowed] = new("Niet toegestaan", "U mag dit niet doen.", "Not allowed", "You may not do this."),
        [ProblemCode.Conflict] = new("Intussen gewijzigd", "Iemand anders was eerder; de versie is nu {version}. Haal de gegevens opnieuw op.", "Changed meanwhile", "Someone else came first; the version is now {version}. Fetch the data again."),
        [ProblemCode.FieldRequired] = new("Veld is leeg", "Vul het veld '{field}' in.", "Field is empty", "Fill in the field '{field}'."),
        [ProblemCode.FieldTooLong] = new("Veld is te lang", "Het veld '{field}' is {length} tekens lang; het mogen er hoogstens {max} zijn.", "Field is too long", "The field '{field}' has {length} characters; at most {max} are allowed."),
        [ProblemCode.FieldInvalid] = new("Veld is niet geldig", "De inhoud van het veld '{field}' heeft niet de juiste vorm.", "Field is not valid", "The content of the field '{field}' does not have the right form."),
        [ProblemCode.BadRequest] = new("Onleesbaar verzoek", "Het verzoek kon niet worden gelezen.", "Unreadable request", "The request could not be read."),
        [ProblemCode.TooManyRequests] = new("Te veel verzoeken", "U doet te veel verzoeken in korte tijd. Wacht even en probeer het opnieuw.", "Too many requests", "You are making too many requests in a short time. Wait a moment and try again."),
        [ProblemCode.TooLarge] = new("Te groot", "Het verzoek is groter dan de {max} bytes die zijn toegestaan.", "Too large", "The request is larger than the {max} bytes that are allowed."),
        [ProblemCode.WrongOrigin] = new("Verkeerde herkomst", "Dit verzoek kwam niet van deze website en is daarom geweigerd.", "Wrong origin", "This request did not come from this website and was therefore refused."),
        [ProblemCode.Internal] = new("Fout bij ons", "Er ging iets mis aan onze kant. Noem bij een melding nummer {trace}.", "Our mistake", "Something went wrong on our side. When you report it, mention number {trace}."),
        [ProblemCode.StorageUnavailable] = new("Opslag antwoordt niet", "De opslag antwoordt nu niet. Er is niets verloren; probeer het zo opnieuw.", "Storage does not answer", "Storage does not answer now. Nothing was lost; try again in a moment."),

        [ProblemCode.UnknownArea] = new("Onbekend gebied", "Er is geen gebied met de code '{area}'.", "Unknown area", "No area has the code '{area}'."),
        [ProblemCode.UnreadableAreas] = new("Onleesbaar gebiedenbestand", "Het bestand bevat geen gebieden die kunnen worden gelezen: {detail}", "Unreadable area file", "The file holds no areas that can be read: {detail}"),

        [ProblemCode.EmptyScope] = new("Geen gebied gekozen", "Kies ten minste één gebied.", "No area chosen", "Choose at least one area."),
        [ProblemCode.IntakeIncomplete] = new("Intake niet compleet", "Beantwoord de intakevraag '{question}'.", "Intake incomplete", "Answer the intake question '{question}'."),
        [ProblemCode.SectionWithoutOwner] = new("Sectie zonder eigenaar", "De sectie '{section}' heeft geen eigenaar.", "Section without owner", "The section '{section}' has no owner."),
        [ProblemCode.OwnerNotParticipating] = new("Eigenaar doet niet mee", "De sectie '{section}' is van '{partner}', maar die partner doet niet mee.", "Owner does not take part", "The section '{section}' belongs to '{partner}', but that partner does not take part."),
        [ProblemCode.UnknownPartner] = new("Onbekende partner", "Er is geen partner '{partner}'.", "Unknown partner", "There is no partner '{partner}'."),
        [ProblemCode.UnknownPerson] = new("Onbekende persoon", "Er is geen persoon '{person}'.", "Unknown person", "There is no person '{person}'."),
        [ProblemCode.PeriodReversed] = new("Periode omgekeerd", "De periode eindigt voordat zij begint.", "Period reversed", "The period ends before it begins."),
        [ProblemCode.NoSections] = new("Geen secties", "Een beeld heeft ten minste één sectie nodig.", "No sections", "A picture needs at least one section."),
        [ProblemCode.NoPartners] = new("Geen partners", "Een beeld heeft ten minste één partner nodig.", "No partners", "A picture needs at least one partner."),
        [ProblemCode.NoCoordinator] = new("Geen coördinator", "Een beeld heeft altijd een coördinator nodig.", "No coordinator", "A picture always needs a coordinator."),
        [ProblemCode.AlreadyExists] = new("Bestaat al", "Dit bestaat al.", "Already exists", "This exists already."),
        [ProblemCode.TooManySections] = new("Te veel secties", "Een beeld heeft hoogstens {max} secties.", "Too many sections", "A picture has at most {max} sections."),

        [ProblemCode.NotYourSection] = new("Niet uw sectie", "Alleen de eigenaren van de sectie mogen dit doen.", "Not your section", "Only the owners of the section may do this."),
        [ProblemCode.WrongStage] = new("Kan nu niet", "Dit kan niet in de fase {stage}.", "Not possible now", "This is not possible in the stage {stage}."),
        [ProblemCode.SectionLocked] = new("Tekst ligt vast", "Het beeld wordt of is gepubliceerd; de tekst ligt vast.", "Text is fixed", "The picture is being or has been published; the text is fixed."),
        [ProblemCode.RoleMissing] = new("Rol ontbreekt", "Hiervoor is de rol {role} in dit beeld nodig.", "Role missing", "This needs the role {role} in this picture."),
        [ProblemCode.ReasonRequired] = new("Reden nodig", "Geef een reden op.", "Reason needed", "Give a reason."),

        [ProblemCode.TextChanged] = new("Tekst is gewijzigd", "De tekst is niet meer wat u las: {by} heeft hem gewijzigd. Lees hem opnieuw voordat u ondertekent.", "Text has changed", "The text is no longer what you read: {by} changed it. Read it again before you sign."),
        [ProblemCode.MandateMissing] = new("Geen mandaat", "U hebt geen mandaat om voor uw organisatie te ondertekenen.", "No mandate", "You have no mandate to sign for your organisation."),
        [ProblemCode.MandateExpired] = new("Mandaat verlopen", "Uw mandaat liep tot en met {until}.", "Mandate expired", "Your mandate was valid until {until}."),
        [ProblemCode.NothingToSign] = new("Niets te ondertekenen", "Een lege sectie kan niet worden ondertekend.", "Nothing to sign", "An empty section cannot be signed."),
        [ProblemCode.ReservationEmpty] = new("Voorbehoud is leeg", "Schrijf op wat het voorbehoud is.", "Reservation is empty", "Write down what the reservation is."),
        [ProblemCode.AlreadySigned] = new("Al ondertekend", "Uw organisatie heeft precies deze tekst al ondertekend.", "Already signed", "Your organisation has signed exactly this text already."),

        [ProblemCode.NotReady] = new("Nog niet klaar", "Onder {missing} secties ontbreken nog handtekeningen.", "Not ready yet", "Signatures are still missing under {missing} sections."),
        [ProblemCode.AlreadyPublished] = new("Al gepubliceerd", "Het beeld is al gepubliceerd.", "Already published", "The picture has been published already."),
        [ProblemCode.TemplateFailed] = new("Sjabloon werkt niet", "Het sjabloon {template} kon niet worden gevuld.", "Template fails", "The template {template} could not be filled in."),

        [ProblemCode.UpdateUnreadable] = new("Onleesbare wijziging", "De wijziging kon niet worden gelezen en is niet opgeslagen.", "Unreadable change", "The change could not be read and was not stored."),
        [ProblemCode.UpdateTooLarge] = new("Wijziging is te groot", "De wijziging is {bytes} bytes groot; hoogstens {max} is toegestaan. Plak de tekst in delen.", "Change is too large", "The change has {bytes} bytes; at most {max} are allowed. Paste the text in parts."),
        [ProblemCode.ForeignAuthor] = new("Onder andermans naam", "De wijziging bevat nieuwe tekst onder de naam van een ander en is geweigerd.", "In someone else's name", "The change holds new text in someone else's name and was refused."),
        [ProblemCode.Resync] = new("Opnieuw gelijk lopen", "De wijziging rust op wijzigingen die de server niet heeft.", "Resync", "The change rests on edits that the server does not have."),
        [ProblemCode.Reloading] = new("Wordt geladen", "De sectie wordt opnieuw geladen; probeer het zo weer.", "Reloading", "The section is being loaded again; try again in a moment."),
        [ProblemCode.SectionFull] = new("Sectie is vol", "De sectie zou groter worden dan {max}.", "Section is full", "The section would grow beyond {max}."),

        [ProblemCode.SignalAreaOutOfScope] = new("Gebied hoort niet bij dit beeld", "Het gebied '{area}' hoort niet bij dit beeld.", "Area outside this picture", "The area '{area}' is not part of this picture."),
        [ProblemCode.NotYourContribution] = new("Niet uw bijdrage", "Alleen de partner zelf voegt iets toe aan zijn bijdrage.", "Not your contribution", "Only the partner itself adds to its contribution."),
        [ProblemCode.HoldsCitizenNumber] = new("Burgerservicenummer", "Het veld '{field}' bevat een burgerservicenummer; dat hoort hier niet.", "Citizen service number", "The field '{field}' holds a citizen service number; that does not belong here."),

        [ProblemCode.SignalChanged] = new("Signaal is gewijzigd", "Iemand anders heeft signaal {label} intussen gewijzigd (versie {version}). Bekijk het opnieuw; wat u invulde is niet verloren.", "Signal has changed", "Someone else changed signal {label} meanwhile (version {version}). Look at it again; what you filled in is not lost."),
        [ProblemCode.MoveNotPossible] = new("Stap kan nu niet", "De stap '{move}' kan niet vanuit de fase {stage}.", "Step not possible now", "The step '{move}' is not possible from the stage {stage}."),
        [ProblemCode.RegimeForbidsHandling] = new("Regime laat dit niet toe", "Een signaal onder {regime} mag niet opener zijn dan {least}.", "Regime does not allow this", "A signal under {regime} may not be more open than {least}."),
        [ProblemCode.GroundRequired] = new("Grondslag nodig", "Geef aan op welke grond een signaal onder {regime} gedeeld mag worden.", "Ground needed", "Say on which ground a signal under {regime} may be shared."),
        [ProblemCode.HoldsBibobAdvice] = new("Bibob-advies", "De inhoud van een Bibob-advies mag hier niet staan; alleen dat er een besluit is genomen (artikel 28 Wet Bibob).", "Bibob advice", "The content of a Bibob advice may not stand here; only that a decision was taken (article 28 Bibob act)."),
        [ProblemCode.HoldsStateSecret] = new("Gerubriceerde informatie", "De tekst draagt het merk '{label}'. Gerubriceerde informatie hoort niet in dit systeem.", "Classified information", "The text carries the marking '{label}'. Classified information does not belong in this system."),
        [ProblemCode.WeighingRequired] = new("Weging ontbreekt", "Vul eerst de weging in.", "Weighing missing", "Fill in the weighing first."),
        [ProblemCode.PurgeReasonRequired] = new("Reden nodig", "Later vernietigen kan alleen met een reden.", "Reason needed", "Destroying later needs a reason."),
        [ProblemCode.TooManySignals] = new("Te veel signalen", "Een bijdrage bevat hoogstens {max} signalen.", "Too many signals", "A contribution holds at most {max} signals."),
        [ProblemCode.AttachmentRefused] = new("Bestand niet toegestaan", "'{name}' is geen JPEG, PNG, WebP of PDF.", "File not allowed", "'{name}' is not a JPEG, PNG, WebP or PDF."),
        [ProblemCode.TooManyAttachments] = new("Te veel bijlagen", "Een signaal heeft hoogstens {max} bijlagen.", "Too many attachments", "A signal has at most {max} attachments."),
        [ProblemCode.PublicationHeld] = new("Eerst overleg", "Overleg voor publicatie met: {partners}.", "Consult first", "Consult before publishing: {partners}."),
        [ProblemCode.UnreadableTable] = new("Onleesbare tabel", "Het bestand kan niet als tabel worden gelezen: {detail}", "Unreadable table", "The file cannot be read as a table: {detail}"),
        [ProblemCode.TooManyRows] = new("Te veel rijen", "Een import bevat hoogstens {max} rijen.", "Too many rows", "An import holds at most {max} rows."),
        [ProblemCode.ColumnMissing] = new("Kolom ontbreekt", "Kies welke kolom '{column}' bevat.", "Column missing", "Choose which column holds '{column}'."),
        [ProblemCode.ImportState] = new("Kan nu niet", "Deze import is {state}; dit kan nu niet.", "Not possible now", "This import is {state}; this is not possible now."),
        [ProblemCode.TooManyViews] = new("Te veel weergaven", "U bewaart er hoogstens {max}; verwijder er eerst een.", "Too many views", "You keep at most {max}; remove one first."),
        [ProblemCode.IndicatorNeedsSecond] = new("Tweede indicator nodig", "Een van de indicatoren zegt op zichzelf niets. Kies er een bij die dat wel doet, of laat hem weg.", "Second indicator needed", "One of the indicators says nothing by itself. Choose another that does, or leave it out."),
        [ProblemCode.LinkInvalid] = new("Link is niet geldig", "Deze link is verlopen, ingetrokken of heeft nooit bestaan.", "Link is not valid", "This link has expired, was withdrawn, or never existed."),

        [ProblemCode.EntityChanged] = new("Entiteit is gewijzigd", "Iemand anders heeft {label} intussen gewijzigd (versie {version}). Bekijk het opnieuw; wat u invulde is niet verloren.", "Entity has changed", "Someone else changed {label} meanwhile (version {version}). Look at it again; what you filled in is not lost."),
        [ProblemCode.TooManyEntities] = new("Te veel entiteiten", "Een bijdrage bevat hoogstens {max} entiteiten.", "Too many entities", "A contribution holds at most {max} entities."),
        [ProblemCode.TooManyOnSignal] = new("Te veel entiteiten", "Op signaal {label} rusten al {max} entiteiten.", "Too many entities", "{max} entities rest on signal {label} already."),
        [ProblemCode.SupportNeeded] = new("Signaal nodig", "Een entiteit rust op 1 tot {max} signalen van dezelfde bijdrage die niet zijn ingetrokken of afgewezen.", "Signal needed", "An entity rests on 1 to {max} signals of the same contribution that were not withdrawn or dismissed."),
        [ProblemCode.AliasNeeded] = new("Alias nodig", "Een persoon heet hier alleen naar een alias: een tot drie hoofdletters en een nummer, zoals P1. De naam hoort in het veld dat alleen uw organisatie ziet.", "Alias needed", "A person is called by an alias only: one to three capitals and a number, such as P1. The name belongs in the field that only your organisation sees."),

        [ProblemCode.UnknownVersion] = new("Onbekende versie", "De sectie heeft geen versie {version}.", "Unknown version", "The section has no version {version}."),
        [ProblemCode.HistoryPurged] = new("Geschiedenis is gewist", "Versie {version} kan niet meer worden getoond: de geschiedenis van die periode is gewist.", "History was purged", "Version {version} can no longer be shown: the history of that period was purged."),
        [ProblemCode.HistoryDamaged] = new("Geschiedenis is beschadigd", "De geschiedenis kan bij versie {version} niet worden gelezen. De huidige tekst is niet geraakt; meld dit bij het beheer.", "History is damaged", "The history cannot be read at version {version}. The present text is not affected; report this to the administrators."),
        [ProblemCode.TooManyVersions] = new("Te veel versies", "Een sectie onthoudt er hoogstens {max}.", "Too many versions", "A section remembers at most {max}."),
        [ProblemCode.NothingToPurge] = new("Niets te wissen", "In deze periode is niets geschreven.", "Nothing to purge", "Nothing was written in this period."),
    }.ToFrozenDictionary();

    public static string Title(ProblemCode code, Language language) => language == Language.English ? Texts[code].TitleEn : Texts[code].TitleNl;

    public static string Detail(Problem problem, Language language) =>
        problem.Code == ProblemCode.UnreadableTable && TableTexts.ByDetail.TryGetValue(problem.Parameters.GetValueOrDefault("detail", ""), out var table)
            ? Fill(language == Language.English ? table.En : table.Nl, problem.Parameters)
            : Fill(language == Language.English ? Texts[problem.Code].En : Texts[problem.Code].Nl, problem.Parameters);

    private static string Fill(string text, ImmutableDictionary<string, string> parameters)
    {
        var filled = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            filled.Append(text, at, open - at).Append(parameters.GetValueOrDefault(text[(open + 1)..close], "…"));
            at = close + 1;
        }

        return filled.ToString();
    }
}
