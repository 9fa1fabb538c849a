import type { Signal } from '../shared/api/schema';
import { signalKey } from './rules';

/** Signals that are picked, over pages; each as it was last seen, because a command names the version. */
export type Selection = ReadonlyMap<string, Signal>;

export const nothing: Selection = new Map();

export function togglePicked(selection: Selection, signal: Signal): Selection {
  const next = new Map(selection);
  if (!next.delete(signalKey(signal))) {
    next.set(signalKey(signal), signal);
  }
  return next;
}

/** Everything between two rows, in whichever direction; rows that may not be picked are passed over. */
export function pickRange(selection: Selection, rows: readonly Signal[], from: number, to: number, mayPick: (signal: Signal) => boolean): Selection {
  const next = new Map(selection);
  for (const signal of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (mayPick(signal)) {
      next.set(signalKey(signal), signal);
    }
  }
  return next;
}

/** All of the page, or none of it when all were picked. */
export function togglePage(selection: Selection, rows: readonly Signal[], mayPick: (signal: Signal) => boolean): Selection {
  const mine = rows.filter(mayPick);
  const next = new Map(selection);
  const whole = mine.length > 0 && mine.every((signal) => next.has(signalKey(signal)));
  for (const signal of mine) {
    if (whole) {
      next.delete(signalKey(signal));
    } else {
      next.set(signalKey(signal), signal);
    }
  }
  return next;
}

/** The selection with the rows as they are now. Gives back the same one when nothing of it changed. */
export function refreshed(selection: Selection, rows: readonly Signal[]): Selection {
  const changed = rows.filter((signal) => {
    const known = selection.get(signalKey(signal));
    return known !== undefined && known.version !== signal.version;
  });
  if (changed.length === 0) {
    return selection;
  }
  const next = new Map(selection);
  changed.forEach((signal) => next.set(signalKey(signal), signal));
  return next;
}

/** For commands: one for each partner, of at most so many. */
export function batches(signals: readonly Signal[], size: number): { partner: string; signals: Signal[] }[] {
  const out: { partner: string; signals: Signal[] }[] = [];
  for (const signal of signals) {
    const open = out.find((batch) => batch.partner === signal.partner && batch.signals.length < size);
    if (open) {
      open.signals.push(signal);
    } else {
      out.push({ partner: signal.partner, signals: [signal] });
    }
  }
  return out;
}
