import type { HistoryEntry, HistoryNode, HistoryPage, HistoryPurge } from '../shared/api/schema';

/** A version inside a purged range can no longer be shown; the server says the same. */
export const isPurged = (purges: readonly HistoryPurge[], version: number): boolean => purges.some((purge) => version >= purge.first && version < purge.last);

/** Whether what an entry changed can be shown: the versions before and after it. */
export const canShow = (purges: readonly HistoryPurge[], entry: HistoryEntry): boolean => !isPurged(purges, entry.first - 1) && !isPurged(purges, entry.last);

export interface Choice {
  from: number;
  to: number;
}

/** What is shown when nothing was chosen: the newest change that can be shown, or else the text as it is. */
export function firstChoice(page: HistoryPage): Choice {
  const entry = page.entries.find((candidate) => canShow(page.purges, candidate));
  return entry ? { from: entry.first - 1, to: entry.last } : { from: page.head, to: page.head };
}

/** Versions that can be chosen, newest first: what entries led to, what has a name or a signature, and the empty beginning once everything is loaded. */
export function choosable(page: HistoryPage, entries: readonly HistoryEntry[], complete: boolean, chosen: Choice): number[] {
  const all = new Set([page.head, chosen.from, chosen.to, ...entries.map((entry) => entry.last), ...page.versions.map((version) => version.sequence), ...page.signatures.map((signature) => signature.sequence)]);
  if (complete) {
    all.add(0);
  }
  return [...all].filter((version) => version <= page.head && !isPurged(page.purges, version)).sort((a, b) => b - a);
}

/** Whether anything in it was inserted, removed or formatted. */
export const hasChange = (content: readonly HistoryNode[]): boolean => content.some((node) => node.change !== 'Same' || hasChange(node.children));

/** Who wrote how much of a text, most first. */
export function shares(content: readonly HistoryNode[]): { person: string | null; characters: number }[] {
  const counted = new Map<string | null, number>();
  const visit = (node: HistoryNode): void => {
    if (node.text !== null && node.change !== 'Removed') {
      counted.set(node.by, (counted.get(node.by) ?? 0) + node.text.length);
    }
    node.children.forEach(visit);
  };
  content.forEach(visit);
  return [...counted].map(([person, characters]) => ({ person, characters })).sort((a, b) => b.characters - a.characters);
}
