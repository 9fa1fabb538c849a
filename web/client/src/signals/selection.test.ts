import { describe, expect, it } from 'vitest';
import { aSignal } from './signal.fixture';
import { batches, nothing, pickRange, refreshed, togglePage, togglePicked } from './selection';

const rows = ['a', 'b', 'c', 'd'].map((id) => aSignal({ id, label: id, partner: id === 'c' ? 'om' : 'politie' }));
const mine = (signal: { partner: string }): boolean => signal.partner === 'politie';
const ids = (selection: ReadonlyMap<string, { id: string }>): string[] => [...selection.values()].map((one) => one.id);

describe('the selection', () => {
  it('takes a row in and out', () => {
    const one = togglePicked(nothing, rows[0]!);
    expect(ids(one)).toEqual(['a']);
    expect(togglePicked(one, rows[0]!).size).toBe(0);
  });

  it('takes a range in either direction, without rows of others', () => {
    expect(ids(pickRange(nothing, rows, 0, 3, mine))).toEqual(['a', 'b', 'd']);
    expect(ids(pickRange(nothing, rows, 3, 1, mine))).toEqual(['b', 'd']);
  });

  it('takes the page, or lets it go when it was whole', () => {
    const page = togglePage(nothing, rows, mine);
    expect(ids(page)).toEqual(['a', 'b', 'd']);
    expect(togglePage(page, rows, mine).size).toBe(0);
    expect(togglePage(nothing, rows, () => false).size).toBe(0);
  });

  it('follows what changed, and stays the same when nothing did', () => {
    const picked = pickRange(nothing, rows, 0, 1, mine);
    expect(refreshed(picked, rows)).toBe(picked);
    const after = refreshed(picked, [aSignal({ id: 'a', version: 2, stage: 'Parked' })]);
    expect(after.get('politie/a')).toMatchObject({ version: 2, stage: 'Parked' });
    expect(ids(after)).toEqual(['a', 'b']);
  });

  it('is sent for each partner apart, so many at a time', () => {
    expect(batches(rows, 2).map((batch) => [batch.partner, batch.signals.map((one) => one.id).join('')])).toEqual([['politie', 'ab'], ['om', 'c'], ['politie', 'd']]);
  });
});
