import type { AreaKind, HandlingLevel, PicturePhase, PictureRole, ProblemCode, SectionStage, SignatureNeedKind } from '../api/schema';
import { importProblems, importTexts } from './imports.nl';
import { entityFields, entityTexts } from './entities.nl';
import { signalFields, signalProblems, signalTexts } from './signals.nl';
import { evidence } from './evidence.nl';
import { placeTexts } from './places.nl';
import { linkTexts, quickFields, quickTexts, tipTexts } from './quick.nl';

export type Parameters = Readonly<Record<string, string>>;

const roles: Record<PictureRole, string> = { Coordinator: 'coördinator', Editor: 'schrijver', Signer: 'ondertekenaar', Reader: 'lezer' };

const stages: Record<SectionStage, string> = {
  Open: 'Nog leeg', InProgress: 'In bewerking', ReadyForReview: 'Ter beoordeling', ChangesRequested: 'Wijzigingen gevraagd', Approved: 'Akkoord', Signed: 'Ondertekend', Locked: 'Vastgelegd',
};

const fields: Record<string, string> = {
  title: 'Titel', question: 'De vraag', scope: 'Afbakening', areas: 'Gebieden', from: 'Begin van de periode', until: 'Einde van de periode', partners: 'Partners', template: 'Hoofdstukindeling',
  sections: 'Secties', jointNeed: 'Gezamenlijke informatiebehoefte', willToAct: 'Wil om te handelen', legalBasis: 'Grondslag', capacity: 'Capaciteit en informatie',
  content: 'Inhoud', date: 'Datum', sourceType: 'Soort bron', phenomenon: 'Fenomeen', grade: 'Betrouwbaarheid', handling: 'Verspreiding', regime: 'Wettelijk regime', area: 'Gebied', label: 'Label',
  reservation: 'Voorbehoud', remark: 'Opmerking', reason: 'Reden', year: 'Jaar', person: 'Persoon', chapterTitle: 'Hoofdstuk', owners: 'Eigenaren', name: 'Naam',  ...signalFields, ...entityFields, ...quickFields,
};
const field = (p: Parameters): string => {
  const name = (p.field ?? '').split('.').at(-1) ?? '';
  return fields[name] ?? (name || 'Een veld');
};
const kb = (bytes: string | undefined): string => (bytes ? `${Math.round(Number(bytes) / 1024).toLocaleString('nl-NL')} kB` : 'de grens');

