import { useSyncExternalStore } from 'react';
import { onSignedOut } from '../../shared/api/client';
import type { EvidenceRef } from './reference';

// What pages beside the text know of it. Nothing of the editor is loaded for it.

/** A section in which one writes. */
export interface Writing { picture: string; section: string }

/** A text that is open for writing. */
export interface OpenText {
  at: Writing;
  /** Puts a reference where the caret is; false where none can stand. */
  insert(reference: EvidenceRef): boolean;
}

let current: OpenText | null = null;
let last: Writing | null = null;
/** A reference that goes into a text as soon as that is open for writing again. */
let waiting: { at: Writing; reference: EvidenceRef; done: (inserted: boolean) => void } | null = null;
onSignedOut(() => {
  last = null;
  waiting = null;
});

const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const isSame = (a: Writing | null | undefined, b: Writing): boolean => a?.picture === b.picture && a.section === b.section;

/** A text is open for writing; the function it gives ends that. What waited for this text goes in. */
export function opened(text: OpenText): () => void {
  current = text;
  last = text.at;
  const wanted = waiting;
  waiting = null;
  if (wanted && isSame(wanted.at, text.at)) {
    wanted.done(text.insert(wanted.reference));
  }
  tell();
  return () => {
    if (current === text) {
      current = null;
      tell();
    }
  };
}

/** A text is shown that may only be read: what waited for it does not go in. */
export function openedToRead(at: Writing): void {
  if (waiting && isSame(waiting.at, at)) {
    waiting.done(false);
    waiting = null;
  }
}

/** Keeps a reference for the text in which one wrote last. `done` says whether it went in. */
export function referLater(at: Writing, reference: EvidenceRef, done: (inserted: boolean) => void): void {
  waiting = { at, reference, done };
}

/** Puts a reference where the caret is, or was; false when no text is open for writing, or the caret is where none can stand. */
export const insertEvidence = (reference: EvidenceRef): boolean => current?.insert(reference) ?? false;

/** For buttons elsewhere on the page ("Verwijs in tekst"); null when no text is open for writing, so that no button is shown that does nothing. */
export function useInsertEvidence(): ((reference: EvidenceRef) => boolean) | null {
  return useSyncExternalStore(subscribe, () => current !== null) ? insertEvidence : null;
}

/** The section of a picture in which one wrote last; null when that was nowhere, or elsewhere. */
export function useLastWriting(picture: string): string | null {
  return useSyncExternalStore(subscribe, () => (last?.picture === picture ? last.section : null));
}
