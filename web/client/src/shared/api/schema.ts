// Made by `npm run api` from web/Api/openapi.v1.json; not to be edited.

/** What is entered of an entity, also when it is changed. */
export interface AddEntity {
  /** Stays what it was when an entity is changed: what it is called in texts depends on it. */
  type: EntityType;
  /** For a person the alias wanted (one to three capitals and a number of at most four digits), numbered by the server when absent; required for anything else. When an entity is changed, absent means as it was. */
  label?: string | null;
  identity?: string | null;
  description?: string | null;
  handling: HandlingLevel;
  /** 1 to 50 signals of the same contribution that were not withdrawn or dismissed; a change keeps what it rested on already, whatever became of it. */
  supports: string[];
  /** Made by the client (32 hex digits): the same entry arriving twice is one entity. */
  key?: string | null;
}

/** What is entered of a signal: by form, quick entry, tip, import, and when it is changed. */
export interface AddSignal {
  date: string;
  sourceType: string;
  content: string;
  area?: string | null;
  /** 4x4 (`B2`), plain (`seen`, `heard`, `rumour`) or Admiralty (`B3`), as string AddSignal.GradeScheme says. */
  grade: string;
  handling: HandlingLevel;
  regime: string;
  /** Label wanted, for example `S-01`; numbered by the server when absent. */
  label?: string | null;
  until?: string | null;
  phenomena?: string[];
  indicators?: string[];
  placeType?: string | null;
  branch?: string | null;
  place?: SignalPlace | null;
  ground?: string | null;
  conditions?: string[];
  conditionText?: string | null;
  purgeOn?: string | null;
  gradeScheme?: string;
  /** Keep it as a draft, submit it for weighing, or, with SignalWeighing? AddSignal.Weighing, accept it at once. */
  stage?: SignalStage;
  weighing?: SignalWeighing | null;
  channel?: string;
  /** Made by the client (32 hex digits): the same entry arriving twice, from a phone that was offline, is one signal. */
  key?: string | null;
}

/** An area as reference data: what it is called and where it belongs. */
export interface Area {
  /** An area: a code of Statistics Netherlands (`GM1234` municipality, `WK123456` district, `BU12345678` neighbourhood; district and neighbourhood parts may hold capitals), or an own id for a drawn area or a set of objects (`OWN-…`). Source of the form: CBS, Toelichting Wijk- en Buurtkaart. */
  id: string;
  name: string;
  kind: AreaKind;
  parent: string | null;
  /** Year of the division the name and boundary come from; 0 when unknown. */
  year: number;
  /** Whether a boundary is known, so that it can be drawn. */
  hasOutline: boolean;
  /** Part of the fictional dossier. */
  fictional: boolean;
}

export interface AreaImportRefusal {
  /** Place in the file from 1. */
  feature: number;
  /** Code as it stands in the file. */
  code: string;
  /** Reason as data. */
  reason: Problem;
}

/** What an import of boundaries did. */
export interface AreaImportReport {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** The first refusals: which feature, and what to do about it. */
  refusals: AreaImportRefusal[];
}

/** Kinds of areas, from large to small; `Unknown` is never stored. */
export type AreaKind =
  | 'Municipality'
  | 'District'
  | 'Neighbourhood'
  | 'CustomPolygon'
  | 'ObjectSet';

/** Outlines ready to draw: SVG paths in one common box, precomputed by the server. */
export interface AreaMap {
  width: number;
  height: number;
  shapes: AreaShape[];
  frame: MapFrame | null;
  /** Source to show with the map, for example "Bron: CBS, Kadaster (CC BY 4.0), bewerkt"; empty for own drawings. */
  attribution: string;
}

export interface AreaPage {
  areas: Area[];
  total: number;
}

export interface AreaShape {
  /** An area: a code of Statistics Netherlands (`GM1234` municipality, `WK123456` district, `BU12345678` neighbourhood; district and neighbourhood parts may hold capitals), or an own id for a drawn area or a set of objects (`OWN-…`). Source of the form: CBS, Toelichting Wijk- en Buurtkaart. */
  id: string;
  name: string;
  kind: AreaKind;
  /** SVG path data in the box of the map. */
  path: string;
  /** A point inside or near the middle, for labels and arrow keys. */
  x: number;
  /** See X. */
  y: number;
}

/** An area with its surroundings and the pictures the asker takes part in. */
export interface AreaView {
  area: Area;
  /** From the municipality down to the parent. */
  ancestors: Area[];
  parts: Area[];
  pictures: PictureSummary[];
}

export interface ChangeEntity {
  entity: AddEntity;
  expectedVersion: number;
}

export interface ChangeSignal {
  signal: AddSignal;
  expectedVersion: number;
}

export interface ChangeStage {
  action: StageAction;
  reason?: string | null;
}

export interface Chapter {
  number: number;
  title: string;
  sections: SectionOutline[];
}

export interface ChapterTemplate {
  id: string;
  name: Words;
  description: Words;
  chapters: TemplateChapter[];
}

export interface CitingSentence {
  /** Without the references themselves; at most 400 characters. */
  text: string;
  /** What else the paragraph of the sentence rests on and still stands, as far as the asker may know; without any it is left without a source. */
  others: SignalRef[];
  /** Entities that the paragraph rests on too and that still stand, as far as the asker may know. */
  otherEntities: EntityRef[];
}

/** Corrects a row in place, or leaves it out. Replaces an earlier correction of it. */
export interface CorrectRow {
  /** What stands in a field instead of what the file says. */
  fields?: FieldText[];
  leaveOut?: boolean;
}

/** How many partners independently hold a signal about a place or phenomenon. Never a content, never which ones. */
export interface Corroboration {
  partners: number;
  /** Of those, how many the asker may see a content of. */
  visible: number;
}

