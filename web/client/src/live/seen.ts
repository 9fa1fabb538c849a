/** Which rows of one epoch have arrived: everything up to `upTo`, and islands above it. */
export interface Seen {
  readonly upTo: number;
  readonly islands: readonly (readonly [first: number, last: number])[];
}

export const seenUpTo = (upTo: number): Seen => ({ upTo, islands: [] });

export const hasHole = (seen: Seen): boolean => seen.islands.length > 0;

/** Adds rows `first..last`; an empty range (`first > last`) adds nothing. Order and repetition do not matter. */
export function withRows(seen: Seen, first: number, last: number): Seen {
  if (first > last || last <= seen.upTo) {
    return seen;
  }
  let upTo = seen.upTo;
  const islands: [number, number][] = [];
  const all = [...seen.islands, [first, last] as const].sort((a, b) => a[0] - b[0]);
  for (const [from, to] of all) {
    const lastIsland = islands.at(-1);
    if (from <= upTo + 1) {
      upTo = Math.max(upTo, to);
    } else if (lastIsland && from <= lastIsland[1] + 1) {
      lastIsland[1] = Math.max(lastIsland[1], to);
    } else {
      islands.push([from, to]);
    }
  }
  return { upTo, islands };
}
