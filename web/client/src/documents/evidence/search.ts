import type { Area, Signal } from '../../shared/api/schema';
import { evidenceApi } from './api';
import type { EvidenceRef } from './reference';

export interface Hit extends EvidenceRef {
  name: string;
  /** What tells it apart: the words of a signal, the code of an area. */
  detail: string;
  partner?: string;
  grade?: string;
}

export const maxHits = 8;
const leastAreas = 3;

export interface Search {
  (text: string, signal: AbortSignal): Promise<Hit[]>;
}

/** Signals under one's own rights, and the areas of the picture with their parts; at most eight together. */
export const searchIn = (picture: string, areas: readonly string[]): Search => async (text, signal) => {
  const [page, found] = await Promise.all([
    evidenceApi.signals(picture, text, maxHits, signal),
    areas.length > 0 ? evidenceApi.areas(text, areas, maxHits, signal) : Promise.resolve({ areas: [] as Area[] }),
  ]);
  return together(page.items, found.areas);
};

/** Signals first; areas have the room that is left, and never less than three places. */
export function together(signals: readonly Signal[], areas: readonly Area[]): Hit[] {
  const room = Math.max(Math.min(leastAreas, areas.length), maxHits - signals.length);
  return [
    ...signals.slice(0, maxHits - Math.min(room, areas.length)).map((one): Hit => ({ kind: 'signal', id: `${one.partner}/${one.id}`, name: one.label, detail: one.content, partner: one.partner, grade: one.grade })),
    ...areas.slice(0, room).map((one): Hit => ({ kind: 'area', id: one.id, name: one.name, detail: one.id })),
  ].slice(0, maxHits);
}
