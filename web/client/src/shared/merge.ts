export interface Merge<T> {
  /** Everything that only one of the two changed is in it; where both did, it is mine. */
  draft: T;
  /** Fields that both changed, differently. */
  conflicts: readonly (keyof T)[];
}

export interface Merger<T> {
  /** Puts two changes of the same thing together, field by field. */
  merge(base: T, mine: T, theirs: T): Merge<T>;
  /** The draft with one field, and what belongs to it, of another. */
  take(draft: T, other: T, field: keyof T): T;
  isChanged(base: T, draft: T): boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @param together fields that belong together are taken together */
export function mergerOf<T extends object>(together: readonly (readonly (keyof T)[])[] = []): Merger<T> {
  const groupOf = (field: keyof T): readonly (keyof T)[] => together.find((group) => group.includes(field)) ?? [field];
  const differ = (fields: readonly (keyof T)[], a: T, b: T): boolean => fields.some((field) => !same(a[field], b[field]));
  const take = (draft: T, other: T, field: keyof T): T => ({ ...draft, ...Object.fromEntries(groupOf(field).map((one) => [one, other[one]])) });
  return {
    take,
    isChanged: (base, draft) => differ(Object.keys(base) as (keyof T)[], base, draft),
    merge(base, mine, theirs) {
      let draft = mine;
      const conflicts: (keyof T)[] = [];
      const done = new Set<keyof T>();
      for (const field of Object.keys(mine) as (keyof T)[]) {
        const group = groupOf(field);
        if (done.has(field)) {
          continue;
        }
        group.forEach((one) => done.add(one));
        const byMe = differ(group, base, mine);
        const byThem = differ(group, base, theirs);
        if (byThem && !byMe) {
          draft = take(draft, theirs, field);
        } else if (byThem && byMe && differ(group, mine, theirs)) {
          conflicts.push(field);
        }
      }
      return { draft, conflicts };
    },
  };
}
