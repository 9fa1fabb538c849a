import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Area, Signal } from '../../shared/api/schema';
import { Finder } from './finder';
import { type Hit, together } from './search';
import { Suggestions } from './SuggestPopup';

const signals = (n: number): Signal[] => Array.from({ length: n }, (_, i) => ({ id: `s${i}`, partner: 'politie', label: `S-${i}`, content: '', grade: 'B2' }) as unknown as Signal);
const areas = (n: number): Area[] => Array.from({ length: n }, (_, i) => ({ id: `GM000${i}`, name: `Gebied ${i}` }) as unknown as Area);
const kinds = (s: number, a: number): string => together(signals(s), areas(a)).map((hit) => hit.kind[0]).join('');

describe('hits', () => {
  it('are at most eight, signals first, with room for areas', () => {
    expect(kinds(8, 8)).toBe('sssssaaa');
    expect(kinds(8, 1)).toBe('sssssssa');
    expect(kinds(8, 0)).toBe('ssssssss');
    expect(kinds(2, 8)).toBe('ssaaaaaa');
    expect(kinds(0, 2)).toBe('aa');
  });
});

describe('searching while one types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const hit = (name: string): Hit => ({ kind: 'area', id: 'GM0001', name, detail: '' });

  it('drops late answers and keeps the hits before until there are others', async () => {
    const answers = new Map<string, (hits: Hit[]) => void>();
    const finder = new Finder(() => (text) => new Promise((done) => void answers.set(text, done)));
    finder.ask('a');
    await vi.advanceTimersByTimeAsync(0);
    finder.ask('ab');
    await vi.advanceTimersByTimeAsync(200);
    answers.get('a')?.([hit('late')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(finder.state).toMatchObject({ phase: 'searching', hits: [] });
    answers.get('ab')?.([hit('een'), hit('twee')]);
    await vi.advanceTimersByTimeAsync(0);
    finder.move(-1);
    expect(finder.hit?.name).toBe('twee');
    finder.ask('abc');
    expect(finder.state).toMatchObject({ phase: 'searching', hits: [{ name: 'een' }, { name: 'twee' }], active: 0 });
    finder.close();
    await vi.advanceTimersByTimeAsync(200);
    expect(answers.has('abc')).toBe(false);
  });

  it('says so when it fails', async () => {
    const finder = new Finder(() => () => Promise.reject(new Error()));
    finder.ask('');
    await vi.advanceTimersByTimeAsync(0);
    expect(finder.state.phase).toBe('failed');
  });
});

describe('the keys of the list', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const press = (suggestions: Suggestions, key: string, more: KeyboardEventInit = {}): boolean => suggestions.key(new KeyboardEvent('keydown', { key, ...more }));

  async function opened(hits: Hit[]) {
    let answer: (found: Hit[]) => void = () => undefined;
    const suggestions = new Suggestions(new Finder(() => () => new Promise((done) => void (answer = done))));
    const chosen = vi.fn<(hit: Hit) => void>();
    suggestions.attach({ choose: chosen, leave: () => undefined });
    suggestions.asked({ from: 1, to: 3, query: 'a' });
    await vi.advanceTimersByTimeAsync(200);
    const arrive = async (): Promise<void> => {
      answer(hits);
      await vi.advanceTimersByTimeAsync(0);
    };
    return { suggestions, chosen, arrive };
  }
  const hits: Hit[] = [{ kind: 'area', id: 'GM0001', name: 'een', detail: '' }, { kind: 'area', id: 'GM0002', name: 'twee', detail: '' }];

  it('choose, walk and leave, and leave all others to the text', async () => {
    const { suggestions, chosen, arrive } = await opened(hits);
    await arrive();
    expect(press(suggestions, 'ArrowDown')).toBe(true);
    expect(press(suggestions, 'Enter')).toBe(true);
    expect(chosen).toHaveBeenCalledWith(hits[1]);
    expect(press(suggestions, 'x')).toBe(false);
    expect(press(suggestions, 'Enter', { shiftKey: true })).toBe(false);
    const leave = vi.fn<() => void>();
    suggestions.attach({ choose: chosen, leave });
    expect(press(suggestions, 'Escape')).toBe(true);
    expect(leave).toHaveBeenCalled();
  });

  it('Enter before the hits came means the first of them', async () => {
    const { suggestions, chosen, arrive } = await opened(hits);
    expect(press(suggestions, 'Enter')).toBe(true);
    expect(chosen).not.toHaveBeenCalled();
    await arrive();
    expect(chosen).toHaveBeenCalledWith(hits[0]);
  });

  it('Enter with nothing found is an Enter', async () => {
    const { suggestions, arrive } = await opened([]);
    await arrive();
    expect(press(suggestions, 'Enter')).toBe(false);
  });
});
