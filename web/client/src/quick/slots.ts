import type { QuickStore } from './database';
import { isEmpty } from './model';

const most = 4;
const mine = new Map<string, Promise<string>>();
const name = (person: string, n: number): string => `${person}/${n}`;

/** Holds the lock for as long as this page lives; false when another tab has it. */
function claim(slot: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks.request(`samenbeeld-quick-form-${slot}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => undefined);
    }).catch(() => resolve(true));
  });
}

/**
 * The place where this tab keeps its form. Each tab has one of its own, so that two tabs do not write over each other; a form that a closed tab left behind
 * is taken first.
 */
export function draftSlot(store: QuickStore, person: string): Promise<string> {
  const known = mine.get(person);
  if (known) {
    return known;
  }
  const found = (async () => {
    if (!('locks' in navigator)) {
      return name(person, 0);
    }
    let free: string | null = null;
    for (let n = 0; n < most; n++) {
      const slot = name(person, n);
      const draft = await store.draft(slot);
      const left = draft !== null && !isEmpty(draft);
      if ((left || free === null) && (await claim(slot))) {
        if (left) {
          return slot;
        }
        free = slot;
      }
    }
    return free ?? name(person, most - 1);
  })();
  mine.set(person, found);
  return found;
}

/** All places of a person, for what is left on this device. */
export const allSlots = (person: string): string[] => Array.from({ length: most }, (_, n) => name(person, n));
