import { Fragment, type ReactNode } from 'react';
import { ChipView } from '../documents/evidence/ChipView';
import type { RichNode } from '../shared/api/schema';

/** Addresses that a link may lead to; anything else is shown as text. */
const safeAddress = /^(https?:\/\/|mailto:)\S+$/i;

/** The server's own tree of a text as elements: nothing of the text is ever read as HTML. Unknown elements show their content, so that no word is hidden from a signer. */
export const RichText = ({ content }: { content: readonly RichNode[] }) => <>{content.map((node, i) => <Node key={i} node={node} />)}</>;

const Node = ({ node }: { node: RichNode }): ReactNode => {
  if (node.text !== null && node.text !== undefined) {
    return marked(node);
  }
  const children = node.children.map((child, i) => <Node key={i} node={child} />);
  const { attributes } = node;
  switch (node.type) {
    case 'paragraph':
      return <p>{children.length > 0 ? children : <br />}</p>;
    case 'heading': {
      const Tag = (['h2', 'h3', 'h4'] as const)[Math.min(Math.max(Number(attributes.level) || 1, 1), 3) - 1] ?? 'h2';
      return <Tag>{children}</Tag>;
    }
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol start={Number(attributes.start) || undefined}>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'codeBlock':
      return <pre><code>{children}</code></pre>;
    case 'hardBreak':
      return <br />;
    case 'evidence':
      return <><ChipView attributes={attributes} />{children}</>;
    case 'horizontalRule':
      return <hr />;
    case 'table':
      return <div className="table-scroll"><table><tbody>{children}</tbody></table></div>;
    case 'tableRow':
      return <tr>{children}</tr>;
    case 'tableHeader':
      return <th colSpan={span(attributes.colspan)} rowSpan={span(attributes.rowspan)}>{children}</th>;
    case 'tableCell':
      return <td colSpan={span(attributes.colspan)} rowSpan={span(attributes.rowspan)}>{children}</td>;
    default:
      return <div data-unknown={node.type}>{children}</div>;
  }
};

export const span = (text: string | undefined): number | undefined => {
  const n = Number(text);
  return Number.isInteger(n) && n > 1 && n <= 1000 ? n : undefined;
};

/** A run of text in its marks. */
export function marked(node: Pick<RichNode, 'text' | 'marks'>): ReactNode {
  return node.marks.reduceRight<ReactNode>((inner, mark) => {
    switch (mark.type) {
      case 'bold':
        return <strong>{inner}</strong>;
      case 'italic':
        return <em>{inner}</em>;
      case 'underline':
        return <u>{inner}</u>;
      case 'strike':
        return <s>{inner}</s>;
      case 'code':
        return <code>{inner}</code>;
      case 'link': {
        const href = mark.attributes.href ?? '';
        return safeAddress.test(href) ? <a href={href} rel="noopener noreferrer" target="_blank">{inner}</a> : inner;
      }
      default:
        return <Fragment>{inner}</Fragment>;
    }
  }, node.text);
}

const leaves = new Set(['paragraph', 'heading', 'codeBlock']);

/** The text block by block (paragraphs, headings, items, cells), for comparing two readings. */
export function blocksOf(content: readonly RichNode[], chipText: (attributes: Readonly<Record<string, string>>) => string = ({ id }) => `[bron: ${id ?? ''}]`): string[] {
  const blocks: string[] = [];
  const textOf = (node: RichNode): string => (node.type === 'hardBreak' ? '\n' : node.type === 'evidence' ? chipText(node.attributes) : (node.text ?? node.children.map(textOf).join('')));
  const visit = (node: RichNode): void => {
    if (leaves.has(node.type) || node.type === 'evidence' || node.children.every((child) => child.text !== null)) {
      blocks.push(textOf(node));
    } else {
      node.children.forEach(visit);
    }
  };
  content.forEach(visit);
  return blocks.filter((block) => block.trim() !== '');
}
