import { Extension } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { ParagraphState, ParagraphStates } from './paragraphStates';

export interface ParagraphSource {
  states: Pick<ParagraphStates, 'current' | 'subscribe'>;
  /** What a state is called, in the language of the moment. */
  label(state: ParagraphState): string;
}

interface SyncState { binding: { mapping: Map<unknown, unknown> } | null; isChangeOrigin: boolean }

const key = new PluginKey<DecorationSet>('paragraph-status');

/** A mark beside every paragraph with edits that are not stored, and for a moment beside what has just been. Attributes only: nothing of the text moves, and no caret jumps. */
export const ParagraphStatus = Extension.create<{ source: ParagraphSource | null }>({
  name: 'paragraphStatus',
  addOptions() {
    return { source: null };
  },
  addProseMirrorPlugins() {
    const { source } = this.options;
    if (!source) {
      return [];
    }
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, old, _, state) => {
            const remote = (ySyncPluginKey.getState(state) as SyncState | undefined)?.isChangeOrigin === true;
            if (transaction.getMeta(key) || (transaction.docChanged && remote)) {
              return draw(state, source);
            }
            return transaction.docChanged ? old.map(transaction.mapping, transaction.doc) : old;
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          const redraw = (): void => {
            if (!view.isDestroyed) {
              view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
            }
          };
          return { destroy: source.states.subscribe(redraw) };
        },
      }),
    ];
  },
});

function draw(state: EditorState, { states, label }: ParagraphSource): DecorationSet {
  const mapping = (ySyncPluginKey.getState(state) as SyncState | undefined)?.binding?.mapping;
  const wanted = new Map<Node, ParagraphState>();
  for (const [block, how] of states.current) {
    const node = mapping?.get(block);
    if (node instanceof Node && node.isTextblock) {
      wanted.set(node, how);
    }
  }
  if (wanted.size === 0) {
    return DecorationSet.empty;
  }
  const marks: Decoration[] = [];
  state.doc.descendants((node, position) => {
    const how = wanted.get(node);
    if (how) {
      marks.push(Decoration.node(position, position + node.nodeSize, { class: `paragraph-status paragraph-${how}`, title: label(how) }));
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(state.doc, marks);
}
