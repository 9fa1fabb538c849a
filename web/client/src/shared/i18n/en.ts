import type { AreaKind, HandlingLevel, PicturePhase, PictureRole, ProblemCode, SectionStage, SignatureNeedKind } from '../api/schema';
import { evidence } from './evidence.en';
import { placeTexts } from './places.en';
import type { Parameters, Texts } from './nl';
import { importProblems, importTexts } from './imports.en';
import { entityFields, entityTexts } from './entities.en';
import { signalFields, signalProblems, signalTexts } from './signals.en';
import { linkTexts, quickFields, quickTexts, tipTexts } from './quick.en';

const roles: Record<PictureRole, string> = { Coordinator: 'coordinator', Editor: 'editor', Signer: 'signer', Reader: 'reader' };

const stages: Record<SectionStage, string> = {
  Open: 'Empty', InProgress: 'In progress', ReadyForReview: 'Ready for review', ChangesRequested: 'Changes requested', Approved: 'Approved', Signed: 'Signed', Locked: 'Locked',
};

const fields: Record<string, string> = {
  title: 'Title', question: 'The question', scope: 'Delimitation', areas: 'Areas', from: 'Start of the period', until: 'End of the period', partners: 'Partners', template: 'Chapter template',
  sections: 'Sections', jointNeed: 'Joint need for information', willToAct: 'Will to act', legalBasis: 'Legal basis', capacity: 'Capacity and information',
  content: 'Content', date: 'Date', sourceType: 'Kind of source', phenomenon: 'Phenomenon', grade: 'Reliability', handling: 'Handling', regime: 'Legal regime', area: 'Area', label: 'Label',
  reservation: 'Reservation', remark: 'Remark', reason: 'Reason', year: 'Year', person: 'Person', chapterTitle: 'Chapter', owners: 'Owners', name: 'Name',  ...signalFields, ...entityFields, ...quickFields,
};
const field = (p: Parameters): string => {
  const name = (p.field ?? '').split('.').at(-1) ?? '';
  return fields[name] ?? (name || 'A field');
};
const kb = (bytes: string | undefined): string => (bytes ? `${Math.round(Number(bytes) / 1024).toLocaleString('en-GB')} kB` : 'the limit');

