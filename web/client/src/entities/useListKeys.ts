import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';

interface Options {
  keys: readonly string[];
  onSearch: () => void;
  onEscape: () => void;
}

const rowOf = (key: string): HTMLElement | null => document.querySelector(`[data-row="${CSS.escape(key)}"]`);

/** One tab stop for all rows of a list; arrows, Home and End go along them. */
export function useListKeys({ keys, onSearch, onEscape }: Options) {
  const [active, setActive] = useState<string | null>(null);
  const lastIndex = useRef(0);

  // The row that had the focus went away: the one in its place takes it.
  useEffect(() => {
    const index = active === null ? -1 : keys.indexOf(active);
    if (index >= 0) {
      lastIndex.current = index;
    } else if (active !== null && document.activeElement === document.body) {
      const next = keys[Math.min(lastIndex.current, keys.length - 1)];
      if (next !== undefined) {
        rowOf(next)?.focus();
      }
    }
  }, [keys, active]);

  const onKey = useCallback((event: KeyboardEvent, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return;
    }
    const go = (to: number): void => {
      const key = keys[Math.min(Math.max(to, 0), keys.length - 1)];
      if (key !== undefined) {
        rowOf(key)?.focus();
      }
    };
    const actions: Record<string, () => void> = { ArrowDown: () => go(index + 1), ArrowUp: () => go(index - 1), Home: () => go(0), End: () => go(keys.length - 1), '/': onSearch, Escape: onEscape };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }, [keys, onSearch, onEscape]);

  return { tabStop: active !== null && keys.includes(active) ? active : (keys[0] ?? null), setActive, onKey };
}
