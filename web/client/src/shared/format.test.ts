import { describe, expect, it } from 'vitest';
import { formatOf, initials } from './format';

describe('format', () => {
  it('writes a day in the language of the reader and leaves what is no date as it is', () => {
    expect(formatOf('nl-NL').date('2026-03-18')).toBe('18 mrt 2026');
    expect(formatOf('en-GB').date('2026-03-18')).toBe('18 Mar 2026');
    expect(formatOf('nl-NL').date('unknown')).toBe('unknown');
  });

  it('shortens a hash so that both ends can be compared', () => {
    expect(formatOf('nl-NL').hash('0123456789abcdef0123456789abcdef')).toBe('01234567 … 89abcdef');
  });

  it('takes initials from the capitalised parts of a name', () => {
    expect(initials('Fatima el Amrani')).toBe('FA');
    expect(initials('Jan van der Berg')).toBe('JB');
    expect(initials('madelief')).toBe('m');
  });
});
