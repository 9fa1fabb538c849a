import { Editor } from '@tiptap/core';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { nobody } from '../../live/presence';
import { nl } from '../../shared/i18n/nl';
import { fragmentName } from '../collaboration';
import { plainText } from '../plainText';
import { sectionExtensions } from '../extensions';
import { type Chip, chipOf } from './chip';
import { ClaimMarks, claimsIn, jump } from './claimMarks';
import { holdWords } from './held';
import { insertAt, takesEvidence } from './insert';
import { dismiss, EvidenceSuggest, type Trigger, triggerAt } from './suggest';
import { EvidenceView, selectedEvidence } from './view';
import { insertEvidence, openedToRead, referLater } from './writing';

const here = { picture: 'veldermeer', section: 's-1' };
const signal = { kind: 'signal', id: 'politie/abc' } as const;

const made: Editor[] = [];
afterEach(() => made.splice(0).forEach((editor) => editor.destroy()));

function world(content = '<p></p>', fallen: ReadonlySet<string> = new Set()) {
  const doc = new Y.Doc();
  const asked: (Trigger | null)[] = [];
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const opened = vi.fn<(path: string) => void>();
  const chip = (kind: unknown, id: unknown): Chip => ({ ...chipOf(kind, id, null, nl), path: kind === 'signal' ? `/x/${String(id)}` : null });
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: sectionExtensions(doc.getXmlFragment(fragmentName), {
      guard: { watch: (plugin: unknown) => plugin } as never,
      carets: { presence: () => nobody, subscribe: () => () => undefined, present: () => undefined, partner: () => ({ className: '', shortName: '' }) },
      paragraphs: { states: { current: new Map<Y.XmlElement, never>(), subscribe: () => () => undefined }, label: () => '' },
      evidence: [
        EvidenceView.configure({ source: { chip, subscribe, open: opened } }),
        EvidenceSuggest.configure({ host: { mounted: () => undefined, gone: () => undefined, asked: (trigger) => void asked.push(trigger), key: () => false } }),
        ClaimMarks.configure({ source: { fallen: { signal: (key) => fallen.has(key), entity: (key) => fallen.has(key) }, label: (footing) => footing, hidden: () => false, subscribe } }),
      ],
    }),
  });
  made.push(editor);
  editor.commands.setContent(content);
  return { doc, editor, asked, opened, tell: () => listeners.forEach((listener) => listener()) };
}

const shared = (doc: Y.Doc): string => doc.getXmlFragment(fragmentName).toString();

