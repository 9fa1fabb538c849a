import type { ImportField, ImportPhase } from '../api/schema';
import type { importProblems as dutchProblems, importTexts as dutch } from './imports.nl';

const number = (n: number): string => n.toLocaleString('en-GB');
const count = (n: number, one: string, many: string): string => `${number(n)} ${n === 1 ? one : many}`;
const rows = (n: number): string => count(n, 'row', 'rows');
const signals = (n: number): string => count(n, 'signal', 'signals');

const fields: Record<ImportField, string> = {
  Date: 'Date', Until: 'Until', Content: 'Content', SourceType: 'Kind of source', Area: 'Area', Address: 'Address or place', Longitude: 'Longitude', Latitude: 'Latitude', Phenomena: 'Phenomena', Indicators: 'Indicators',
  PlaceType: 'Kind of place', Branch: 'Branch', Grade: 'Reliability', Handling: 'Handling', Regime: 'Legal regime', Ground: 'Ground', Conditions: 'Conditions (H0–H3)', ConditionText: 'Conditions in words', PurgeOn: 'Destroy on', Label: 'Label', Aside: 'do not use',
};

const phases: Record<ImportPhase, string> = {
  Receiving: 'being sent', Mapping: 'choosing columns', Checking: 'being checked', Ready: 'ready to import', Running: 'being imported', Done: 'imported', Cancelled: 'cancelled', Undone: 'undone', Failed: 'failed',
};

