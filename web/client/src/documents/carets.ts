import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { packSelection, type Presence, unpackSelection } from '../live/presence';

interface Binding { mapping: Map<unknown, unknown> }
interface SyncState { doc: Y.Doc; type: Y.XmlFragment; binding: Binding | null }

export interface CaretSource {
  presence(): Presence;
  subscribe(listener: () => void): () => void;
  /** Tells the others where the own caret is; empty when it is nowhere. */
  present(selection: Uint8Array): void;
  /** How a partner is shown: its colour class and short name. */
  partner(id: string): { className: string; shortName: string };
}

const key = new PluginKey<DecorationSet>('carets');
const sendEveryMs = 50;

/** Carets and selections of the others. Name and partner come from the server; the positions are relative, so that they stay with the text. */
export const Carets = Extension.create<{ source: CaretSource | null }>({
  name: 'carets',
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
          apply: (transaction, old, _, state) => (transaction.docChanged || transaction.getMeta(key) ? draw(state, source) : old),
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => new CaretView(view, source),
      }),
    ];
  },
});

class CaretView {
  private readonly off: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent = '';

  constructor(
    private readonly view: EditorView,
    private readonly source: CaretSource,
  ) {
    this.off = source.subscribe(() => {
      if (!view.isDestroyed) {
        view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
      }
    });
    view.dom.addEventListener('focus', this.soon);
    view.dom.addEventListener('blur', this.soon);
  }

  update(view: EditorView, before: EditorState): void {
    if (view.state.selection !== before.selection || view.state.doc !== before.doc) {
      this.soon();
    }
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.off();
    this.view.dom.removeEventListener('focus', this.soon);
    this.view.dom.removeEventListener('blur', this.soon);
  }

  private readonly soon = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.view.isDestroyed) {
        return;
      }
      const selection = this.view.hasFocus() ? ownSelection(this.view.state) : new Uint8Array();
      const name = selection.join();
      if (name !== this.sent) {
        this.sent = name;
        this.source.present(selection);
      }
    }, sendEveryMs);
  };
}

export const ownSelection = (state: EditorState): Uint8Array => packPlaces(state, state.selection.anchor, state.selection.head);

/** Two places in a form that stays with the text; empty when there is no shared text. See `placesOf`. */
export function packPlaces(state: EditorState, anchor: number, head: number): Uint8Array {
  const sync = ySyncPluginKey.getState(state) as SyncState | undefined;
  if (!sync?.binding) {
    return new Uint8Array();
  }
  const pack = (position: number): Uint8Array =>
    Y.encodeRelativePosition(absolutePositionToRelativePosition(position, sync.type, sync.binding?.mapping as never) as Y.RelativePosition);
  try {
    return packSelection(pack(anchor), pack(head));
  } catch {
    return new Uint8Array();
  }
}

/** Where a selection that was packed here or elsewhere lies in the text now; null when that is nowhere. */
export function placesOf(state: EditorState, packed: Uint8Array): { anchor: number; head: number } | null {
  const sync = ySyncPluginKey.getState(state) as SyncState | undefined;
  const selection = unpackSelection(packed);
  if (!sync?.binding || !selection) {
    return null;
  }
  const absolute = (bytes: Uint8Array): number | null =>
    relativePositionToAbsolutePosition(sync.doc, sync.type, Y.decodeRelativePosition(bytes), sync.binding?.mapping as never) as number | null;
  try {
    const anchor = absolute(selection.anchor);
    const head = absolute(selection.head);
    const { size } = state.doc.content;
    return anchor === null || head === null ? null : { anchor: Math.min(anchor, size), head: Math.min(head, size) };
  } catch {
    return null; // Bytes from another client that are no position.
  }
}

function draw(state: EditorState, source: CaretSource): DecorationSet {
  const decorations: Decoration[] = [];
  for (const caret of source.presence().values()) {
    const places = caret.selection && placesOf(state, caret.selection);
    if (!places) {
      continue;
    }
    const { anchor, head } = places;
    const { className, shortName } = source.partner(caret.partner);
    decorations.push(Decoration.widget(head, () => caretElement(caret.name, shortName, className), { key: `${caret.connection}-${className}`, side: 10, ignoreSelection: true }));
    if (anchor !== head) {
      decorations.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `remote-selection ${className}` }));
    }
  }
  return DecorationSet.create(state.doc, decorations);
}

function caretElement(name: string, partner: string, className: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `remote-caret ${className}`;
  caret.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'remote-caret-label';
  label.textContent = `${name} · ${partner}`;
  caret.append(label);
  return caret;
}
