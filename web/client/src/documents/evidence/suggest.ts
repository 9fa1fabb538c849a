import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

export interface Trigger {
  /** Where the sign stands, and where the caret is. */
  from: number;
  to: number;
  query: string;
}

export interface SuggestHost {
  /** The view of the editor, and that it is no more. */
  mounted(view: EditorView): void;
  gone(view: EditorView): void;
  /** The words behind the sign, or null when nothing is asked (any more). */
  asked(trigger: Trigger | null): void;
  /** True when the key was for the list. */
  key(event: KeyboardEvent): boolean;
}

interface SuggestState {
  /** The sign that the caret stands behind, whether or not a list is shown for it. */
  at: Trigger | null;
  /** `quiet`: one only came past. `dismissed`: the list was sent away and stays away as long as one writes on there. */
  list: 'shown' | 'quiet' | 'dismissed';
}

const key = new PluginKey<SuggestState>('evidence-suggest');
const longest = 44;

/** At the beginning of a word, an @ or # and at most three words; punctuation ends them. */
const form = /(?:^|[\s(\uFFFC“"'‘])([@#])((?:[\p{L}\p{N}][^\s@#\uFFFC.,;:!?()]*(?: [^\s@#\uFFFC.,;:!?()]+){0,2} ?)?)$/u;

export function triggerAt(state: EditorState): Trigger | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty || selection.$from.parent.type.spec.code) {
    return null;
  }
  const { $from } = selection;
  const start = Math.max(0, $from.parentOffset - longest);
  const before = $from.parent.textBetween(start, $from.parentOffset, undefined, '\uFFFC');
  const query = form.exec(start > 0 ? `x${before}` : before)?.[2];
  return query === undefined ? null : { from: $from.pos - query.length - 1, to: $from.pos, query: query.trim() };
}

const nothing: SuggestState = { at: null, list: 'quiet' };

function shownIn(state: EditorState): Trigger | null {
  const known = key.getState(state);
  return known?.list === 'shown' ? known.at : null;
}

/** The shared text is put anew as a whole when somebody else writes: then no position says where the sign went, and the words behind it do. */
const isSameSign = (before: Trigger | null, now: Trigger, local: Transaction | null): boolean =>
  before !== null && (local ? local.mapping.map(before.from, -1) === now.from : before.query === now.query && before.to - before.from === now.to - now.from);

/** Sends the list away until another sign is typed. */
export const dismiss = (state: EditorState) => state.tr.setMeta(key, 'dismiss').setMeta('addToHistory', false);

/** Listens to what is typed behind an @ or #. Only typing opens the list; walking through a text that holds such a sign does not. */
export const EvidenceSuggest = Extension.create<{ host: SuggestHost | null }>({
  name: 'evidenceSuggest',
  priority: 900,
  addOptions() {
    return { host: null };
  },
  addProseMirrorPlugins() {
    const { host } = this.options;
    if (!host) {
      return [];
    }
    const { editor } = this;
    return [
      new Plugin<SuggestState>({
        key,
        state: {
          init: () => nothing,
          apply(transaction, old, _, state) {
            const at = editor.isEditable ? triggerAt(state) : null;
            if (!at) {
              return nothing;
            }
            if (transaction.getMeta(key) === 'dismiss') {
              return { at, list: 'dismissed' };
            }
            const isFromText = transaction.getMeta(ySyncPluginKey) !== undefined;
            const before = isSameSign(old.at, at, isFromText ? null : transaction) ? old.list : 'quiet';
            return { at, list: transaction.docChanged && !isFromText && before !== 'dismissed' ? 'shown' : before };
          },
        },
        props: {
          handleKeyDown: (view, event) => shownIn(view.state) !== null && host.key(event),
          handleDOMEvents: {
            blur: (view) => {
              if (shownIn(view.state)) {
                view.dispatch(dismiss(view.state));
              }
              return false;
            },
          },
        },
        view: (mounted) => {
          host.mounted(mounted);
          return {
            update: (view, before) => {
              const now = shownIn(view.state);
              if (now !== shownIn(before)) {
                host.asked(now);
              }
            },
            destroy: () => host.gone(mounted),
          };
        },
      }),
    ];
  },
});