describe('a reference in the text', () => {
  it('is ids only in the shared document, and stock Yjs carries it to another editor', () => {
    const { doc, editor } = world('<p>Er staan busjes.</p>');
    insertAt(editor, signal, { from: 16, to: 16 });
    expect(shared(doc)).toContain('<evidence id="politie/abc" kind="signal"></evidence>');
    const stock = new Y.Doc();
    Y.applyUpdate(stock, Y.encodeStateAsUpdate(doc));
    const paragraph = stock.getXmlFragment(fragmentName).get(0) as Y.XmlElement;
    const theirs = new Y.XmlElement('evidence');
    theirs.setAttribute('kind', 'area');
    theirs.setAttribute('id', 'GM9901');
    paragraph.insert(0, [theirs]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(stock));
    expect(editor.getJSON().content?.[0]?.content?.map((node) => node.type)).toEqual(['evidence', 'text', 'evidence', 'text']);
    expect(shared(doc)).toBe(stock.getXmlFragment(fragmentName).toString());
  });

  it('goes away with undo, and comes back with redo', () => {
    const { doc, editor } = world();
    insertAt(editor, signal);
    expect(shared(doc)).toContain('evidence');
    editor.commands.undoOwn();
    expect(shared(doc)).not.toContain('evidence');
    editor.commands.redoOwn();
    expect(shared(doc)).toContain('evidence');
  });

  it('is copied and pasted as ids; from elsewhere only what could be an id is believed', () => {
    const { editor } = world();
    insertAt(editor, signal);
    const html = editor.getHTML();
    expect(html).toContain('data-evidence="signal" data-id="politie/abc"');
    const ids = (from: string): unknown[] => {
      const found: unknown[] = [];
      world(from).editor.state.doc.descendants((node) => void (node.type.name === 'evidence' && found.push({ ...node.attrs })));
      return found;
    };
    expect(ids(html)).toEqual([signal]);
    expect(ids('<p><span data-evidence="signal" data-id="politie/abc" id="om/x" kind="area">S-99, B1, vals</span></p>')).toEqual([signal]);
    for (const bad of ['<span data-evidence="signal" data-id="../x">', '<span data-evidence="person" data-id="a/b">', '<span data-evidence="signal">', '<span data-evidence="area" data-id="javascript:x">', '<evidence kind="signal" id="a/b">']) {
      expect(ids(`<p>${bad}x</p>`), bad).toEqual([]);
    }
  });

  it('looks like a source without a name when nobody knows it', () => {
    expect(chipOf('signal', '<b>', null, nl)).toMatchObject({ parts: [{ text: 'bron' }], path: null });
    expect(chipOf('signal', 'politie/abc', null, nl).parts[0]?.text).toBe('bron');
  });

  it('says who holds it to who may not see it, that it fell, and all of it to who may', () => {
    const partner = () => ({ id: 'politie', name: 'Nationale Politie', shortName: 'Politie', colour: 1, inputOnly: false });
    const of = (known: object | undefined) => chipOf('signal', 'politie/abcdefgh', { store: { signal: () => known as never, entity: () => undefined, area: () => undefined }, picture: 'veldermeer', partner, t: nl }, nl);
    expect(of({ label: null, fallen: false })).toMatchObject({ parts: [{ text: 'bron bij Politie' }], path: null, mark: 'kenmerk cdefgh' });
    expect(of({ label: null, fallen: true }).parts.map((part) => part.text)).toEqual(['bron bij Politie', 'ingetrokken']);
    const seen = of({ label: 'S-01', grade: 'B2', summary: 'Een loods.', fallen: false });
    expect(seen.parts.map((part) => part.text)).toEqual(['S-01', 'B2', 'Politie']);
    expect(seen.title).toBe('Bron S-01, Nationale Politie, betrouwbaarheid B2: Een loods.');
    expect(seen.path).toBe('/pictures/veldermeer/signals/politie/abcdefgh');
  });

  it('says of an entity what kind it is, its alias, whose and how sure; of one that may not be seen only whose', () => {
    const partner = () => ({ id: 'politie', name: 'Nationale Politie', shortName: 'Politie', colour: 1, inputOnly: false });
    const of = (known: object | undefined) => chipOf('entity', 'politie/abcdefgh', { store: { signal: () => undefined, entity: () => known as never, area: () => undefined }, picture: 'veldermeer', partner, t: nl }, nl);
    const seen = of({ type: 'Person', label: 'P1', grade: 'B2', signals: 2, fallen: false });
    expect(seen).toMatchObject({ icon: 'user', path: '/pictures/veldermeer/entities/politie/abcdefgh', title: 'Persoon P1, Nationale Politie, rust op 2 signalen, betrouwbaarheid B2' });
    expect(seen.parts.map((part) => part.text)).toEqual(['P1', 'B2', 'Politie']);
    expect(of({ type: 'Person', label: 'P1', grade: null, signals: 0, fallen: true })).toMatchObject({ icon: 'unlink', fallen: true });
    expect(of({ type: 'Unknown', label: null, fallen: false })).toMatchObject({ icon: null, parts: [{ text: 'bron bij Politie' }], path: null, mark: 'kenmerk cdefgh' });
    expect(of({ type: 'Unknown', label: null, fallen: true }).parts.map((part) => part.text)).toEqual(['bron bij Politie', 'vervallen']);
  });

  it('is a link where the text is only read, and while one writes nothing that leads away', () => {
    const { editor, opened } = world();
    insertAt(editor, signal);
    const link = () => editor.view.dom.querySelector<HTMLAnchorElement>('.chip a');
    expect(link()).toBeNull();
    expect(editor.view.dom.querySelector('.chip')?.textContent).toContain('bron');
    editor.setEditable(false);
    link()?.click();
    expect(opened).toHaveBeenCalledWith('/x/politie/abc');
    editor.setEditable(true);
    expect(link()).toBeNull();
  });

  it('opens with Enter when it is selected, and is left with Escape', () => {
    const { editor, opened } = world();
    insertAt(editor, signal);
    const press = (key: string, altKey = false) => editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true, cancelable: true }));
    editor.commands.setNodeSelection(1);
    expect(selectedEvidence(editor.state)).toEqual({ ...signal, pos: 1 });
    press('Enter');
    press('Enter', true);
    expect(opened).toHaveBeenCalledTimes(2);
    press('Escape');
    expect(selectedEvidence(editor.state)).toBeNull();
    expect(editor.state.selection).toMatchObject({ empty: true, from: 2 });
    insertAt(editor, { kind: 'area', id: 'GM9901' });
    editor.commands.setNodeSelection(2);
    press('Enter'); // leads nowhere: it stays where it is
    expect(opened).toHaveBeenCalledTimes(2);
    expect(editor.getJSON().content).toHaveLength(1);
  });

  it('is not lost by a letter that is typed while it is selected', () => {
    const { doc, editor } = world('<p>Zin</p>');
    editor.commands.setTextSelection(4);
    insertAt(editor, signal);
    editor.commands.setNodeSelection(5);
    editor.view.someProp('handleTextInput', (handle) => handle(editor.view, 5, 6, '.', () => editor.state.tr));
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Zin [bron: politie/abc].');
    expect(editor.state.selection).toMatchObject({ empty: true, from: 7 });
    editor.commands.setNodeSelection(5);
    editor.commands.deleteSelection();
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Zin .');
  });

  it('stays selected by itself while somebody else writes at its edge', () => {
    const { doc, editor } = world('<p>Zin</p>');
    editor.commands.setTextSelection(4);
    insertAt(editor, signal);
    editor.commands.setNodeSelection(5);
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
    const words = (theirs.getXmlFragment(fragmentName).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    words.insert(words.length, 'nen ');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    expect(selectedEvidence(editor.state)).toEqual({ ...signal, pos: 9 });
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Zin nen [bron: politie/abc]');
  });

  it('stands behind words that are selected, and not in code', () => {
    const { doc, editor } = world('<p>Zin een</p><pre><code>x</code></pre>');
    editor.commands.setTextSelection({ from: 1, to: 4 });
    expect(insertAt(editor, signal)).toBe(true);
    expect(plainText(doc.getXmlFragment(fragmentName))).toContain('Zin [bron: politie/abc] een');
    editor.commands.setTextSelection(editor.state.doc.content.size - 1);
    expect(insertAt(editor, signal)).toBe(false);
  });

  it('can come from elsewhere on the page, only while a text is open for writing', () => {
    expect(insertEvidence(signal)).toBe(false);
    const { doc, editor } = world('<p>Zin</p>');
    const end = takesEvidence(editor, here);
    expect(insertEvidence({ kind: 'signal', id: 'no id' })).toBe(false);
    editor.commands.setTextSelection(4);
    expect(insertEvidence(signal)).toBe(true);
    expect(shared(doc)).toContain('Zin <evidence');
    end();
    expect(insertEvidence(signal)).toBe(false);
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Zin [bron: politie/abc]');
  });

  it('waits for the text in which one wrote last, and goes in where the caret was', async () => {
    const { doc, editor } = world('<p>Eerste zin</p><p>Laatste</p>');
    const end = takesEvidence(editor, here);
    const focused = new Promise((done) => editor.on('focus', done));
    editor.commands.focus(7);
    editor.view.dom.dispatchEvent(new Event('focus'));
    await focused;
    end();
    const done = vi.fn<(inserted: boolean) => void>();
    referLater(here, signal, done);
    openedToRead({ ...here, section: 's-2' });
    expect(done).not.toHaveBeenCalled();
    editor.commands.setTextSelection(1);
    takesEvidence(editor, here)();
    expect(done).toHaveBeenCalledExactlyOnceWith(true);
    expect(plainText(doc.getXmlFragment(fragmentName))).toContain('Eerste [bron: politie/abc] zin');
    referLater(here, signal, done);
    openedToRead(here);
    expect(done).toHaveBeenLastCalledWith(false);
  });

  it('comes at the end of a text in which nobody has put the caret yet', () => {
    const { doc, editor } = world('<p>Eerste</p><p>Laatste</p>');
    editor.commands.setTextSelection(1);
    const end = takesEvidence(editor, here);
    expect(insertEvidence(signal)).toBe(true);
    expect(plainText(doc.getXmlFragment(fragmentName))).toMatch(/^Eerste\s+Laatste \[bron: politie\/abc\]$/);
    end();
  });
});

