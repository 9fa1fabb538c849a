// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { footingOf, isClaim, reference, sentences } from './claims';

interface Case { name: string; type?: string; text: string; sentences: string[]; claim: boolean }
const cases = JSON.parse(readFileSync(new URL('../../../../../tests/evidence/claims.json', import.meta.url), 'utf8')) as Case[];
const line = (text: string): string => text.replaceAll(/\{[^}]+\}/g, reference);

describe('claims', () => {
  it.each(cases)('$name', ({ type = 'paragraph', text, sentences: expected, claim }) => {
    const cut = line(text);
    expect(sentences(cut).map(([start, end]) => cut.slice(start, end))).toEqual(expected.map(line));
    expect(isClaim({ type, text: cut })).toBe(claim);
  });

  it('count a signal once, however often it is cited', () => expect(footingOf({ signals: ['politie/a', 'politie/a'], entities: [] }, { signal: () => false, entity: () => false })).toBe('one'));
});

interface Footing { name: string; signals?: string[]; entities?: string[]; fallenSignals?: string[]; fallenEntities?: string[]; footing: string }
const footings = JSON.parse(readFileSync(new URL('../../../../../tests/evidence/footing.json', import.meta.url), 'utf8')) as Footing[];

describe('what a claim rests on', () => {
  it.each(footings)('$name', ({ signals = [], entities = [], fallenSignals = [], fallenEntities = [], footing }) =>
    expect(footingOf({ signals, entities }, { signal: (key) => fallenSignals.includes(key), entity: (key) => fallenEntities.includes(key) })).toBe(footing));
});
