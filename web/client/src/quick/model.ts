import type { AddSignal, AreaMap, GeoPoint, HandlingLevel, Term } from '../shared/api/schema';

export type PlainGrade = 'seen' | 'heard' | 'rumour';
export type When = 'now' | 'today' | 'other';

/** A photo as it will be sent: made smaller, and nothing in it but the image. */
export interface Photo {
  id: string;
  bytes: ArrayBuffer;
}

/** What the form holds. It has its key from the start, so that sending twice is sending once. */
export interface QuickDraft {
  key: string;
  picture: string;
  content: string;
  photos: readonly Photo[];
  area: string;
  address: string;
  point: GeoPoint | null;
  /** Metres that the point may be off; null when unknown. */
  accuracy: number | null;
  when: When;
  /** Day for `other`. */
  date: string;
  /** About what time, as typed; empty when not told. */
  time: string;
  grade: PlainGrade | '';
  handling: HandlingLevel;
  sourceType: string;
}

export type EntryStatus = 'waiting' | 'sent' | 'refused';

/** Something that was reported and stays on this device until the server has it. */
export interface QuickEntry {
  key: string;
  person: string;
  picture: string;
  pictureTitle: string;
  /** When it was written, ISO. */
  at: string;
  status: EntryStatus;
  /** What is sent; gone once it has arrived. */
  command: AddSignal | null;
  photos: readonly Photo[];
  /** The form it came from, to correct it when it is refused. */
  draft: QuickDraft | null;
  /** What it became, once the server has it. */
  signal: { partner: string; id: string; label: string } | null;
  problem: { code: string; parameters: Readonly<Record<string, string>> } | null;
}

export interface KnownPicture {
  id: string;
  title: string;
  areas: readonly { id: string; name: string }[];
  maps: readonly AreaMap[];
}

/** What the form needs without a connection, of the person who is signed in; wiped at signing out. */
export interface Known {
  person: string;
  name: string;
  partner: { id: string; name: string };
  pictures: readonly KnownPicture[];
  sourceTypes: readonly Term[];
}

export const maxPhotos = 5;
export const maxContent = 4_000;
/** Room for the line with the time. */
export const maxTyped = maxContent - 60;

export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isPolice = (partner: string): boolean => partner === 'politie' || partner.startsWith('politie-');

export const usualSource = (partner: string): string => (isPolice(partner) ? 'police_neighbourhood' : 'boa');

/** Kinds of sources that one meets in the street; the others go through the form of the register, which asks for their ground. */
export const streetSources: readonly string[] = ['police_neighbourhood', 'boa', 'municipal_inspection', 'professional_interview', 'resident', 'entrepreneur', 'housing_corp', 'env_service', 'water_board', 'grid_operator', 'open_source'];

/** The legal regime a report falls under: that of the kind of source where it has one, else that of the organisation. */
export const regimeOf = (partner: string, sourceType: string, sources: readonly Term[]): string =>
  sources.find((term) => term.id === sourceType)?.regime ?? (isPolice(partner) ? 'Wpg' : 'AVG');

export const newDraft = (partner: string, picture: string): QuickDraft => ({
  key: newKey(), picture, content: '', photos: [], area: '', address: '', point: null, accuracy: null, when: 'now', date: '', time: '', grade: '', handling: 'Partners', sourceType: usualSource(partner),
});

/** Nothing in it that would be missed. */
export const isEmpty = (draft: QuickDraft): boolean => draft.content.trim() === '' && draft.photos.length === 0 && draft.address.trim() === '' && draft.point === null;

/** The day on the clock of the device: someone who reports at half past midnight means the new day. */
export const dayOf = (at: Date): string => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;

export type QuickError = 'picture' | 'content' | 'date' | 'grade';

export function errorsOf(draft: QuickDraft, today: string): QuickError[] {
  const errors: QuickError[] = [];
  if (draft.picture === '') {
    errors.push('picture');
  }
  if (draft.content.trim() === '') {
    errors.push('content');
  }
  if (draft.when === 'other' && (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date) || draft.date > today)) {
    errors.push('date');
  }
  if (draft.grade === '') {
    errors.push('grade');
  }
  return errors;
}

/** @param timeLine words for "about 14:30" */
export function commandOf(draft: QuickDraft, known: Known, at: Date, timeLine: (time: string) => string): AddSignal {
  const { address, point } = { address: draft.address.trim() || null, point: draft.point };
  const time = draft.when !== 'now' && draft.time !== '' ? `\n\n${timeLine(draft.time)}` : '';
  return {
    content: draft.content.trim() + time,
    date: draft.when === 'other' ? draft.date : dayOf(at),
    sourceType: draft.sourceType,
    area: draft.area || null,
    place: address || point ? { address, point, shape: [] } : null,
    gradeScheme: 'plain',
    grade: draft.grade,
    handling: draft.handling,
    regime: regimeOf(known.partner.id, draft.sourceType, known.sourceTypes),
    phenomena: [], indicators: [], conditions: [],
    channel: 'quick',
    stage: 'Submitted',
    key: draft.key,
  };
}
