import type { Schema } from '@tiptap/pm/model';
import type { Plugin } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { SectionSession } from '../live/section';
import { fragmentName } from './collaboration';
import { schemaVersion } from './extensions';

type SharedNode = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * Keeps an editor that is older than a text from harming it: the binding deletes from the shared text what its schema does not have, for everybody.
 * Looks at every change between its arrival and the moment that the binding hears of it, and lets go of the editor first.
 */
export class SchemaGuard {
  /** This program does not know everything that is in the text: it only reads, until the page is loaded anew. */
  blocked = false;
  private readonly fragment: Y.XmlFragment;
  private readonly listeners = new Set<() => void>();

  constructor(
    session: Pick<SectionSession, 'doc' | 'state' | 'subscribe'>,
    private readonly schema: Schema,
  ) {
    this.fragment = session.doc.getXmlFragment(fragmentName);
    const version = (): void => {
      if (session.state.schema > schemaVersion) {
        this.block();
      }
    };
    session.subscribe(version);
    session.doc.on('beforeObserverCalls', this.onChange);
    version();
    if (unknownContent(this.fragment, schema).length > 0) {
      this.block();
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The plugin that binds the editor to the text, cut off for good as soon as it would do harm. */
  watch(binding: Plugin): Plugin {
    const bind = binding.spec.view;
    binding.spec.view = (view) => {
      if (this.blocked) {
        return {};
      }
      const bound = bind?.(view) ?? {};
      const off = this.subscribe(() => bound.destroy?.());
      return {
        update: (changed, before) => {
          if (!this.blocked) {
            bound.update?.(changed, before);
          }
        },
        destroy: () => {
          off();
          bound.destroy?.();
        },
      };
    };
    return binding;
  }

  private readonly onChange = (transaction: Y.Transaction): void => {
    if (transaction.local || this.blocked) {
      return;
    }
    const isNew = (node: SharedNode): boolean => {
      const { id } = node._item as Y.Item;
      return id.clock >= (transaction.beforeState.get(id.client) ?? 0);
    };
    for (const type of transaction.changed.keys()) {
      const node = type as unknown as SharedNode;
      if (within(node, this.fragment) && unknownContent(node, this.schema, isNew).length > 0) {
        this.block();
        return;
      }
    }
  };

  private block(): void {
    this.blocked = true;
    this.listeners.forEach((listener) => listener());
  }
}

function within(node: SharedNode, root: Y.XmlFragment): boolean {
  for (let at: unknown = node; at; at = (at as SharedNode)._item?.parent) {
    if (at === root) {
      return true;
    }
  }
  return false;
}

/** Names of elements, marks and attributes that the schema does not have, in a node and in those of its children that are asked for. */
export function unknownContent(root: SharedNode, schema: Schema, asked: (child: SharedNode) => boolean = () => true): string[] {
  const unknown = new Set<string>();
  const visit = (node: SharedNode, inside: (child: SharedNode) => boolean): void => {
    if (node instanceof Y.XmlText) {
      for (const { insert, attributes } of node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
        if (typeof insert !== 'string') {
          unknown.add('embed');
        }
        for (const [mark, value] of Object.entries(attributes ?? {})) {
          const name = mark.replace(/--.*$/, '');
          unfamiliar(name, schema.marks[name]?.spec.attrs, schema.marks[name] !== undefined, value).forEach((found) => unknown.add(found));
        }
      }
    } else if (node instanceof Y.XmlHook) {
      unknown.add(node.hookName);
    } else {
      if (node instanceof Y.XmlElement) {
        const type = schema.nodes[node.nodeName];
        unfamiliar(node.nodeName, type?.spec.attrs, type !== undefined, node.getAttributes()).forEach((found) => unknown.add(found));
      }
      for (const child of node.toArray()) {
        if (!(child instanceof Y.XmlElement) && !(node instanceof Y.XmlElement)) {
          unknown.add('#text'); // words outside any block
        } else if (inside(child as SharedNode)) {
          visit(child as SharedNode, () => true);
        }
      }
    }
  };
  visit(root, asked);
  return [...unknown];
}

function unfamiliar(name: string, attributes: object | null | undefined, known: boolean, value: unknown): string[] {
  if (!known) {
    return [name];
  }
  const has = new Set(Object.keys(attributes ?? {}));
  return value !== null && typeof value === 'object' ? Object.keys(value).filter((key) => !has.has(key)).map((key) => `${name}.${key}`) : [];
}
