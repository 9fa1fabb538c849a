import type { DraftField, SignalDraft } from './draft';

export interface Merge {
  /** Everything that only one of the two changed is in it; where both did, it is mine. */
  draft: SignalDraft;
  /** Fields that both changed, differently. */
  conflicts: readonly DraftField[];
}

/** Fields that belong together are taken together. */
const together: readonly (readonly DraftField[])[] = [['area', 'areaName'], ['date', 'until'], ['scheme', 'grade'], ['address', 'point', 'shape']];
const groupOf = (field: DraftField): readonly DraftField[] => together.find((group) => group.includes(field)) ?? [field];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const differ = (fields: readonly DraftField[], a: SignalDraft, b: SignalDraft): boolean => fields.some((field) => !same(a[field], b[field]));

/** Puts two changes of the same signal together, field by field. */
export function merge(base: SignalDraft, mine: SignalDraft, theirs: SignalDraft): Merge {
  let draft = mine;
  const conflicts: DraftField[] = [];
  const done = new Set<DraftField>();
  for (const field of Object.keys(mine) as DraftField[]) {
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
}

/** The draft with one field, and what belongs to it, of another. */
export function take(draft: SignalDraft, other: SignalDraft, field: DraftField): SignalDraft {
  return { ...draft, ...Object.fromEntries(groupOf(field).map((one) => [one, other[one]])) };
}

export const isChanged = (base: SignalDraft, draft: SignalDraft): boolean => differ(Object.keys(base) as DraftField[], base, draft);
