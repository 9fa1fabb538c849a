import { describe, expect, it } from 'vitest';
import type { HistoryEntry, HistoryNode, HistoryPage, HistoryPurge } from '../shared/api/schema';
import { canShow, choosable, firstChoice, hasChange, shares } from './versions';

const entry = (first: number, last: number): HistoryEntry => ({ first, last, author: 'a', from: '', to: '', added: 1, removed: 0, restoredTo: null, purged: false });
const purge = (first: number, last: number): HistoryPurge => ({ first, last, by: 'c', name: 'C', at: '', reason: 'r', done: true });
const page = (entries: HistoryEntry[], purges: HistoryPurge[] = []): HistoryPage => ({
  head: entries[0]?.last ?? 0, entries, more: false, purges, signatures: [], people: [], can: { restore: true, name: true, purge: false },
  versions: [{ sequence: 2, name: 'Concept', by: 'a', at: '' }],
});
const run = (text: string, by: string | null, change: HistoryNode['change'] = 'Same'): HistoryNode => ({ type: 'text', attributes: {}, children: [], text, marks: [], change, by });

describe('choosing versions', () => {
  it('begins with the newest change that can be shown', () => {
    expect(firstChoice(page([entry(4, 6), entry(1, 3)]))).toEqual({ from: 3, to: 6 });
    expect(firstChoice(page([entry(4, 6), entry(1, 3)], [purge(2, 5)]))).toEqual({ from: 6, to: 6 });
    expect(firstChoice(page([entry(1, 3)], [purge(1, 3)]))).toEqual({ from: 0, to: 3 });
    expect(firstChoice(page([]))).toEqual({ from: 0, to: 0 });
  });

  it('leaves out what was purged, and knows the empty beginning once all is loaded', () => {
    const known = page([entry(4, 6), entry(1, 3)]);
    expect(choosable(known, known.entries, true, { from: 3, to: 6 })).toEqual([6, 3, 2, 0]);
    expect(choosable(known, known.entries, false, { from: 5, to: 99 })).toEqual([6, 5, 3, 2]);
    expect(choosable({ ...known, purges: [purge(2, 5)] }, known.entries, true, { from: 0, to: 6 })).toEqual([6, 0]);
    expect(canShow([purge(2, 5)], entry(6, 6))).toBe(true);
    expect(canShow([purge(2, 5)], entry(5, 6))).toBe(false);
  });
});

describe('a text with its writers', () => {
  const block = (...children: HistoryNode[]): HistoryNode => ({ type: 'paragraph', attributes: {}, children, text: null, marks: [], change: 'Same', by: null });

  it('counts who wrote what is there', () => {
    expect(shares([block(run('abc', 'a'), run('weg', 'a', 'Removed')), block(run('de', 'b'), run('fghi', 'b'))])).toEqual([{ person: 'b', characters: 6 }, { person: 'a', characters: 3 }]);
  });

  it('sees a change however deep', () => {
    expect(hasChange([block(block(run('x', 'a')))])).toBe(false);
    expect(hasChange([block(block(run('x', 'a', 'Formatted')))])).toBe(true);
  });
});
