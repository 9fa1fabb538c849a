import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fragmentName } from './collaboration';
import { linkAddress, schemaExtensions } from './extensions';
import { plainText } from './plainText';
import { richNodes } from './richNodes';
import { unknownContent } from './schemaGuard';

function doc(...nodes: Y.XmlElement[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment(fragmentName);
  fragment.insert(0, nodes);
  return fragment;
}
function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

describe('the shared text', () => {
  const schema = getSchema(schemaExtensions);

  it('has exactly the elements and marks that the server knows', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(
      ['blockquote', 'bulletList', 'codeBlock', 'doc', 'evidence', 'hardBreak', 'heading', 'horizontalRule', 'listItem', 'orderedList', 'paragraph', 'table', 'tableCell', 'tableHeader', 'tableRow', 'text'],
    );
    expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'code', 'italic', 'link', 'strike', 'underline']);
  });

  it('notices what it does not know, before the editor could delete it', () => {
    const text = new Y.XmlText();
    const fragment = doc(element('paragraph', text), element('video'));
    text.insert(0, 'x', { glow: true });
    expect(unknownContent(fragment, schema).sort()).toEqual(['glow', 'video']);
    expect(unknownContent(doc(element('bulletList', element('listItem', element('paragraph', new Y.XmlText('a'))))), schema)).toEqual([]);
  });

  it('notices an attribute that it would take away, something that is no text, and words outside any block', () => {
    const text = new Y.XmlText();
    const heading = element('heading', text);
    const fragment = doc(heading);
    heading.setAttribute('level', '2');
    text.insert(0, 'x', { link: { href: 'https://example.nl' } });
    expect(unknownContent(fragment, schema)).toEqual([]);
    heading.setAttribute('anchor', 'a');
    text.insert(1, 'y', { link: { href: 'https://example.nl', preview: true } });
    text.insertEmbed(0, { image: 'x' });
    fragment.push([new Y.XmlText('los')]);
    expect(unknownContent(fragment, schema).sort()).toEqual(['#text', 'embed', 'heading.anchor', 'link.preview']);
  });

  it('can be shown without the editor, also what it does not know', () => {
    const text = new Y.XmlText();
    const fragment = doc(element('video', element('paragraph', text)));
    text.insert(0, 'vet', { bold: {} });
    expect(richNodes(fragment)).toMatchObject([{ type: 'video', children: [{ type: 'paragraph', children: [{ text: 'vet', marks: [{ type: 'bold' }] }] }] }]);
  });

  it('can be saved as plain text', () => {
    const fragment = doc(element('heading', new Y.XmlText('Kop')), element('bulletList', element('listItem', element('paragraph', new Y.XmlText('een'))), element('listItem', element('paragraph', new Y.XmlText('twee')))), element('paragraph', new Y.XmlText('slot')));
    expect(plainText(fragment)).toBe('Kop\neen\ntwee\nslot');
  });

  it('links lead to the web or to mail, nowhere else', () => {
    expect(['https://example.nl', 'mailto:a@b.nl'].every((href) => linkAddress.test(href))).toBe(true);
    expect(['javascript:alert(1)', 'data:text/html,x', '//x', 'ftp://x', 'https://a b'].some((href) => linkAddress.test(href))).toBe(false);
  });
});
