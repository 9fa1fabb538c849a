import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
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
  trigger: Trigger | null;
  /** Where the list was sent away: it stays away as long as one writes on there. */
  dismissed: number | null;
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
          init: () => ({ trigger: null, dismissed: null }),
          apply(transaction, old, _, state) {
            const found = triggerAt(state);
            if (!found || !editor.isEditable) {
              return { trigger: null, dismissed: null };
            }
            const before = old.trigger && transaction.mapping.map(old.trigger.from);
            const dismissed = transaction.getMeta(key) === 'dismiss' ? found.from : old.dismissed !== null ? transaction.mapping.map(old.dismissed, -1) : null;
            if (dismissed === found.from) {
              return { trigger: null, dismissed };
            }
            const typed = transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined;
            return { trigger: typed || before === found.from ? found : null, dismissed: null };
          },
        },
        props: {
          handleKeyDown: (view, event) => Boolean(key.getState(view.state)?.trigger) && host.key(event),
          handleDOMEvents: {
            blur: (view) => {
              if (key.getState(view.state)?.trigger) {
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
              const now = key.getState(view.state)?.trigger ?? null;
              if (now !== (key.getState(before)?.trigger ?? null)) {
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