export interface DemoSignIn {
  /** Id of the person to be. */
  person: string;
}

/** What stays of a destroyed signal: that it was there, and a hash over what it held. */
export interface DestroyedSignal {
  /** One signal within a contribution. */
  id: string;
  hash: string;
  at: string;
  /** `date` (its date came), `approved` (a person decided so earlier), `import` (an import was undone). */
  ground: string;
  certificate: string;
  purgeOn: string | null;
  regime: string;
}

export interface DestroySignals {
  signals: VersionedSignal[];
}

/** Proof that signals were destroyed (verklaring van vernietiging). */
export interface DestructionCertificate {
  id: string;
  at: string;
  /** Who approved; null when the date came without anybody extending it. */
  by: string | null;
  ground: string;
  signals: DestroyedSignal[];
}

export interface DuplicateSuggestion {
  /** One signal within a contribution. */
  id: string;
  label: string;
  /** Why: `samePlace`, `sameTime`, `similarWords`. */
  reasons: string[];
  /** Share of words in common, 0 to 100. */
  likeness: number;
  version: number;
}

/** An entity that rests on a signal which may be withdrawn, for the owner of both. */
export interface EntityAtStake {
  /** One entity within a contribution. */
  id: string;
  type: EntityType;
  label: string;
  /** Other signals that stand under it: it falls when there are none, or when all of them go too. */
  others: string[];
  /** Where the picture cites it: what falls when it does. */
  sections: SectionCitations[];
  /** Sections that cite it too and that the asker may not read. */
  hidden: number;
}

/** The first entities over all contributions, as far as the asker may see. */
export interface EntityPage {
  items: EntityView[];
  /** Entities that fit, of those the asker may see. */
  total: number;
  /** There are more than these: ask for something narrower. */
  more: boolean;
}

/** An entity by whose it is and its id: how texts refer to it (`partner/entity`). */
export interface EntityRef {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One entity within a contribution. */
  entity: string;
  key: string | null;
}

/** What a chip in a text shows of the entity it refers to. */
export interface EntityReference {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One entity within a contribution. */
  id: string;
  /** Unknown when the asker may not see the entity: the chip then says only that it is this partner's. */
  type: EntityType;
  label: string | null;
  handling: HandlingLevel;
  /** Nothing stands under it any more, or it was removed: the sentence rests on it no longer. */
  fallen: boolean;
  /** Signals under it that stand and that the asker may see. */
  signals: number;
  /** The best grade among those. */
  grade: string | null;
}

/** What the asker may do with an entity now. */
export interface EntityRights {
  change: boolean;
  remove: boolean;
}

/** What kind of somebody or something signals speak of. */
export type EntityType =
  | 'Person'
  | 'Organisation'
  | 'Location'
  | 'Vehicle'
  | 'Phone'
  | 'Account'
  | 'Event'
  | 'Group'
  | 'Document';

/** An entity as one person may see it. */
export interface EntityView {
  /** One entity within a contribution. */
  id: string;
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  type: EntityType;
  label: string;
  /** Null for everybody but the owner's people. */
  identity: string | null;
  description: string | null;
  handling: HandlingLevel;
  /** Of the signals it rests on now, those that the asker sees; for its owner also those that fell. */
  supports: string[];
  addedAt: string;
  /** One person, authorised by a partner. */
  addedBy: string;
  changedAt: string;
  version: number;
  /** None of its signals stands any more: all were withdrawn or dismissed. */
  fallen: boolean;
  can: EntityRights;
}

export interface FieldText {
  field: ImportField;
  text: string;
}

export interface GeoPoint {
  /** Degrees east. */
  longitude: number;
  /** Degrees north. */
  latitude: number;
}

/** Who may see a signal, in strict order from open to closed. */
export type HandlingLevel =
  | 'Public'
  | 'Government'
  | 'Partners'
  | 'Named'
  | 'SessionOnly'
  | 'OwnerOnly';

/** What one person did in one go: consecutive rows without a pause of more than five minutes. */
export interface HistoryEntry {
  /** First row of the log. */
  first: number;
  /** Last row: the version that this entry led to. */
  last: number;
  /** One person, authorised by a partner. */
  author: string;
  from: string;
  to: string;
  /** Characters written. After a purge only those that are still in the text. */
  added: number;
  /** Characters removed. After a purge only those whose writing was not purged. */
  removed: number;
  /** The version this entry went back to; null when it is no restore. */
  restoredTo: number | null;
  /** Removed text of this entry was purged: the versions inside of it can no longer be shown. */
  purged: boolean;
}

/** Rich text of a version, or of two versions in one: every node says what became of it and who did that. */
export interface HistoryNode {
  /** As in RichNode. */
  type: string;
  attributes: Record<string, string>;
  children: HistoryNode[];
  text: string | null;
  marks: RichMark[];
  change: TextChange;
  /** Who wrote it; of something removed: who removed it. Null where that is not known. */
  by: string | null;
}

/** The time line of a section, from the newest entry back. */
export interface HistoryPage {
  /** The latest version: head of the log. */
  head: number;
  /** Newest first. */
  entries: HistoryEntry[];
  /** There are older entries: ask for those before the last one's long HistoryEntry.First. */
  more: boolean;
  /** Newest first. */
  versions: NamedVersion[];
  /** Versions that were signed, newest first. */
  signatures: SignedVersion[];
  /** Newest first. */
  purges: HistoryPurge[];
  can: HistoryRights;
  /** Everyone who is named by id in this answer. */
  people: HistoryPerson[];
}

