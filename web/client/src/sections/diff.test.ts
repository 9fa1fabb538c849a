import { describe, expect, it } from 'vitest';
import { textDiff, withContext, wordDiff } from './diff';

const before = (parts: readonly { kind: string; text: string }[]): string => parts.filter((part) => part.kind !== 'added').map((part) => part.text).join('');
const after = (parts: readonly { kind: string; text: string }[]): string => parts.filter((part) => part.kind !== 'removed').map((part) => part.text).join('');

describe('what changed', () => {
  it('names the words, not the sentence', () => {
    expect(wordDiff('Het is waarschijnlijk dat L1 leeg staat.', 'Het is zeer waarschijnlijk dat L1 leeg staat.')).toEqual([
      { kind: 'same', text: 'Het is ' },
      { kind: 'added', text: 'zeer ' },
      { kind: 'same', text: 'waarschijnlijk dat L1 leeg staat.' },
    ]);
  });

  it('gives back both texts, whatever they are', () => {
    const words = ['het', 'pand', 'staat', 'leeg', ',', 'zegt', 'men', '.', 'é', '12'];
    let seed = 7;
    const next = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    for (let run = 0; run < 200; run++) {
      const make = (): string => Array.from({ length: next(12) }, () => words[next(words.length)]).join(' ');
      const [a, b] = [make(), make()];
      const parts = wordDiff(a, b);
      expect(before(parts)).toBe(a);
      expect(after(parts)).toBe(b);
    }
  });

  it('pairs a changed paragraph and leaves the others alone', () => {
    const changes = textDiff(['een', 'twee', 'drie'], ['een', 'twee!', 'drie', 'vier']);
    expect(changes.map((change) => change.kind)).toEqual(['same', 'changed', 'same', 'added']);
  });

  it('replaces a whole block when comparing would take too long', () => {
    const long = (word: string): string => `${word} `.repeat(3_000);
    expect(wordDiff(long('a'), long('b')).map((part) => part.kind)).toEqual(['removed', 'added']);
  });

  it('shows a change with its neighbours and marks the gaps', () => {
    const changes = textDiff(['1', '2', '3', '4', '5', '6', '7'], ['1', 'x', '3', '4', '5', '6', 'y']);
    expect(withContext(changes).map((change) => change?.kind ?? 'gap')).toEqual(['same', 'changed', 'same', 'gap', 'same', 'changed']);
  });
});
