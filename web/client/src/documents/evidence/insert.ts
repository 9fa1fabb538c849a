import type { Editor } from '@tiptap/core';
import { useSyncExternalStore } from 'react';
import { type EvidenceRef, evidenceOf } from './reference';

let current: Editor | null = null;
const listeners = new Set<() => void>();

const tell = (): void => listeners.forEach((listener) => listener());

/** The editor on screen takes references from elsewhere on the page; the function it gives ends that. */
export function takesEvidence(editor: Editor): () => void {
  current = editor;
  tell();
  return () => {
    if (current === editor) {
      current = null;
      tell();
    }
  };
}

/** Puts a reference where the caret is, or was; false when no text is open for writing. */
export function insertEvidence(reference: EvidenceRef): boolean {
  const wanted = evidenceOf(reference.kind, reference.id);
  if (!wanted || !current || current.isDestroyed || !current.isEditable) {
    return false;
  }
  return insertAt(current, wanted);
}

/** A reference in place of a range of the text, or at the caret, with a space before it where words would grow into it. */
export function insertAt(editor: Editor, reference: EvidenceRef, range?: { from: number; to: number }): boolean {
  const { from, to } = range ?? editor.state.selection;
  const before = editor.state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\n');
  const content = [...(/[^\s(\n“‘"']/.test(before) ? [{ type: 'text', text: ' ' }] : []), { type: 'evidence', attrs: { ...reference } }];
  return editor.chain().focus().insertContentAt({ from, to }, content, { updateSelection: true }).run();
}

/**
 * For buttons elsewhere on the page ("Verwijs in tekst"): puts a reference into the text that is open for writing; null when there is none, so that no button is shown that does nothing.
 * A signal is `{ kind: 'signal', id: 'partner/signal' }`.
 */
export function useInsertEvidence(): ((reference: EvidenceRef) => boolean) | null {
  const open = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current !== null && current.isEditable,
  );
  return open ? insertEvidence : null;
}
