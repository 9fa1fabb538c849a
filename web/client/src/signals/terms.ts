import { useMemo } from 'react';
import { api } from '../shared/api/endpoints';
import type { TaxonomyLists, Term } from '../shared/api/schema';
import { useWords } from '../shared/i18n';
import { once, type Resource, useResource } from '../shared/useResource';

export const useTaxonomies = (): Resource<TaxonomyLists> => useResource('taxonomies', () => once('taxonomies', api.taxonomies));

export type TermList = keyof TaxonomyLists;

export interface Terms {
  lists: TaxonomyLists | undefined;
  /** The word for a term; its id when a later release made it or the lists cannot be had, nothing while they are loading. */
  name: (list: TermList, id: string | null | undefined) => string;
  /** What may be chosen now, and what was chosen before although it is not offered any more. */
  offered: (list: TermList, kept?: readonly string[]) => readonly Term[];
  /** A grade in words. */
  grade: (grade: string) => string;
}

export function useTerms(): Terms {
  const words = useWords();
  const { data: lists, loading } = useTaxonomies();
  const language = words({ nl: 'nl', en: 'en' });
  return useMemo(() => {
    const word = (term: Term): string => (language === 'en' ? term.name.en : term.name.nl) || term.name.nl;
    const name = (list: TermList, id: string | null | undefined): string => {
      const term = lists?.[list].find((candidate) => candidate.id === id);
      return term ? word(term) : loading ? '' : (id ?? '');
    };
    return {
      lists,
      name,
      offered: (list, kept = []) => lists?.[list].filter((term) => !term.off || kept.includes(term.id)) ?? [],
      grade: (grade) => `${name('sourceReliability', grade[0])}; ${name('informationAccuracy', grade[1])}`,
    };
  }, [lists, loading, language]);
}
