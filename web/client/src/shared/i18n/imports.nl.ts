import type { ImportField, ImportPhase } from '../api/schema';

const number = (n: number): string => n.toLocaleString('nl-NL');
const count = (n: number, one: string, many: string): string => `${number(n)} ${n === 1 ? one : many}`;
const rows = (n: number): string => count(n, 'rij', 'rijen');
const signals = (n: number): string => count(n, 'signaal', 'signalen');

const fields: Record<ImportField, string> = {
  Date: 'Datum', Until: 'Tot en met', Content: 'Inhoud', SourceType: 'Soort bron', Area: 'Gebied', Address: 'Adres of plek', Longitude: 'Lengtegraad', Latitude: 'Breedtegraad', Phenomena: 'Fenomenen', Indicators: 'Indicatoren',
  PlaceType: 'Soort plaats', Branch: 'Branche', Grade: 'Betrouwbaarheid', Handling: 'Verspreiding', Regime: 'Wettelijk regime', Ground: 'Grondslag', Conditions: 'Voorwaarden (H0–H3)', ConditionText: 'Voorwaarden in woorden', PurgeOn: 'Vernietigen op', Label: 'Label', Aside: 'niet gebruiken',
};

const phases: Record<ImportPhase, string> = {
  Receiving: 'wordt verstuurd', Mapping: 'kolommen kiezen', Checking: 'wordt gecontroleerd', Ready: 'klaar om te importeren', Running: 'wordt geïmporteerd', Done: 'geïmporteerd', Cancelled: 'geannuleerd', Undone: 'ongedaan gemaakt', Failed: 'mislukt',
};

