import { describe, expect, it } from 'vitest';
import { activeFilters, everything, fromView, pageSearch, readRegister, type Register, sameRegister, searchOf, sortedBy, toView, toggled } from './register';

const some: Register = { ...everything, text: 'unit 7', partner: ['politie', 'om'], stage: ['Accepted'], from: '2026-01', sort: 'Area', descending: false };

describe('the question to the register', () => {
  it('is the same out of the address as it went in', () => {
    expect(readRegister(searchOf(some))).toEqual(some);
    expect(readRegister(new URLSearchParams())).toEqual(everything);
    expect(searchOf(everything).toString()).toBe('');
  });

  it('may be about one import, which is a filter but no part of a kept view', () => {
    const imported = readRegister(new URLSearchParams('import=ab12&stage=Draft'));
    expect(imported.import).toBe('ab12');
    expect(searchOf(imported).toString()).toBe('stage=Draft&import=ab12');
    expect(activeFilters(imported)).toBe(2);
    expect(fromView(toView(imported, []))).toEqual({ ...imported, import: '' });
  });

  it('leaves out what it does not know and dates that are still being typed', () => {
    expect(readRegister(new URLSearchParams('sort=Colour&x=1')).sort).toBe('Date');
    expect(searchOf({ ...everything, from: '2026-1' }).has('from')).toBe(false);
  });

  it('asks the server for a page after a cursor, always in a stated order', () => {
    const asked = pageSearch(everything, 'abc', 50);
    expect(Object.fromEntries(asked)).toEqual({ sort: 'Date', descending: 'true', limit: '50', after: 'abc' });
    expect(pageSearch(everything, null, 50).has('after')).toBe(false);
  });

  it('sorts by a header, latest first for dates, and turns round at the second click', () => {
    const once = sortedBy(everything, 'Label');
    expect([once.sort, once.descending]).toEqual(['Label', false]);
    expect(sortedBy(once, 'Label').descending).toBe(true);
    expect(sortedBy(once, 'Changed').descending).toBe(true);
  });

  it('counts what is filtered on; a period is one', () => {
    expect(activeFilters(some)).toBe(5);
    expect(activeFilters({ ...everything, from: '2026-01', until: '2026-02' })).toBe(1);
    expect(activeFilters(everything)).toBe(0);
  });

  it('is kept as a view and comes back whole', () => {
    expect(fromView(toView(some, ['date']))).toEqual(some);
    expect(sameRegister(fromView({ name: 'x', sort: 'Date', descending: true } as never), everything)).toBe(true);
  });

  it('takes a value in and out', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
