import type { HandlingLevel, SignalMove, SignalStage } from '../api/schema';
import type { signalFields as fieldsNl, signalProblems as problemsNl, signalTexts as textsNl } from './signals.nl';

type Parameters = Readonly<Record<string, string>>;

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
const signals = (n: number): string => count(n, 'signal', 'signals');

const stages: Record<SignalStage, string> = {
  Draft: 'Draft', Submitted: 'Submitted', Weighed: 'Weighed', Accepted: 'Accepted', Parked: 'Parked', Dismissed: 'Dismissed', Forwarded: 'Forwarded', WithdrawnByOwner: 'Withdrawn',
};

const moves: Record<SignalMove, string> = {
  Submit: 'Submit', Weigh: 'Weigh', Accept: 'Accept', Park: 'Park', Dismiss: 'Dismiss', Forward: 'Forward', Withdraw: 'Withdraw', SetHandling: 'Change who sees it', SetPurgeDate: 'Change destruction date', Merge: 'Merge', Reopen: 'Reopen',
};

/** After “is” or “are”. */
const moved: Record<SignalMove, string> = {
  Submit: 'submitted', Weigh: 'weighed', Accept: 'accepted', Park: 'parked', Dismiss: 'dismissed', Forward: 'forwarded', Withdraw: 'withdrawn', SetHandling: 'shared differently', SetPurgeDate: 'given another date of destruction', Merge: 'merged', Reopen: 'reopened',
};

const handlingNames: Partial<Record<HandlingLevel, string>> = {
  Public: 'Public', Government: 'Government only', Partners: 'Partners in this picture', Named: 'By name', SessionOnly: 'In session only', OwnerOnly: 'Source owner only',
};

const stageOf = (name: string | undefined): string => stages[name as SignalStage] ?? name ?? '';

export const signalFields: typeof fieldsNl = {
  phenomena: 'Phenomena', indicators: 'Indicators', placeType: 'Kind of place', branch: 'Branch', conditions: 'Conditions', ground: 'Ground', conditionText: 'Conditions in words', purgeOn: 'Destroy on', place: 'Place', address: 'Address', point: 'Point on the map',
  attachments: 'Attachments', scheme: 'Certainty', move: 'Step', about: 'About', section: 'Section', signals: 'Signals', redFlags: 'Red flags', sourceCheck: 'Check of sources', view: 'View', stage: 'Stage', text: 'Search words',
};

export const signalProblems: typeof problemsNl = {
  SignalChanged: (p: Parameters) => `Someone else changed signal ${p.label ?? ''} meanwhile. What you filled in is not lost; look at the difference and try again.`,
  MoveNotPossible: (p: Parameters) => `${p.move === 'Change' ? 'Changing' : (moves[p.move as SignalMove] ?? 'This')} is not possible from the stage “${stageOf(p.stage)}”.`,
  RegimeForbidsHandling: (p: Parameters) => `Under the chosen legal regime a signal may not be more open than “${handlingNames[p.least as HandlingLevel] ?? p.least ?? ''}”. Choose a more closed level.`,
  GroundRequired: () => 'This legal regime asks for a ground: on which article or permission do you share this?',
  HoldsBibobAdvice: () => 'The content of a Bibob advice may not stand here. Write only that a decision was taken.',
  HoldsStateSecret: (p: Parameters) => `The text carries the marking “${p.label ?? 'classified'}”. Classified information does not belong in this system.`,
  WeighingRequired: () => 'Fill in the weighing first; then the signal can be accepted.',
  PurgeReasonRequired: () => 'Keeping it longer needs a reason.',
  TooManySignals: (p: Parameters) => `A contribution holds at most ${p.max ?? '?'} signals.`,
  AttachmentRefused: (p: Parameters) => `“${p.name ?? 'This file'}” is not a JPEG, PNG, WebP or PDF.`,
  TooManyAttachments: (p: Parameters) => `A signal has at most ${p.max ?? '?'} attachments.`,
  PublicationHeld: (p: Parameters) => `Consult first: ${p.partners ?? 'the partners'}. Then the picture can be published.`,
  UnreadableTable: (p: Parameters) => `This file cannot be read as a table.${p.detail ? ` (${p.detail})` : ''}`,
  TooManyRows: (p: Parameters) => `An import holds at most ${p.max ?? '?'} rows. Split the file.`,
  ColumnMissing: (p: Parameters) => `Choose which column holds “${p.column ?? ''}”.`,
  ImportState: () => 'This is not possible in the present state of the import. Reload the page.',
  IndicatorNeedsSecond: () => 'One of the chosen indicators says nothing by itself. Choose another that does, or remove it.',
  LinkInvalid: () => 'This link has expired, was withdrawn, or never existed.',
  TooManyViews: (p: Parameters) => `You keep at most ${p.max ?? '?'} views. Remove one first.`,
  EntityChanged: (p: Parameters) => `Someone else changed ${p.label ?? 'this entity'} meanwhile. Look at it again; what you filled in stays here.`,
  TooManyEntities: (p: Parameters) => `A contribution holds at most ${p.max ?? '?'} entities. Remove one first.`,
  TooManyOnSignal: (p: Parameters) => `${p.max ?? '?'} entities rest on signal ${p.label ?? ''} already; there is no room for more.`,
  SupportNeeded: (p: Parameters) => `Choose 1 to ${p.max ?? '?'} signals of the same organisation that were not withdrawn or dismissed.`,
  AliasNeeded: () => 'A person is called by an alias only: one to three capitals and a number, such as P1. Write the name in the field that only your organisation sees.',
};

