import { useSyncExternalStore } from 'react';

/** Choices of a person on this device; all are off at first. */
export type Preference = 'hideCarets' | 'muteNews' | 'hideClaims';

const listeners = new Set<() => void>();
const chosen = new Map<Preference, boolean>();
const keyOf = (name: Preference): string => `samenbeeld.${name}`;

function get(name: Preference): boolean {
  let on = chosen.get(name);
  if (on === undefined) {
    try {
      on = localStorage.getItem(keyOf(name)) === 'true';
    } catch {
      on = false;
    }
    chosen.set(name, on);
  }
  return on;
}

function set(name: Preference, on: boolean): void {
  chosen.set(name, on);
  try {
    localStorage.setItem(keyOf(name), String(on));
  } catch {
    // No storage: the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener());
}

export function usePreference(name: Preference): readonly [on: boolean, choose: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => get(name),
  );
  return [on, (value) => set(name, value)];
}
