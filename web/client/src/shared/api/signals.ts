import { call } from './client';
import type {
  AddSignal, ChangeSignal, Corroboration, DestructionCertificate, MoveSignals, PublicationHold, RegisterView, Retention, SavedView, SetHold, Signal, SignalCitations, SignalDetail, SignalPage, VersionedSignal,
} from './schema';

const id = encodeURIComponent;
const at = (picture: string, rest = ''): string => `/api/pictures/${id(picture)}/signals${rest}`;
const one = (picture: string, partner: string, signal: string): string => at(picture, `/${id(partner)}/${id(signal)}`);

/** Signals, their end, and holds on publication over REST. */
export const signalsApi = {
  /** @param search the question as it stands in an address, see `searchOf` */
  page: (picture: string, search: URLSearchParams, signal?: AbortSignal) => call<SignalPage>(`${at(picture)}?${search.toString()}`, { signal }),
  add: (picture: string, command: AddSignal, partner?: string) => call<Signal>(at(picture, partner ? `?partner=${id(partner)}` : ''), { method: 'POST', body: command }),
  detail: (picture: string, partner: string, signal: string, abort?: AbortSignal) => call<SignalDetail>(one(picture, partner, signal), { signal: abort }),
  change: (picture: string, partner: string, signal: string, command: ChangeSignal) => call<Signal>(one(picture, partner, signal), { method: 'PUT', body: command }),
  move: (picture: string, partner: string, command: MoveSignals) => call<Signal[]>(at(picture, `/${id(partner)}/moves`), { method: 'POST', body: command }),
  corroboration: (picture: string, area: string, signal?: AbortSignal) => call<Corroboration>(at(picture, `/corroboration?area=${id(area)}`), { signal }),
  citations: (picture: string, partner: string, signal: string, abort?: AbortSignal) => call<SignalCitations>(`${one(picture, partner, signal)}/citations`, { signal: abort }),

  attach: (picture: string, partner: string, signal: string, file: File) => call<Signal>(`${one(picture, partner, signal)}/attachments?name=${id(file.name)}`, { method: 'POST', file }),
  removeAttachment: (picture: string, partner: string, signal: string, attachment: string) => call<Signal>(`${one(picture, partner, signal)}/attachments/${id(attachment)}`, { method: 'DELETE' }),

  views: (picture: string, signal?: AbortSignal) => call<SavedView[]>(`/api/pictures/${id(picture)}/signal-views`, { signal }),
  saveView: (picture: string, name: string, view: RegisterView) => call<SavedView>(`/api/pictures/${id(picture)}/signal-views`, { method: 'POST', body: { name, view } }),
  removeView: (picture: string, view: string) => call<void>(`/api/pictures/${id(picture)}/signal-views/${id(view)}`, { method: 'DELETE' }),

  retention: (picture: string, partner: string, signal?: AbortSignal) => call<Retention>(`/api/pictures/${id(picture)}/retention/${id(partner)}`, { signal }),
  destroy: (picture: string, partner: string, signals: readonly VersionedSignal[]) => call<DestructionCertificate>(`/api/pictures/${id(picture)}/retention/${id(partner)}/destructions`, { method: 'POST', body: { signals } }),

  holds: (picture: string, signal?: AbortSignal) => call<PublicationHold[]>(`/api/pictures/${id(picture)}/holds`, { signal }),
  setHold: (picture: string, command: SetHold) => call<PublicationHold>(`/api/pictures/${id(picture)}/holds`, { method: 'POST', body: command }),
  liftHold: (picture: string, hold: string) => call<void>(`/api/pictures/${id(picture)}/holds/${id(hold)}`, { method: 'DELETE' }),
};

export const attachmentPath = (picture: string, partner: string, signal: string, attachment: string): string => `${one(picture, partner, signal)}/attachments/${id(attachment)}`;
export const exportPath = (picture: string, format: 'csv' | 'xlsx', search: URLSearchParams): string => {
  const all = new URLSearchParams(search);
  all.delete('limit');
  all.delete('after');
  all.set('format', format);
  return at(picture, `/export?${all.toString()}`);
};
