import { call } from '../../shared/api/client';
import type { AreaPage, AreaView, SignalPage, SignalReference } from '../../shared/api/schema';
import { partnerOf, signalOf } from './reference';

const id = encodeURIComponent;

export const evidenceApi = {
  /** What chips show of signals (`partner/signal`), at most 500. */
  references: (picture: string, signals: readonly string[]) =>
    call<SignalReference[]>(`/api/pictures/${id(picture)}/signals/references`, { method: 'POST', body: { signals: signals.map((key) => ({ partner: partnerOf(key), id: signalOf(key) })) } }),

  /** Signals that a text may refer to, latest change first. */
  signals: (picture: string, text: string, limit: number, signal: AbortSignal) =>
    call<SignalPage>(`/api/pictures/${id(picture)}/signals?${new URLSearchParams({ text, limit: String(limit), citable: 'true', sort: 'Changed', descending: 'true' })}`, { signal }),

  /** Areas in these areas, and these themselves. */
  areas: (text: string, within: readonly string[], take: number, signal: AbortSignal) =>
    call<AreaPage>(`/api/areas?${new URLSearchParams([['q', text], ['take', String(take)], ...within.map((area) => ['within', area])])}`, { signal }),

  area: (code: string) => call<AreaView>(`/api/areas/${id(code)}`),
};
