import { call } from '../shared/api/client';
import type { MakeTipLink, NewTipLink, Tip, TipInvitation, TipLink } from '../shared/api/schema';

const id = encodeURIComponent;
const links = (picture: string, partner: string, link = ''): string => `/api/pictures/${id(picture)}/tip-links${link}?partner=${id(partner)}`;
const tip = (token: string, rest = ''): string => `/api/tips/${id(token)}${rest}`;

export const tipsApi = {
  links: (picture: string, partner: string, signal?: AbortSignal) => call<TipLink[]>(links(picture, partner), { signal }),
  makeLink: (picture: string, partner: string, command: Omit<MakeTipLink, 'id'>) => call<NewTipLink>(links(picture, partner), { method: 'POST', body: { ...command, id: '' } }),
  revokeLink: (picture: string, partner: string, link: string) => call<void>(links(picture, partner, `/${id(link)}`), { method: 'DELETE' }),

  // Without the session, should there be one: who gives a tip is nobody.
  invitation: (token: string, signal?: AbortSignal) => call<TipInvitation>(tip(token), { signal, anonymous: true }),
  give: (token: string, command: Tip) => call<void>(tip(token), { method: 'POST', body: command, anonymous: true }),
  attach: (token: string, key: string, photo: Blob) => call<void>(tip(token, `/${id(key)}/photo`), { method: 'POST', file: photo, anonymous: true }),
};
