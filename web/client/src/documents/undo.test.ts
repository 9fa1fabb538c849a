import type { Editor } from '@tiptap/core';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { beginStep, fragmentName } from './collaboration';
import { insertAt } from './evidence/insert';
import { copyOf, testEditor } from './testEditor';

function world(content: string) {
  const { doc, editor } = testEditor(content);
  beginStep(editor.state);
  const type = (text: string): void => [...text].forEach((letter) => editor.view.dispatch(editor.state.tr.insertText(letter)));
  return { doc, editor, type };
}

/** The paragraphs with the caret as a bar and references as an asterisk. */
function seen(editor: Editor): string[] {
  const { doc, selection } = editor.state;
  const lines: string[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) {
      const text = node.textBetween(0, node.content.size, '', '*');
      const at = selection.from - pos - 1;
      lines.push(at >= 0 && at <= text.length ? `${text.slice(0, at)}|${text.slice(at)}` : text);
    }
  });
  return lines;
}

/** What a colleague elsewhere puts before the first word. */
function colleague(doc: Y.Doc, text: string): void {
  const theirs = copyOf(doc);
  const first = (theirs.getXmlFragment(fragmentName).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  first.insert(0, text);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
}

const signal = { kind: 'signal', id: 'politie/abc' } as const;

describe('undo and redo of the own changes', () => {
  it('leave the caret where the text changed', () => {
    const { editor, type } = world('<p>Hallo wereld</p><p>Einde</p>');
    editor.commands.setTextSelection(4);
    type('xx');
    editor.commands.setTextSelection(17);
    editor.commands.undoOwn();
    expect(seen(editor)).toEqual(['Hal|lo wereld', 'Einde']);
    editor.commands.redoOwn();
    expect(seen(editor)).toEqual(['Halxx|lo wereld', 'Einde']);
  });

  it('leave it behind what comes back, also where the text ended', () => {
    const { editor } = world('<p>Hallo</p><p>Een lang einde</p>');
    editor.chain().setTextSelection({ from: 8, to: 22 }).deleteSelection().run();
    expect(seen(editor)).toEqual(['Hallo', '|']);
    editor.commands.undoOwn();
    expect(seen(editor)).toEqual(['Hallo', 'Een lang einde|']);
    editor.commands.redoOwn();
    expect(seen(editor)).toEqual(['Hallo', '|']);
  });

  it('leave it there when a whole paragraph comes back', () => {
    const { editor, type } = world('<p>Hallo <span data-evidence="signal" data-id="om/x"></span>.</p>');
    editor.commands.setTextSelection(9);
    editor.commands.splitBlock();
    type('Tweede zin.');
    editor.commands.undoOwn();
    expect(seen(editor)).toEqual(['Hallo *.|']);
    editor.commands.redoOwn();
    expect(seen(editor)).toEqual(['Hallo *.', 'Tweede zin.|']);
  });

  it('leave it there while somebody else writes on', () => {
    const { doc, editor } = world('<p>Hallo</p><p>Een lang einde</p>');
    editor.chain().setTextSelection({ from: 12, to: 22 }).deleteSelection().run();
    editor.commands.undoOwn();
    editor.commands.setTextSelection(10);
    colleague(doc, 'Zeg: ');
    expect(seen(editor)).toEqual(['Zeg: Hallo', 'Ee|n lang einde']);
  });

  it('take a reference by itself, not the words that were typed just before and behind it', () => {
    const { editor, type } = world('<p>Zin:</p>');
    editor.commands.setTextSelection(5);
    type(' een loods');
    insertAt(editor, signal);
    type(' vol');
    expect(seen(editor)).toEqual(['Zin: een loods * vol|']);
    editor.commands.undoOwn();
    expect(seen(editor)).toEqual(['Zin: een loods *|']);
    editor.commands.undoOwn();
    expect(seen(editor)).toEqual(['Zin: een loods|']);
    editor.commands.redoOwn();
    expect(seen(editor)).toEqual(['Zin: een loods *|']);
    expect((yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager }).undoManager.redoStack).toHaveLength(1);
  });
});
