import type { Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { ownSelection, placesOf } from '../carets';
import { beginStep } from '../collaboration';
import { type EvidenceRef, evidenceOf } from './reference';
import { isSame, opened, type Writing } from './writing';

/** Where the caret was in the text that one wrote in last. */
let left: { at: Writing; caret: Uint8Array } | null = null;

/** The editor on screen takes references from elsewhere on the page; the function it gives ends that. Who comes back to a text finds the caret where it was. */
export function takesEvidence(editor: Editor, at: Writing): () => void {
  // Until somebody puts the caret somewhere it stands before the first word only because it stands somewhere.
  let entered = comeBack(editor, at);
  const enter = (): void => {
    entered = true;
  };
  editor.on('focus', enter);
  const end = opened({
    at,
    insert: (reference) => {
      const wanted = evidenceOf(reference.kind, reference.id);
      if (!wanted || editor.isDestroyed || !editor.isEditable) {
        return false;
      }
      const last = Selection.atEnd(editor.state.doc).to;
      return insertAt(editor, wanted, entered ? undefined : { from: last, to: last });
    },
  });
  return () => {
    editor.off('focus', enter);
    left = entered ? { at, caret: ownSelection(editor.state) } : null;
    end();
  };
}

function comeBack({ state, view }: Editor, at: Writing): boolean {
  const places = left && isSame(left.at, at) ? placesOf(state, left.caret) : null;
  if (places) {
    view.dispatch(state.tr.setSelection(TextSelection.between(state.doc.resolve(places.anchor), state.doc.resolve(places.head))));
  }
  return places !== null;
}

/**
 * A reference in place of a range of the text, or behind the caret or what is selected, with a space before it where words would grow into it. A caret that is elsewhere stays there.
 * False where none can stand, as in code.
 * Undo takes back the reference alone, not the words typed just before or behind it.
 */
export function insertAt(editor: Editor, reference: EvidenceRef, range?: { from: number; to: number }): boolean {
  const { doc, schema, selection } = editor.state;
  const { from, to } = range ?? { from: selection.to, to: selection.to };
  const evidence = schema.nodes.evidence;
  const place = doc.resolve(from);
  if (!evidence || !place.parent.canReplaceWith(place.index(), place.index(), evidence)) {
    return false;
  }
  const before = doc.textBetween(Math.max(0, from - 1), from, '\n', '\n');
  const content = [...(/[^\s(\n“‘"']/.test(before) ? [{ type: 'text', text: ' ' }] : []), { type: 'evidence', attrs: { ...reference } }];
  beginStep(editor.state);
  // One typed on since the words were chosen.
  const isElsewhere = range !== undefined && range.from !== range.to && !(selection.empty && selection.head === to);
  const done = isElsewhere
    ? editor.commands.insertContentAt({ from, to }, content, { updateSelection: false })
    : editor.chain().focus().insertContentAt({ from, to }, content, { updateSelection: true }).run();
  beginStep(editor.state);
  return done;
}