export const importTexts = {
  title: 'Signalen importeren', link: 'Importeren', fields, phases,
  intro: 'Neem een CSV-bestand of Excel-werkmap op in de bijdrage van uw organisatie. U kiest wat elke kolom is en ziet elke rij voordat er iets gebeurt.',
  notAllowed: 'Alleen wie voor een partner schrijft, importeert signalen in de bijdrage van die partner.', back: 'Naar de signalen', backToImports: 'Naar alle imports', forPartner: 'Voor welke partner',
  steps: { label: 'Stappen', file: 'Bestand', columns: 'Kolommen', check: 'Controleren', done: 'Resultaat' },
  file: {
    label: 'Bestand', hint: 'CSV of Excel (.xlsx), ten hoogste 60 MB en 100.000 rijen. Er wordt nog niets geïmporteerd.', drop: 'Sleep het bestand hierheen, of kies het.', choose: 'Bestand inlezen', needFile: 'Kies eerst een bestand.', tooLarge: 'Dit bestand is groter dan 60 MB. Splits het, of laat kolommen weg.',
    sending: (percent: number) => `${percent} % verstuurd`, reading: 'Verstuurd; het bestand wordt gelezen …', example: 'Zet op de eerste rij de namen van de kolommen, bijvoorbeeld: datum; inhoud; bron; gebied; fenomeen; betrouwbaarheid; verspreiding; regime.', cannot: 'Dit bestand kan niet worden gelezen',
  },
  earlier: { title: 'Eerdere imports', none: 'Er is nog niets geïmporteerd.', name: 'Bestand', when: 'Wanneer', who: 'Door', state: 'Stand', open: 'Openen', openNamed: (name: string) => `${name} openen`, result: (n: number) => signals(n) },
  columns: {
    title: 'Wat staat in welke kolom?', intro: (name: string, n: number) => `${name} bevat ${rows(n)}. Wij stellen voor wat elke kolom is; verander wat niet klopt.`, read: (how: string) => `Gelezen als ${how}.`, encoding: (name: string) => `tekst in ${name}`, separator: (sign: string) => `gescheiden door ${sign}`,
    separators: { ';': 'puntkomma’s', ',': 'komma’s', '\t': 'tabs', '|': 'streepjes' } as Record<string, string>, sheet: (name: string) => `werkblad ${name}`, headerRow: 'Namen van de kolommen staan in', noHeader: 'Er zijn geen namen', headerOption: (n: number, text: string) => `rij ${n}: ${text}`,
    column: 'Kolom', samples: 'Bijvoorbeeld', becomes: 'Wordt', aside: 'niet gebruiken', unnamed: (n: number) => `kolom ${n}`, noSamples: 'leeg', becomesOf: (name: string) => `Kolom ${name} wordt`,
    defaults: 'Voor elke rij waar niets staat', defaultsIntro: 'Geldt als de kolom ontbreekt of de cel leeg is.', noDefault: 'niets invullen', regimeFollows: 'volgt uit de soort bron', needed: 'Nodig: kies een kolom of een waarde voor elke rij.', scheme: 'Schaal van de betrouwbaarheid', schemes: { '4x4': '4x4 (A1 tot en met X4)', plain: 'Zelf gezien, gehoord, van horen zeggen', admiralty: 'Admiralty (A1 tot en met F6)' } as Record<string, string>,
    stage: 'Na het importeren', stages: { Submitted: 'aangeboden om te wegen', Draft: 'concept' } as Record<string, string>, check: 'Alle rijen controleren', unknown: 'Woorden die wij niet kennen', unknownIntro: 'Zeg één keer wat een woord betekent; het geldt voor alle rijen.', means: (text: string, field: string) => `“${text}” (${field}) betekent`, inRows: (n: number) => `in ${rows(n)}`,
    notChosen: 'nog niet gekozen', nothing: 'niets: laat leeg', again: 'Opnieuw controleren', areaHint: 'Code, bijvoorbeeld BU99010203',
  },
  check: {
    title: 'Zo worden de rijen', busy: (done: number, all: number) => `${number(done)} van ${rows(all)} gecontroleerd`, good: (n: number) => (n === 1 ? '1 rij is goed' : `${number(n)} rijen zijn goed`), bad: (n: number) => (n === 1 ? '1 rij heeft een fout' : `${number(n)} rijen hebben een fout`), leftOut: (n: number) => (n === 1 ? '1 rij laat u weg' : `${number(n)} rijen laat u weg`),
    allGood: 'Alle rijen zijn goed.', show: 'Tonen', onlyBad: 'Alleen rijen met fouten', allRows: 'Alle rijen', row: 'Rij', status: 'Stand', fine: 'goed', wrong: 'fout', out: 'weggelaten', edit: 'Verbeteren', editRow: (n: number) => `Rij ${n} verbeteren`, save: 'Opslaan', saveRow: (n: number) => `Rij ${n} opslaan`, stop: 'Niet verbeteren', leave: 'Weglaten', leaveRow: (n: number) => `Rij ${n} weglaten`, take: 'Toch meenemen', takeRow: (n: number) => `Rij ${n} toch meenemen`,
    cell: (field: string, n: number) => `${field} in rij ${n}`, saved: (n: number) => `Rij ${n} is nu goed.`, still: (n: number) => `Rij ${n} is opgeslagen, maar heeft nog een fout.`, more: 'Meer rijen', none: 'Geen rijen om te tonen.', noneBad: 'Er zijn geen rijen met fouten meer.', start: (n: number) => `${signals(n)} importeren`, startHint: (n: number) => `De ${n === 1 ? 'rij met een fout blijft' : `${number(n)} rijen met een fout blijven`} achter; u kunt ze ook eerst verbeteren.`,
    nothing: 'Er is geen enkele goede rij om te importeren.', change: 'Kolommen wijzigen', cancel: 'Import annuleren', empty: 'leeg', corrected: 'verbeterd', kept: (date: string) => `Wat van dit bestand wordt bewaard, verdwijnt uiterlijk op ${date}.`, whole: 'Hele rij', choose: 'kies …',
  },
  run: { title: 'Bezig met importeren', busy: (done: number, all: number) => `${number(done)} van ${rows(all)}`, hidden: 'Niemand ziet hier iets van totdat alles erin staat. U kunt deze pagina verlaten; het importeren gaat door.', cancel: 'Annuleren', ending: 'Wat al onderweg was, wordt opgeruimd …', progress: 'Voortgang' },
  result: {
    done: (n: number) => `${signals(n)} geïmporteerd`, rest: (bad: number) => `${rows(bad)} met een fout of weggelaten ${bad === 1 ? 'is' : 'zijn'} niet geïmporteerd.`, see: 'Deze signalen bekijken', undo: 'Import ongedaan maken', undoTitle: 'Import ongedaan maken?', undoText: (n: number) => `${n === 1 ? 'Het signaal' : `De ${number(n)} signalen`} van deze import ${n === 1 ? 'wordt' : 'worden'} vernietigd. Dit kan niet worden teruggedraaid.`,
    keep: 'Signalen die na de import zijn gewijzigd of gewogen, laten staan', undoNow: 'Ongedaan maken', cancelled: 'De import is geannuleerd. Er is niets geïmporteerd.', undone: 'De import is ongedaan gemaakt.', undoneKept: (n: number) => `${signals(n)} die na de import ${n === 1 ? 'is' : 'zijn'} gewijzigd, ${n === 1 ? 'is' : 'zijn'} gebleven.`, failed: 'De import is gestopt', failedText: 'Er is niets van geïmporteerd. Begin opnieuw als het probleem is opgelost.', again: 'Ander bestand importeren', gone: 'Van het bestand zelf wordt niets meer bewaard.',
  },
};

