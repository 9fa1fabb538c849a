import type { EntityType, HandlingLevel } from '../api/schema';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('nl-NL')} ${n === 1 ? one : many}`;
const signals = (n: number): string => count(n, 'signaal', 'signalen');
const entities = (n: number): string => count(n, 'entiteit', 'entiteiten');

const types: Record<EntityType, string> = {
  Person: 'Persoon', Organisation: 'Organisatie', Location: 'Plek', Vehicle: 'Voertuig', Phone: 'Telefoon', Account: 'Rekening', Event: 'Gebeurtenis', Group: 'Groep', Document: 'Document',
};

const handlingHelp: Record<HandlingLevel, string> = {
  Public: 'Iedereen mag dit weten; het mag in een openbaar stuk.', Government: 'Alleen voor partners; niet voor lezers buiten de deelnemende organisaties.', Partners: 'Alle partners die aan dit beeld meeschrijven en een signaal eronder zien.',
  Named: 'Alleen personen die hiervoor op naam zijn aangewezen.', SessionOnly: 'Anderen zien de entiteit niet; u vertelt erover in een sessie.', OwnerOnly: 'Alleen uw eigen organisatie. Een tekst kan er niet naar verwijzen.',
};

export const entityFields = { type: 'Soort', identity: 'Wie of wat het is', description: 'Wat is bekend', supports: 'Signalen waarop het rust', entities: 'Entiteiten' };

export const entityTexts = {
  title: 'Entiteiten', intro: 'Wie en wat in de signalen voorkomt: personen, voertuigen, plekken en meer. Een persoon staat hier met een alias, nooit met een naam.', types, add: 'Entiteit vastleggen', addTitle: (partner: string) => `Entiteit vastleggen namens ${partner}`, caption: 'Lijst van entiteiten',
  label: (type: string, label: string) => `${type} ${label}`, search: 'Zoek op alias, naam of omschrijving', type: 'Soort', allTypes: 'Alle soorten', clear: 'Filters wissen', onSignal: (label: string) => `Rust op signaal ${label}`, oneSignal: 'Rust op één signaal', removeFilter: (name: string) => `Filter “${name}” verwijderen`,
  total: entities, someOf: (n: number, total: number) => `${n.toLocaleString('nl-NL')} van ${entities(total)}`, more: 'Meer laden', updated: 'De lijst is bijgewerkt.', empty: 'Er zijn nog geen entiteiten die u mag zien.', emptyAdd: 'Leg vast wie of wat in uw signalen voorkomt. In de tekst verwijst u ernaar met @.', noMatch: 'Geen entiteit past bij deze selectie.',
  columns: { name: 'Alias of naam', type: 'Soort', partner: 'Partner', description: 'Wat is bekend', supports: 'Rust op', handling: 'Verspreiding', changed: 'Gewijzigd' },
  handlingHelp, keysShort: 'Pijltjes gaan langs de rijen, Enter opent, schuine streep gaat naar het zoekveld, Escape sluit.',
  signals, fallen: 'vervallen', fallenHint: 'Alle signalen hieronder zijn ingetrokken of afgewezen. Zinnen die ernaar verwijzen, rusten er niet meer op.', fallenOwn: 'Kies andere signalen waarop het rust, of verwijder de entiteit.',
  form: {
    type: 'Wie of wat is het?', alias: 'Alias', aliasHint: 'Leeg: het volgende nummer van uw organisatie (P1, P2 …). Nooit een naam.', aliasKeepHint: 'Nooit een naam. Leeg: blijft zoals het was.', badAlias: 'Een alias bestaat uit één tot drie letters en een nummer, bijvoorbeeld P4.', label: 'Naam of omschrijving', labelHint: 'Kort en herkenbaar, bijvoorbeeld “wit busje” of “loods 3”. Geen namen van personen.', needLabel: 'Geef een korte naam of omschrijving.',
    identityTitle: 'Alleen voor uw organisatie', identity: 'Wie is dit?', identityOther: 'Nadere gegevens', identityHint: 'Bijvoorbeeld de naam achter de alias. Komt niet in teksten, documenten of exports. Geen burgerservicenummer.', identityOtherHint: 'Bijvoorbeeld een kenteken of nummer. Komt niet in teksten, documenten of exports.', description: 'Wat is bekend?', descriptionHint: 'Wie deze entiteit mag zien, leest dit mee. Geen namen van personen.',
    share: 'Wie mag het zien?', handling: 'Verspreiding', handlingHint: 'Anderen zien de entiteit alleen als zij ook een signaal eronder mogen zien.', on: 'Namens', supports: 'Waar rust het op?', supportsHint: 'Ten minste één signaal van uw organisatie. Worden die allemaal ingetrokken, dan vervalt de entiteit.', needSupport: 'Kies ten minste één signaal waarop dit rust.',
    chosen: 'Gekozen signalen', findSignal: 'Zoek een signaal', findMore: 'Ander signaal toevoegen', noSignals: 'Geen signaal van uw organisatie past hierbij.', removeSupport: (label: string) => `Signaal ${label} weghalen`, tooMany: (max: number) => `Ten hoogste ${max} signalen.`,
    save: 'Vastleggen', saveChanges: 'Wijzigingen opslaan', added: (name: string) => `${name} is vastgelegd.`, saved: 'De wijzigingen zijn opgeslagen.', draftKept: 'Uw eerdere invoer is teruggezet.', startOver: 'Opnieuw beginnen', labelTaken: 'Deze naam of alias is al in gebruik bij uw organisatie. Kies een andere.',
  },
  detail: {
    close: 'Sluiten', back: 'Terug naar de lijst', edit: 'Wijzigen', remove: 'Verwijderen', actions: 'Acties', gone: 'Deze entiteit bestaat niet, of zij is voor u niet zichtbaar.', onlyOurs: 'Alleen voor uw organisatie', onlyOursHint: 'Andere partners zien dit nooit.', noIdentity: 'Niet ingevuld.', nothingKnown: 'Geen omschrijving.', notShared: 'Alleen uw organisatie ziet deze entiteit.', sharedWith: 'Anderen zien deze entiteit alleen als zij een signaal eronder mogen zien.',
    supports: 'Rust op', supportsNone: 'Op geen signaal dat u mag zien.', by: (name: string, at: string) => `Vastgelegd door ${name}, ${at}`, at: (at: string) => `Vastgelegd ${at}`, changed: (at: string) => `gewijzigd ${at}`, removeTitle: (name: string) => `${name} verwijderen`, removeText: 'De entiteit wordt voorgoed verwijderd; de signalen blijven. In zinnen die ernaar verwijzen staat daarna dat de bron is vervallen.', removed: (name: string) => `${name} is verwijderd.`,
    changedMeanwhile: 'Iemand anders heeft deze entiteit intussen gewijzigd', conflictText: 'Uw wijzigingen zijn bewaard. Waar maar één van beiden iets wijzigde, is dat overgenomen. Kies hieronder voor de velden die u allebei wijzigde.', conflictNone: 'U wijzigde verschillende velden; die zijn samengevoegd. Controleer het en sla op.', mine: 'Van mij', theirs: 'Van de ander', emptyValue: 'leeg', liveNotice: 'Iemand anders heeft deze entiteit zojuist gewijzigd. Bij het opslaan wordt het samengevoegd.', draftRestored: 'Uw nog niet opgeslagen wijzigingen zijn teruggezet.', discard: 'Mijn wijzigingen weggooien',
  },
  onSignalPage: { title: 'Entiteiten', hint: 'Wie of wat in dit signaal voorkomt.', none: 'Nog niets vastgelegd.', add: 'Entiteit vastleggen', all: 'Alle entiteiten' },
  falls: { title: 'Entiteiten', falls: 'vervalt', stays: (n: number) => `blijft: rust nog op ${signals(n)}`, via: (labels: string) => `(via ${labels})` },
};

export type EntityTexts = typeof entityTexts;