/** A person as the history names it. */
export interface HistoryPerson {
  /** One person, authorised by a partner. */
  person: string;
  name: string;
  /** Null for someone who is no longer on the register. */
  partner: string | null;
}

/** Removed text that was purged: what can no longer be looked up, and who decided so. */
export interface HistoryPurge {
  /** First row whose removed text is gone. */
  first: number;
  last: number;
  /** One person, authorised by a partner. */
  by: string;
  name: string;
  at: string;
  reason: string;
  /** False as long as it is being carried out. */
  done: boolean;
}

/** What the asker may do with the history of a section now. */
export interface HistoryRights {
  restore: boolean;
  name: boolean;
  purge: boolean;
}

/** The text of one version (long HistoryText.From equal to long HistoryText.To), or the difference between two. */
export interface HistoryText {
  from: number;
  to: number;
  content: HistoryNode[];
  /** Everyone who is named by id in this answer. */
  people: HistoryPerson[];
  inserted: number;
  removed: number;
}

export interface ImportCell {
  field: ImportField;
  /** As it stands in the file, or as it was corrected. */
  text: string;
  /** What it becomes: a date, an id, a grade; null where it cannot be read. */
  value: string | null;
  corrected: boolean;
}

export interface ImportColumn {
  /** Place, from 0. */
  index: number;
  name: string;
  /** Some different values of it. */
  samples: string[];
}

/** What a column can be. */
export type ImportField =
  | 'Date'
  | 'Until'
  | 'Content'
  | 'SourceType'
  | 'Area'
  | 'Address'
  | 'Longitude'
  | 'Latitude'
  | 'Phenomena'
  | 'Indicators'
  | 'PlaceType'
  | 'Branch'
  | 'Grade'
  | 'Handling'
  | 'Regime'
  | 'Ground'
  | 'Conditions'
  | 'ConditionText'
  | 'PurgeOn'
  | 'Label'
  | 'Aside';

/** Says what the columns are. Starts the check of all rows. */
export interface ImportMapping {
  /** Place of the row with the names of the columns, from 1; 0 when there is none. */
  headerRow: number;
  /** What each column is, by its place. */
  columns: ImportField[];
  /** What a field is where its column is absent or its cell empty. */
  defaults: FieldText[];
  /** What words of the file mean, for fields with a list of terms, areas and grades. */
  values: ValueMeaning[];
  /** `4x4`, `plain` or `admiralty`. */
  gradeScheme: string;
  /** SignalStage.Submitted for weighing, or SignalStage.Draft. */
  stage: SignalStage;
}

/** Where an import stands. Nothing of it shows in the register before ImportPhase.Done. */
export type ImportPhase =
  | 'Receiving'
  | 'Mapping'
  | 'Checking'
  | 'Ready'
  | 'Running'
  | 'Done'
  | 'Cancelled'
  | 'Undone'
  | 'Failed';

export interface ImportProblem {
  field: ImportField | null;
  problem: Problem;
}

/** One row as it would become a signal. */
export interface ImportRow {
  number: number;
  cells: ImportCell[];
  /** What is wrong with it; with the field where it is one field. */
  problems: ImportProblem[];
  leftOut: boolean;
}

export interface ImportRowPage {
  rows: ImportRow[];
  /** Place to go on from; null after the last row. */
  next: number | null;
}

/** An import as its partner's editors see it. */
export interface ImportView {
  /** One signal within a contribution. */
  id: string;
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  name: string;
  phase: ImportPhase;
  /** It ends: rows that were on their way are being removed. */
  ending: boolean;
  /** One person, authorised by a partner. */
  by: string;
  at: string;
  format: TableFormat;
  encoding: string | null;
  separator: string | null;
  sheet: string | null;
  columns: ImportColumn[];
  /** What was said last, or at first what is suggested. */
  mapping: ImportMapping;
  /** Rows of data. */
  rows: number;
  /** How many of them were checked, imported or taken back so far, whatever is going on. */
  worked: number;
  bad: number;
  leftOut: number;
  /** Signals that came of it. */
  imported: number;
  /** Words that no list knows, the most frequent first. */
  unknown: UnknownValue[];
  problem: Problem | null;
  /** The first rows of the file, cut short, to choose the one with the names from. */
  head: RawRow[];
  /** When what is kept of the file is removed at the latest. */
  keptUntil: string;
}

/** The four questions that must be answered before a picture is opened. */
export interface Intake {
  /** Is there a joint need for information? */
  jointNeed: string;
  /** Is there the will to act on it? */
  willToAct: string;
  /** Which legal basis (work process)? */
  legalBasis: string;
  /** Can and will we: capacity and information? */
  capacity: string;
}

export interface MakeTipLink {
  for: string;
  /** 1 to 60. */
  days?: number;
  /** 1 to 200. */
  maxUses?: number;
  /** SHA-256 of the token, which the edge makes and tells once. */
  id?: string;
}

/** The power to sign for a partner. */
export interface Mandate {
  /** Number or name of the decision that gave it. */
  reference: string;
  from: string;
  /** Last day on which it is valid. */
  until: string;
}

export interface ManifestSection {
  /** One section within a picture. */
  section: string;
  number: string;
  hash: string;
  signatures: number;
}

/** How degrees become the box of a map: x = (longitude - West) * PerLongitude, y = (North - latitude) * PerLatitude. */
export interface MapFrame {
  /** Degrees east of the left side, WGS84. */
  west: number;
  /** Degrees north of the upper side, WGS84. */
  north: number;
  /** Units of the box for each degree of longitude. */
  perLongitude: number;
  /** Units of the box for each degree of latitude. */
  perLatitude: number;
}

