import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fragmentName } from './collaboration';
import { insertAt } from './evidence/insert';
import { plainText } from './plainText';
import { copyOf, testEditor } from './testEditor';

const signal = { kind: 'signal', id: 'politie/abc' } as const;
const chip = '<span data-evidence="signal" data-id="om/x"></span>';

/** An editor, and the same text at a colleague who is not reached for a while. */
function world(content: string) {
  const { doc, editor } = testEditor(content);
  const theirs = copyOf(doc);
  const line = theirs.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
  const meet = (): string => {
    const mine = Y.encodeStateAsUpdate(doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    Y.applyUpdate(theirs, mine);
    const text = plainText(doc.getXmlFragment(fragmentName));
    expect(plainText(theirs.getXmlFragment(fragmentName))).toBe(text);
    return text;
  };
  return { editor, line, meet };
}

const end = (text: Y.XmlText, words: string): void => text.insert(text.length, words);

describe('what a colleague types at the same moment', () => {
  it('stays when a reference is put before the first word', () => {
    const { editor, line, meet } = world('<p>@mBij de sluis</p>');
    insertAt(editor, signal, { from: 1, to: 3 });
    end(line.get(0) as Y.XmlText, ' ligt een boot');
    expect(meet()).toBe('[bron: politie/abc]Bij de sluis ligt een boot');
    editor.commands.undoOwn();
    expect(meet()).toBe('@mBij de sluis ligt een boot');
  });

  it('stays when the reference before the first word is taken away', () => {
    const { editor, line, meet } = world(`<p>${chip} Bij de sluis</p>`);
    editor.chain().setNodeSelection(1).deleteSelection().run();
    end(line.get(1) as Y.XmlText, ' ligt een boot');
    expect(meet().trim()).toBe('Bij de sluis ligt een boot');
  });

  it('stays where it was when a reference comes among the first words', () => {
    const { editor, line, meet } = world('<p>Bij de sluis ligt ’s nachts een boot</p>');
    insertAt(editor, signal, { from: 4, to: 4 });
    end(line.get(0) as Y.XmlText, ' en een kraan');
    expect(meet()).toBe('Bij [bron: politie/abc] de sluis ligt ’s nachts een boot en een kraan');
  });

  it('stays when a line is broken at its beginning, in a list too', () => {
    const { editor, line, meet } = world('<ul><li><p>Bij de sluis</p></li></ul>');
    editor.commands.setTextSelection(3);
    editor.commands.setHardBreak();
    end(((line.get(0) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText, ' ligt een boot');
    expect(meet()).toContain('Bij de sluis ligt een boot');
  });

  it('stays between two references of which one is exchanged', () => {
    const { editor, line, meet } = world(`<p>${chip} eerst ${chip} dan</p>`);
    insertAt(editor, signal, { from: 1, to: 2 });
    end(line.get(1) as Y.XmlText, 'nog ');
    end(line.get(3) as Y.XmlText, ' dit');
    expect(meet()).toBe('[bron: politie/abc] eerst nog [bron: om/x] dan dit');
  });
});
