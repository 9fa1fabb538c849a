import { leastCorners } from '../places/frame';
import type { AddSignal, GeoPoint, HandlingLevel, Signal, SignalStage, SignalWeighing, Term } from '../shared/api/schema';

export type GradeScheme = 'plain' | '4x4' | 'admiralty';

/** What a form holds of a signal: everything a person enters, as it is typed. */
export interface SignalDraft {
  content: string;
  date: string;
  until: string;
  area: string;
  areaName: string;
  address: string;
  /** Latitude and longitude as typed. */
  point: string;
  shape: readonly GeoPoint[];
  placeType: string;
  branch: string;
  sourceType: string;
  scheme: GradeScheme;
  grade: string;
  phenomena: readonly string[];
  indicators: readonly string[];
  handling: HandlingLevel;
  regime: string;
  ground: string;
  conditions: readonly string[];
  conditionText: string;
  purgeOn: string;
  label: string;
}

export type DraftField = keyof SignalDraft;
export type DraftErrors = Partial<Record<DraftField, 'required' | 'date' | 'reversed' | 'point' | 'corners' | 'purgeOn'>>;

export const isSignalDate = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(text);

export const emptyDraft = (today: Date): SignalDraft => ({
  content: '', date: today.toISOString().slice(0, 10), until: '', area: '', areaName: '', address: '', point: '', shape: [], placeType: '', branch: '', sourceType: '', scheme: 'plain', grade: '', phenomena: [], indicators: [],
  handling: 'Partners', regime: 'AVG', ground: '', conditions: [], conditionText: '', purgeOn: '', label: '',
});

/** A stored signal as a form: plain words when its grade is one of theirs, 4x4 otherwise. */
export function draftOf(signal: Signal, plainGrades: readonly Term[]): SignalDraft {
  const plain = signal.gradeScheme === 'plain' ? plainGrades.find((term) => term.grade === signal.grade) : undefined;
  return {
    content: signal.content, date: signal.date, until: signal.until ?? '', area: signal.area ?? '', areaName: signal.areaName ?? '', address: signal.place?.address ?? '', point: pointText(signal.place?.point), shape: signal.place?.shape ?? [],
    placeType: signal.placeType ?? '', branch: signal.branch ?? '', sourceType: signal.sourceType, scheme: plain ? 'plain' : '4x4', grade: plain?.id ?? signal.grade, phenomena: signal.phenomena, indicators: signal.indicators,
    handling: signal.handling, regime: signal.regime, ground: signal.ground ?? '', conditions: signal.conditions, conditionText: signal.conditionText ?? '', purgeOn: signal.purgeOn ?? '', label: signal.label,
  };
}

export const pointText = (point: GeoPoint | null | undefined): string => (point ? `${point.latitude}, ${point.longitude}` : '');

/** Latitude and longitude in degrees, or null when it is neither empty nor a point. */
export function readPoint(text: string): GeoPoint | 'none' | null {
  if (text.trim() === '') {
    return 'none';
  }
  const parts = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [latitude, longitude] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** What is wrong, in the order of the form. */
export function errorsOf(draft: SignalDraft, today: string): DraftErrors {
  const errors: DraftErrors = {};
  if (draft.content.trim() === '') {
    errors.content = 'required';
  }
  if (!isSignalDate(draft.date)) {
    errors.date = 'date';
  }
  if (draft.until !== '') {
    if (!isSignalDate(draft.until)) {
      errors.until = 'date';
    } else if (draft.until < draft.date.slice(0, draft.until.length)) {
      errors.until = 'reversed';
    }
  }
  if (readPoint(draft.point) === null) {
    errors.point = 'point';
  }
  if (draft.shape.length > 0 && draft.shape.length < leastCorners) {
    errors.shape = 'corners';
  }
  if (draft.sourceType === '') {
    errors.sourceType = 'required';
  }
  if (draft.scheme === 'plain' ? draft.grade === '' : !/^\S\S$/.test(draft.grade)) {
    errors.grade = 'required';
  }
  if (draft.purgeOn !== '' && draft.purgeOn <= today) {
    errors.purgeOn = 'purgeOn';
  }
  return errors;
}

/** The errors that are left when these fields were filled in anew. */
export const without = (errors: DraftErrors, patch: Partial<SignalDraft>): DraftErrors => Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in patch)));

export interface Entry {
  stage: SignalStage;
  key: string;
  weighing?: SignalWeighing;
}

const orNull = (text: string): string | null => text.trim() || null;

/** What the server is sent. Without an entry (a change) the stage and the date of destruction stay as they are: those are moves. */
export function commandOf(draft: SignalDraft, entry?: Entry): AddSignal {
  const point = readPoint(draft.point);
  const place = { address: orNull(draft.address), point: point === 'none' ? null : point, shape: [...draft.shape] };
  return {
    content: draft.content.trim(), date: draft.date, until: orNull(draft.until), area: orNull(draft.area), place: place.address || place.point || place.shape.length > 0 ? place : null, placeType: orNull(draft.placeType), branch: orNull(draft.branch),
    sourceType: draft.sourceType, gradeScheme: draft.scheme, grade: draft.grade, phenomena: [...draft.phenomena], indicators: [...draft.indicators], handling: draft.handling, regime: draft.regime, ground: orNull(draft.ground),
    conditions: [...draft.conditions], conditionText: orNull(draft.conditionText), label: orNull(draft.label),
    ...(entry ? { stage: entry.stage, key: entry.key, weighing: entry.weighing ?? null, purgeOn: orNull(draft.purgeOn) } : {}),
  };
}

/** Names the entry, so that the same one arriving twice is one signal. */
export const entryKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