/** One move on one or more signals of one contribution. All or none. */
export interface MoveSignals {
  move: SignalMove;
  signals: VersionedSignal[];
  /** Needed for park, dismiss, forward, withdraw, and for a later purge date. */
  reason?: string | null;
  weighing?: SignalWeighing | null;
  handling?: HandlingLevel;
  purgeOn?: string | null;
  into?: string | null;
}

/** A name that someone gave to a version. */
export interface NamedVersion {
  sequence: number;
  name: string;
  /** One person, authorised by a partner. */
  by: string;
  at: string;
}

/** Gives a version a name, or another one. */
export interface NameVersion {
  name: string;
}

export interface NewSection {
  /** Chapter number and title it stands under, for example `5` and "Fenomenen". */
  chapter: number;
  chapterTitle: string;
  title: string;
  /** Partners that own, write and sign it; at least one. */
  owners: string[];
  /** First text, paragraphs separated by an empty line; put in exactly once, by the server. */
  initialText?: string | null;
  id?: string | null;
}

/** A link with its token: the only time that it is told. */
export interface NewTipLink {
  link: TipLink;
  token: string;
}

/** A person in a picture, with what it may do there. */
export interface Participant {
  /** One person, authorised by a partner. */
  person: string;
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  name: string;
  function: Words;
  roles: PictureRole[];
  mandate: Mandate | null;
  namedClearance: boolean;
}

/** A participating partner as others see it. */
export interface ParticipatingPartner {
  /** One organisation that takes part: municipality, police, prosecution service … */
  id: string;
  name: string;
  shortName: string;
  colour: number;
  inputOnly: boolean;
}

/** A partner with its people, as everyone who is signed in may know them: no mandates, no clearances. */
export interface PartnerListing {
  /** One organisation that takes part: municipality, police, prosecution service … */
  id: string;
  name: string;
  shortName: string;
  colour: number;
  inputOnly: boolean;
  people: PersonListing[];
}

export interface PersonListing {
  /** One person, authorised by a partner. */
  id: string;
  name: string;
  function: Words;
  /** Roles this person usually gets in a picture. */
  usualRoles: PictureRole[];
}

export interface PersonRoles {
  person: string;
  roles: PictureRole[];
}

export interface PictureArea {
  /** An area: a code of Statistics Netherlands (`GM1234` municipality, `WK123456` district, `BU12345678` neighbourhood; district and neighbourhood parts may hold capitals), or an own id for a drawn area or a set of objects (`OWN-…`). Source of the form: CBS, Toelichting Wijk- en Buurtkaart. */
  id: string;
  name: string;
}

/** Phases of a picture, from question to follow-up. */
export type PicturePhase =
  | 'Intake'
  | 'Scoped'
  | 'Collecting'
  | 'Analysing'
  | 'Interpreting'
  | 'Drafting'
  | 'Validating'
  | 'Adopted'
  | 'Published'
  | 'InFollowUp'
  | 'Superseded'
  | 'Withdrawn';

/** What the asker may do with the picture as a whole, now. */
export interface PictureRights {
  publish: boolean;
  reopen: boolean;
  managePeople: boolean;
  addSignal: boolean;
  seeReadiness: boolean;
}

/** What a person is in one picture. */
export type PictureRole =
  | 'Coordinator'
  | 'Editor'
  | 'Signer'
  | 'Reader';

/** One line in a list of pictures. */
export interface PictureSummary {
  /** One picture (ondermijningsbeeld). */
  id: string;
  title: string;
  phase: PicturePhase;
  areas: PictureArea[];
  partners: string[];
  from: string;
  until: string;
  changedAt: string;
  /** Last published revision, 0 when none. */
  revision: number;
}

/** A picture as one person may see it: sections that person may not know of are absent, not empty. */
export interface PictureView {
  /** One picture (ondermijningsbeeld). */
  id: string;
  title: string;
  phase: PicturePhase;
  /** Grows with every change; expected back by commands. */
  version: number;
  intake: Intake;
  question: string;
  scope: string;
  areas: PictureArea[];
  from: string;
  until: string;
  partners: ParticipatingPartner[];
  people: Participant[];
  chapters: Chapter[];
  publications: PublicationSummary[];
  /** What the asker is here. */
  me: Participant;
  can: PictureRights;
}

/** Why something was refused, as data: the words are made where the reader is (client, problem details). ImmutableDictionary&lt;string, string&gt; Problem.Parameters holds what the words need (a stage, a limit, a name the asker may know); it never holds text of a case. */
export interface Problem {
  code: ProblemCode;
  parameters: Record<string, string>;
}

/** A refusal as RFC 9457 problem details (`application/problem+json`). */
export interface ProblemBody {
  /** `https://samenbeeld.example/problems/` and the code. */
  type: string;
  /** Short title in the reader's language. */
  title: string;
  /** HTTP status, again. */
  status: number;
  /** One sentence in the reader's language. */
  detail: string;
  /** What programs decide on. */
  code: ProblemCode;
  /** What the words need; never text of a case. */
  parameters: Record<string, string>;
}

