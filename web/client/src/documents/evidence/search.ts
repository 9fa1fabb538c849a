import type { Area, EntityType, EntityView, Signal } from '../../shared/api/schema';
import { evidenceApi } from './api';
import type { EvidenceRef } from './reference';

export interface Hit extends EvidenceRef {
  name: string;
  /** What tells it apart: the words of a signal, what is known of an entity, the code of an area. */
  detail: string;
  partner?: string;
  grade?: string;
  /** Of an entity. */
  type?: EntityType;
  /** Who it is, for one's own organisation only: shown here and never put in the text. */
  identity?: string;
}

export const maxHits = 8;
/** Places that these have when there is more than fits. */
const leastAreas = 3;
const leastEntities = 2;

export interface Search {
  (text: string, signal: AbortSignal): Promise<Hit[]>;
}

/**
 * Signals and entities under one's own rights, and the areas of the picture with their parts; at most eight together.
 * @param me one's own partner
 */
export const searchIn = (picture: string, areas: readonly string[], me: string): Search => async (text, signal) => {
  const [page, asserted, found] = await Promise.all([
    evidenceApi.signals(picture, text, maxHits, signal),
    evidenceApi.entities(picture, text, maxHits, signal),
    areas.length > 0 ? evidenceApi.areas(text, areas, maxHits, signal) : Promise.resolve({ areas: [] as Area[] }),
  ]);
  return calledFirst(text, together(page.items, asserted.items, found.areas), me);
};

/** Signals first, then entities, then areas; each has the room that the others leave, and entities and areas never less than a few places. */
export function together(signals: readonly Signal[], entities: readonly EntityView[], areas: readonly Area[]): Hit[] {
  const forAreas = Math.min(areas.length, Math.max(leastAreas, maxHits - signals.length - entities.length));
  const forEntities = Math.min(entities.length, Math.max(leastEntities, maxHits - signals.length - forAreas));
  return [
    ...signals.slice(0, maxHits - forEntities - forAreas).map((one): Hit => ({ kind: 'signal', id: `${one.partner}/${one.id}`, name: one.label, detail: one.content, partner: one.partner, grade: one.grade })),
    ...entities.slice(0, forEntities).map((one): Hit => ({ kind: 'entity', id: `${one.partner}/${one.id}`, name: one.label, detail: one.description ?? '', partner: one.partner, type: one.type, ...(one.identity ? { identity: one.identity } : {}) })),
    ...areas.slice(0, forAreas).map((one): Hit => ({ kind: 'area', id: one.id, name: one.name, detail: one.id })),
  ];
}

/** What is called just as one typed comes before what only mentions it, and of that one's own first: by @P1 one means one's own P1. */
export function calledFirst(text: string, hits: readonly Hit[], me: string): Hit[] {
  const wanted = text.trim().toLowerCase();
  const rank = (hit: Hit): number => (wanted === '' || hit.name.toLowerCase() !== wanted ? 2 : hit.partner === me ? 0 : 1);
  return [...hits].sort((a, b) => rank(a) - rank(b));
}
