import type { SignalCitations } from '../shared/api/schema';

export interface FallingSentence {
  text: string;
  /** Its paragraph rests on nothing else that stands. */
  unsupported: boolean;
}

export interface Falls {
  sections: readonly { section: string; number: string; title: string; sentences: readonly FallingSentence[] }[];
  /** Sections that one may not read; the most that one signal has, since which they are is not told. */
  hidden: number;
}

/** What falls with several signals together: each sentence once. A sentence stands as long as something else than these holds it up. */
export function fallsOf(going: readonly { partner: string; id: string }[], citations: readonly SignalCitations[]): Falls {
  const gone = new Set(going.map((signal) => `${signal.partner}/${signal.id}`));
  const sections = new Map<string, { section: string; number: string; title: string; sentences: Map<string, FallingSentence> }>();
  for (const { section, number, title, sentences } of citations.flatMap((one) => one.sections)) {
    const known = sections.get(section) ?? { section, number, title, sentences: new Map<string, FallingSentence>() };
    sections.set(section, known);
    for (const { text, others } of sentences) {
      const unsupported = others.every((other) => gone.has(`${other.partner}/${other.signal}`));
      known.sentences.set(text, { text, unsupported: unsupported || known.sentences.get(text)?.unsupported === true });
    }
  }
  return { sections: [...sections.values()].map((section) => ({ ...section, sentences: [...section.sentences.values()] })), hidden: Math.max(0, ...citations.map((one) => one.hidden)) };
}
