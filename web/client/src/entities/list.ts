import type { EntityType } from '../shared/api/schema';
import { entityTypes } from './draft';

/** Which entities are shown. */
export interface EntityFilter {
  text: string;
  type: EntityType | '';
  /** Key (`partner/id`) of the signal they rest on; empty for any. */
  signal: string;
}

export const allEntities: EntityFilter = { text: '', type: '', signal: '' };

/** The filter out of an address; what it does not know is left out. */
export const readFilter = (search: URLSearchParams): EntityFilter => ({
  text: search.get('text') ?? '',
  type: entityTypes.find((type) => type === search.get('type')) ?? '',
  signal: search.get('signal') ?? '',
});

/** The filter in the form of an address: the same for the page and for the server. */
export function searchOf({ text, type, signal }: EntityFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (text.trim()) {
    search.set('text', text.trim());
  }
  if (type) {
    search.set('type', type);
  }
  if (signal) {
    search.set('signal', signal);
  }
  return search;
}

export const isFiltered = (filter: EntityFilter): boolean => searchOf(filter).size > 0;

export const entityKey = ({ partner, id }: { partner: string; id: string }): string => `${partner}/${id}`;
