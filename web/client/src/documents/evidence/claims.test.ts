// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Fallen, footingOf, isClaim, reference, sentences } from './claims';

interface Case { name: string; type?: string; text: string; sentences: string[]; claim: boolean }
const cases = JSON.parse(readFileSync(new URL('../../../../../tests/evidence/claims.json', import.meta.url), 'utf8')) as Case[];
const line = (text: string): string => text.replaceAll(/\{[^}]+\}/g, reference);

describe('claims', () => {
  it.each(cases)('$name', ({ type = 'paragraph', text, sentences: expected, claim }) => {
    const cut = line(text);
    expect(sentences(cut).map(([start, end]) => cut.slice(start, end))).toEqual(expected.map(line));
    expect(isClaim({ type, text: cut })).toBe(claim);
  });

  it('rest on what stands, each signal counted once', () => {
    const fallen: Fallen = { signal: (key) => key.startsWith('om/'), entity: () => false };
    const of = (...signals: string[]) => footingOf({ signals, entities: [] }, fallen);
    expect(of()).toBe('none');
    expect(of('politie/a', 'politie/a')).toBe('one');
    expect(of('politie/a', 'politie/b')).toBe('well');
    expect(of('politie/a', 'om/b')).toBe('one');
    expect(of('om/a', 'om/b')).toBe('fallen');
  });

  it('rest on an entity as on one source of its partner, unless they cite something else of that partner', () => {
    const fallen: Fallen = { signal: (key) => key.endsWith('/x'), entity: (key) => key.endsWith('/y') };
    const of = (signals: string[], entities: string[]) => footingOf({ signals, entities }, fallen);
    expect(of([], ['politie/p1'])).toBe('one');
    expect(of([], ['politie/p1', 'politie/p2'])).toBe('one');
    expect(of([], ['politie/p1', 'om/p1'])).toBe('well');
    expect(of(['politie/a'], ['politie/p1'])).toBe('one');
    expect(of(['politie/a'], ['om/p1'])).toBe('well');
    expect(of(['politie/x'], ['politie/p1'])).toBe('one');
    expect(of(['politie/x'], ['om/y'])).toBe('fallen');
    expect(of([], ['om/y'])).toBe('fallen');
  });
});
