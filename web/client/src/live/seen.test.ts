import { expect, it } from 'vitest';
import { hasHole, seenUpTo, withRows } from './seen';

it('counts rows whatever the order and however often they come', () => {
  let seen = seenUpTo(3);
  seen = withRows(seen, 6, 7);
  expect(hasHole(seen)).toBe(true);
  seen = withRows(seen, 9, 9);
  seen = withRows(seen, 6, 7);
  expect(seen).toEqual({ upTo: 3, islands: [[6, 7], [9, 9]] });
  seen = withRows(seen, 8, 8);
  expect(seen.islands).toEqual([[6, 9]]);
  seen = withRows(seen, 4, 5);
  expect(seen).toEqual({ upTo: 9, islands: [] });
  expect(withRows(seen, 12, 11)).toEqual(seen);
  expect(withRows(seen, 2, 4)).toEqual(seen);
  expect(withRows(seen, 8, 10).upTo).toBe(10);
});
