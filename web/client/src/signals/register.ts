import type { HandlingLevel, RegisterView, SignalSort, SignalStage } from '../shared/api/schema';
import { isSignalDate } from './draft';

/** What of the register is shown: the filter and the order. */
export interface Register {
  text: string;
  partner: readonly string[];
  phenomenon: readonly string[];
  area: readonly string[];
  stage: readonly string[];
  handling: readonly string[];
  source: readonly string[];
  /** Id of the import they came with; empty for any. */
  import: string;
  from: string;
  until: string;
  sort: SignalSort;
  descending: boolean;
}

export type Facet = 'partner' | 'phenomenon' | 'area' | 'stage' | 'handling' | 'source';
export const facets: readonly Facet[] = ['partner', 'phenomenon', 'area', 'stage', 'handling', 'source'];

const sorts: readonly SignalSort[] = ['Date', 'Label', 'Partner', 'Area', 'Grade', 'Handling', 'Stage', 'Changed', 'Phenomenon', 'PurgeOn'];

/** Everything, latest first. */
export const everything: Register = { text: '', partner: [], phenomenon: [], area: [], stage: [], handling: [], source: [], import: '', from: '', until: '', sort: 'Date', descending: true };

/** The register out of an address; what it does not know is left out. */
export function readRegister(search: URLSearchParams): Register {
  const sort = sorts.find((candidate) => candidate === search.get('sort')) ?? everything.sort;
  return {
    text: search.get('text') ?? '',
    partner: search.getAll('partner'),
    phenomenon: search.getAll('phenomenon'),
    area: search.getAll('area'),
    stage: search.getAll('stage'),
    handling: search.getAll('handling'),
    source: search.getAll('source'),
    import: search.get('import') ?? '',
    from: search.get('from') ?? '',
    until: search.get('until') ?? '',
    sort,
    descending: search.has('descending') ? search.get('descending') === 'true' : sort === everything.sort && everything.descending,
  };
}

/** The register in the form of an address: the same for the page and for the server. Dates that are being typed are left out. */
export function searchOf(register: Register): URLSearchParams {
  const search = new URLSearchParams();
  if (register.text.trim()) {
    search.set('text', register.text.trim());
  }
  for (const facet of facets) {
    register[facet].forEach((value) => search.append(facet, value));
  }
  if (register.import) {
    search.set('import', register.import);
  }
  for (const end of ['from', 'until'] as const) {
    if (isSignalDate(register[end])) {
      search.set(end, register[end]);
    }
  }
  if (register.sort !== everything.sort || register.descending !== everything.descending) {
    search.set('sort', register.sort);
    search.set('descending', String(register.descending));
  }
  return search;
}

/** What the server is asked for one page. */
export function pageSearch(register: Register, after: string | null, limit: number): URLSearchParams {
  const search = searchOf(register);
  search.set('sort', register.sort);
  search.set('descending', String(register.descending));
  search.set('limit', String(limit));
  if (after !== null) {
    search.set('after', after);
  }
  return search;
}

/** How many filters are set; a period is one. */
export const activeFilters = (register: Register): number =>
  facets.reduce((n, facet) => n + register[facet].length, 0) + (register.import ? 1 : 0) + (register.from || register.until ? 1 : 0) + (register.text.trim() ? 1 : 0);

/** A click on a header: first in its natural order, then the other way round. */
export function sortedBy(register: Register, sort: SignalSort): Register {
  const latestFirst = sort === 'Date' || sort === 'Changed';
  return { ...register, sort, descending: register.sort === sort ? !register.descending : latestFirst };
}

export const toggled = (values: readonly string[], value: string): readonly string[] => (values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);

/** As it is kept under a name; one import is no view, and is not kept with it. */
export const toView = (register: Register, columns: readonly string[]): RegisterView => ({
  text: register.text.trim() || null,
  partners: [...register.partner],
  phenomena: [...register.phenomenon],
  areas: [...register.area],
  stages: [...register.stage] as SignalStage[],
  handling: [...register.handling] as HandlingLevel[],
  sources: [...register.source],
  from: register.from || null,
  until: register.until || null,
  sort: register.sort,
  descending: register.descending,
  columns: [...columns],
});

export const fromView = (view: RegisterView): Register => ({
  text: view.text ?? '',
  partner: view.partners ?? [],
  phenomenon: view.phenomena ?? [],
  area: view.areas ?? [],
  stage: view.stages ?? [],
  handling: view.handling ?? [],
  source: view.sources ?? [],
  import: '',
  from: view.from ?? '',
  until: view.until ?? '',
  sort: view.sort ?? everything.sort,
  descending: view.descending ?? false,
});

export const sameRegister = (a: Register, b: Register): boolean => searchOf(a).toString() === searchOf(b).toString();
