import { describe, expect, it } from 'vitest';
import { municipalityOf } from '../places/frame';
import { areasOf } from './known';
import type { Term } from '../shared/api/schema';
import { commandOf, dayOf, errorsOf, isEmpty, type Known, newDraft, newKey, regimeOf, usualSource } from './model';

const term = (id: string, regime: string): Term => ({ id, name: { nl: id, en: id }, regime }) as unknown as Term;
const known: Known = {
  person: 'femke', name: 'Femke', partner: { id: 'politie', name: 'Politie' }, pictures: [],
  sourceTypes: [term('police_neighbourhood', 'Wpg'), term('resident', 'AVG')],
};
const filled = { ...newDraft('politie', 'veldermeer'), content: '  Busje zonder kenteken.  ', grade: 'heard' as const };
const late = new Date(2026, 0, 31, 23, 59);

describe('a quick report', () => {
  it('has a key of 32 hex digits from the start', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });

  it('takes source and regime from the partner, and the regime from another source when that is chosen', () => {
    expect([usualSource('politie'), usualSource('gemeente-veldermeer')]).toEqual(['police_neighbourhood', 'boa']);
    expect([regimeOf('politie', 'police_neighbourhood', []), regimeOf('gemeente', 'boa', []), regimeOf('politie', 'resident', known.sourceTypes)]).toEqual(['Wpg', 'AVG', 'AVG']);
  });

  it('says in the order of the form what is missing', () => {
    expect(errorsOf(newDraft('politie', ''), '2026-03-01')).toEqual(['picture', 'content', 'grade']);
    expect(errorsOf({ ...filled, when: 'other', date: '2026-03-02' }, '2026-03-01')).toEqual(['date']);
    expect(errorsOf({ ...filled, when: 'other', date: '2026-02-28' }, '2026-03-01')).toEqual([]);
  });

  it('is sent with the day on the clock of the device, submitted, by its channel and key', () => {
    expect(commandOf(filled, known, late, (time) => time)).toMatchObject({
      content: 'Busje zonder kenteken.', date: '2026-01-31', sourceType: 'police_neighbourhood', regime: 'Wpg', grade: 'heard', gradeScheme: 'plain', handling: 'Partners', channel: 'quick', stage: 'Submitted', key: filled.key, place: null, area: null,
    });
    expect(dayOf(late)).toBe('2026-01-31');
  });

  it('puts the time under the text when it was told', () => {
    const command = commandOf({ ...filled, when: 'today', time: '14:30' }, known, late, (time) => `Tijdstip: omstreeks ${time}.`);
    expect(command.content).toBe('Busje zonder kenteken.\n\nTijdstip: omstreeks 14:30.');
  });

  it('sends a place only when there is one', () => {
    expect(commandOf({ ...filled, address: ' Kade 12 ', point: { latitude: 52.1, longitude: 5.1 } }, known, late, String).place).toEqual({ address: 'Kade 12', point: { latitude: 52.1, longitude: 5.1 }, shape: [] });
  });

  it('knows an untouched form from one with something in it', () => {
    expect(isEmpty(newDraft('politie', 'x'))).toBe(true);
    expect(isEmpty({ ...newDraft('politie', 'x'), address: 'Kade' })).toBe(false);
  });
});

describe('areas to choose from', () => {
  it('finds the municipality by code, none for an own area', () => {
    expect(['GM9901', 'WK990101', 'BU99010203', 'OWN-HAZENBOS'].map(municipalityOf)).toEqual(['GM9901', 'GM9901', 'GM9901', null]);
  });

  it('offers those of the picture first and each once', () => {
    const shape = (id: string) => ({ id, name: id, kind: 'District' as const, path: '', x: 0, y: 0 });
    const map = { width: 1, height: 1, frame: null, attribution: '', shapes: [shape('WK990101'), shape('WK990102')] };
    expect(areasOf({ id: 'p', title: 'P', areas: [{ id: 'OWN-A', name: 'A' }, { id: 'WK990101', name: 'Centrum' }], maps: [map] }).map((area) => area.id)).toEqual(['OWN-A', 'WK990101', 'WK990102']);
  });
});