/** Every reason for which the product says no. The name goes over the wire; the numbers are stored nowhere but must not be reused. */
export type ProblemCode =
  | 'NotFound'
  | 'NotSignedIn'
  | 'NotAllowed'
  | 'Conflict'
  | 'FieldRequired'
  | 'FieldTooLong'
  | 'FieldInvalid'
  | 'BadRequest'
  | 'TooManyRequests'
  | 'TooLarge'
  | 'WrongOrigin'
  | 'Internal'
  | 'StorageUnavailable'
  | 'UnknownArea'
  | 'UnreadableAreas'
  | 'EmptyScope'
  | 'IntakeIncomplete'
  | 'SectionWithoutOwner'
  | 'OwnerNotParticipating'
  | 'UnknownPartner'
  | 'UnknownPerson'
  | 'PeriodReversed'
  | 'NoSections'
  | 'NoPartners'
  | 'NoCoordinator'
  | 'AlreadyExists'
  | 'TooManySections'
  | 'NotYourSection'
  | 'WrongStage'
  | 'SectionLocked'
  | 'RoleMissing'
  | 'ReasonRequired'
  | 'TextChanged'
  | 'MandateMissing'
  | 'MandateExpired'
  | 'NothingToSign'
  | 'ReservationEmpty'
  | 'AlreadySigned'
  | 'NotReady'
  | 'AlreadyPublished'
  | 'TemplateFailed'
  | 'UpdateUnreadable'
  | 'UpdateTooLarge'
  | 'ForeignAuthor'
  | 'Resync'
  | 'Reloading'
  | 'SectionFull'
  | 'SignalAreaOutOfScope'
  | 'NotYourContribution'
  | 'HoldsCitizenNumber'
  | 'UnknownVersion'
  | 'HistoryPurged'
  | 'HistoryDamaged'
  | 'TooManyVersions'
  | 'NothingToPurge'
  | 'SignalChanged'
  | 'MoveNotPossible'
  | 'RegimeForbidsHandling'
  | 'GroundRequired'
  | 'HoldsBibobAdvice'
  | 'HoldsStateSecret'
  | 'WeighingRequired'
  | 'PurgeReasonRequired'
  | 'TooManySignals'
  | 'AttachmentRefused'
  | 'TooManyAttachments'
  | 'PublicationHeld'
  | 'UnreadableTable'
  | 'TooManyRows'
  | 'ColumnMissing'
  | 'ImportState'
  | 'LinkInvalid'
  | 'IndicatorNeedsSecond'
  | 'TooManyViews'
  | 'EntityChanged'
  | 'TooManyEntities'
  | 'TooManyOnSignal'
  | 'SupportNeeded'
  | 'AliasNeeded';

/** A silent hold of a partner on publication of a place, a section or a passage. Its reason is told to nobody else. */
export interface PublicationHold {
  id: string;
  area: string | null;
  areaName: string | null;
  section: string | null;
  /** What it is about, for the own partner: an address, a passage. Told to nobody else. */
  about: string | null;
  at: string;
  /** Null for whoever is told only that there is a hold. */
  by: string | null;
}

/** What a reader can check offline: every section hash, the template, the root over all. */
export interface PublicationManifest {
  /** One picture (ondermijningsbeeld). */
  picture: string;
  revision: number;
  templateName: string;
  /** SHA-256 over the files of the template, 64 hex digits. */
  templateHash: string;
  sections: ManifestSection[];
  /** Merkle root over the section leaves (RFC 6962 style: leaf prefix 0x00, node prefix 0x01), 64 hex digits. */
  root: string;
}

export interface PublicationSummary {
  revision: number;
  at: string;
  by: string;
  /** Merkle root over the section hashes, 64 hex digits. */
  root: string;
}

/** A published revision. */
export interface PublicationView {
  summary: PublicationSummary;
  manifest: PublicationManifest;
  /** SHA-256 of the HTML bytes, 64 hex digits. */
  documentHash: string;
  /** Size of the HTML, bytes. */
  documentBytes: number;
}

/** Purges what was written in a range of time and is no longer in the text; of the whole section when neither end is given. */
export interface PurgeHistory {
  from?: string | null;
  until?: string | null;
  reason: string;
}

export interface RawRow {
  /** Place in the file, from 1. */
  number: number;
  cells: string[];
  /** Its text was larger than a signal can ever be and was cut. */
  oversized: boolean;
}

/** What is missing before the picture can be published. */
export interface Readiness {
  ready: boolean;
  sections: SectionReadiness[];
  /** Partners (names) to consult before publishing: each holds something back, and what is told to nobody. For the coordinator only. */
  consultations: string[];
}

/** Entities that a text refers to, each as `partner/entity`. */
export interface ReferToEntities {
  ids: string[];
}

/** Signals that a text refers to. */
export interface ReferToSignals {
  signals: SignalKey[];
}

/** Filter, order and columns of a register. Empty lists mean: any. */
export interface RegisterView {
  text?: string | null;
  partners?: string[];
  phenomena?: string[];
  areas?: string[];
  stages?: SignalStage[];
  handling?: HandlingLevel[];
  sources?: string[];
  /** Month or day, inclusive. */
  from?: string | null;
  until?: string | null;
  sort?: SignalSort;
  descending?: boolean;
  /** Names of the columns beside label and content, in order; the usual ones when empty. */
  columns?: string[];
}

export interface RestoredVersion {
  /** The version that the text has now. */
  sequence: number;
  /** False when the text read like that already; nothing was written then. */
  changed: boolean;
}

/** Makes the text read as this version did. */
export interface RestoreVersion {
  version: number;
}

/** What is due, and what was destroyed. */
export interface Retention {
  /** Signals whose date comes within the notice (30 days) or has come, first first. */
  due: Signal[];
  certificates: DestructionCertificate[];
  noticeDays: number;
}

export interface RichMark {
  type: string;
  attributes: Record<string, string>;
}

/** Rich text as a plain tree: an element (string? RichNode.Text is null) with attributes and children, or a run of text with marks. Names are those of the editor's schema: paragraph, heading, bulletList, orderedList, listItem, blockquote, codeBlock, hardBreak, horizontalRule, table, tableRow, tableHeader, tableCell, evidence (Evidence); marks bold, italic, underline, strike, code, link. */
export interface RichNode {
  /** Name of the element; `text` for a run. */
  type: string;
  /** Attribute values as text; numbers without decimals as digits, booleans as `true` and `false`. */
  attributes: Record<string, string>;
  children: RichNode[];
  text: string | null;
  marks: RichMark[];
}