export const importTexts: typeof dutch = {
  title: 'Import signals', link: 'Import', fields, phases,
  intro: 'Take a CSV file or Excel workbook into the contribution of your organisation. You say what each column is, and see every row before anything happens.',
  notAllowed: 'Only those who write for a partner import signals into its contribution.', back: 'To the signals', backToImports: 'To all imports', forPartner: 'For which partner',
  steps: { label: 'Steps', file: 'File', columns: 'Columns', check: 'Check', done: 'Result' },
  file: {
    label: 'File', hint: 'CSV or Excel (.xlsx), at most 60 MB and 100,000 rows. Nothing is imported yet.', drop: 'Drag the file here, or choose it.', choose: 'Read file', needFile: 'Choose a file first.', tooLarge: 'This file is larger than 60 MB. Split it, or leave columns out.',
    sending: (percent) => `${percent}% sent`, reading: 'Sent; the file is being read …', example: 'Put the names of the columns in the first row, for example: date; content; source; area; phenomenon; reliability; handling; regime.', cannot: 'This file cannot be read',
  },
  earlier: { title: 'Earlier imports', none: 'Nothing was imported yet.', name: 'File', when: 'When', who: 'By', state: 'State', open: 'Open', openNamed: (name) => `Open ${name}`, result: (n) => signals(n) },
  columns: {
    title: 'What is in which column?', intro: (name, n) => `${name} holds ${rows(n)}. We suggest what each column is; change what is wrong.`, read: (how) => `Read as ${how}.`, encoding: (name) => `text in ${name}`, separator: (sign) => `separated by ${sign}`,
    separators: { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars' }, sheet: (name) => `sheet ${name}`, headerRow: 'The names of the columns are in', noHeader: 'There are no names', headerOption: (n, text) => `row ${n}: ${text}`,
    column: 'Column', samples: 'For example', becomes: 'Becomes', aside: 'do not use', unnamed: (n) => `column ${n}`, noSamples: 'empty', becomesOf: (name) => `Column ${name} becomes`,
    defaults: 'For every row without it', defaultsIntro: 'Used where the column is absent or the cell empty.', noDefault: 'fill nothing in', regimeFollows: 'follows from the kind of source', needed: 'Needed: choose a column or a value for every row.', scheme: 'Scale of reliability', schemes: { '4x4': '4x4 (A1 to X4)', plain: 'Seen, heard, hearsay', admiralty: 'Admiralty (A1 to F6)' },
    stage: 'After importing', stages: { Submitted: 'submitted for weighing', Draft: 'draft' }, check: 'Check all rows', unknown: 'Words we do not know', unknownIntro: 'Say once what a word means; it holds for all rows.', means: (text, field) => `“${text}” (${field}) means`, inRows: (n) => `in ${rows(n)}`,
    notChosen: 'not chosen yet', nothing: 'nothing: leave empty', again: 'Check again', areaHint: 'Code, for example BU99010203',
  },
  check: {
    title: 'What the rows become', busy: (done, all) => `${number(done)} of ${rows(all)} checked`, good: (n) => (n === 1 ? '1 row is good' : `${number(n)} rows are good`), bad: (n) => (n === 1 ? '1 row has an error' : `${number(n)} rows have an error`), leftOut: (n) => (n === 1 ? '1 row is left out' : `${number(n)} rows are left out`),
    allGood: 'All rows are good.', show: 'Show', onlyBad: 'Only rows with errors', allRows: 'All rows', row: 'Row', status: 'State', fine: 'good', wrong: 'error', out: 'left out', edit: 'Correct', editRow: (n) => `Correct row ${n}`, save: 'Save', saveRow: (n) => `Save row ${n}`, stop: 'Do not correct', leave: 'Leave out', leaveRow: (n) => `Leave row ${n} out`, take: 'Take it after all', takeRow: (n) => `Take row ${n} after all`,
    cell: (field, n) => `${field} in row ${n}`, saved: (n) => `Row ${n} is good now.`, still: (n) => `Row ${n} was saved but still has an error.`, more: 'More rows', none: 'No rows to show.', noneBad: 'There are no rows with errors left.', start: (n) => `Import ${signals(n)}`, startHint: (n) => `The ${n === 1 ? 'row with an error stays' : `${number(n)} rows with an error stay`} behind; you may also correct them first.`,
    nothing: 'There is not one good row to import.', change: 'Change the columns', cancel: 'Cancel the import', empty: 'empty', corrected: 'corrected', kept: (date) => `What is kept of this file is removed on ${date} at the latest.`, whole: 'Whole row', choose: 'choose …',
  },
  run: { title: 'Importing', busy: (done, all) => `${number(done)} of ${rows(all)}`, hidden: 'Nobody sees any of it until all of it is there. You may leave this page; importing goes on.', cancel: 'Cancel', ending: 'What was on its way is being removed …', progress: 'Progress' },
  result: {
    done: (n) => `${signals(n)} imported`, rest: (bad) => `${rows(bad)} with an error or left out ${bad === 1 ? 'was' : 'were'} not imported.`, see: 'See these signals', undo: 'Undo this import', undoTitle: 'Undo this import?', undoText: (n) => `${n === 1 ? 'The signal' : `The ${number(n)} signals`} of this import will be destroyed. This cannot be reversed.`,
    keep: 'Keep signals that were changed or weighed since', undoNow: 'Undo', cancelled: 'The import was cancelled. Nothing was imported.', undone: 'The import was undone.', undoneKept: (n) => `${signals(n)} changed since stayed.`, failed: 'The import was stopped', failedText: 'Nothing of it was imported. Begin again when the problem is solved.', again: 'Import another file', gone: 'Nothing of the file itself is kept any more.',
  },
};

const tableProblems: Record<string, (p: Readonly<Record<string, string>>) => string> = {
  empty: () => 'The file is empty. Choose the file with the rows in it.',
  binary: () => 'This is neither text nor a workbook. Save the table as CSV or as an Excel workbook (.xlsx).',
  oldOrLocked: () => 'This is an old Excel workbook (.xls) or one with a password. Save it as .xlsx without a password.',
  openDocument: () => 'This is an OpenDocument sheet. Save it as an Excel workbook (.xlsx) or as CSV.',
  pdf: () => 'This is a PDF. Ask for the table itself, as an Excel workbook or CSV.',
  noWorkbook: () => 'This is a compressed file, not an Excel workbook. Unpack it and choose the table inside.',
  damaged: () => 'The workbook is damaged. Open it in Excel, save it again as .xlsx and retry.',
  tooLargeUnpacked: () => 'The workbook is too large when unpacked. Remove sheets, formatting and images, or save the sheet as CSV.',
  tooManyColumns: (p) => `The table has more than ${p.max ?? '200'} columns. Remove what is not needed.`,
  openQuote: (p) => `A quotation mark opens in row ${p.row ?? '?'} and never closes. Correct that row, or save the file as .xlsx.`,
  oneColumn: () => 'No separator was found. Save the file as CSV with semicolons, or as .xlsx.',
};

export const importProblems: typeof dutchProblems = {
  UnreadableTable: (p) => (tableProblems[p.detail ?? ''] ?? (() => 'The file cannot be read as a table. Save it as CSV or .xlsx.'))(p),
  TooManyRows: (p) => `An import holds at most ${Number(p.max ?? 100_000).toLocaleString('en-GB')} rows. Split the file.`,
  ColumnMissing: (p) => `Choose which column is “${fields[p.column as ImportField] ?? p.column ?? ''}”, or a value for every row.`,
  ImportState: (p) => `Not possible now: the import ${p.state ? `is ${phases[p.state as ImportPhase] ?? p.state}` : 'stands otherwise'}.`,
};
