import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
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
      undoOwn: () => ({ state, dispatch, tr }) => {
        tr.setMeta('preventDispatch', true);
        if (!canUndo(state)) {
          return false;
        }
        return dispatch ? undo(state) : true;
      },
      redoOwn: () => ({ state, dispatch, tr }) => {
        tr.setMeta('preventDispatch', true);
        if (!canRedo(state)) {
          return false;
        }
        return dispatch ? redo(state) : true;
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
      guard.watch(ySyncPlugin(fragment) as Plugin),
      yUndoPlugin() as Plugin,
      // Nobody but the shared text changes a text that may only be read: no plugin, no browser extension, no correction by the editor itself.
      new Plugin({
        key: readOnlyKey,
        filterTransaction: (transaction) => !transaction.docChanged || editor.isEditable || transaction.getMeta(ySyncPluginKey) !== undefined,
      }),
    ];
  },
});

type WithUndo = Parameters<typeof yUndoPluginKey.getState>[0];
const managerOf = (state: WithUndo): Y.UndoManager | undefined => (yUndoPluginKey.getState(state) as { undoManager?: Y.UndoManager } | undefined)?.undoManager;
export const canUndo = (state: WithUndo): boolean => (managerOf(state)?.undoStack.length ?? 0) > 0;
export const canRedo = (state: WithUndo): boolean => (managerOf(state)?.redoStack.length ?? 0) > 0;