/** What of a register is shown, in which order and with which columns. Holds no signal, only the question. */
export interface SavedView {
  id: string;
  name: string;
  view: RegisterView;
}

export interface SaveView {
  name: string;
  view: RegisterView;
}

export interface SectionCitations {
  /** One section within a picture. */
  section: string;
  number: string;
  title: string;
  /** At most int SectionCitations.MaxSentences, in reading order. */
  sentences: CitingSentence[];
}

/** A section in the outline, as one person may see it. */
export interface SectionOutline {
  /** One section within a picture. */
  id: string;
  /** Number in the document, for example `5.1`. */
  number: string;
  title: string;
  owners: string[];
  stage: SectionStage;
  /** Reason given with the last request for changes. */
  stageReason: string | null;
  signatures: SignatureView[];
  can: SectionRights;
  /** Who is in it now. */
  present: string[];
  changedAt: string | null;
}

/** How well the claims of a section rest on sources. A claim is a paragraph, item or cell with a sentence of six words or more. What has fallen is what the asker may know to have fallen. A source is a signal, or an entity of a partner of which the claim cites nothing else that stands: what an entity rests on may be just the signal beside it. */
export interface SectionQuality {
  claims: number;
  /** Claims that refer to no signal or entity. */
  withoutSource: number;
  /** Claims with one source that stands. */
  oneSource: number;
  /** Claims all of whose signals were withdrawn, dismissed or destroyed, and whose entities fell with theirs. */
  fallen: number;
}

export interface SectionReadiness {
  /** One section within a picture. */
  id: string;
  number: string;
  title: string;
  stage: SectionStage;
  /** One line for each owner: signed, stale or missing. */
  needs: SignatureNeed[];
  quality: SectionQuality | null;
}

/** The text of a section at one moment, with the hash that a signature binds to. */
export interface SectionReading {
  /** One section within a picture. */
  section: string;
  number: string;
  title: string;
  hash: string;
  /** Position in the log this reading shows. */
  sequence: number;
  content: RichNode[];
  stage: SectionStage;
  signatures: SignatureView[];
  can: SectionRights;
  owners: string[];
}

/** What the asker may do with a section now; for what is not allowed, why. */
export interface SectionRights {
  read: boolean;
  write: boolean;
  sign: boolean;
  submit: boolean;
  approve: boolean;
  requestChanges: boolean;
  writeRefusal: Problem | null;
  signRefusal: Problem | null;
}

/** Stages of a section. `Open`, `InProgress` and `ChangesRequested` are drafts: only the owners read them. */
export type SectionStage =
  | 'Open'
  | 'InProgress'
  | 'ReadyForReview'
  | 'ChangesRequested'
  | 'Approved'
  | 'Signed'
  | 'Locked';

/** How a section stands, told to its picture. Newer versions replace older ones. */
export interface SectionStatus {
  /** One section within a picture. */
  section: string;
  version: number;
  stage: SectionStage;
  stageReason: string | null;
  signatures: SignatureView[];
  changedAt: string | null;
}

export interface SessionPartner {
  /** One organisation that takes part: municipality, police, prosecution service … */
  id: string;
  name: string;
  shortName: string;
  colour: number;
}

/** The session as the front end needs it at start. */
export interface SessionView {
  signedIn: boolean;
  person: PersonListing | null;
  partner: SessionPartner | null;
  /** May start pictures and import boundaries. */
  administrator: boolean;
  /** Anyone may sign in as anyone of the fictional dossier; every page says so. */
  demo: boolean;
  /** Sign-in goes through an identity provider, at `/api/session/sign-in`. */
  identityProvider: boolean;
  /** What the browser prefers: `nl` or `en`. */
  language: string;
}

export interface SetHold {
  area?: string | null;
  section?: string | null;
  about?: string | null;
}

/** Sets what people are in the picture. People not named keep what they had; an empty list of roles takes a person out. */
export interface SetPeople {
  people: PersonRoles[];
  expectedVersion: number;
}

/** A signal as one person may see it. */
export interface Signal {
  /** One signal within a contribution. */
  id: string;
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** Label in texts, for example `S-01`; unique within the contribution. */
  label: string;
  /** Month (`2025-02`) or day (`2025-02-14`) it is about, or the first one of a period. */
  date: string;
  /** Kind of source, for example `police_neighbourhood`. */
  sourceType: string;
  content: string;
  area: string | null;
  areaName: string | null;
  /** Reliability in the 4x4 scheme, whatever scheme it was entered in: source A, B, C or X with information 1 to 4. */
  grade: string;
  handling: HandlingLevel;
  /** Legal regime of the source: AVG, Wpg, Wjsg, AWR67, BRP, public … */
  regime: string;
  addedAt: string;
  /** One person, authorised by a partner. */
  addedBy: string;
  /** Grows with every change; expected back by commands. */
  version: number;
  stage: SignalStage;
  /** Last month or day of a period; null for one moment. */
  until: string | null;
  /** Phenomenon ids, for example `drugs_synthetic`; the first is the main one. */
  phenomena: string[];
  /** Ids of indicators. */
  indicators: string[];
  placeType: string | null;
  branch: string | null;
  place: SignalPlace | null;
  /** Ground or article on which the regime lets it be shared; some regimes require it. */
  ground: string | null;
  /** Conditions of the source: H0 to H3, and for H3 what they are. */
  conditions: string[];
  conditionText: string | null;
  /** Day on which it is destroyed. */
  purgeOn: string | null;
  attachments: SignalAttachment[];
  weighing: SignalWeighing | null;
  /** The scheme it was entered in: `4x4`, `plain` (three steps) or `admiralty`. */
  gradeScheme: string;
  /** How it came in: `form`, `quick`, `tip`, `import`. Told to the owner only. */
  channel: string;
  /** The import it came with. Told to the owner only. */
  import: string | null;
  changedAt: string;
  /** Reason of the present stage (dismissed, parked, forwarded, withdrawn). Told to the owner only. */
  stageReason: string | null;
  /** Merged into this one by a person; then this one is withdrawn. */
  mergedInto: string | null;
}