export const signalTexts: typeof textsNl = {
  title: 'Signals', stages, moves, moved,
  handlingHelp: {
    Public: 'Anyone may know this; it may stand in a public document.', Government: 'For partners only; not for readers outside the organisations that take part.', Partners: 'All partners who write this picture see the signal.',
    Named: 'Only people who were cleared for it by name. Others see at most that there is a signal.', SessionOnly: 'Others see only that there is a signal; you tell about it in a session.', OwnerOnly: 'Only your own organisation. For others the signal does not exist, not even as a number.',
  },
  filter: 'Search in signals', partner: 'Partner', phenomenon: 'Phenomenon', all: 'All', none: 'There are no signals yet that you may see.', noMatch: 'No signal fits this selection.', add: 'Add signal', addTitle: (partner: string) => `Add a signal on behalf of ${partner}`,
  shown: (n: number, total: number) => (n === total ? signals(n) : `${n.toLocaleString('en-GB')} of ${signals(total)}`), more: 'Load more', openRegister: 'Whole register', clear: 'Clear filters', details: 'Details',
  form: {
    what: 'What was seen or heard?', whatHint: 'Describe what was observed, without a conclusion. No names of people: use aliases (P1, P2 …). No citizen service numbers.', when: 'When?', whenHint: 'A day or a month, for example 2026-02-14 or 2026-02', until: 'Until', untilHint: 'For a period only', period: 'It lasted longer: fill in a period', badDate: 'Date: use yyyy-mm or yyyy-mm-dd.', reversed: 'The end lies before the beginning.',
    morePlace: 'More about the place', where: 'Where?', area: 'Area', noArea: 'No area chosen', otherArea: 'Find another area', address: 'Address or description of the place', addressHint: 'For example: De Lange Wetering 12, at the back', placeType: 'Kind of place', branch: 'Branch', choose: 'Choose …', notSet: 'Not filled in', point: 'Point (latitude, longitude)', pointHint: 'For example 52.0907, 5.1214', badPoint: 'Point: fill in latitude and longitude with a comma between them.',
    source: 'Who does it come from?', sourceType: 'Kind of source', protectedSource: 'The source is protected: the kind of source is not printed in the document.', grade: 'How certain is it?', gradeScheme: 'Way of grading', schemes: { plain: 'In plain words', '4x4': '4x4 (police)', admiralty: 'Admiralty (A–F, 1–6)' }, reliability: 'Source', credibility: 'Information',
    about: 'What does it point to?', phenomena: 'Phenomena', phenomenaHint: 'The first is the main one.', addPhenomenon: 'Add phenomenon', indicators: 'Indicators', indicatorsHint: 'What you recognise of the chosen phenomena.', allIndicators: 'Show all indicators', noIndicators: 'Choose a phenomenon first; then the indicators that fit appear.', needsSecond: 'says nothing on its own; choose a second one',
    share: 'Who may see it?', handling: 'Handling', regime: 'Legal regime', regimeHint: 'Usually follows from the kind of source.', ground: 'Ground to share it on', groundHint: 'Article, authorisation or permission. Required under this regime when you share.', leastHint: (level: string) => `Under this regime not more open than “${level}”.`,
    more: 'More: conditions, label and retention', conditions: 'Conditions of the source', conditionText: 'Which other conditions?', purgeOn: 'Destroy on', purgeHint: 'Empty: as the legal regime says.', label: 'Label', labelHint: 'Empty: it gets a number.', on: 'On behalf of',
    saveDraft: 'Keep as a draft', submit: 'Submit for weighing', accept: 'Accept at once …', acceptTitle: 'Short weighing and accept', acceptIntro: 'An accepted signal is visible to whoever may see it by its handling level.', acceptNow: 'Accept', draftKept: 'What you entered before was put back.', startOver: 'Start over',
    added: (label: string) => `Signal ${label} was added.`, addedDraft: (label: string) => `Draft ${label} was kept. Only your organisation sees it.`, addedAccepted: (label: string) => `Signal ${label} was accepted and shared.`,
  },
  register: {
    intro: 'Everything the partners bring to this picture, as far as you may see it.', search: 'Search in the text', searchButton: 'Search', filters: 'Filters', showFilters: (n: number) => (n > 0 ? `Filters (${n})` : 'Filters'), hideFilters: 'Hide filters', from: 'Period from', until: 'until', periodHint: 'yyyy-mm or yyyy-mm-dd', total: signals, range: (from: number, to: number) => `${from.toLocaleString('en-GB')}–${to.toLocaleString('en-GB')}`,
    previous: 'Previous page', next: 'Next page', pageSize: 'Per page', columns: 'Columns', columnNames: { date: 'Date', partner: 'Partner', phenomena: 'Phenomenon', area: 'Area', grade: 'Certainty', handling: 'Handling', stage: 'Stage', source: 'Kind of source', changed: 'Changed', purgeOn: 'Destroy on', placeType: 'Kind of place', regime: 'Regime' },
    label: 'Number', content: 'Content', select: (label: string) => `Select ${label}`, selectPage: 'Select all own signals on this page', selected: (n: number) => `${signals(n)} selected`, clearSelection: 'Clear selection', caption: 'Register of signals', sortBy: 'Sort by', ascending: 'ascending', descending: 'descending', sorted: (column: string, direction: string) => `Sorted by ${column}, ${direction}`,
    exportCsv: 'CSV', exportExcel: 'Excel', exportLabel: 'Export', exportHint: 'Everything that fits these filters and that you may take along.', attachments: (n: number) => count(n, 'attachment', 'attachments'), updated: 'The register was updated.', refreshing: 'Updating …', empty: 'This picture has no signals yet that you may see.', emptyAdd: 'Add the first signal, or wait until partners share theirs.', goneSelection: (n: number) => `${signals(n)} of the selection ${n === 1 ? 'is' : 'are'} no longer there.`,
    keys: 'Keyboard shortcuts', keysIntro: 'These keys work while a row of the table has the focus.', keyList: [['↑ ↓', 'to the previous or next row'], ['Home, End', 'to the first or last row'], ['Space', 'select the row (own signals only)'], ['Shift + ↑ ↓', 'extend the selection'], ['Ctrl + A', 'select all own signals on the page'], ['Enter', 'open the signal'], ['Escape', 'clear the selection or close the signal'], ['Page Up, Page Down', 'previous or next page'], ['/', 'to the search field'], ['↓ in the search field', 'to the first row'], ['?', 'this explanation']],
    keysShort: 'Arrows go along the rows, space selects, Enter opens, question mark shows all shortcuts.', views: 'Views', view: 'View', noView: 'Default', saveView: 'Keep this view …', viewName: 'Name of the view', viewNameHint: 'If the name exists, that view is replaced.', viewSaved: (name: string) => `View “${name}” was kept.`, removeView: (name: string) => `Remove view “${name}”`, viewRemoved: 'The view was removed.', undo: 'Undo', manageViews: 'Manage views', noViews: 'You have not kept any views yet.', filterBy: (name: string) => `Filter by ${name}`, remove: (name: string) => `Remove filter ${name}`, activeFilters: 'Active filters', fromImport: (file: string) => `From import: ${file}`, fromOneImport: 'From one import', viewWithoutImport: 'The filter on one import is not kept in the view.', moreOptions: (n: number) => `Show ${n} more`,
    sources: 'Kind of source', stage: 'Stage', area: 'Area', handling: 'Handling', hold: 'Hold publication', more: 'More',
  },
  bulk: {
    label: 'Actions on the selection', not: (names: string) => `Not possible from: ${names}`, done: (done: string, n: number) => `${signals(n)} ${n === 1 ? 'is' : 'are'} ${done}.`, notYours: 'Only signals of your own organisation can be selected.', editorsOnly: 'This needs the role of editor.', for: (n: number) => `For ${signals(n)}`, undone: 'Undone.', undo: 'Undo',
    conflict: (label: string) => `Signal ${label} was changed by someone else meanwhile. Nothing was done yet; the list is up to date. Check the selection and try again.`,
  },
  move: {
    reason: 'Reason', reasonHint: 'Recorded with the signal; only your organisation sees it.', forwardTo: 'To whom, and why?', submitText: 'The signal is offered for weighing. Others see it only when it was accepted.', parkText: 'A parked signal is not shared. You can still accept it later.', dismissText: 'A dismissed signal is destroyed after a year, or sooner when its destruction date is sooner.', forwardText: 'The signal belongs elsewhere and is no longer shared here.', reopenText: 'The signal goes back to “submitted” and must be weighed again.',
    withdrawTitle: (label: string) => `Withdraw ${label}`, withdrawText: 'After this others no longer see the signal. Sentences that rest on it get a mark; entities that rest on nothing else fall.', falls: 'What falls', fallsNone: 'No sentence in the text rests on this signal.', fallsHidden: (n: number, atLeast: boolean) => `And in ${atLeast ? 'at least ' : ''}${count(n, 'section', 'sections')} that you may not read.`, fallsUnsupported: 'left without a source', fallsTooMany: (n: number) => `With more than ${n} signals at once it is not shown which sentences rest on them.`, fallsUnknown: 'Which sentences rest on this cannot be found out now', fallsLoading: 'Finding the sentences that rest on it …', handlingText: 'Choose who may see the signal.', purgeText: 'Sooner is always possible; later needs a reason.', confirm: { Submit: 'Submit', Accept: 'Accept', Park: 'Park', Dismiss: 'Dismiss', Forward: 'Forward', Withdraw: 'Withdraw for good', Reopen: 'Reopen' }, done: (done: string, label: string) => `${label} is ${done}.`, needReason: 'Give a reason.', needDate: 'Choose a day after today.',
  },
  weighing: {
    title: 'Weighing', open: 'Weigh', intro: 'The four weighings of the CCV protocol. Only your organisation sees the weighing.', first: '1. Is it undermining crime?', characteristics: 'Characteristics', anchoring: 'Local anchoring', signalling: 'Signalling', redFlags: 'Red flags', second: '2. Is it for us?', ownTask: 'It touches a task of our organisation', groundForAction: 'There is ground for action', third: '3. Is it concrete enough?', concrete: 'Concrete: who, what, where', recent: 'Recent', trendAsks: 'A trend asks for it', fourth: '4. What did the check of sources give?', remark: 'Remark', outcome: 'Outcome',
    outcomes: { Weigh: 'No outcome yet: only keep the weighing', Accept: 'Accept: the signal is shared', Park: 'Park: not enough yet', Dismiss: 'Dismiss: does not belong in this picture', Forward: 'Forward: belongs elsewhere' }, save: 'Keep the weighing', saved: 'The weighing was kept.', found: (n: number, of: number) => `${n} of ${of}`, advice: { accept: 'This weighing points to accepting.', park: 'Not concrete enough yet: parking is the obvious choice.', dismiss: 'No characteristic or indicator was found: dismissing is the obvious choice.', forward: 'It is no task of your organisation: forwarding is the obvious choice.' }, by: (name: string, at: string) => `Weighed by ${name}, ${at}`, none: 'Not weighed yet.', yes: 'yes', no: 'no',
  },
  detail: {
    label: (label: string) => `Signal ${label}`, close: 'Close', back: 'Back to the register', edit: 'Change', save: 'Save changes', saved: 'The changes were saved.', steps: 'Life cycle', period: (from: string, to: string) => `${from} until ${to}`, when: 'When', where: 'Where', source: 'Source', sharing: 'Handling', addedOn: 'Added', channel: 'How it came in', channels: { form: 'form', quick: 'quick entry', tip: 'tip by link', import: 'import' }, purgeOn: 'Destroy on', entered: (scheme: string) => `entered as ${scheme}`, mergedInto: 'Merged with another signal', openMerged: 'Open that signal', reason: 'Reason',
    history: 'History', historyOwner: 'Only your organisation sees this history. What a field held before is not kept.', event: { added: 'added', changed: 'changed' }, fields: (names: string) => `: ${names}`, attachments: 'Attachments', noAttachments: 'No attachments.', drop: 'Drag files here, or', chooseFiles: 'choose files', dropHint: 'JPEG, PNG, WebP or PDF; at most 4 MB each and 10 files.', uploading: (name: string) => `Sending ${name} …`, attached: (name: string) => `${name} was added.`, removeAttachment: (name: string) => `Remove attachment ${name}`, removeAttachmentTitle: 'Remove attachment', removeAttachmentText: (name: string) => `“${name}” is removed for good.`, removed: (name: string) => `${name} was removed.`, kb: (n: number) => `${n.toLocaleString('en-GB')} kB`,
    corroboration: (n: number) => `${n} partners independently hold a signal about this place.`, corroborationOne: 'Only this partner holds a signal about this place.', corroborationHint: 'Which partners, and what they know, is not shown.', duplicates: 'Perhaps the same', duplicatesHint: 'A person decides whether they are the same.', reasons: { samePlace: 'same place', sameTime: 'same time', similarWords: 'same words' }, likeness: (n: number) => `${n} % the same words`, look: 'Look', merge: 'Merge …', mergeTitle: (a: string, b: string) => `Merge ${a} and ${b}`, mergeText: 'One of the two stays; the other is withdrawn and points to it. Nothing of its content is taken over by itself.', keep: (label: string) => `${label} stays`, mergeConfirm: 'Merge', merged: (label: string) => `Merged; ${label} stays.`, versus: 'Difference',
    gone: 'This signal does not exist, or you may not see it.', changedMeanwhile: 'Someone else changed this signal meanwhile', conflictText: 'Your changes are kept. Where only one of you changed something, that was taken. Choose below for the fields that both of you changed.', conflictNone: 'You changed different fields; they were put together. Check and save.', mine: 'Mine', theirs: 'Theirs', empty: 'empty', liveNotice: 'Someone else has just changed this signal. It is put together when you save.', draftRestored: 'Your unsaved changes were put back.', discard: 'Throw my changes away', notShared: 'Only your organisation sees this signal.', sharedWith: 'Shared by its handling level.', actions: 'Actions',
  },
  holds: {
    title: 'Hold publication', intro: 'What you set here stops publishing. The coordinator sees only that your organisation must be consulted: not about what and not why. Other partners see nothing.', add: 'New hold', area: 'Area', section: 'Section', about: 'About, in words', aboutHint: 'For your own organisation only.', submit: 'Hold', none: 'Your organisation holds nothing now.', active: 'Held now', lift: 'Lift', liftOf: (what: string) => `Lift the hold: ${what}`, set: 'Publication is held.', lifted: 'The hold was lifted.', need: 'Choose an area or a section, or describe what it is about.', unnamed: 'without description', by: (name: string, at: string) => `${name}, ${at}`, consult: (partner: string) => `Consult ${partner} before publishing`, consultTitle: 'Consult first', consultText: 'These partners asked to be consulted before this picture is published. What they want to talk about is not known here.',
  },
  retention: {
    title: 'Retention and destruction', intro: (days: number) => `Signals whose destruction date lies within ${days} days. On that day they are destroyed by themselves, with history and attachments.`, due: 'To be destroyed soon', none: 'Nothing is destroyed in the coming time.', date: 'Destroy on', daysLeft: (n: number) => (n <= 0 ? 'today' : `in ${count(n, 'day', 'days')}`), regime: 'Regime', keepLonger: 'Keep longer …', keepTitle: (label: string) => `Keep ${label} longer`, keepUntil: 'Keep until', keepReason: 'Why is this still needed?', kept: (label: string) => `${label} is kept longer.`, approve: 'Approve destruction', approveN: (n: number) => `Approve destruction (${n})`, approveTitle: (n: number) => `Destroy ${signals(n)} now`, approveText: 'The signals, their history and their attachments are destroyed now, and entities that rest on nothing else. A proof with a hash stays, without contents.', sure: 'I understand that this cannot be undone.', needSure: 'Tick that you understand this.', destroy: 'Destroy', destroyed: (n: number) => `${signals(n)} destroyed.`, onlySigner: 'Only a signer of your organisation can approve.', certificates: 'Certificates of destruction', noCertificates: 'Nothing was destroyed yet.', select: (label: string) => `Choose ${label}`, chooseFirst: 'Choose one or more signals first.', of: 'Of partner', notFor: 'Only whoever writes or signs for a partner sees what is destroyed.',
    grounds: { date: 'the destruction date was reached', approved: 'approved sooner by a person', import: 'an import was undone' }, certificate: 'Certificate of destruction', certificateLine: (n: number, at: string) => `${signals(n)}, ${at}`, open: 'Open and print', declares: (partner: string, picture: string) => `This certifies that the signals of ${partner} in “${picture}” named below were destroyed, with their history and attachments.`, at: 'Time', by: 'Approved by', byNobody: 'nobody: the date was reached', ground: 'Ground', number: 'Reference of the certificate', signal: 'Signal', hash: 'Hash of the content (SHA-256)', plannedFor: 'Planned for', print: 'Print', back: 'Back', backups: 'Backups made before this time still hold the signals until they expire by schedule.', gone: 'This certificate does not exist, or you may not see it.',
  },
};
