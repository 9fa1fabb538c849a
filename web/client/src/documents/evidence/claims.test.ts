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

  it('rest on what stands, each signal counted once', () => {
    const fallen = (signal: string): boolean => signal.startsWith('om/');
    expect(footingOf([], fallen)).toBe('none');
    expect(footingOf(['politie/a', 'politie/a'], fallen)).toBe('one');
    expect(footingOf(['politie/a', 'politie/b'], fallen)).toBe('well');
    expect(footingOf(['politie/a', 'om/b'], fallen)).toBe('one');
    expect(footingOf(['om/a', 'om/b'], fallen)).toBe('fallen');
  });
});
