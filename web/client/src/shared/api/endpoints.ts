import { call } from './client';
import type {
  AreaKind, AreaMap, AreaPage, AreaView, ChangeStage, ChapterTemplate, HistoryPage, HistoryPurge, HistoryText, NamedVersion, NameVersion, PartnerListing, PictureSummary, PictureView,
  PublicationSummary, PublicationView, PurgeHistory, Readiness, RestoredVersion, RestoreVersion, SectionReading, SectionStatus, SessionView, SetPeople, SignatureView, SignSection, StartPicture, TaxonomyLists,
} from './schema';

const id = encodeURIComponent;

const history = (picture: string, section: string): string => `/api/pictures/${id(picture)}/sections/${id(section)}/history`;

function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

export interface AreaSearch {
  q?: string;
  kind?: AreaKind;
  parent?: string;
  skip?: number;
  take?: number;
}

/** Every call the client makes over REST, in one place. */
export const api = {
  session: (signal?: AbortSignal) => call<SessionView>('/api/session', { signal }),
  signOut: () => call<void>('/api/session/sign-out', { method: 'POST' }),
  demoPeople: (signal?: AbortSignal) => call<PartnerListing[]>('/api/demo/people', { signal }),
  demoSignIn: (person: string) => call<void>('/api/demo/sign-in', { method: 'POST', body: { person } }),

  areas: (search: AreaSearch, signal?: AbortSignal) => call<AreaPage>(`/api/areas${query({ ...search })}`, { signal }),
  area: (area: string, signal?: AbortSignal) => call<AreaView>(`/api/areas/${id(area)}`, { signal }),
  areaMap: (parent: string | undefined, signal?: AbortSignal) => call<AreaMap>(`/api/areas/map${query({ parent })}`, { signal }),

  partners: (signal?: AbortSignal) => call<PartnerListing[]>('/api/partners', { signal }),
  chapterTemplates: (signal?: AbortSignal) => call<ChapterTemplate[]>('/api/templates/chapters', { signal }),
  taxonomies: (signal?: AbortSignal) => call<TaxonomyLists>('/api/taxonomies', { signal }),

  pictures: (signal?: AbortSignal) => call<PictureSummary[]>('/api/pictures', { signal }),
  startPicture: (command: StartPicture) => call<PictureView>('/api/pictures', { method: 'POST', body: command }),
  picture: (picture: string, signal?: AbortSignal) => call<PictureView>(`/api/pictures/${id(picture)}`, { signal }),
  setPeople: (picture: string, command: SetPeople) => call<PictureView>(`/api/pictures/${id(picture)}/people`, { method: 'PUT', body: command }),
  readiness: (picture: string, signal?: AbortSignal) => call<Readiness>(`/api/pictures/${id(picture)}/readiness`, { signal }),
  publish: (picture: string) => call<PublicationSummary>(`/api/pictures/${id(picture)}/publications`, { method: 'POST' }),
  reopen: (picture: string) => call<PictureView>(`/api/pictures/${id(picture)}/reopen`, { method: 'POST' }),
  publication: (picture: string, revision: number, signal?: AbortSignal) =>
    call<PublicationView>(`/api/pictures/${id(picture)}/publications/${revision}`, { signal }),

  reading: (picture: string, section: string, signal?: AbortSignal) =>
    call<SectionReading>(`/api/pictures/${id(picture)}/sections/${id(section)}/reading`, { signal }),
  changeStage: (picture: string, section: string, command: ChangeStage) =>
    call<SectionStatus>(`/api/pictures/${id(picture)}/sections/${id(section)}/stage`, { method: 'POST', body: command }),
  sign: (picture: string, section: string, command: SignSection) =>
    call<SignatureView>(`/api/pictures/${id(picture)}/sections/${id(section)}/signatures`, { method: 'POST', body: command }),

  history: (picture: string, section: string, before: number | undefined, signal?: AbortSignal) =>
    call<HistoryPage>(`${history(picture, section)}${query({ before })}`, { signal }),
  version: (picture: string, section: string, version: number | undefined, signal?: AbortSignal) =>
    call<HistoryText>(`${history(picture, section)}/text${query({ version })}`, { signal }),
  difference: (picture: string, section: string, from: number, to: number, signal?: AbortSignal) =>
    call<HistoryText>(`${history(picture, section)}/difference${query({ from, to })}`, { signal }),
  nameVersion: (picture: string, section: string, version: number, command: NameVersion) =>
    call<NamedVersion>(`${history(picture, section)}/versions/${version}`, { method: 'PUT', body: command }),
  removeVersionName: (picture: string, section: string, version: number) =>
    call<void>(`${history(picture, section)}/versions/${version}`, { method: 'DELETE' }),
  restoreVersion: (picture: string, section: string, command: RestoreVersion) =>
    call<RestoredVersion>(`${history(picture, section)}/restores`, { method: 'POST', body: command }),
  purgeHistory: (picture: string, section: string, command: PurgeHistory) =>
    call<HistoryPurge>(`${history(picture, section)}/purges`, { method: 'POST', body: command }),
};

export const documentPath = (picture: string, revision: number): string => `/publications/${id(picture)}/${revision}`;