/** A file with a signal. The bytes are fetched apart, under the same rights. */
export interface SignalAttachment {
  id: string;
  name: string;
  /** image/jpeg, image/png, image/webp or application/pdf, as the bytes say. */
  mediaType: string;
  bytes: number;
  /** SHA-256, 64 hex digits. */
  hash: string;
}

/** Where a picture cites a signal: what falls with it when it is withdrawn. */
export interface SignalCitations {
  sections: SectionCitations[];
  /** Sections that cite it too and that the asker may not read. */
  hidden: number;
  /** Entities that rest on it: each falls when nothing else stands under it. */
  entities: EntityAtStake[];
}

/** How many signals fall under each value of a filter, before paging: those that fit all the other filters, so that one sees what choosing another value would give. */
export interface SignalCounts {
  stages: Record<string, number>;
  phenomena: Record<string, number>;
  handling: Record<string, number>;
  areas: Record<string, number>;
  partners: Record<string, number>;
  sourceTypes: Record<string, number>;
}

/** Everything about one signal, as far as the asker may see. */
export interface SignalDetail {
  signal: Signal;
  /** Oldest first; told to the owner only. */
  history: SignalEvent[];
  can: SignalRights;
  /** Signals of the same contribution that may be the same, with the reason. */
  duplicates: DuplicateSuggestion[];
}

/** What happened to a signal. Fields that changed are named; what they held before is not kept. */
export interface SignalEvent {
  version: number;
  at: string;
  /** One person, authorised by a partner. */
  by: string;
  /** `added`, `changed`, or a SignalMove. */
  kind: string;
  fields: string[];
  stage: SignalStage;
  reason: string | null;
}

/** A signal by partner and id. */
export interface SignalKey {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One signal within a contribution. */
  id: string;
}

/** What is done with signals beside changing what they say. */
export type SignalMove =
  | 'Submit'
  | 'Weigh'
  | 'Accept'
  | 'Park'
  | 'Dismiss'
  | 'Forward'
  | 'Withdraw'
  | 'SetHandling'
  | 'SetPurgeDate'
  | 'Merge'
  | 'Reopen';

/** A page of the register over all contributions, as far as the asker may see. */
export interface SignalPage {
  items: Signal[];
  total: number;
  /** Cursor for the next page; null after the last. */
  next: string | null;
  counts: SignalCounts;
}

/** Where it was: any of an address in words, a point, or a drawn shape. Degrees WGS84. */
export interface SignalPlace {
  address?: string | null;
  point?: GeoPoint | null;
  /** Corners of a drawn shape, 3 to 200, not closed. */
  shape?: GeoPoint[];
}

/** A signal by whose it is and its id: how texts refer to it (`partner/signal`). */
export interface SignalRef {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One signal within a contribution. */
  signal: string;
  key: string | null;
}

/** What a chip in a text shows of the signal it refers to. */
export interface SignalReference {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One signal within a contribution. */
  id: string;
  /** Null when the asker may not see the signal: the chip then says only that the source is with this partner. */
  label: string | null;
  grade: string | null;
  summary: string | null;
  /** Withdrawn by its owner, dismissed or destroyed: the sentence rests on it no longer. */
  fallen: boolean;
  handling: HandlingLevel;
}

/** What the asker may do with a signal now. */
export interface SignalRights {
  change: boolean;
  moves: SignalMove[];
  seeHistory: boolean;
  attach: boolean;
}

export type SignalSort =
  | 'Date'
  | 'Label'
  | 'Partner'
  | 'Area'
  | 'Grade'
  | 'Handling'
  | 'Stage'
  | 'Changed'
  | 'Phenomenon'
  | 'PurgeOn';

/** Life of a signal. Only SignalStage.Accepted is shared; everything else is in its owner's hands. */
export type SignalStage =
  | 'Draft'
  | 'Submitted'
  | 'Weighed'
  | 'Accepted'
  | 'Parked'
  | 'Dismissed'
  | 'Forwarded'
  | 'WithdrawnByOwner';

/** The four weighings of the CCV protocol. Source: CCV, Modelprotocol ondermijning, steps 1 to 3. */
export interface SignalWeighing {
  /** Weighing 1: does it concern undermining? Ids of the characteristics and indicators found (`weighing-*` taxonomies). */
  characteristics?: string[];
  anchoring?: string[];
  signalling?: string[];
  redFlags?: string[];
  /** Weighing 2: a task of this partner (A), and ground for action (B). */
  ownTask?: boolean;
  groundForAction?: boolean;
  /** Weighing 3: concrete enough, recent, or asked for by a trend. */
  concrete?: boolean;
  recent?: boolean;
  trendAsks?: boolean;
  /** Weighing 4: what the check of sources gave: `hit`, `no_hit` or `not_checked`. */
  sourceCheck?: string;
  remark?: string | null;
  by?: string | null;
  at?: string | null;
}

export interface SignatureNeed {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  partnerName: string;
  kind: SignatureNeedKind;
  /** Who signed, or who could sign when it is missing. */
  people: string[];
  signature: SignatureView | null;
}