const problems: Record<ProblemCode | 'Offline' | 'Unknown', (p: Parameters) => string> = {
  Unknown: () => 'Something went wrong that we cannot name. Try again.',
  Offline: () => 'The server cannot be reached. Check the connection and try again.',
  NotFound: () => 'This does not exist, or you may not see it.',
  NotSignedIn: () => 'You are not (or no longer) signed in. Sign in again.',
  NotAllowed: () => 'You do not have the right to do this.',
  Conflict: () => 'Another change came first. The data has been fetched again; check it and try once more.',
  FieldRequired: (p) => `${field(p)}: fill in this field.`,
  FieldTooLong: (p) => `${field(p)}: at most ${p.max ?? '?'} characters${p.length ? ` (now ${p.length})` : ''}.`,
  FieldInvalid: (p) => `${field(p)}: this value is not possible.`,
  BadRequest: () => 'The server could not read this request. Reload the page and try again.',
  TooManyRequests: () => 'Too many requests in a short time. Wait a moment and try again.',
  TooLarge: (p) => `This is too large: at most ${kb(p.max)}.`,
  WrongOrigin: () => 'The request came from another site and was refused.',
  Internal: (p) => `Something broke on our side. Nothing was lost; try again.${p.trace ? ` Reference: ${p.trace}.` : ''}`,
  StorageUnavailable: () => 'Storage does not answer. Nothing was lost; try again in a moment.',
  OutcomeUnknown: () => 'No answer came. It is not known whether this was stored: reload the page and look before you do it once more.',
  UnknownArea: (p) => `Area ${p.area ?? ''} is not known.`,
  UnreadableAreas: (p) => `This file holds no areas that can be read.${p.detail ? ` (${p.detail})` : ''} Deliver GeoJSON or TopoJSON, in WGS84 or RD New.`,
  EmptyScope: () => 'Choose at least one area.',
  IntakeIncomplete: (p) => `Answer the intake question ${fields[p.question ?? ''] ? `“${fields[p.question ?? '']}”` : ''}.`,
  SectionWithoutOwner: (p) => `The section “${p.section ?? ''}” has no owner.`,
  OwnerNotParticipating: (p) => `The section “${p.section ?? ''}” belongs to a partner that does not take part${p.partner ? ` (${p.partner})` : ''}.`,
  UnknownPartner: (p) => `Partner ${p.partner ?? ''} is not known.`,
  UnknownPerson: (p) => `Person ${p.person ?? ''} is not known.`,
  PeriodReversed: () => 'The period ends before it starts.',
  NoSections: () => 'A picture needs at least one section.',
  NoPartners: () => 'Choose at least one partner.',
  NoCoordinator: () => 'A picture needs at least one coordinator.',
  AlreadyExists: () => 'This exists already.',
  TooManySections: () => 'A picture has at most 200 sections.',
  NotYourSection: () => 'Only the owners of this section can do this.',
  WrongStage: (p) => `Not possible while the section is “${stages[p.stage as SectionStage] ?? p.stage ?? ''}”.`,
  SectionLocked: () => 'The text is fixed: the picture is being published or has been published.',
  RoleMissing: (p) => `This needs the role ${p.role ? `“${roles[p.role as PictureRole] ?? p.role}”` : ''} in this picture.`,
  ReasonRequired: () => 'Give a reason.',
  TextChanged: (p) => `The text has changed since you read it${p.by ? `, by ${p.by}` : ''}. Read the new text and then sign.`,
  MandateMissing: () => 'No mandate is registered for you. Without a mandate you cannot sign.',
  MandateExpired: (p) => `Your mandate has expired${p.until ? ` (valid until ${p.until})` : ''}.`,
  NothingToSign: () => 'An empty section cannot be signed.',
  ReservationEmpty: () => 'Write down the reservation, or sign without one.',
  AlreadySigned: () => 'Your organisation has signed exactly this text already.',
  NotReady: (p) => `Not everything has been signed${p.missing ? `: ${p.missing} signatures are missing` : ''}.`,
  AlreadyPublished: () => 'This picture has been published already.',
  TemplateFailed: (p) => `The document could not be made${p.template ? ` with template ${p.template}` : ''}.${p.detail ? ` ${p.detail}` : ''}`,
  UpdateUnreadable: () => 'The server could not read a change. Your text stays on this device.',
  UpdateTooLarge: (p) => `This change is too large (at most ${kb(p.max)}). Paste the text in smaller parts.`,
  ForeignAuthor: () => 'A change stands under someone else’s name and was refused. Your text stays on this device.',
  Resync: () => 'The section is being brought in line with the server.',
  Reloading: () => 'The section is being loaded again.',
  SectionFull: () => 'This section is full. Divide the text over more sections.',
  SignalAreaOutOfScope: (p) => `Area ${p.area ?? ''} is not part of this picture.`,
  NotYourContribution: () => 'Only the partner itself adds signals to its contribution.',
  HoldsCitizenNumber: (p) => `${field(p)}: this holds a citizen service number. Remove it; use an alias (P1, P2 …).`,
  UnknownVersion: (p) => `Version ${p.version ?? ''} does not exist (any more). Refresh the history.`,
  HistoryPurged: (p) => `Version ${p.version ?? ''} can no longer be shown: the history of that period was purged.`,
  HistoryDamaged: (p) => `The history cannot be read${p.version ? ` from version ${p.version}` : ''}. The present text is not affected. Report this to the administrators.`,
  TooManyVersions: (p) => `A section remembers at most ${p.max ?? '?'}.`,
  NothingToPurge: () => 'Nothing was written in this period.',
  ...signalProblems,
  ...importProblems,
};

const phases: Record<PicturePhase, string> = {
  Intake: 'Intake', Scoped: 'Scoped', Collecting: 'Collecting', Analysing: 'Analysing', Interpreting: 'Interpreting', Drafting: 'Drafting', Validating: 'Signing',
  Adopted: 'Adopted', Published: 'Published', InFollowUp: 'In follow-up', Superseded: 'Superseded', Withdrawn: 'Withdrawn',
};
const areaKinds: Record<AreaKind, string> = { Municipality: 'Municipality', District: 'District', Neighbourhood: 'Neighbourhood', CustomPolygon: 'Drawn area', ObjectSet: 'Set of objects' };
const handling: Record<HandlingLevel, string> = {
  Public: 'Public', Government: 'Government only', Partners: 'Partners in this picture', Named: 'By name', SessionOnly: 'In session only', OwnerOnly: 'Source owner only',
};
const needs: Record<SignatureNeedKind, string> = { Signed: 'Signed', SignedWithReservation: 'With reservation', Stale: 'Stale', Missing: 'Missing' };

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

