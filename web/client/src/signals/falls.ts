import type { EntityType, SectionCitations, SignalCitations } from '../shared/api/schema';

export interface FallingSentence {
  text: string;
  /** Its paragraph rests on nothing else that stands. */
  unsupported: boolean;
  /** Labels of the falling entities that it refers to. */
  via: readonly string[];
}

export interface FallingEntity {
  key: string;
  type: EntityType;
  label: string;
  /** Signals that still stand under it; it falls when there are none. */
  left: number;
}

export interface Falls {
  sections: readonly { section: string; number: string; title: string; sentences: readonly FallingSentence[] }[];
  /** Those that fall first. */
  entities: readonly FallingEntity[];
  /** Sections that one may not read; the most that one signal or entity has, since which they are is not told. */
  hidden: number;
  /** More than one signal or entity has such sections: there may be more of them. */
  atLeast: boolean;
}

interface Known { section: string; number: string; title: string; sentences: Map<string, FallingSentence> }

/** What falls with several signals together: each sentence and entity once. An entity stands as long as another signal does under it; a sentence as long as something else than these holds it up. */
export function fallsOf(going: readonly { partner: string; id: string }[], citations: readonly SignalCitations[]): Falls {
  const gone = new Set(going.map((signal) => `${signal.partner}/${signal.id}`));
  const entities = new Map<string, FallingEntity>();
  const falling = new Map<string, { label: string; sections: readonly SectionCitations[]; hidden: number }>();
  citations.forEach((one, i) => {
    const partner = going[i]?.partner ?? '';
    for (const { id, type, label, others, sections, hidden } of one.entities) {
      const key = `${partner}/${id}`;
      const left = others.filter((other) => !gone.has(`${partner}/${other}`)).length;
      entities.set(key, { key, type, label, left });
      if (left === 0) {
        falling.set(key, { label, sections, hidden });
      }
    }
  });

  const found = new Map<string, Known>();
  const take = ({ section, number, title, sentences }: SectionCitations, via: string | null): void => {
    const known = found.get(section) ?? { section, number, title, sentences: new Map<string, FallingSentence>() };
    found.set(section, known);
    for (const { text, others, otherEntities } of sentences) {
      const unsupported = others.every((other) => gone.has(`${other.partner}/${other.signal}`)) && otherEntities.every((other) => falling.has(`${other.partner}/${other.entity}`));
      const before = known.sentences.get(text);
      known.sentences.set(text, { text, unsupported: unsupported || before?.unsupported === true, via: [...new Set([...(before?.via ?? []), ...(via === null ? [] : [via])])] });
    }
  };
  citations.forEach((one) => one.sections.forEach((section) => take(section, null)));
  falling.forEach(({ label, sections }) => sections.forEach((section) => take(section, label)));

  const hidden = [...citations, ...falling.values()].map((one) => one.hidden).filter((n) => n > 0);
  return {
    sections: [...found.values()].map((section) => ({ ...section, sentences: [...section.sentences.values()] })),
    entities: [...entities.values()].sort((a, b) => Number(a.left > 0) - Number(b.left > 0)),
    hidden: Math.max(0, ...hidden),
    atLeast: hidden.length > 1,
  };
}
