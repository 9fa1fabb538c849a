import * as Y from 'yjs';

const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'blockquote', 'listItem', 'tableRow', 'horizontalRule']);

/** The words of a text, block by block: for saving what could not be stored, and for a text this version cannot show. */
export function plainText(fragment: Y.XmlFragment): string {
  const lines: string[] = [''];
  const visit = (node: unknown): void => {
    if (node instanceof Y.XmlText) {
      const text = (node.toDelta() as { insert: unknown }[]).map((part) => (typeof part.insert === 'string' ? part.insert : '')).join('');
      lines[lines.length - 1] += text;
    } else if (node instanceof Y.XmlElement) {
      if (blocks.has(node.nodeName) && lines.at(-1) !== '') {
        lines.push('');
      }
      if (node.nodeName === 'evidence') {
        lines[lines.length - 1] += `[bron: ${String(node.getAttribute('id') ?? '')}]`;
      }
      if (node.nodeName === 'hardBreak') {
        lines.push('');
      }
      node.toArray().forEach(visit);
    }
  };
  fragment.toArray().forEach((child) => {
    visit(child);
    if (lines.at(-1) !== '') {
      lines.push('');
    }
  });
  return lines.join('\n').trim();
}