export const tableProblems: Record<string, (p: Readonly<Record<string, string>>) => string> = {
  empty: () => 'Het bestand is leeg. Kies het bestand met de rijen erin.',
  binary: () => 'Dit is geen tekst en geen werkmap. Sla de tabel op als CSV of als Excel-werkmap (.xlsx).',
  oldOrLocked: () => 'Dit is een oude Excel-werkmap (.xls) of een werkmap met een wachtwoord. Sla haar op als .xlsx zonder wachtwoord.',
  openDocument: () => 'Dit is een OpenDocument-werkblad. Sla het op als Excel-werkmap (.xlsx) of als CSV.',
  pdf: () => 'Dit is een PDF. Vraag om de tabel zelf, als Excel-werkmap of CSV.',
  noWorkbook: () => 'Dit is een ingepakt bestand, geen Excel-werkmap. Pak het uit en kies de tabel die erin zit.',
  damaged: () => 'De werkmap is beschadigd. Open haar in Excel, sla haar opnieuw op als .xlsx en probeer het nog eens.',
  tooLargeUnpacked: () => 'De werkmap is uitgepakt te groot. Haal werkbladen, opmaak en afbeeldingen weg, of sla het blad op als CSV.',
  tooManyColumns: (p) => `De tabel heeft meer dan ${p.max ?? '200'} kolommen. Haal weg wat niet nodig is.`,
  openQuote: (p) => `In rij ${p.row ?? '?'} begint een aanhalingsteken dat nergens sluit. Verbeter die rij, of sla het bestand op als .xlsx.`,
  oneColumn: () => 'Er is geen scheidingsteken gevonden. Sla het bestand op als CSV met puntkomma’s, of als .xlsx.',
};

export const importProblems = {
  UnreadableTable: (p: Readonly<Record<string, string>>) => (tableProblems[p.detail ?? ''] ?? (() => 'Het bestand kan niet als tabel worden gelezen. Sla het op als CSV of .xlsx.'))(p),
  TooManyRows: (p: Readonly<Record<string, string>>) => `Een import bevat ten hoogste ${Number(p.max ?? 100_000).toLocaleString('nl-NL')} rijen. Splits het bestand.`,
  ColumnMissing: (p: Readonly<Record<string, string>>) => `Kies welke kolom “${fields[p.column as ImportField] ?? p.column ?? ''}” is, of een waarde voor elke rij.`,
  ImportState: (p: Readonly<Record<string, string>>) => `Dit kan nu niet: de import ${p.state ? `is ${phases[p.state as ImportPhase] ?? p.state}` : 'staat anders'}.`,
};
