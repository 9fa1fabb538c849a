import { Editor } from '@tiptap/core';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { nobody } from '../live/presence';
import { fragmentName } from './collaboration';
import { sectionExtensions } from './extensions';

/** An editor of a section with this content over a document of its own, alone; destroyed when the test ends. */
export function testEditor(content: string): { doc: Y.Doc; editor: Editor } {
  const doc = new Y.Doc();
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: sectionExtensions(doc.getXmlFragment(fragmentName), {
      guard: { watch: (plugin: unknown) => plugin } as never,
      carets: { presence: () => nobody, subscribe: () => () => undefined, present: () => undefined, partner: () => ({ className: '', shortName: '' }) },
      paragraphs: { states: { current: new Map<Y.XmlElement, never>(), subscribe: () => () => undefined }, label: () => '' },
    }),
  });
  onTestFinished(() => editor.destroy());
  editor.commands.setContent(content);
  return { doc, editor };
}

/** The document as a colleague has it who is not reached for a while. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