export type SignatureNeedKind =
  | 'Signed'
  | 'SignedWithReservation'
  | 'Stale'
  | 'Missing';

/** A signature as people see it. It is bound to one content hash for ever; bool SignatureView.Fresh says whether the text is still that. */
export interface SignatureView {
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  /** One person, authorised by a partner. */
  person: string;
  name: string;
  function: Words;
  at: string;
  /** SHA-256 of the canonical content, 64 hex digits. */
  hash: string;
  mandateReference: string;
  /** Text of the reservation, printed with the signature. */
  reservation: string | null;
  remark: string | null;
  fresh: boolean;
  /** Who made it stale first. */
  staleBy: string | null;
  staleAt: string | null;
}

/** A version that a partner signed. */
export interface SignedVersion {
  sequence: number;
  /** One organisation that takes part: municipality, police, prosecution service … */
  partner: string;
  name: string;
  at: string;
  /** Of exactly the text as it is now. */
  fresh: boolean;
}

/** Signs for the own partner exactly the text with this hash. */
export interface SignSection {
  expectedHash: string;
  reservation?: string | null;
  remark?: string | null;
}

export type StageAction =
  | 'Submit'
  | 'RequestChanges'
  | 'Approve';

/** Starts a picture. Every text field is at most PictureLimits long. */
export interface StartPicture {
  title: string;
  intake: Intake;
  /** The question the picture answers. */
  question: string;
  /** Delimitation in words. */
  scope?: string;
  areas: string[];
  from: string;
  until: string;
  partners: string[];
  /** Chapter template the sections came from, for example `municipal`. */
  template: string;
  sections: NewSection[];
  /** Id wanted for the picture; made by the server when absent. */
  id?: string | null;
}

export type TableFormat =
  | 'Csv'
  | 'Xlsx';

/** Terms are stored by id and shown in the reader's language. Terms that are off are here for what was stored with them; forms do not offer them. */
export interface TaxonomyLists {
  phenomena: Term[];
  indicators: Term[];
  sourceTypes: Term[];
  regimes: Term[];
  handlingLevels: Term[];
  sourceReliability: Term[];
  informationAccuracy: Term[];
  admiraltyReliability: Term[];
  admiraltyCredibility: Term[];
  plainGrades: Term[];
  placeTypes: Term[];
  branches: Term[];
  conditions: Term[];
  weighingCharacteristics: Term[];
  weighingAnchoring: Term[];
  weighingSignalling: Term[];
  redFlags: Term[];
  sourceChecks: Term[];
}

export interface TemplateChapter {
  number: number;
  title: Words;
  sections: TemplateSection[];
}

export interface TemplateSection {
  title: Words;
  /** What belongs in it, for the writer; becomes the first text. */
  guidance: Words;
  /** Who owns it by default: `all` partners, the `coordinator`'s organisation, or a kind of partner: `politie`, `gemeente`, `om`, `belastingdienst`, `arbeidsinspectie`. */
  owner: string;
  /** One section for each participating partner. */
  perPartner: boolean;
}

/** A term people choose from: stored by its id, shown in the reader's language. */
export interface Term {
  /** What is stored. */
  id: string;
  /** What is shown. */
  name: Words;
  /** For a kind of source: the legal regime that usually applies to it. */
  regime: string | null;
  /** For an indicator: the phenomena it points to. */
  phenomena: string[];
  /** For a step of a plain or an Admiralty scale: what it is in 4x4, a source letter, an information digit or both. */
  grade: string | null;
  /** Not offered to choose from; it stays in its list so that what was stored with it can be read. */
  off: boolean;
  /** For a kind of source: a person who must not be recognisable. A document does not print the kind. */
  protected: boolean;
  /** For an indicator: says nothing on its own, so that another must be chosen with it. */
  needsSecond: boolean;
  /** From general knowledge rather than from a source that is named: a default to adapt, not to be shown as law or method. */
  general: boolean;
  /** Added by the region. */
  regional: boolean;
}

export type TextChange =
  | 'Same'
  | 'Inserted'
  | 'Removed'
  | 'Formatted';

/** What someone without an account gives. */
export interface Tip {
  content: string;
  /** Month or day; the month of receipt when absent. */
  date?: string | null;
  /** Where it was, in words; a point would say where the giver stood. */
  address?: string | null;
  /** seen, heard or rumour. */
  grade?: string;
  /** Made by the page (32 hex digits): the same tip arriving twice is one. */
  key: string;
  /** resident or entrepreneur. */
  role?: string;
}

/** What the holder of a link is told: whom the information goes to, and until when. */
export interface TipInvitation {
  partnerName: string;
  expiresAt: string;
}

/** A one-way link: whoever holds it may give information to one partner, and reads nothing back. The link itself is told once, at its making; kept is only its hash. */
export interface TipLink {
  /** SHA-256 of the token, 64 hex digits: names the link where it is managed. */
  id: string;
  /** For whom it was made, for the own partner only: "winkeliers De Lange Wetering". */
  for: string;
  madeAt: string;
  /** One person, authorised by a partner. */
  madeBy: string;
  expiresAt: string;
  used: number;
  maxUses: number;
  revoked: boolean;
}

export interface UnknownValue {
  field: ImportField;
  text: string;
  /** In how many rows it stands. */
  rows: number;
}

export interface ValueMeaning {
  field: ImportField;
  /** As it stands in the file; case, accents and outer spaces do not matter. */
  text: string;
  /** An id, area code or grade; empty for: nothing. */
  meaning: string;
}

export interface VersionedSignal {
  /** One signal within a contribution. */
  id: string;
  version: number;
}

/** Words for people in both languages of the product. */
export interface Words {
  nl: string;
  en: string;
}
