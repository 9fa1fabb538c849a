// Made by `npm run api` from web/Api/openapi.v1.json; not to be edited.

/** Adds a signal to the own contribution. */
export interface AddSignal {
  date: string;
  sourceType: string;
  content: string;
  area?: string | null;
  phenomenon?: string | null;
  grade: string;
  handling: HandlingLevel;
  regime: string;
  /** Label wanted, for example `S-01`; numbered by the server when absent. */
  label?: string | null;
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

export interface DemoSignIn {
  /** Id of the person to be. */
  person: string;
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
  | 'NothingToPurge';

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

/** What is missing before the picture can be published. */
export interface Readiness {
  ready: boolean;
  sections: SectionReadiness[];
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

export interface RichMark {
  type: string;
  attributes: Record<string, string>;
}

/** Rich text as a plain tree: an element (string? RichNode.Text is null) with attributes and children, or a run of text with marks. Names are those of the editor's schema: paragraph, heading, bulletList, orderedList, listItem, blockquote, codeBlock, hardBreak, horizontalRule, table, tableRow, tableHeader, tableCell; marks bold, italic, underline, strike, code, link. */
export interface RichNode {
  /** Name of the element; `text` for a run. */
  type: string;
  /** Attribute values as text; numbers without decimals as digits, booleans as `true` and `false`. */
  attributes: Record<string, string>;
  children: RichNode[];
  text: string | null;
  marks: RichMark[];
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

export interface SectionReadiness {
  /** One section within a picture. */
  id: string;
  number: string;
  title: string;
  stage: SectionStage;
  /** One line for each owner: signed, stale or missing. */
  needs: SignatureNeed[];
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
  /** Label in texts, for example `S-01`. */
  label: string;
  /** Month (`2025-02`) or day (`2025-02-14`) it is about. */
  date: string;
  /** Kind of source, for example `police_neighbourhood`. */
  sourceType: string;
  content: string;
  area: string | null;
  areaName: string | null;
  /** Phenomenon id, for example `drugs_synthetic`. */
  phenomenon: string | null;
  /** Reliability in the 4x4 scheme: source A, B, C or X with information 1 to 4. */
  grade: string;
  handling: HandlingLevel;
  /** Legal regime of the source: AVG, Wpg, Wjsg, AWR67, BRP, public … */
  regime: string;
  addedAt: string;
  /** One person, authorised by a partner. */
  addedBy: string;
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

/** Terms are stored by id and shown in the reader's language. */
export interface TaxonomyLists {
  phenomena: Term[];
  sourceTypes: Term[];
  regimes: Term[];
  handlingLevels: Term[];
  sourceReliability: Term[];
  informationAccuracy: Term[];
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
}

export type TextChange =
  | 'Same'
  | 'Inserted'
  | 'Removed'
  | 'Formatted';

/** Words for people in both languages of the product. */
export interface Words {
  nl: string;
  en: string;
}
