export type Part = { kind: 'same' | 'added' | 'removed'; text: string };
/** One block of the text with what happened to its words. */
export interface BlockChange {
  kind: 'same' | 'added' | 'removed' | 'changed';
  parts: readonly Part[];
}

/** Above this many comparisons the words of a block are not compared: it is shown as replaced. */
const mostComparisons = 4_000_000;

/** What is the same, added and removed between two lists: a longest common subsequence, after cutting off what begins and ends alike. */
function compare<T>(before: readonly T[], after: readonly T[]): { kind: Part['kind']; item: T }[] | null {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
    end++;
  }
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  if (a.length * b.length > mostComparisons) {
    return null;
  }
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] = a[i] === b[j] ? (longest[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const out: { kind: Part['kind']; item: T }[] = before.slice(0, start).map((item) => ({ kind: 'same', item }));
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push({ kind: 'same', item: a[i] as T });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))) {
      out.push({ kind: 'removed', item: a[i] as T });
      i++;
    } else {
      out.push({ kind: 'added', item: b[j] as T });
      j++;
    }
  }
  out.push(...before.slice(before.length - end).map((item) => ({ kind: 'same' as const, item })));
  return out;
}

/** Words that changed between two versions of a block; runs of the same kind are joined. */
export function wordDiff(before: string, after: string): Part[] {
  const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
  const compared = compare(words(before), words(after));
  if (!compared) {
    return [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  }
  const parts: Part[] = [];
  for (const { kind, item } of compared) {
    const last = parts.at(-1);
    if (last?.kind === kind) {
      last.text += item;
    } else {
      parts.push({ kind, text: item });
    }
  }
  return parts;
}

/** Compares two texts block by block; a removed block next to an added one is a changed block, word by word. */
export function textDiff(before: readonly string[], after: readonly string[]): BlockChange[] {
  const compared = compare(before, after) ?? [...before.map((item) => ({ kind: 'removed' as const, item })), ...after.map((item) => ({ kind: 'added' as const, item }))];
  const out: BlockChange[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    const pairs = Math.min(removed.length, added.length);
    for (let i = 0; i < pairs; i++) {
      out.push({ kind: 'changed', parts: wordDiff(removed[i] ?? '', added[i] ?? '') });
    }
    removed.slice(pairs).forEach((text) => out.push({ kind: 'removed', parts: [{ kind: 'removed', text }] }));
    added.slice(pairs).forEach((text) => out.push({ kind: 'added', parts: [{ kind: 'added', text }] }));
    removed = [];
    added = [];
  };
  for (const { kind, item } of compared) {
    if (kind === 'same') {
      flush();
      out.push({ kind: 'same', parts: [{ kind: 'same', text: item }] });
    } else {
      (kind === 'removed' ? removed : added).push(item);
    }
  }
  flush();
  return out;
}

/** Only what changed, each with the block before and after it; a gap of unchanged blocks is a null. */
export function withContext(changes: readonly BlockChange[]): (BlockChange | null)[] {
  const keep = changes.map((change) => change.kind !== 'same');
  const out: (BlockChange | null)[] = [];
  let gap = false;
  changes.forEach((change, i) => {
    if (keep[i] || keep[i - 1] || keep[i + 1]) {
      if (gap && out.length > 0) {
        out.push(null);
      }
      gap = false;
      out.push(change);
    } else {
      gap = true;
    }
  });
  return out;
}
