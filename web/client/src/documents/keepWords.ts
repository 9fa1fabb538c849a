import type { Node } from '@tiptap/pm/model';
import type { EditorState, Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** A child of a line: a run of words, or a thing that stands between words. */
type Child = readonly Node[] | Node;
type SharedChild = Y.XmlText | Y.XmlElement;

interface Binding {
  doc: Y.Doc;
  type: Y.XmlFragment;
  mapping: ReadonlyMap<unknown, unknown>;
  mux(run: () => void): void;
}

/**
 * Keeps the words of a line in the shared text when things come or go between them. The binding compares the children of a line from both ends: for a chip before the first word it would delete all
 * words and write them anew, and what somebody else typed among them at that moment would be gone. Here such things are put in or taken out first, so that the binding finds every run of words where it was.
 */
export function keepWords(binding: Plugin): Plugin {
  const bind = binding.spec.view;
  binding.spec.view = (view) => {
    const bound = bind?.(view) ?? {};
    return {
      ...bound,
      update: (changed, before) => {
        if (changed.state.doc !== before.doc) {
          keep(changed.state);
        }
        bound.update?.(changed, before);
      },
    };
  };
  return binding;
}

function keep(state: EditorState): void {
  const { binding } = (ySyncPluginKey.getState(state) ?? {}) as { binding?: Binding | null };
  if (!binding) {
    return;
  }
  const changes = changedLines(binding.type, state.doc, binding.mapping).flatMap(([shared, line]) => alignment(shared, line) ?? []);
  if (changes.length > 0) {
    binding.mux(() => binding.doc.transact(() => changes.forEach((change) => change()), ySyncPluginKey));
  }
}

/** Lines that differ from what is shared, where the blocks around them are the same ones. */
function changedLines(shared: Y.XmlFragment, node: Node, mapping: Binding['mapping']): [Y.XmlElement, Node][] {
  if (shared.length !== node.childCount) {
    return [];
  }
  return shared.toArray().flatMap((child, i): [Y.XmlElement, Node][] => {
    const now = node.child(i);
    if (!(child instanceof Y.XmlElement) || child.nodeName !== now.type.name || mapping.get(child) === now) {
      return [];
    }
    return now.isTextblock ? [[child, now]] : changedLines(child, now, mapping);
  });
}

/** What makes the children of a shared line of the same kinds as those of the line; null when they are, or when there are no words to keep. */
function alignment(shared: Y.XmlElement, line: Node): (() => void) | null {
  const old = shared.toArray().filter((child): child is SharedChild => child instanceof Y.XmlText || child instanceof Y.XmlElement);
  const now = childrenOf(line);
  const isSame = old.length === now.length && old.every((child, i) => likeness(child, now[i] as Child) > 0);
  if (isSame || old.length !== shared.length || !old.some((child) => child instanceof Y.XmlText) || !now.some(isRun)) {
    return null;
  }
  const kept = pairs(old, now);
  return () => {
    let at = 0;
    let from = { old: 0, now: 0 };
    for (const pair of [...kept, { old: old.length, now: now.length }]) {
      if (pair.old > from.old) {
        shared.delete(at, pair.old - from.old);
      }
      const added = now.slice(from.now, pair.now).map(toShared);
      if (added.length > 0) {
        shared.insert(at, added);
      }
      at += added.length + 1;
      from = { old: pair.old + 1, now: pair.now + 1 };
    }
  };
}

function childrenOf(line: Node): Child[] {
  const children: (Node[] | Node)[] = [];
  line.forEach((node) => {
    const last = children.at(-1);
    if (node.isText && Array.isArray(last)) {
      last.push(node);
    } else {
      children.push(node.isText ? [node] : node);
    }
  });
  return children;
}

const isRun = (child: Child): child is readonly Node[] => Array.isArray(child);

/** The words themselves are left to the binding. */
function toShared(child: Child): SharedChild {
  if (isRun(child)) {
    return new Y.XmlText();
  }
  const element = new Y.XmlElement(child.type.name);
  Object.entries(child.attrs).forEach(([name, value]) => typeof value === 'string' && element.setAttribute(name, value));
  return element;
}

/** Which old child goes on as which one now: in order, with as many of the same words as can be. */
function pairs(old: readonly SharedChild[], now: readonly Child[]): { old: number; now: number }[] {
  const best: number[][] = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const like = old.map((a) => now.map((b) => likeness(a, b)));
  const through = (i: number, j: number): number => (like[i]?.[j] ? (like[i]?.[j] ?? 0) + at(i + 1, j + 1) : 0);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      (best[i] as number[])[j] = Math.max(at(i + 1, j), at(i, j + 1), through(i, j));
    }
  }
  const found: { old: number; now: number }[] = [];
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (through(i, j) > 0 && through(i, j) === at(i, j)) {
      found.push({ old: i++, now: j++ });
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i++;
    } else {
      j++;
    }
  }
  return found;
}

/** How much of one child is still in the other; 0 when one cannot go on as the other. */
function likeness(old: SharedChild, now: Child): number {
  if (old instanceof Y.XmlText) {
    return isRun(now) ? 1 + inCommon(wordsOf(old), now.map((node) => node.text ?? '').join('')) : 0;
  }
  return !isRun(now) && old.nodeName === now.type.name && Object.entries(now.attrs).every(([name, value]) => typeof value !== 'string' || old.getAttribute(name) === value) ? 1 : 0;
}

const wordsOf = (text: Y.XmlText): string => (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');

/** Letters that two texts share at their beginning and at their end. */
function inCommon(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) {
    first++;
  }
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) {
    last++;
  }
  return first + last;
}
