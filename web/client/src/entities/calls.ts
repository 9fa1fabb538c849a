import { call } from '../shared/api/client';
import type { AddEntity, ChangeEntity, EntityPage, EntityView } from '../shared/api/schema';

const id = encodeURIComponent;
const at = (picture: string, rest = ''): string => `/api/pictures/${id(picture)}/entities${rest}`;
const one = (picture: string, partner: string, entity: string): string => at(picture, `/${id(partner)}/${id(entity)}`);

/** Entities over REST. */
export const entitiesApi = {
  /** @param search the question as it stands in an address, see `searchOf` */
  page: (picture: string, search: URLSearchParams, signal?: AbortSignal) => call<EntityPage>(`${at(picture)}?${search.toString()}`, { signal }),
  add: (picture: string, command: AddEntity, partner?: string) => call<EntityView>(at(picture, partner ? `?partner=${id(partner)}` : ''), { method: 'POST', body: command }),
  read: (picture: string, partner: string, entity: string, abort?: AbortSignal) => call<EntityView>(one(picture, partner, entity), { signal: abort }),
  change: (picture: string, partner: string, entity: string, command: ChangeEntity) => call<EntityView>(one(picture, partner, entity), { method: 'PUT', body: command }),
  remove: (picture: string, partner: string, entity: string, version: number) => call<void>(`${one(picture, partner, entity)}?version=${version}`, { method: 'DELETE' }),
};