export const en: Texts = {
  locale: 'en-GB',
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
    loading: 'Loading …', retry: 'Try again', cancel: 'Cancel', close: 'Close', save: 'Save', back: 'Back', remove: 'Remove', add: 'Add', edit: 'Change', more: 'Show more',
    skipToContent: 'Skip to content', optional: 'optional', yes: 'yes', no: 'no', all: 'All', none: 'None', search: 'Search', copy: 'Copy', copied: 'Copied', dismiss: 'Close', of: 'of',
    and: 'and', unknown: 'unknown', on: 'on', by: 'by', language: 'Language', dutch: 'Dutch', english: 'English', mainNavigation: 'Main navigation', breadcrumb: 'Breadcrumb', you: 'you',
    errorSummary: (n) => (n === 1 ? 'There is 1 point to improve' : `There are ${n} points to improve`),
    error: 'Something went wrong', changedAgo: 'Changed', showDetails: 'Show details', hideDetails: 'Hide details',
    results: (n) => count(n, 'result', 'results'),
  },
  shell: {
    demo: 'Demo — fictional data', pictures: 'My pictures', areas: 'Areas', importAreas: 'Import boundaries', signOut: 'Sign out', switchPerson: 'Choose another person', signedInAs: 'Signed in as',
    footer: 'Samenbeeld: written together, signed by each for its own part', footerSource: 'Area names and codes: CBS', account: 'Your details', roleAdministrator: 'functional administrator',
  },
  errors: {
    notFoundTitle: 'Page not found', notFoundText: 'This address does not exist, or you may not see what is there.', toHome: 'To my pictures',
    crashTitle: 'This page could not be shown', crashText: 'What was stored is safe. Reload the page; if it keeps failing, report it with the line below.', reload: 'Reload the page',
    newVersion: 'There is a new version of Samenbeeld. Reload the page.', cannotLoad: 'This could not be loaded',
    expired: 'Your session has ended. Sign in again; you return to where you were.', storageOff: 'This browser stores nothing locally (private window or blocked storage). Changes that are not stored yet are lost when you close this tab.',
  },
  signIn: {
    title: 'Sign in', demoIntro: 'This is a demonstration with an invented dossier: the municipality of Veldermeer does not exist. Choose who you are; you can switch later.', choose: (name) => `Sign in as ${name}`,
    can: { Coordinator: 'Coordinates and publishes', Editor: 'Writes and adds signals', Signer: 'Signs', Reader: 'Reads along' },
    noProvider: 'This installation has no way to sign in yet. Ask the administrator to configure an identity provider.', notDemo: 'Sign in with your organisation’s account.', signInButton: 'Sign in', nobody: 'There is nobody to choose from.', inputOnly: 'delivers only',
  },
  home: {
    title: 'My pictures', intro: 'The pictures of undermining crime that you work on.', start: 'Start a picture', empty: 'You do not work on any picture yet.', emptyStart: 'Find an area and start a picture, or ask a coordinator to add you.',
    columns: { title: 'Picture', phase: 'Phase', areas: 'Areas', partners: 'Partners', period: 'Period', changed: 'Changed' }, revision: (n) => `revision ${n}`, findArea: 'Find an area',
    findAreaText: 'Search by name or code in all municipalities, districts and neighbourhoods.', openAreas: 'To the map and all areas',
  },
  areas: {
    title: 'Areas', intro: 'All municipalities by name and code, with districts and neighbourhoods where boundaries have been imported.', searchLabel: 'Search by name or code', searchHint: 'For example Veldermeer, GM0344 or the name of a neighbourhood',
    kindFilter: 'Kind of area', allKinds: 'All kinds', total: (n) => count(n, 'area', 'areas'), nothing: (q) => `No area found for “${q}”.`, map: 'Map', list: 'List',
    mapTitle: (name) => `Map of ${name}`, mapOfMunicipalities: 'Map of the municipalities', mapHelp: 'Arrow keys go to the nearest area in that direction, Enter opens it. Plus and minus zoom.',
    mapEmpty: 'No boundaries of these areas are known yet.', mapEmptyAdmin: 'Import the yearly file of Statistics Netherlands to fill the map.', zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomReset: 'Whole map',
    code: 'Code', kind: 'Kind', partOf: 'Part of', year: 'Division', yearUnknown: 'year unknown', fictional: 'Invented area for the demonstration', facts: 'Facts', parts: 'Parts', noParts: 'No parts are known.',
    pictures: 'Pictures of this area', noPictures: 'There is no picture of this area yet that you work on.', start: 'Start a picture of this area', outline: 'Boundary', hasOutline: 'known', noOutline: 'not known',
    showMore: (n) => `Show ${n} more`, notAdministrator: 'Pictures are started by a functional administrator.', backToList: 'All areas',
  },
  importAreas: {
    title: 'Import boundaries', intro: 'Take in the yearly map of districts and neighbourhoods of Statistics Netherlands, as GeoJSON or TopoJSON (WGS84 or RD New). Everything that is valid is taken in at once; if that fails, nothing changes.',
    file: 'File', fileHint: 'One file with municipalities, districts or neighbourhoods; at most 64 MB.', chooseFile: 'Choose a file', year: 'Year of the division', submit: 'Import', busy: (name) => `Working on ${name} … this can take a minute.`,
    sending: (percent) => `${percent}% sent`, working: 'Sent; the server is processing the file …', done: 'Import finished', added: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused',
    refusals: 'Refused areas', feature: 'No.', code: 'Code', reason: 'Reason', firstOnly: (n) => `The first ${n} refusals:`, notAllowed: 'Only a functional administrator imports boundaries.', toAreas: 'To the areas', needFile: 'Choose a file first.', needYear: 'Fill in a year between 1990 and 2100.',
  },
  start: {
    title: 'Start a picture', intro: 'A picture starts with a question. What you fill in stays on this device until you start the picture.', draftRestored: 'What you filled in earlier has been put back.', discardDraft: 'Start over',
    steps: { about: 'Question', intake: 'Intake', scope: 'Area and period', partners: 'Partners', sections: 'Chapters and sections', summary: 'Summary' },
    titleLabel: 'Title of the picture', titleHint: 'For example: Picture of undermining crime, Veldermeer 2026', questionLabel: 'The question that the picture answers', questionHint: 'One sentence that the conclusion gives an answer to.',
    intakeIntro: 'Four questions that must be answered first.',
    jointNeed: 'Is there a joint need for information?', jointNeedHint: 'Who has which question, and why together?', willToAct: 'Is there the will to act on it?', willToActHint: 'Which partners have committed themselves to act?',
    legalBasis: 'On which legal basis (work process)?', legalBasisHint: 'Covenant, theme and work process under which you share data.', capacity: 'Can and will we: capacity and information?', capacityHint: 'People, lead time, information at hand.',
    areasLabel: 'Areas', areasHint: 'Search by name or code, or choose on the map.', areasChosen: (n) => count(n, 'area chosen', 'areas chosen'), noAreas: 'No area chosen yet.', addArea: (name) => `Add ${name}`, removeArea: (name) => `Remove ${name}`,
    chooseOnMap: 'Choose on the map', hideMap: 'Hide map', scopeLabel: 'Delimitation in words', scopeHint: 'What belongs to it, and what does not?', from: 'Period from', until: 'until',
    partnersLabel: 'Participating partners', partnersHint: 'Partners that only deliver do not read or sign.', people: (n) => count(n, 'person', 'people'), templateLabel: 'Chapter template', templateHint: 'You can change every section afterwards.',
    templateReplace: 'The sections are replaced by those of the chosen template.', chapter: (n) => `Chapter ${n}`, sectionTitle: 'Title of the section', owners: 'Owners', ownersOf: (title) => `Owners of ${title}`, addSection: 'Add section',
    addSectionTo: (chapter) => `Add section to ${chapter}`, removeSection: (title) => `Remove section ${title}`, moveUp: (title) => `Move ${title} up`, moveDown: (title) => `Move ${title} down`, newSection: 'New section', noOwner: 'no owner',
    choosePartnersFirst: 'Choose partners first; owners are then proposed.', submit: 'Start picture', submitting: 'Starting …', sections: (n) => count(n, 'section', 'sections'), notAllowed: 'Only a functional administrator starts a picture.',
    required: (label) => `${label}: fill this in.`, tooLong: (label, max) => `${label}: at most ${max} characters.`, needArea: 'Areas: choose at least one.', needPartner: 'Partners: choose at least one.', needSections: 'Sections: at least one is needed.',
    needOwner: (title) => `Section “${title}”: choose an owner.`, needSectionTitle: 'A section has no title.', reversed: 'Period: it ends before it starts.', undoRemove: 'Section removed', undo: 'Undo', ownersSummary: 'Sections per partner',
  },
  picture: {
    tabs: { text: 'Text', signals: 'Signals', entities: 'Entities', retention: 'Retention', readiness: 'Readiness', publications: 'Publications', people: 'Participants', about: 'About this picture' }, navigation: 'Parts of this picture', period: 'Period', areas: 'Areas', partners: 'Partners', question: 'The question',
    intake: 'Intake', scope: 'Delimitation', phase: 'Phase', myRoles: 'Your role', outline: 'Contents', signals: 'Signals', text: 'Text', chooseSection: 'Choose a section', noSections: 'You do not see any sections yet. Drafts are visible to their owners only.',
    hiddenNote: 'You see drafts of other partners once they offer them.', owner: 'Owner', owners: 'Owners', inItNow: (names) => `In it now: ${names}`, signedBy: (names) => `Signed by ${names}`,
    signedOf: (signed, total) => `${signed} of ${total} signed`, stale: 'signature stale', staleBecause: (name, by) => `The signature of ${name} is stale after a change by ${by}`, changed: 'Changed', noPresent: 'Nobody else is here',
    steps: 'Previous and next section', showSignals: 'Show signals', hideSignals: 'Hide signals', version: 'Version', previous: 'Previous section', next: 'Next section',
  },
  section: {
    status: {
      stored: 'Stored', sending: 'On its way', sendingN: (n) => `On its way: ${count(n, 'change', 'changes')}`, offline: 'Offline', offlineN: (n) => `Offline, ${count(n, 'change waits', 'changes wait')}`,
      joining: 'Connecting …', readOnly: 'Read only', stoppedN: (n) => `Not stored: ${count(n, 'change', 'changes')}`, retryingN: (n) => `Storage falters, ${count(n, 'change waits', 'changes wait')}`,
    },
    statusLabel: 'Storage', serverLost: 'No connection to the server. You can keep typing; your changes stay on this device until the connection is back.', readOnlyBecause: 'You can read this text, not change it.',
    released: 'This section is no longer visible to you.', releasedText: 'You can still read what is below, not change it. It is no longer kept up to date.', newer: 'This text holds something that this version of Samenbeeld does not know. Reload the page to go on writing; nothing is lost.',
    paragraph: { typing: 'Not sent yet', sent: 'Sent, not stored yet', stored: 'Stored' },
    others: { settings: 'Others', carets: 'Show carets and names in the text', news: 'Read out who comes, leaves and writes', newsHint: 'for screen readers', came: (names: string) => `Arrived: ${names}.`, left: (names: string) => `Left: ${names}.`, wrote: (names: string) => `Writing too: ${names}.` }, unsent: (n) => `${count(n, 'change is', 'changes are')} on this device only.`, unsentText: 'Save your text as a file, or discard the changes.', download: 'Save text as a file', discard: 'Discard changes',
    discardConfirm: 'Are you sure? The changes that are on this device only are gone afterwards.', editorLabel: (title) => `Text of ${title}`, empty: 'The text of this section starts here.', toolbar: 'Formatting', submit: 'Offer', submitHint: 'The other partners can read the text from then on.',
    approve: 'Approve', requestChanges: 'Request changes', reasonLabel: 'What has to change?', reasonHint: 'The owners see this reason.', sign: 'Read and sign', read: 'Read', requested: 'Changes requested', present: 'Present', submitted: 'The section has been offered.',
    approved: 'You have approved.', changesRequested: 'The changes have been requested.', signatures: 'Signatures', noSignatures: 'Not signed yet.', withReservation: 'with reservation', loadingText: 'Loading text …', cannotOpen: 'This section cannot be opened.',
    leftovers: (n) => `${count(n, 'change', 'changes')} from an earlier visit ${n === 1 ? 'has' : 'have'} been added.`, outboxOff: 'This browser cannot keep changes locally. Do not close this tab before everything is stored.', stageNow: 'Stage',
  },
  evidence,
  toolbar: {
    paragraph: 'Normal text', heading1: 'Heading 1', heading2: 'Heading 2', heading3: 'Heading 3', style: 'Paragraph style', bold: 'Bold', italic: 'Italic', underline: 'Underline', bulletList: 'Bulleted list', orderedList: 'Numbered list', quote: 'Quote', table: 'Insert table', link: 'Link', unlink: 'Remove link',
    undo: 'Undo (own changes only)', redo: 'Redo', addRow: 'Add row', addColumn: 'Add column', deleteRow: 'Remove row', deleteColumn: 'Remove column', deleteTable: 'Remove table', tableTools: 'Table', linkAddress: 'Address of the link', linkHint: 'Starts with https://, http:// or mailto:',
    linkInvalid: 'This address is not possible. Start with https://, http:// or mailto:.', apply: 'Apply', strike: 'Strike through',
  },
  signals: signalTexts,
  entities: entityTexts,
  imports: importTexts,
  places: placeTexts,
  quick: quickTexts, tips: tipTexts, tipLinks: linkTexts,
  sign: {
    title: 'Read and sign', reading: 'The text', readingHint: 'This is the text as the server has stored it. Your signature holds for exactly this text.', others: 'Signatures so far', nobodyYet: 'Nobody has signed yet.', mandate: 'Your mandate', mandateFor: (ref, until) => `${ref}, valid until ${until}`,
    noMandate: 'No mandate is registered for you.', addReservation: 'Sign with a reservation', reservation: 'Reservation', reservationHint: 'The reservation is printed with your signature.', remark: 'Remark', remarkHint: 'For the coordinator; not in the document.', hash: 'Fingerprint of the text (SHA-256)',
    hashHint: 'When one character changes, this fingerprint changes.', copyHash: 'Copy full fingerprint', submit: (partner) => `Sign for ${partner}`, submitting: 'Signing …', changedTitle: 'The text has changed meanwhile', changedBy: (by, at) => `Changed by ${by} on ${at}.`,
    changedText: 'Nothing was signed. Below is what changed compared with what you read.', readAgain: 'I have read the changes', changes: 'What changed', addedText: 'added', removedText: 'removed', noTextChange: 'Only formatting changed.', doneTitle: 'Signed', doneText: (partner, section) => `You have signed section ${section} for ${partner}.`,
    proof: 'Proof of signature', signedAt: 'Time', signer: 'Signer', mandateRef: 'Mandate', backToSection: 'Back to the section', nextToSign: 'Next section to sign', cannot: 'You cannot sign this section now.', fresh: 'valid', stale: 'stale', staleLine: (by, at) => `stale after a change by ${by} on ${at}`,
    emptySection: 'This section has no text yet.', whoMustSign: 'Sign', notSigned: 'not signed yet', printHint: 'Print',
  },
  history: {
    open: 'History', title: 'History', intro: 'Who wrote and removed what, and when.', back: 'Back to the section', refresh: 'Refresh', empty: 'Nothing has been written in this section yet.', timeline: 'Time line', versions: 'Versions with a name or signature', noVersions: 'No version has a name or signature yet.',
    version: (n: number) => (n === 0 ? 'empty beginning' : `version ${n}`), now: (n: number) => `now (version ${n})`, named: (name: string, n: number) => `“${name}” (version ${n})`, signedBy: (who: string, n: number) => `signed by ${who} (version ${n})`,
    entry: (who: string, n: number) => `${who} (version ${n})`, wrote: (n: number) => `${count(n, 'character', 'characters')} written`, removedN: (n: number) => `${count(n, 'character', 'characters')} removed`, noText: 'formatting only', until: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
    show: 'Show what changed here:', restoredTo: (n: number) => `restored to ${n === 0 ? 'the empty beginning' : `version ${n}`}`, purged: 'purged', purgedHint: 'The history of this period was purged.', older: 'Show older', formerly: 'no longer on the register',
    from: 'From', to: 'Up to', versionLabel: 'Version', view: 'View', viewDifference: 'Differences', viewPartners: 'Colour by partner', summary: (inserted: number, removed: number) => `${count(inserted, 'character', 'characters')} inserted, ${count(removed, 'character', 'characters')} removed`, same: 'There is no difference in the text.', formattedOnly: 'Only formatting changed.',
    inserted: (who: string) => `inserted by ${who}`, removed: (who: string) => `removed by ${who}`, formatted: 'formatting changed', nobody: 'unknown', writtenBy: (who: string) => `written by ${who}`, legend: 'Who wrote what', legendDifference: 'Inserted text is underlined, removed text struck through; point at it for the name.', textOf: (what: string) => `Text: ${what}`,
    name: 'Give a name', rename: 'Change the name', nameLabel: 'Name of this version', nameHint: 'For example: draft for the steering group. At most 80 characters.', saved: 'The version has a name.', nameRemoved: 'The name was removed.', removeName: 'Remove the name',
    restore: 'Restore this version', restoreTitle: (n: string) => `Restore: ${n}`, restoreText: 'The text will read as in this version again, as a change in your name. What it says now stays in the history. Paragraphs that are equal stay; others can keep typing.', restoreStale: 'Signatures on the present text become outdated.', restoreConfirm: 'Restore', restored: 'The text was restored.', restoredSame: 'The text was equal to this version already.',
    purge: 'Purge history', purgeTitle: 'Purge history', purgeWarning: 'This cannot be undone', purgeText: 'What was written in the chosen period and is no longer in the text disappears for good. The present text, signatures and publications stay valid. Who wrote how much and when stays visible. Backups keep the old text until they expire.',
    purgeFrom: 'From', purgeUntil: 'Until', purgePeriodHint: 'Empty: the whole history.', purgeReason: 'Reason', purgeReasonHint: 'Is recorded and visible. Do not mention anything of the text itself.', purgeSure: 'I understand that this cannot be undone.', purgeNeedSure: 'Tick that you understand this.', purgeConfirm: 'Purge for good', purgeDone: 'The history was purged.', purges: 'Purged',
    purgeLine: (who: string, when: string) => `By ${who}, ${when}`, purgeRange: (first: number, last: number) => `versions ${first} to ${last}`, purgeBusy: 'being carried out',
  },
  readiness: {
    title: 'Readiness', intro: 'What is missing before this picture can be published.', progress: (done, total) => `${done} of ${count(total, 'signature', 'signatures')} valid`, complete: 'Everything has been signed.', columns: { section: 'Section', stage: 'Stage', owners: 'Signatures' }, publish: 'Publish', publishing: 'Publishing …',
    publishWhy: 'Publishing is not possible yet:', missing: (n) => `${count(n, 'signature is', 'signatures are')} missing`, staleCount: (n) => `${count(n, 'signature is', 'signatures are')} stale`, onlyCoordinator: 'only the coordinator can publish', alreadyPublished: 'this picture has been published; reopen it for a next revision',
    couldSign: (names) => `can sign: ${names}`, nobodyCanSign: 'nobody with the role of signer', published: (n) => `Revision ${n} has been published.`, open: 'Open document', confirmTitle: 'Publish picture', confirmText: 'The sections are fixed and the document is made. After that nobody can change the text, unless you reopen the picture for a next revision.',
    confirm: 'Publish now', filter: 'Show', filterAll: 'All sections', filterOpen: 'What is still open', staleBy: (by, at) => `stale because of ${by}, ${at}`, none: 'There are no sections.', read: 'Read', notVisible: 'You do not have the right to see the readiness.',
  },
  publications: {
    title: 'Publications', none: 'This picture has not been published yet.', revision: 'Revision', at: 'Published', by: 'By', root: 'Fingerprint (Merkle root)', open: 'Open', details: 'Show fingerprints', template: 'Template', templateHash: 'Fingerprint of the template', documentHash: 'Fingerprint of the document', size: 'Size', sections: 'Sections and their fingerprints', signatures: 'signatures',
    reopen: 'Reopen for a next revision', reopenTitle: 'Reopen picture', reopenText: 'The sections can be changed again. The published revision stays. After a change it must be signed again.', reopened: 'The picture has been reopened.', newTab: 'opens in a new tab', link: (n) => `Open revision ${n}`,
  },
  people: {
    title: 'Participants', intro: 'Who takes part in this picture, and in which role.', name: 'Name', partner: 'Partner', function: 'Function', roles: 'Roles', mandate: 'Mandate', save: 'Save roles', saved: 'The roles have been saved.', notIn: 'does not take part', changes: (n) => count(n, 'change', 'changes'), undo: 'Undo changes',
    lastCoordinator: 'At least one coordinator must remain.', readOnly: 'Only the coordinator changes participants.', roleOf: (role, name) => `${name}: ${role}`, until: (date) => `until ${date}`, noMandate: 'none',
  },
  live: { lost: 'No connection to the server', lostText: 'What you type stays on this device.', back: 'The connection is back.', reconnect: 'Reconnect now' },
};
