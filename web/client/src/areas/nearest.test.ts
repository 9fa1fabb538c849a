import { expect, it } from 'vitest';
import { nearest } from './nearest';

const points = [{ x: 0, y: 0 }, { x: 10, y: 1 }, { x: 4, y: 9 }, { x: 0, y: -5 }, { x: 30, y: 0 }];

it('goes to the nearest area in the direction of the key, and stays where nothing is', () => {
  expect(nearest(points, 0, 1, 0)).toBe(1);
  expect(nearest(points, 0, 0, 1)).toBe(2);
  expect(nearest(points, 0, 0, -1)).toBe(3);
  expect(nearest(points, 1, 1, 0)).toBe(4);
  expect(nearest(points, 4, 1, 0)).toBeNull();
  expect(nearest([], 0, 1, 0)).toBeNull();
});

it('reaches every area from every other', () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ x: (i * 37) % 101, y: (i * 53) % 97 }));
  const reached = new Set([0]);
  const todo = [0];
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) {
      const next = nearest(many, at, dx, dy);
      if (next !== null && !reached.has(next)) {
        reached.add(next);
        todo.push(next);
      }
    }
  }
  expect(reached.size).toBe(many.length);
});
