import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Area, EntityView, Signal } from '../../shared/api/schema';
import { Finder } from './finder';
import { calledFirst, type Hit, together } from './search';
import { Suggestions } from './suggestions';

const signals = (n: number): Signal[] => Array.from({ length: n }, (_, i) => ({ id: `s${i}`, partner: 'politie', label: `S-${i}`, content: '', grade: 'B2' }) as unknown as Signal);
const areas = (n: number): Area[] => Array.from({ length: n }, (_, i) => ({ id: `GM000${i}`, name: `Gebied ${i}` }) as unknown as Area);
const entities = (n: number): EntityView[] => Array.from({ length: n }, (_, i) => ({ id: `e${i}`, partner: 'politie', type: 'Person', label: `P${i}` }) as unknown as EntityView);
const kinds = (s: number, e: number, a: number): string => together(signals(s), entities(e), areas(a)).map((hit) => hit.kind[0]).join('');

describe('hits', () => {
  it('are at most eight, signals first, with room for entities and areas', () => {
    expect(kinds(8, 0, 8)).toBe('sssssaaa');
    expect(kinds(8, 0, 1)).toBe('sssssssa');
    expect(kinds(8, 0, 0)).toBe('ssssssss');
    expect(kinds(2, 0, 8)).toBe('ssaaaaaa');
    expect(kinds(0, 0, 2)).toBe('aa');
    expect(kinds(8, 8, 8)).toBe('ssseeaaa');
    expect(kinds(8, 8, 0)).toBe('ssssssee');
    expect(kinds(1, 8, 1)).toBe('seeeeeea');
    expect(kinds(0, 8, 0)).toBe('eeeeeeee');
  });

  it('begin with what is called just as was typed', () => {
    const found = together(signals(2), [...entities(2), { ...entities(2)[1], partner: 'om' } as EntityView], []);
    expect(calledFirst(' p1', found, 'om').map((hit) => `${hit.partner} ${hit.name}`)).toEqual(['om P1', 'politie P1', 'politie S-0', 'politie S-1', 'politie P0']);
    expect(calledFirst('', found, 'om')).toEqual(found);
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
    const held = vi.fn<(hit: Hit) => void>();
    const missed = vi.fn<(query: string, failed: boolean) => void>();
    const text = { choose: chosen, leave: () => undefined, hold: () => held, missed };
    suggestions.attach(text);
    suggestions.asked({ from: 1, to: 3, query: 'a' });
    await vi.advanceTimersByTimeAsync(200);
    const arrive = async (): Promise<void> => {
      answer(hits);
      await vi.advanceTimersByTimeAsync(0);
    };
    return { suggestions, chosen, held, missed, text, arrive };
  }
  const hits: Hit[] = [{ kind: 'area', id: 'GM0001', name: 'een', detail: '' }, { kind: 'area', id: 'GM0002', name: 'twee', detail: '' }];

  it('choose, walk and leave, and leave all others to the text', async () => {
    const { suggestions, chosen, text, arrive } = await opened(hits);
    await arrive();
    expect(press(suggestions, 'ArrowDown')).toBe(true);
    expect(press(suggestions, 'Enter')).toBe(true);
    expect(chosen).toHaveBeenCalledWith(hits[1]);
    expect(press(suggestions, 'x')).toBe(false);
    expect(press(suggestions, 'Enter', { shiftKey: true })).toBe(false);
    const leave = vi.fn<() => void>();
    suggestions.attach({ ...text, leave });
    expect(press(suggestions, 'Escape')).toBe(true);
    expect(leave).toHaveBeenCalled();
  });

  it('Enter before the hits came means the first of them, also when one types on', async () => {
    const { suggestions, chosen, held, arrive } = await opened(hits);
    expect(press(suggestions, 'Enter')).toBe(true);
    expect(press(suggestions, 'Enter')).toBe(true); // impatience
    suggestions.asked({ from: 1, to: 6, query: 'a en' });
    expect(press(suggestions, 'Enter')).toBe(false); // a new line in what was typed since
    suggestions.asked(null);
    expect(held).not.toHaveBeenCalled();
    await arrive();
    expect(held).toHaveBeenCalledExactlyOnceWith(hits[0]);
    expect(chosen).not.toHaveBeenCalled();
    expect(suggestions.finder.state.phase).toBe('closed');
  });

  it('says so when there is nothing for a choice that was made before', async () => {
    const { suggestions, held, missed, arrive } = await opened([]);
    expect(press(suggestions, 'Enter')).toBe(true);
    await arrive();
    expect(held).not.toHaveBeenCalled();
    expect(missed).toHaveBeenCalledExactlyOnceWith('a', false);
  });

  it('Escape takes a choice back that was made before the hits came', async () => {
    const { suggestions, held, arrive } = await opened(hits);
    press(suggestions, 'Enter');
    press(suggestions, 'Escape');
    await arrive();
    expect(held).not.toHaveBeenCalled();
  });

  it('Enter with nothing found is an Enter', async () => {
    const { suggestions, arrive } = await opened([]);
    await arrive();
    expect(press(suggestions, 'Enter')).toBe(false);
  });
});
