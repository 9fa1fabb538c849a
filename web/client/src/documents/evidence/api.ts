import { call } from '../../shared/api/client';
import type { AreaPage, AreaView, EntityPage, EntityReference, SignalPage, SignalReference } from '../../shared/api/schema';
import { ownIdOf, partnerOf } from './reference';

const id = encodeURIComponent;
const of = (picture: string, rest: string): string => `/api/pictures/${id(picture)}/${rest}`;

export const evidenceApi = {
  /** What chips show of signals (`partner/signal`), at most 500. */
  signalReferences: (picture: string, signals: readonly string[]) =>
    call<SignalReference[]>(of(picture, 'signals/references'), { method: 'POST', body: { signals: signals.map((key) => ({ partner: partnerOf(key), id: ownIdOf(key) })) } }),

  /** What chips show of entities (`partner/entity`), at most 500. */
  entityReferences: (picture: string, entities: readonly string[]) => call<EntityReference[]>(of(picture, 'entities/references'), { method: 'POST', body: { ids: entities } }),

  /** Signals that a text may refer to, latest change first. */
  signals: (picture: string, text: string, limit: number, signal: AbortSignal) =>
    call<SignalPage>(of(picture, `signals?${new URLSearchParams({ text, limit: String(limit), citable: 'true', sort: 'Changed', descending: 'true' })}`), { signal }),

  /** Entities that a text may refer to. */
  entities: (picture: string, text: string, limit: number, signal: AbortSignal) => call<EntityPage>(of(picture, `entities?${new URLSearchParams({ text, limit: String(limit), citable: 'true' })}`), { signal }),

  /** Areas in these areas, and these themselves. */
  areas: (text: string, within: readonly string[], take: number, signal: AbortSignal) =>
    call<AreaPage>(`/api/areas?${new URLSearchParams([['q', text], ['take', String(take)], ...within.map((area) => ['within', area])])}`, { signal }),

  area: (code: string) => call<AreaView>(`/api/areas/${id(code)}`),
};
