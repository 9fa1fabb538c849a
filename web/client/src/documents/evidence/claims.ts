import { partnerOf } from './reference';

/**
 * Claims and what they rest on. A claim is a paragraph, also in an item, cell or quotation, with a sentence of six words or more. The server counts in the same way (`Domain/Text/Claims.cs`);
 * both are held to `tests/evidence/claims.json` and `footing.json`.
 */
export const minWords = 6;

/** Stands for a reference in a line of text. */
export const reference = '\uFFFC';

/** A block of one line of text. */
export interface Line {
  type: string;
  text: string;
}

/** Why a claim asks for attention; `well` rests on two sources or more. */
export type Footing = 'none' | 'one' | 'fallen' | 'well';

const ends = '.!?…';
const closers = '"\'”’)]»';

function skip(text: string, at: number, over: string): number {
  let i = at;
  while (i < text.length && over.includes(text.charAt(i))) {
    i++;
  }
  return i;
}

/** Start and end of each sentence. References that follow the end of one belong to it, as a footnote mark does; a small letter after a full stop means that it was an abbreviation. */
export function sentences(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (!ends.includes(text.charAt(i))) {
      continue;
    }
    let end = skip(text, skip(text, i + 1, ends), closers);
    i = end - 1;
    if (end < text.length && !/\s/.test(text.charAt(end)) && text.charAt(end) !== reference) {
      continue;
    }
    let next = end;
    for (; next < text.length && (/\s/.test(text.charAt(next)) || text.charAt(next) === reference); next++) {
      end = text.charAt(next) === reference ? next + 1 : end;
    }
    if (next === text.length || !/\p{Ll}/u.test(text.charAt(next))) {
      found.push([start, end]);
      start = end;
      i = end - 1;
    }
  }
  if (start < text.length) {
    found.push([start, text.length]);
  }
  return found;
}

/** Words: letters and digits, with apostrophes and hyphens inside. */
export const words = (text: string): number => text.match(/[\p{L}\p{Nd}](?:[\p{L}\p{Nd}'’-])*/gu)?.length ?? 0;

export const isClaim = ({ type, text }: Line): boolean =>
  type !== 'heading' && type !== 'codeBlock' && sentences(text).some(([start, end]) => words(text.slice(start, end)) >= minWords);

/** What a claim refers to, by key (`partner/id`). */
export interface Sources {
  signals: readonly string[];
  entities: readonly string[];
}

/** Which of them no longer stand. */
export interface Fallen {
  signal(key: string): boolean;
  entity(key: string): boolean;
}

/**
 * What a claim rests on. A source is a signal that stands, or an entity that stands of a partner of which the claim cites nothing else that does: what an entity rests on may be just the signal
 * beside it.
 */
export function footingOf({ signals, entities }: Sources, fallen: Fallen): Footing {
  if (signals.length === 0 && entities.length === 0) {
    return 'none';
  }
  const standing = new Set(signals.filter((signal) => !fallen.signal(signal)));
  const asserting = new Set(entities.filter((entity) => !fallen.entity(entity)).map(partnerOf));
  standing.forEach((signal) => asserting.delete(partnerOf(signal)));
  const sources = standing.size + asserting.size;
  return sources === 0 ? 'fallen' : sources === 1 ? 'one' : 'well';
}
