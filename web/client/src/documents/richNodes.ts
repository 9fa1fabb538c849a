import * as Y from 'yjs';
import type { RichNode } from '../shared/api/schema';

const element = (type: string, attributes: Record<string, unknown>, children: RichNode[]): RichNode => ({ type, attributes: texts(attributes), children, text: null, marks: [] });

/** The shared text as the tree that the server makes of it, without the editor: also of elements that this program does not know. */
export function richNodes(fragment: Y.XmlFragment): RichNode[] {
  return fragment.toArray().flatMap((child) => nodesOf(child));
}

function nodesOf(node: unknown): RichNode[] {
  if (node instanceof Y.XmlText) {
    return (node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).filter(({ insert }) => typeof insert === 'string').map(({ insert, attributes }) => ({
      ...element('text', {}, []),
      text: insert as string,
      marks: Object.entries(attributes ?? {}).map(([type, value]) => ({ type, attributes: texts((value ?? {}) as Record<string, unknown>) })),
    }));
  }
  return node instanceof Y.XmlElement ? [element(node.nodeName, node.getAttributes(), node.toArray().flatMap((child) => nodesOf(child)))] : [];
}

const texts = (values: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