const problems: Record<ProblemCode | 'Offline' | 'Unknown', (p: Parameters) => string> = {
  Unknown: () => 'Er ging iets mis dat wij niet kunnen benoemen. Probeer het opnieuw.',
  Offline: () => 'De server is niet bereikbaar. Controleer de verbinding en probeer het opnieuw.',
  NotFound: () => 'Dit bestaat niet, of het is voor u niet zichtbaar.',
  NotSignedIn: () => 'U bent niet (meer) aangemeld. Meld u opnieuw aan.',
  NotAllowed: () => 'U heeft hier geen recht op.',
  Conflict: () => 'Een andere wijziging was u voor. De gegevens zijn opnieuw opgehaald; controleer ze en probeer het nog eens.',
  FieldRequired: (p) => `${field(p)}: vul dit veld in.`,
  FieldTooLong: (p) => `${field(p)}: ten hoogste ${p.max ?? '?'} tekens${p.length ? ` (nu ${p.length})` : ''}.`,
  FieldInvalid: (p) => `${field(p)}: deze waarde kan niet.`,
  BadRequest: () => 'De server kon dit verzoek niet lezen. Herlaad de pagina en probeer het opnieuw.',
  TooManyRequests: () => 'Te veel verzoeken achter elkaar. Wacht een ogenblik en probeer het opnieuw.',
  TooLarge: (p) => `Dit is te groot: ten hoogste ${kb(p.max)}.`,
  WrongOrigin: () => 'Het verzoek kwam van een andere site en is geweigerd.',
  Internal: (p) => `Er ging bij ons iets mis. Er is niets verloren gegaan; probeer het opnieuw.${p.trace ? ` Kenmerk: ${p.trace}.` : ''}`,
  StorageUnavailable: () => 'De opslag reageert niet. Er is niets verloren gegaan; probeer het zo opnieuw.',
  OutcomeUnknown: () => 'Er kwam geen antwoord. Het is niet bekend of dit is opgeslagen: herlaad de pagina en kijk, voordat u het nog eens doet.',
  UnknownArea: (p) => `Gebied ${p.area ?? ''} is niet bekend.`,
  UnreadableAreas: (p) => `In dit bestand staan geen leesbare gebieden.${p.detail ? ` (${p.detail})` : ''} Lever GeoJSON of TopoJSON aan, in WGS84 of RD New.`,
  EmptyScope: () => 'Kies ten minste één gebied.',
  IntakeIncomplete: (p) => `Beantwoord de intakevraag ${fields[p.question ?? ''] ? `“${fields[p.question ?? '']}”` : ''}.`,
  SectionWithoutOwner: (p) => `De sectie “${p.section ?? ''}” heeft geen eigenaar.`,
  OwnerNotParticipating: (p) => `De sectie “${p.section ?? ''}” is van een partner die niet meedoet${p.partner ? ` (${p.partner})` : ''}.`,
  UnknownPartner: (p) => `Partner ${p.partner ?? ''} is niet bekend.`,
  UnknownPerson: (p) => `Persoon ${p.person ?? ''} is niet bekend.`,
  PeriodReversed: () => 'Het einde van de periode ligt voor het begin.',
  NoSections: () => 'Een beeld heeft ten minste één sectie nodig.',
  NoPartners: () => 'Kies ten minste één partner.',
  NoCoordinator: () => 'Een beeld heeft ten minste één coördinator nodig.',
  AlreadyExists: () => 'Dit bestaat al.',
  TooManySections: () => 'Een beeld heeft ten hoogste 200 secties.',
  NotYourSection: () => 'Alleen de eigenaren van deze sectie kunnen dit.',
  WrongStage: (p) => `Dit kan niet nu de sectie de status “${stages[p.stage as SectionStage] ?? p.stage ?? ''}” heeft.`,
  SectionLocked: () => 'De tekst ligt vast: het beeld wordt of is gepubliceerd.',
  RoleMissing: (p) => `Hiervoor is de rol ${p.role ? `“${roles[p.role as PictureRole] ?? p.role}”` : ''} in dit beeld nodig.`,
  ReasonRequired: () => 'Geef een reden.',
  TextChanged: (p) => `De tekst is gewijzigd sinds u hem las${p.by ? `, door ${p.by}` : ''}. Lees de nieuwe tekst en onderteken dan.`,
  MandateMissing: () => 'Er staat voor u geen mandaat geregistreerd. Zonder mandaat kunt u niet ondertekenen.',
  MandateExpired: (p) => `Uw mandaat is verlopen${p.until ? ` (geldig tot en met ${p.until})` : ''}.`,
  NothingToSign: () => 'Een lege sectie kan niet worden ondertekend.',
  ReservationEmpty: () => 'Schrijf het voorbehoud op, of onderteken zonder voorbehoud.',
  AlreadySigned: () => 'Uw organisatie heeft precies deze tekst al ondertekend.',
  NotReady: (p) => `Nog niet alles is ondertekend${p.missing ? `: er ontbreken ${p.missing} handtekeningen` : ''}.`,
  AlreadyPublished: () => 'Dit beeld is al gepubliceerd.',
  TemplateFailed: (p) => `Het document kon niet worden opgemaakt${p.template ? ` met sjabloon ${p.template}` : ''}.${p.detail ? ` ${p.detail}` : ''}`,
  UpdateUnreadable: () => 'De server kon een wijziging niet lezen. Uw tekst blijft op dit apparaat bewaard.',
  UpdateTooLarge: (p) => `Deze wijziging is te groot (ten hoogste ${kb(p.max)}). Plak de tekst in kleinere delen.`,
  ForeignAuthor: () => 'Een wijziging staat op naam van iemand anders en is geweigerd. Uw tekst blijft op dit apparaat bewaard.',
  Resync: () => 'De sectie wordt opnieuw gelijkgetrokken met de server.',
  Reloading: () => 'De sectie wordt opnieuw geladen.',
  SectionFull: () => 'Deze sectie is vol. Verdeel de tekst over meer secties.',
  SignalAreaOutOfScope: (p) => `Het gebied ${p.area ?? ''} hoort niet bij dit beeld.`,
  NotYourContribution: () => 'Alleen de partner zelf voegt signalen toe aan zijn bijdrage.',
  HoldsCitizenNumber: (p) => `${field(p)}: hierin staat een burgerservicenummer. Haal het weg; gebruik een alias (P1, P2 …).`,
  UnknownVersion: (p) => `Versie ${p.version ?? ''} bestaat niet (meer). Vernieuw de geschiedenis.`,
  HistoryPurged: (p) => `Versie ${p.version ?? ''} kan niet meer worden getoond: de geschiedenis van die periode is gewist.`,
  HistoryDamaged: (p) => `De geschiedenis kan niet worden gelezen${p.version ? ` vanaf versie ${p.version}` : ''}. De huidige tekst is niet geraakt. Meld dit bij het beheer.`,
  TooManyVersions: (p) => `Een sectie onthoudt er ten hoogste ${p.max ?? '?'}.`,
  NothingToPurge: () => 'In deze periode is niets geschreven.',
  ...signalProblems,
  ...importProblems,
};

