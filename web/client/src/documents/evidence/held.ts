import type { EditorState } from '@tiptap/pm/state';
import { packPlaces, placesOf } from '../carets';

export interface Range {
  from: number;
  to: number;
}

/** Keeps hold of some words while the text changes around them: gives where they stand later, or null when they are no longer there. */
export function holdWords(state: EditorState, { from, to }: Range): (later: EditorState) => Range | null {
  const wordsAt = ({ doc }: EditorState, start: number): string => (start + (to - from) <= doc.content.size ? doc.textBetween(start, start + (to - from), '\n', '\uFFFC') : '');
  const words = wordsAt(state, from);
  const packed = packPlaces(state, from, from);
  return (later) => {
    const start = placesOf(later, packed)?.anchor;
    return start !== undefined && wordsAt(later, start) === words ? { from: start, to: start + (to - from) } : null;
  };
}