describe('a choice that was made before the hits came', () => {
  const colleague = (doc: Y.Doc, text: string): void => {
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
    ((theirs.getXmlFragment(fragmentName).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  };

  it('goes in the place of its words, while one types on and others write before it', () => {
    const { doc, editor } = world('<p>Zie @kwek</p>');
    editor.commands.setTextSelection(10);
    const find = holdWords(editor.state, { from: 5, to: 10 });
    editor.view.dispatch(editor.state.tr.insertText(' vandaag'));
    colleague(doc, 'Nu: ');
    const range = find(editor.state);
    expect(range).toEqual({ from: 9, to: 14 });
    insertAt(editor, signal, range ?? undefined);
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Nu: Zie [bron: politie/abc] vandaag');
    editor.view.dispatch(editor.state.tr.insertText('!'));
    expect(plainText(doc.getXmlFragment(fragmentName))).toBe('Nu: Zie [bron: politie/abc] vandaag!');
  });

  it('is not put where its words are no more', () => {
    const { editor } = world('<p>Zie @kwek</p>');
    const find = holdWords(editor.state, { from: 5, to: 10 });
    editor.view.dispatch(editor.state.tr.delete(6, 8));
    expect(find(editor.state)).toBeNull();
  });
});

describe('an @ or # in the text', () => {
  const type = (editor: Editor, text: string): void => [...text].forEach((letter) => editor.view.dispatch(editor.state.tr.insertText(letter)));

  it('asks for what is typed behind it', () => {
    const { editor, asked } = world();
    type(editor, 'Zie @loo');
    expect(asked.map((trigger) => trigger?.query)).toEqual(['', 'l', 'lo', 'loo']);
    type(editor, 'ds bij');
    expect(asked.at(-1)?.query).toBe('loods bij');
    type(editor, '.');
    expect(triggerAt(editor.state)).toBeNull();
    expect(asked.at(-1)).toBeNull();
  });

  it('is no question in the middle of a word, in code, or by walking through the text', () => {
    const { editor, asked } = world('<p>mail jan@example en @loods</p>');
    editor.commands.setTextSelection(12);
    asked.length = 0;
    editor.commands.setTextSelection(27);
    expect(asked).toEqual([]);
    const code = world('<pre><code>x</code></pre>');
    code.editor.commands.setTextSelection(2);
    type(code.editor, ' @x');
    expect(code.asked).toEqual([]);
  });

  it('stays away once it was sent away, until the next sign', () => {
    const { editor, asked } = world();
    type(editor, '@lo');
    editor.view.dispatch(dismiss(editor.state));
    type(editor, 'ods');
    expect(asked.at(-1)).toBeNull();
    type(editor, '. Zie #c');
    expect(asked.at(-1)?.query).toBe('c');
  });

  it('stays open while somebody else writes, and stays away when it was sent away', () => {
    const { doc, editor, asked } = world('<p>Eerste</p><p>Tweede</p>');
    editor.commands.setTextSelection(15);
    const colleague = (text: string): void => {
      const theirs = new Y.Doc();
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
      ((theirs.getXmlFragment(fragmentName).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, text);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
    };
    type(editor, ' @loo');
    colleague('Nog ');
    expect(asked.at(-1)).toMatchObject({ from: 20, to: 24, query: 'loo' });
    editor.view.dispatch(dismiss(editor.state));
    colleague('altijd ');
    type(editor, 'ds');
    expect(asked.at(-1)).toBeNull();
  });

  it('does not open because somebody else types one', () => {
    const { editor, asked } = world();
    editor.view.dispatch(editor.state.tr.insertText('@a').setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    expect(asked).toEqual([]);
  });
});

describe('marks beside claims', () => {
  const sentence = 'In de loods staan drie busjes';
  const chip = (id: string): string => `<span data-evidence="signal" data-id="${id}"></span>`;
  const html = `<h2>${sentence}</h2><p>${sentence}.</p><ul><li><p>${sentence} ${chip('politie/a')}.</p></li></ul><p>${sentence} ${chip('politie/a')}${chip('om/b')}.</p><table><tbody><tr><td><p>${sentence} ${chip('om/c')}</p></td></tr></tbody></table>`;

  it('are counted and drawn, and never in the document', () => {
    const { doc, editor } = world(html, new Set(['om/c']));
    expect(claimsIn(editor.state)).toMatchObject({ claims: 4, weak: [{ footing: 'none' }, { footing: 'one' }, { footing: 'fallen' }] });
    expect([...editor.view.dom.querySelectorAll('.claim')].map((block) => block.getAttribute('data-claim'))).toEqual(['none', 'one', 'fallen']);
    expect(shared(doc)).not.toContain('claim');
  });

  it('follow what falls', () => {
    const fallen = new Set<string>();
    const { editor, tell } = world(html, fallen);
    fallen.add('politie/a');
    tell();
    expect(claimsIn(editor.state).weak.map((claim) => claim.footing)).toEqual(['none', 'fallen', 'one', 'one']);
  });

  it('are reached one after the other, and round', () => {
    const { editor } = world(html);
    const seen: string[] = [];
    editor.commands.setTextSelection(1);
    for (let i = 0; i < 4; i++) {
      jump(editor, 1, (claim) => void seen.push(claim.footing));
    }
    expect(seen).toEqual(['none', 'one', 'one', 'none']);
    jump(editor, -1, (claim) => void seen.push(claim.footing));
    expect(seen.at(-1)).toBe('one');
  });
});
