import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Fallen, type Footing, footingOf, isClaim, reference, type Sources } from './claims';
import { evidenceOf } from './reference';

export type WeakFooting = Exclude<Footing, 'well'>;

export interface ClaimSource {
  /** What no longer stands, as far as one may know. */
  fallen: Fallen;
  label(footing: WeakFooting): string;
  hidden(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface WeakClaim {
  from: number;
  to: number;
  footing: WeakFooting;
  text: string;
}

export interface ClaimOverview {
  claims: number;
  weak: readonly WeakClaim[];
  marks: DecorationSet;
}

const key = new PluginKey<ClaimOverview>('claims');
const nothing: ClaimOverview = { claims: 0, weak: [], marks: DecorationSet.empty };

export const claimsIn = (state: EditorState): ClaimOverview => key.getState(state) ?? nothing;

/** Marks, for who reads here and now, what rests on no source, on one, or on sources that have fallen. Nothing of it is in the text. */
export const ClaimMarks = Extension.create<{ source: ClaimSource | null; onJump: (claim: WeakClaim) => void }>({
  name: 'claimMarks',
  addOptions() {
    return { source: null, onJump: () => undefined };
  },
  addKeyboardShortcuts() {
    return {
      F8: () => jump(this.editor, 1, this.options.onJump),
      'Shift-F8': () => jump(this.editor, -1, this.options.onJump),
    };
  },
  addProseMirrorPlugins() {
    const { source } = this.options;
    if (!source) {
      return [];
    }
    return [
      new Plugin<ClaimOverview>({
        key,
        state: {
          init: (_, state) => look(state.doc, source),
          apply: (transaction, old, _, state) => (transaction.docChanged || transaction.getMeta(key) ? look(state.doc, source) : old),
        },
        props: { decorations: (state) => claimsIn(state).marks },
        view: (view) => {
          const again = (): void => {
            if (!view.isDestroyed) {
              view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
            }
          };
          return { destroy: source.subscribe(again) };
        },
      }),
    ];
  },
});

/** Puts the caret at the end of the next weak claim after it (before it), from the last one on to the first. */
export function jump(editor: Editor, direction: 1 | -1, told: (claim: WeakClaim) => void): boolean {
  const { weak } = claimsIn(editor.state);
  const at = editor.state.selection.head;
  const next = direction > 0 ? (weak.find((claim) => claim.from > at) ?? weak[0]) : (weak.findLast((claim) => claim.to < at) ?? weak.at(-1));
  if (!next) {
    return false;
  }
  const { view } = editor;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(next.to - 1), -1)).scrollIntoView());
  view.focus();
  told(next);
  return true;
}

interface Facts {
  claim: boolean;
  sources: Sources;
  text: string;
}

/** Nodes never change, so neither does what is in them. */
const known = new WeakMap<Node, Facts>();

function factsOf(block: Node): Facts {
  let facts = known.get(block);
  if (!facts) {
    const signals: string[] = [];
    const entities: string[] = [];
    block.forEach((child) => {
      const found = child.type.name === 'evidence' ? evidenceOf(child.attrs.kind, child.attrs.id) : null;
      if (found?.kind === 'signal') {
        signals.push(found.id);
      } else if (found?.kind === 'entity') {
        entities.push(found.id);
      }
    });
    const text = block.textBetween(0, block.content.size, '\n', (leaf) => (leaf.type.name === 'evidence' ? reference : '\n'));
    facts = { claim: isClaim({ type: block.type.name, text }), sources: { signals, entities }, text: text.replaceAll(reference, '').replaceAll(/\s+/g, ' ').trim() };
    known.set(block, facts);
  }
  return facts;
}

function look(doc: Node, source: ClaimSource): ClaimOverview {
  const weak: WeakClaim[] = [];
  let claims = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) {
      return true;
    }
    const facts = factsOf(node);
    if (facts.claim) {
      claims++;
      const footing = footingOf(facts.sources, source.fallen);
      if (footing !== 'well') {
        weak.push({ from: position, to: position + node.nodeSize, footing, text: facts.text });
      }
    }
    return false;
  });
  const marks = source.hidden()
    ? DecorationSet.empty
    : DecorationSet.create(doc, weak.map(({ from, to, footing }) => Decoration.node(from, to, { class: `claim claim-${footing}`, 'data-claim': source.label(footing) })));
  return { claims, weak, marks };
}
