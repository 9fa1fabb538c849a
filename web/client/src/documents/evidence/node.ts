import { Node } from '@tiptap/core';
import { evidenceOf } from './reference';

/**
 * A reference in a line of text, as one character that cannot be typed into. It holds ids only. From elsewhere only ids are taken over, and only those that could be one: what a page that was copied
 * says about a reference is not believed.
 */
export const EvidenceNode = Node.create({
  name: 'evidence',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    const from = (attribute: string) => ({ default: null, rendered: false, parseHTML: (element: HTMLElement) => element.getAttribute(attribute) });
    return { kind: from('data-evidence'), id: from('data-id') };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-evidence]',
        getAttrs: (element) => (evidenceOf(element.getAttribute('data-evidence'), element.getAttribute('data-id')) ? {} : false),
      },
    ];
  },
  renderHTML({ node }) {
    return ['span', { 'data-evidence': String(node.attrs.kind), 'data-id': String(node.attrs.id) }, '[bron]'];
  },
  renderText: () => '[bron]',
});
