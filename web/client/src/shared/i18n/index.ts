import { createContext, useContext, useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/client';
import type { Problem, Words } from '../api/schema';
import { en } from './en';
import { nl, type Texts } from './nl';

export type { Texts } from './nl';
export type Language = 'nl' | 'en';

const key = 'samenbeeld.language';
const listeners = new Set<() => void>();
let current: Language = read();

function read(): Language {
  try {
    const kept = localStorage.getItem(key);
    if (kept === 'nl' || kept === 'en') {
      return kept;
    }
  } catch {
    // No storage: the language lasts as long as the page.
  }
  return 'nl';
}

export function setLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(key, language);
  } catch {
    // See read().
  }
  listeners.forEach((listener) => listener());
}

export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export const textsOf = (language: Language): Texts => (language === 'nl' ? nl : en);

const TextsContext = createContext<Texts>(nl);
export const TextsProvider = TextsContext.Provider;
export const useTexts = (): Texts => useContext(TextsContext);

/** The word for the present language out of a pair that the server gives. */
export function useWords(): (words: Words) => string {
  const language = useLanguage();
  return (words) => words[language] || words.nl;
}

/** Words for a refusal: the code decides, the parameters fill in. */
export function problemText(texts: Texts, problem: Problem | { code: string; parameters?: Readonly<Record<string, string>> | null }): string {
  const make = texts.problems[problem.code as keyof Texts['problems']] ?? texts.problems.Unknown;
  return make(problem.parameters ?? {});
}

/** Words for anything that was thrown. */
export function errorText(texts: Texts, error: unknown): string {
  return error instanceof ApiProblem ? problemText(texts, { code: error.code, parameters: error.parameters }) : texts.problems.Unknown({});
}

document.documentElement.lang = current;