const phases: Record<PicturePhase, string> = {
  Intake: 'Intake', Scoped: 'Afgebakend', Collecting: 'Ophalen', Analysing: 'Analyseren', Interpreting: 'Duiden', Drafting: 'Schrijven', Validating: 'Ondertekenen',
  Adopted: 'Vastgesteld', Published: 'Gepubliceerd', InFollowUp: 'In opvolging', Superseded: 'Vervangen', Withdrawn: 'Ingetrokken',
};
const areaKinds: Record<AreaKind, string> = { Municipality: 'Gemeente', District: 'Wijk', Neighbourhood: 'Buurt', CustomPolygon: 'Eigen gebied', ObjectSet: 'Objectenset' };
const handling: Record<HandlingLevel, string> = {
  Public: 'Openbaar', Government: 'Overheid intern', Partners: 'Partners in dit beeld', Named: 'Op naam', SessionOnly: 'Alleen in sessie', OwnerOnly: 'Alleen bronhouder',
};
const needs: Record<SignatureNeedKind, string> = { Signed: 'Ondertekend', SignedWithReservation: 'Met voorbehoud', Stale: 'Verouderd', Missing: 'Ontbreekt' };

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('nl-NL')} ${n === 1 ? one : many}`;

/** Every word on screen in Dutch; `en.ts` has the same shape, so that a missing text does not compile. */
export const nl = {
  locale: 'nl-NL',
  product: 'Samenbeeld',
  problems,
  roles,
  stages,
  phases,
  areaKinds,
  handling,
  needs,
  fields,
  common: {
    loading: 'Bezig met laden …', retry: 'Opnieuw proberen', cancel: 'Annuleren', close: 'Sluiten', save: 'Opslaan', back: 'Terug', remove: 'Verwijderen', add: 'Toevoegen', edit: 'Wijzigen', more: 'Meer tonen',
    skipToContent: 'Naar de inhoud', optional: 'niet verplicht', yes: 'ja', no: 'nee', all: 'Alle', none: 'Geen', search: 'Zoeken', copy: 'Kopiëren', copied: 'Gekopieerd', dismiss: 'Sluiten', of: 'van',
    and: 'en', unknown: 'onbekend', on: 'op', by: 'door', language: 'Taal', dutch: 'Nederlands', english: 'Engels', mainNavigation: 'Hoofdnavigatie', breadcrumb: 'Kruimelpad', you: 'u',
    errorSummary: (n: number) => (n === 1 ? 'Er is 1 punt om te verbeteren' : `Er zijn ${n} punten om te verbeteren`),
    error: 'Er ging iets mis', changedAgo: 'Gewijzigd', showDetails: 'Details tonen', hideDetails: 'Details verbergen',
    results: (n: number) => count(n, 'resultaat', 'resultaten'),
  },
  shell: {
    demo: 'Demo — fictieve gegevens', pictures: 'Mijn beelden', areas: 'Gebieden', importAreas: 'Grenzen importeren', signOut: 'Afmelden', switchPerson: 'Andere persoon kiezen', signedInAs: 'Aangemeld als',
    footer: 'Samenbeeld: samen schrijven, ieder ondertekent het eigen deel', footerSource: 'Gebiedsnamen en codes: CBS', account: 'Uw gegevens', roleAdministrator: 'functioneel beheerder',
  },
  errors: {
    notFoundTitle: 'Pagina niet gevonden', notFoundText: 'Dit adres bestaat niet, of wat er staat is voor u niet zichtbaar.', toHome: 'Naar mijn beelden',
    crashTitle: 'Deze pagina kon niet worden getoond', crashText: 'Wat al is opgeslagen, is veilig. Herlaad de pagina; blijft het misgaan, meld het dan met de regel hieronder.', reload: 'Herlaad de pagina',
    newVersion: 'Er is een nieuwe versie van Samenbeeld. Herlaad de pagina.', cannotLoad: 'Dit kon niet worden geladen',
    expired: 'Uw sessie is verlopen. Meld u opnieuw aan; u keert terug naar waar u was.', storageOff: 'Deze browser bewaart niets lokaal (privévenster of geblokkeerde opslag). Wijzigingen die nog niet zijn opgeslagen, gaan verloren als u dit tabblad sluit.',
  },
  signIn: {
    title: 'Aanmelden', demoIntro: 'Dit is een demonstratie met een verzonnen dossier: gemeente Veldermeer bestaat niet. Kies met wie u meekijkt; u kunt later wisselen.', choose: (name: string) => `Aanmelden als ${name}`,
    can: { Coordinator: 'Coördineert en publiceert', Editor: 'Schrijft en voegt signalen toe', Signer: 'Ondertekent', Reader: 'Leest mee' } as Record<string, string>,
    noProvider: 'Deze installatie heeft nog geen aanmeldvoorziening. Vraag de beheerder een identiteitsprovider in te stellen.', notDemo: 'Meld u aan met het account van uw organisatie.', signInButton: 'Aanmelden', nobody: 'Er zijn geen personen om uit te kiezen.', inputOnly: 'levert alleen aan',
  },
  home: {
    title: 'Mijn beelden', intro: 'De ondermijningsbeelden waaraan u meewerkt.', start: 'Beeld starten', empty: 'U werkt nog aan geen enkel beeld mee.', emptyStart: 'Zoek een gebied en start een beeld, of vraag een coördinator u toe te voegen.',
    columns: { title: 'Beeld', phase: 'Fase', areas: 'Gebieden', partners: 'Partners', period: 'Periode', changed: 'Gewijzigd' }, revision: (n: number) => `revisie ${n}`, findArea: 'Zoek een gebied',
    findAreaText: 'Zoek op naam of code in alle gemeenten, wijken en buurten.', openAreas: 'Naar de kaart en alle gebieden',
  },
  areas: {
    title: 'Gebieden', intro: 'Alle gemeenten op naam en code, met wijken en buurten waar de grenzen zijn geïmporteerd.', searchLabel: 'Zoek op naam of code', searchHint: 'Bijvoorbeeld Veldermeer, GM0344 of een buurtnaam',
    kindFilter: 'Soort gebied', allKinds: 'Alle soorten', total: (n: number) => count(n, 'gebied', 'gebieden'), nothing: (q: string) => `Geen gebied gevonden voor “${q}”.`, map: 'Kaart', list: 'Lijst',
    mapTitle: (name: string) => `Kaart van ${name}`, mapOfMunicipalities: 'Kaart van de gemeenten', mapHelp: 'Pijltjestoetsen gaan naar het dichtstbijzijnde gebied in die richting, Enter opent het. Plus en min zoomen.',
    mapEmpty: 'Van deze gebieden zijn nog geen grenzen bekend.', mapEmptyAdmin: 'Importeer het jaarlijkse bestand van het CBS om de kaart te vullen.', zoomIn: 'Inzoomen', zoomOut: 'Uitzoomen', zoomReset: 'Hele kaart',
    code: 'Code', kind: 'Soort', partOf: 'Hoort bij', year: 'Indeling', yearUnknown: 'jaar onbekend', fictional: 'Verzonnen gebied voor de demonstratie', facts: 'Kenmerken', parts: 'Onderdelen', noParts: 'Er zijn geen onderdelen bekend.',
    pictures: 'Beelden van dit gebied', noPictures: 'Er is nog geen beeld van dit gebied waaraan u meewerkt.', start: 'Beeld starten voor dit gebied', outline: 'Grens', hasOutline: 'bekend', noOutline: 'niet bekend',
    showMore: (n: number) => `Nog ${n} tonen`, notAdministrator: 'Beelden worden gestart door een functioneel beheerder.', backToList: 'Alle gebieden',
  },
  importAreas: {
    title: 'Grenzen importeren', intro: 'Neem de jaarlijkse wijk- en buurtkaart van het CBS op, als GeoJSON of TopoJSON (WGS84 of RD New). Alles wat geldig is wordt in één keer opgenomen; lukt dat niet, dan verandert er niets.',
    file: 'Bestand', fileHint: 'Eén bestand met gemeenten, wijken of buurten; ten hoogste 64 MB.', chooseFile: 'Kies een bestand', year: 'Jaar van de indeling', submit: 'Importeren', busy: (name: string) => `Bezig met ${name} … dit kan een minuut duren.`,
    sending: (percent: number) => `${percent} % verstuurd`, working: 'Verstuurd; de server verwerkt het bestand …', done: 'Import gereed', added: 'Nieuw', changed: 'Gewijzigd', unchanged: 'Ongewijzigd', refused: 'Geweigerd',
    refusals: 'Geweigerde gebieden', feature: 'Nr.', code: 'Code', reason: 'Reden', firstOnly: (n: number) => `De eerste ${n} weigeringen:`, notAllowed: 'Alleen een functioneel beheerder importeert grenzen.', toAreas: 'Naar de gebieden', needFile: 'Kies eerst een bestand.', needYear: 'Vul een jaar in tussen 1990 en 2100.',
  },
  start: {
    title: 'Beeld starten', intro: 'Een beeld begint met een vraag. Wat u invult blijft op dit apparaat bewaard totdat u het beeld start.', draftRestored: 'Uw eerdere invoer is teruggezet.', discardDraft: 'Opnieuw beginnen',
    steps: { about: 'Vraag', intake: 'Intake', scope: 'Gebied en periode', partners: 'Partners', sections: 'Hoofdstukken en secties', summary: 'Samenvatting' },
    titleLabel: 'Titel van het beeld', titleHint: 'Bijvoorbeeld: Ondermijningsbeeld Veldermeer 2026', questionLabel: 'De vraag die het beeld beantwoordt', questionHint: 'Eén zin waarop de conclusie antwoord geeft.',
    intakeIntro: 'Vier vragen die eerst beantwoord moeten zijn.',
    jointNeed: 'Is er een gezamenlijke informatiebehoefte?', jointNeedHint: 'Wie heeft welke vraag, en waarom samen?', willToAct: 'Is er de wil om er iets mee te doen?', willToActHint: 'Welke partners hebben zich verbonden om te handelen?',
    legalBasis: 'Op welke grondslag (werkproces)?', legalBasisHint: 'Convenant, thema en werkproces waaronder u gegevens deelt.', capacity: 'Kunnen en willen wij: capaciteit en informatie?', capacityHint: 'Menskracht, doorlooptijd, beschikbare informatie.',
    areasLabel: 'Gebieden', areasHint: 'Zoek op naam of code, of kies op de kaart.', areasChosen: (n: number) => count(n, 'gebied gekozen', 'gebieden gekozen'), noAreas: 'Nog geen gebied gekozen.', addArea: (name: string) => `${name} toevoegen`, removeArea: (name: string) => `${name} verwijderen`,
    chooseOnMap: 'Kiezen op de kaart', hideMap: 'Kaart verbergen', scopeLabel: 'Afbakening in woorden', scopeHint: 'Wat hoort erbij, en wat juist niet?', from: 'Periode van', until: 'tot en met',
    partnersLabel: 'Deelnemende partners', partnersHint: 'Partners die alleen aanleveren, lezen en ondertekenen niet.', people: (n: number) => count(n, 'persoon', 'personen'), templateLabel: 'Hoofdstukindeling', templateHint: 'U kunt daarna elke sectie aanpassen.',
    templateReplace: 'De secties worden vervangen door die van de gekozen indeling.', chapter: (n: number) => `Hoofdstuk ${n}`, sectionTitle: 'Titel van de sectie', owners: 'Eigenaren', ownersOf: (title: string) => `Eigenaren van ${title}`, addSection: 'Sectie toevoegen',
    addSectionTo: (chapter: string) => `Sectie toevoegen aan ${chapter}`, removeSection: (title: string) => `Sectie ${title} verwijderen`, moveUp: (title: string) => `${title} omhoog`, moveDown: (title: string) => `${title} omlaag`, newSection: 'Nieuwe sectie', noOwner: 'geen eigenaar',
    choosePartnersFirst: 'Kies eerst partners; daarna worden de eigenaren voorgesteld.', submit: 'Beeld starten', submitting: 'Bezig met starten …', sections: (n: number) => count(n, 'sectie', 'secties'), notAllowed: 'Alleen een functioneel beheerder start een beeld.',
    required: (label: string) => `${label}: vul dit in.`, tooLong: (label: string, max: number) => `${label}: ten hoogste ${max} tekens.`, needArea: 'Gebieden: kies er ten minste één.', needPartner: 'Partners: kies er ten minste één.', needSections: 'Secties: er is er ten minste één nodig.',
    needOwner: (title: string) => `Sectie “${title}”: kies een eigenaar.`, needSectionTitle: 'Een sectie heeft geen titel.', reversed: 'Periode: het einde ligt voor het begin.', undoRemove: 'Sectie verwijderd', undo: 'Ongedaan maken', ownersSummary: 'Secties per partner',
  },
  picture: {
    tabs: { text: 'Tekst', signals: 'Signalen', entities: 'Entiteiten', retention: 'Bewaren', readiness: 'Gereedheid', publications: 'Publicaties', people: 'Deelnemers', about: 'Over dit beeld' }, navigation: 'Onderdelen van dit beeld', period: 'Periode', areas: 'Gebieden', partners: 'Partners', question: 'De vraag',
    intake: 'Intake', scope: 'Afbakening', phase: 'Fase', myRoles: 'Uw rol', outline: 'Inhoud', signals: 'Signalen', text: 'Tekst', chooseSection: 'Kies een sectie', noSections: 'U ziet nog geen secties. Concepten zijn alleen voor hun eigenaren zichtbaar.',
    hiddenNote: 'Concepten van andere partners ziet u pas als zij ze aanbieden.', owner: 'Eigenaar', owners: 'Eigenaren', inItNow: (names: string) => `Nu aanwezig: ${names}`, signedBy: (names: string) => `Ondertekend door ${names}`,
    signedOf: (signed: number, total: number) => `${signed} van ${total} ondertekend`, stale: 'handtekening verouderd', staleBecause: (name: string, by: string) => `Handtekening van ${name} is verouderd na een wijziging door ${by}`, changed: 'Gewijzigd', noPresent: 'Niemand anders aanwezig',
    steps: 'Vorige en volgende sectie', showSignals: 'Signalen tonen', hideSignals: 'Signalen verbergen', version: 'Versie', previous: 'Vorige sectie', next: 'Volgende sectie',
  },
  section: {
    status: {
      stored: 'Opgeslagen', sending: 'Onderweg', sendingN: (n: number) => `Onderweg: ${count(n, 'wijziging', 'wijzigingen')}`, offline: 'Offline', offlineN: (n: number) => `Offline, ${count(n, 'wijziging wacht', 'wijzigingen wachten')}`,
      joining: 'Verbinden …', readOnly: 'Alleen lezen', stoppedN: (n: number) => `Niet opgeslagen: ${count(n, 'wijziging', 'wijzigingen')}`, retryingN: (n: number) => `Opslag hapert, ${count(n, 'wijziging wacht', 'wijzigingen wachten')}`,
    },
    statusLabel: 'Opslag', serverLost: 'Geen verbinding met de server. U kunt doortypen; uw wijzigingen blijven op dit apparaat tot de verbinding er weer is.', readOnlyBecause: 'U kunt deze tekst lezen, niet wijzigen.',
    released: 'Deze sectie is niet meer voor u zichtbaar.', releasedText: 'Wat hieronder staat kunt u nog lezen, niet wijzigen. Het wordt niet meer bijgewerkt.', newer: 'Deze tekst bevat iets dat deze versie van Samenbeeld niet kent. Herlaad de pagina om verder te schrijven; er gaat niets verloren.',
    paragraph: { typing: 'Nog niet verstuurd', sent: 'Verstuurd, nog niet opgeslagen', stored: 'Opgeslagen' },
    others: { settings: 'Anderen', carets: 'Cursors en namen in de tekst tonen', news: 'Voorlezen wie komt, gaat en schrijft', newsHint: 'voor schermlezers', came: (names: string) => `Gekomen: ${names}.`, left: (names: string) => `Weggegaan: ${names}.`, wrote: (names: string) => `Schrijft mee: ${names}.` }, unsent: (n: number) => `${count(n, 'wijziging staat', 'wijzigingen staan')} alleen op dit apparaat.`, unsentText: 'Bewaar uw tekst als bestand, of gooi de wijzigingen weg.', download: 'Tekst bewaren als bestand', discard: 'Wijzigingen weggooien',
    discardConfirm: 'Weet u het zeker? De wijzigingen die alleen op dit apparaat staan, zijn daarna weg.', editorLabel: (title: string) => `Tekst van ${title}`, empty: 'Hier begint de tekst van deze sectie.', toolbar: 'Opmaak', submit: 'Aanbieden', submitHint: 'De andere partners kunnen de tekst daarna lezen.',
    approve: 'Akkoord', requestChanges: 'Wijzigingen vragen', reasonLabel: 'Wat moet er anders?', reasonHint: 'De eigenaren zien deze reden.', sign: 'Lezen en ondertekenen', read: 'Lezen', requested: 'Gevraagde wijzigingen', present: 'Aanwezig', submitted: 'De sectie is aangeboden.',
    approved: 'U bent akkoord gegaan.', changesRequested: 'De wijzigingen zijn gevraagd.', signatures: 'Handtekeningen', noSignatures: 'Nog niet ondertekend.', withReservation: 'met voorbehoud', loadingText: 'Tekst laden …', cannotOpen: 'Deze sectie kan niet worden geopend.',
    leftovers: (n: number) => `${count(n, 'wijziging', 'wijzigingen')} van een eerder bezoek ${n === 1 ? 'is' : 'zijn'} alsnog toegevoegd.`, outboxOff: 'Deze browser kan wijzigingen niet lokaal bewaren. Sluit dit tabblad niet voordat alles is opgeslagen.', stageNow: 'Status',
  },
  evidence,
  toolbar: {
    paragraph: 'Gewone tekst', heading1: 'Kop 1', heading2: 'Kop 2', heading3: 'Kop 3', style: 'Alineastijl', bold: 'Vet', italic: 'Cursief', underline: 'Onderstrepen', bulletList: 'Opsomming', orderedList: 'Genummerde lijst', quote: 'Citaat', table: 'Tabel invoegen', link: 'Koppeling', unlink: 'Koppeling verwijderen',
    undo: 'Ongedaan maken (alleen eigen wijzigingen)', redo: 'Opnieuw', addRow: 'Rij toevoegen', addColumn: 'Kolom toevoegen', deleteRow: 'Rij verwijderen', deleteColumn: 'Kolom verwijderen', deleteTable: 'Tabel verwijderen', tableTools: 'Tabel', linkAddress: 'Adres van de koppeling', linkHint: 'Begint met https://, http:// of mailto:',
    linkInvalid: 'Dit adres kan niet. Begin met https://, http:// of mailto:.', apply: 'Toepassen', strike: 'Doorhalen',
  },
  signals: signalTexts,
  entities: entityTexts,
  imports: importTexts,
  places: placeTexts,
  quick: quickTexts, tips: tipTexts, tipLinks: linkTexts,
  sign: {
    title: 'Lezen en ondertekenen', reading: 'De tekst', readingHint: 'Dit is de tekst zoals de server hem heeft opgeslagen. Uw handtekening geldt voor precies deze tekst.', others: 'Handtekeningen tot nu toe', nobodyYet: 'Nog niemand heeft ondertekend.', mandate: 'Uw mandaat', mandateFor: (ref: string, until: string) => `${ref}, geldig tot en met ${until}`,
    noMandate: 'Er staat geen mandaat voor u geregistreerd.', addReservation: 'Ondertekenen met een voorbehoud', reservation: 'Voorbehoud', reservationHint: 'Het voorbehoud wordt bij uw handtekening afgedrukt.', remark: 'Opmerking', remarkHint: 'Voor de coördinator; niet in het document.', hash: 'Kenmerk van de tekst (SHA-256)',
    hashHint: 'Verandert er één teken, dan verandert dit kenmerk.', copyHash: 'Volledig kenmerk kopiëren', submit: (partner: string) => `Onderteken namens ${partner}`, submitting: 'Bezig met ondertekenen …', changedTitle: 'De tekst is intussen gewijzigd', changedBy: (by: string, at: string) => `Gewijzigd door ${by} op ${at}.`,
    changedText: 'Er is niet ondertekend. Hieronder staat wat er is veranderd ten opzichte van wat u las.', readAgain: 'Ik heb de wijzigingen gelezen', changes: 'Wat er is veranderd', addedText: 'toegevoegd', removedText: 'verwijderd', noTextChange: 'Alleen opmaak is veranderd.', doneTitle: 'Ondertekend', doneText: (partner: string, section: string) => `U heeft namens ${partner} sectie ${section} ondertekend.`,
    proof: 'Bewijs van ondertekening', signedAt: 'Tijdstip', signer: 'Ondertekenaar', mandateRef: 'Mandaat', backToSection: 'Terug naar de sectie', nextToSign: 'Volgende sectie om te ondertekenen', cannot: 'U kunt deze sectie nu niet ondertekenen.', fresh: 'geldig', stale: 'verouderd', staleLine: (by: string, at: string) => `verouderd door een wijziging van ${by} op ${at}`,
    emptySection: 'Deze sectie heeft nog geen tekst.', whoMustSign: 'Ondertekenen', notSigned: 'nog niet ondertekend', printHint: 'Afdrukken',
  },
  history: {
    open: 'Geschiedenis', title: 'Geschiedenis', intro: 'Wie schreef en verwijderde wat, en wanneer.', back: 'Terug naar de sectie', refresh: 'Vernieuwen', empty: 'In deze sectie is nog niets geschreven.', timeline: 'Tijdlijn', versions: 'Versies met een naam of handtekening', noVersions: 'Nog geen versie heeft een naam of handtekening.',
    version: (n: number) => (n === 0 ? 'leeg begin' : `versie ${n}`), now: (n: number) => `nu (versie ${n})`, named: (name: string, n: number) => `“${name}” (versie ${n})`, signedBy: (who: string, n: number) => `ondertekend door ${who} (versie ${n})`,
    entry: (who: string, n: number) => `${who} (versie ${n})`, wrote: (n: number) => `${count(n, 'teken', 'tekens')} geschreven`, removedN: (n: number) => `${count(n, 'teken', 'tekens')} verwijderd`, noText: 'alleen opmaak', until: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
    show: 'Toon wat hier is veranderd:', restoredTo: (n: number) => `hersteld naar ${n === 0 ? 'het lege begin' : `versie ${n}`}`, purged: 'gewist', purgedHint: 'De geschiedenis van deze periode is gewist.', older: 'Ouder tonen', formerly: 'niet meer in het register',
    from: 'Van', to: 'Tot en met', versionLabel: 'Versie', view: 'Weergave', viewDifference: 'Verschillen', viewPartners: 'Kleur per partner', summary: (inserted: number, removed: number) => `${count(inserted, 'teken', 'tekens')} toegevoegd, ${count(removed, 'teken', 'tekens')} verwijderd`, same: 'Er is geen verschil in de tekst.', formattedOnly: 'Alleen opmaak is veranderd.',
    inserted: (who: string) => `toegevoegd door ${who}`, removed: (who: string) => `verwijderd door ${who}`, formatted: 'opmaak gewijzigd', nobody: 'onbekend', writtenBy: (who: string) => `geschreven door ${who}`, legend: 'Wie schreef wat', legendDifference: 'Toegevoegd is onderstreept, verwijderd is doorgestreept; wijs aan voor de naam.', textOf: (what: string) => `Tekst: ${what}`,
    name: 'Naam geven', rename: 'Naam wijzigen', nameLabel: 'Naam van deze versie', nameHint: 'Bijvoorbeeld: concept voor de stuurgroep. Ten hoogste 80 tekens.', saved: 'De versie heeft een naam.', nameRemoved: 'De naam is weggehaald.', removeName: 'Naam weghalen',
    restore: 'Deze versie herstellen', restoreTitle: (n: string) => `Herstellen: ${n}`, restoreText: 'De tekst wordt weer zoals in deze versie, als een wijziging op uw naam. Wat er nu staat, blijft in de geschiedenis. Alinea’s die gelijk zijn blijven staan; anderen kunnen doortypen.', restoreStale: 'Handtekeningen op de huidige tekst verouderen.', restoreConfirm: 'Herstellen', restored: 'De tekst is hersteld.', restoredSame: 'De tekst was al gelijk aan deze versie.',
    purge: 'Geschiedenis wissen', purgeTitle: 'Geschiedenis wissen', purgeWarning: 'Dit kan niet ongedaan worden gemaakt', purgeText: 'Wat in de gekozen periode is geschreven en niet meer in de tekst staat, verdwijnt voorgoed. De huidige tekst, handtekeningen en publicaties blijven geldig. Wie wanneer hoeveel schreef, blijft zichtbaar. Reservekopieën bewaren de oude tekst tot zij verlopen.',
    purgeFrom: 'Vanaf', purgeUntil: 'Tot en met', purgePeriodHint: 'Leeg: de hele geschiedenis.', purgeReason: 'Reden', purgeReasonHint: 'Wordt vastgelegd en is zichtbaar. Noem geen gegevens uit de tekst zelf.', purgeSure: 'Ik begrijp dat dit niet ongedaan kan worden gemaakt.', purgeNeedSure: 'Vink aan dat u dit begrijpt.', purgeConfirm: 'Definitief wissen', purgeDone: 'De geschiedenis is gewist.', purges: 'Gewist',
    purgeLine: (who: string, when: string) => `Door ${who}, ${when}`, purgeRange: (first: number, last: number) => `versies ${first} tot en met ${last}`, purgeBusy: 'wordt uitgevoerd',
  },
  readiness: {
    title: 'Gereedheid', intro: 'Wat nog ontbreekt voordat dit beeld kan worden gepubliceerd.', progress: (done: number, total: number) => `${done} van ${count(total, 'handtekening', 'handtekeningen')} geldig`, complete: 'Alles is ondertekend.', columns: { section: 'Sectie', stage: 'Status', owners: 'Handtekeningen' }, publish: 'Publiceren', publishing: 'Bezig met publiceren …',
    publishWhy: 'Publiceren kan nog niet:', missing: (n: number) => `${count(n, 'handtekening ontbreekt', 'handtekeningen ontbreken')}`, staleCount: (n: number) => `${count(n, 'handtekening is', 'handtekeningen zijn')} verouderd`, onlyCoordinator: 'alleen de coördinator kan publiceren', alreadyPublished: 'dit beeld is al gepubliceerd; heropen het voor een volgende revisie',
    couldSign: (names: string) => `kan ondertekenen: ${names}`, nobodyCanSign: 'niemand met de rol ondertekenaar', published: (n: number) => `Revisie ${n} is gepubliceerd.`, open: 'Document openen', confirmTitle: 'Beeld publiceren', confirmText: 'De secties worden vastgelegd en het document wordt gemaakt. Daarna kan niemand de tekst nog wijzigen, tenzij u het beeld heropent voor een volgende revisie.',
    confirm: 'Nu publiceren', filter: 'Tonen', filterAll: 'Alle secties', filterOpen: 'Wat nog openstaat', staleBy: (by: string, at: string) => `verouderd door ${by}, ${at}`, none: 'Er zijn geen secties.', read: 'Lezen', notVisible: 'U heeft geen recht om de gereedheid te zien.',
  },
  publications: {
    title: 'Publicaties', none: 'Dit beeld is nog niet gepubliceerd.', revision: 'Revisie', at: 'Gepubliceerd', by: 'Door', root: 'Kenmerk (Merkle-wortel)', open: 'Openen', details: 'Kenmerken tonen', template: 'Sjabloon', templateHash: 'Kenmerk van het sjabloon', documentHash: 'Kenmerk van het document', size: 'Omvang', sections: 'Secties en hun kenmerken', signatures: 'handtekeningen',
    reopen: 'Heropenen voor een volgende revisie', reopenTitle: 'Beeld heropenen', reopenText: 'De secties worden weer te wijzigen. De gepubliceerde revisie blijft bestaan. Na een wijziging moet opnieuw worden ondertekend.', reopened: 'Het beeld is heropend.', newTab: 'opent in een nieuw tabblad', link: (n: number) => `Revisie ${n} openen`,
  },
  people: {
    title: 'Deelnemers', intro: 'Wie meedoet aan dit beeld, en met welke rol.', name: 'Naam', partner: 'Partner', function: 'Functie', roles: 'Rollen', mandate: 'Mandaat', save: 'Rollen opslaan', saved: 'De rollen zijn opgeslagen.', notIn: 'doet niet mee', changes: (n: number) => count(n, 'wijziging', 'wijzigingen'), undo: 'Wijzigingen ongedaan maken',
    lastCoordinator: 'Er moet ten minste één coördinator overblijven.', readOnly: 'Alleen de coördinator wijzigt deelnemers.', roleOf: (role: string, name: string) => `${name}: ${role}`, until: (date: string) => `tot en met ${date}`, noMandate: 'geen',
  },
  live: { lost: 'Geen verbinding met de server', lostText: 'Wat u typt blijft op dit apparaat bewaard.', back: 'De verbinding is hersteld.', reconnect: 'Nu opnieuw verbinden' },
};

export type Texts = typeof nl;
