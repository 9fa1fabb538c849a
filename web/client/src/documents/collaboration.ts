import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { Schema } from '@tiptap/pm/model';
import { redo, undo, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

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
export const Collaboration = Extension.create<{ fragment: Y.XmlFragment | null }>({
  name: 'collaboration',
  priority: 1000,
  addOptions() {
    return { fragment: null };
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
    const { fragment } = this.options;
    if (!fragment) {
      return [];
    }
    const { editor } = this;
    return [
      ySyncPlugin(fragment) as Plugin,
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

/**
 * Names of elements and marks in the text that this version does not know. The binding would delete them from the shared text, for everybody:
 * such a text is shown read-only instead.
 */
export function unknownContent(fragment: Y.XmlFragment, schema: Schema): string[] {
  const unknown = new Set<string>();
  const visit = (node: Y.XmlElement | Y.XmlFragment | Y.XmlText | Y.XmlHook): void => {
    if (node instanceof Y.XmlText) {
      for (const { attributes } of node.toDelta() as { attributes?: Record<string, unknown> }[]) {
        Object.keys(attributes ?? {}).forEach((mark) => {
          if (!schema.marks[mark.replace(/--.*$/, '')]) {
            unknown.add(mark);
          }
        });
      }
      return;
    }
    if (node instanceof Y.XmlElement && !schema.nodes[node.nodeName]) {
      unknown.add(node.nodeName);
    }
    if (node instanceof Y.XmlFragment) {
      node.toArray().forEach((child) => visit(child as Y.XmlElement | Y.XmlText));
    }
  };
  visit(fragment);
  return [...unknown];
}
