import { describe, expect, it } from 'vitest';
import type { Signal } from '../shared/api/schema';
import { isSignalDate } from './AddSignalForm';
import { filterSignals } from './SignalPanel';

const signal = (label: string, content: string, partner: string, phenomenon: string | null): Signal => ({
  id: label, label, content, partner, phenomenon, date: '2025-02', sourceType: 'boa', area: null, areaName: 'De Lange Wetering', grade: 'A1', handling: 'Partners', regime: 'AVG', addedAt: '', addedBy: '',
});
const all = [signal('S-01', 'Nachtelijk laden bij L1', 'politie', 'drugs_synthetic'), signal('S-02', 'Cocaïne in de sloot', 'gemeente', 'drugs_waste'), signal('S-03', 'Geur', 'gemeente', null)];
const labels = (text: string, partner = '', phenomenon = ''): string[] => filterSignals(all, { text, partner, phenomenon }).map((one) => one.label);

describe('signals', () => {
  it('filters by words, partner and phenomenon, whatever the case or accents', () => {
    expect(labels('')).toHaveLength(3);
    expect(labels('COCAINE sloot')).toEqual(['S-02']);
    expect(labels('wetering s-03')).toEqual(['S-03']);
    expect(labels('', 'gemeente')).toEqual(['S-02', 'S-03']);
    expect(labels('', 'gemeente', 'drugs_waste')).toEqual(['S-02']);
  });

  it('takes a month or a day as a date', () => {
    expect(['2025-02', '2025-02-14'].every(isSignalDate)).toBe(true);
    expect(['2025', '2025-13', '2025-02-32', '14-02-2025', ''].some(isSignalDate)).toBe(false);
  });
});
