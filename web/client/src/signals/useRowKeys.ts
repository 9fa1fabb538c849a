import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Signal } from '../shared/api/schema';
import { signalKey } from './rules';
import { nothing, pickRange, refreshed, type Selection, togglePage, togglePicked } from './selection';

interface Options {
  rows: readonly Signal[];
  mayPick: (signal: Signal) => boolean;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onSearch: () => void;
  onHelp: () => void;
  /** Escape without a selection. */
  onEscape: () => void;
}

const rowLink = (key: string): HTMLElement | null => document.querySelector(`[data-row="${CSS.escape(key)}"]`);

/** The selection of the register and the keys that make it. The callbacks stay the same, so that rows are not drawn anew for them. */
export function useRowKeys(options: Options) {
  const [selection, setSelection] = useState<Selection>(nothing);
  const [active, setActive] = useState<string | null>(null);
  /** Where a range starts. */
  const anchor = useRef(0);
  const focusFirst = useRef(false);
  const latest = useRef({ ...options, selection });
  useLayoutEffect(() => {
    latest.current = { ...options, selection };
  });
  const { rows } = options;

  // Signals that changed are picked as they are now.
  useEffect(() => setSelection((old) => refreshed(old, rows)), [rows]);

  // The row that had the focus went away: the one in its place takes it.
  const lastIndex = useRef(0);
  useEffect(() => {
    const index = rows.findIndex((row) => signalKey(row) === active);
    if (index >= 0) {
      lastIndex.current = index;
    }
    const lost = active !== null && index < 0 && document.activeElement === document.body;
    const wanted = focusFirst.current ? rows[0] : lost ? rows[Math.min(lastIndex.current, rows.length - 1)] : undefined;
    if (wanted) {
      focusFirst.current = false;
      rowLink(signalKey(wanted))?.focus();
    }
  }, [rows, active]);

  const pick = useCallback((index: number, extend: boolean): void => {
    const { rows: now, mayPick } = latest.current;
    const signal = now[index];
    if (!signal) {
      return;
    }
    if (extend) {
      setSelection((old) => pickRange(old, now, anchor.current, index, mayPick));
    } else {
      anchor.current = index;
      if (mayPick(signal)) {
        setSelection((old) => togglePicked(old, signal));
      }
    }
  }, []);
  const pickPage = useCallback((): void => setSelection((old) => togglePage(old, latest.current.rows, latest.current.mayPick)), []);
  const clear = useCallback((): void => setSelection(nothing), []);

  const onKey = useCallback((event: KeyboardEvent, index: number): void => {
    const { rows: now, onPrevious, onNext, onSearch, onHelp, onEscape, selection: picked } = latest.current;
    const go = (to: number): void => {
      const row = now[Math.min(Math.max(to, 0), now.length - 1)];
      if (row) {
        rowLink(signalKey(row))?.focus();
      }
    };
    const turn = (page: (() => void) | null): void => {
      if (page) {
        focusFirst.current = true;
        page();
      }
    };
    const actions: Record<string, () => void> = {
      ArrowDown: () => {
        if (event.shiftKey) {
          pick(Math.min(index + 1, now.length - 1), true);
        } else {
          anchor.current = index + 1;
        }
        go(index + 1);
      },
      ArrowUp: () => {
        if (event.shiftKey) {
          pick(Math.max(index - 1, 0), true);
        } else {
          anchor.current = Math.max(index - 1, 0);
        }
        go(index - 1);
      },
      Home: () => go(0),
      End: () => go(now.length - 1),
      PageDown: () => turn(onNext),
      PageUp: () => turn(onPrevious),
      ' ': () => pick(index, event.shiftKey),
      Escape: () => (picked.size > 0 ? setSelection(nothing) : onEscape()),
      '/': onSearch,
      '?': onHelp,
    };
    const action = event.ctrlKey || event.metaKey ? (event.key === 'a' ? pickPage : undefined) : event.altKey ? undefined : actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }, [pick, pickPage]);

  return { selection, active, setActive, pick, pickPage, clear, onKey };
}
