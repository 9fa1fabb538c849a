import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { keepWords } from './keepWords';
import type { SchemaGuard } from './schemaGuard';

/** Name of the shared text in the Yjs document of a section. */
export const fragmentName = 'default';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    collaboration: {
      /** Takes back the own last change; never one of somebody else. */
      undoOwn: () => ReturnType;
      redoOwn: () => ReturnType;
    };
  }
}

const readOnlyKey = new PluginKey('read-only');

/** Binds the editor to the shared text. Undo and redo go over own changes only: the manager follows the origin of the binding. */
export const Collaboration = Extension.create<{ fragment: Y.XmlFragment | null; guard: SchemaGuard | null }>({
  name: 'collaboration',
  priority: 1000,
  addOptions() {
    return { fragment: null, guard: null };
  },
  addCommands() {
    return {
      undoOwn: () => ({ state, dispatch, tr, view }) => {
        tr.setMeta('preventDispatch', true);
        return canUndo(state) && (!dispatch || step(view, undo));
      },
      redoOwn: () => ({ state, dispatch, tr, view }) => {
        tr.setMeta('preventDispatch', true);
        return canRedo(state) && (!dispatch || step(view, redo));
      },
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undoOwn(),
      'Mod-y': () => this.editor.commands.redoOwn(),
      'Shift-Mod-z': () => this.editor.commands.redoOwn(),
    };
  },
  addProseMirrorPlugins() {
    const { fragment, guard } = this.options;
    if (!fragment || !guard) {
      return [];
    }
    const { editor } = this;
    return [
      guard.watch(keepWords(ySyncPlugin(fragment) as Plugin)),
      yUndoPlugin() as Plugin,
      // Nobody but the shared text changes a text that may only be read: no plugin, no browser extension, no correction by the editor itself.
      new Plugin({
        key: readOnlyKey,
        filterTransaction: (transaction) => !transaction.docChanged || editor.isEditable || transaction.getMeta(ySyncPluginKey) !== undefined,
      }),
    ];
  },
});

/**
 * Undo or redo, with the caret behind what changed. The binding keeps carets of other moments of the text with the steps, and would put one of them back at the next change, also when that is somebody
 * else's: it is made to forget them.
 */
function step(view: EditorView, act: typeof undo): true {
  const before = view.state.doc;
  act(view.state);
  const sync = ySyncPluginKey.getState(view.state) as { binding?: { beforeTransactionSelection: unknown } | null } | undefined;
  if (sync?.binding) {
    sync.binding.beforeTransactionSelection = null;
  }
  const { doc, tr } = view.state;
  const end = endOfChange(before, doc);
  if (end !== null) {
    view.dispatch(tr.setSelection(Selection.near(doc.resolve(end), -1)).scrollIntoView());
  }
  return true;
}

/** Where the part of a text that differs from what was there before ends; null when nothing differs. */
function endOfChange(before: Node, after: Node): number | null {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) {
    return null;
  }
  // What is doubled ("ll") is found from both sides: the later place is meant.
  return end.b + Math.max(0, start - Math.min(end.a, end.b));
}

/** What is changed from here on is undone by itself. */
export const beginStep = (state: EditorState): void => managerOf(state)?.stopCapturing();

type WithUndo = Parameters<typeof yUndoPluginKey.getState>[0];
const managerOf = (state: WithUndo): Y.UndoManager | undefined => (yUndoPluginKey.getState(state) as { undoManager?: Y.UndoManager } | undefined)?.undoManager;
export const canUndo = (state: WithUndo): boolean => (managerOf(state)?.undoStack.length ?? 0) > 0;
export const canRedo = (state: WithUndo): boolean => (managerOf(state)?.redoStack.length ?? 0) > 0;
