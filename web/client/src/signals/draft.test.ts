import { describe, expect, it } from 'vitest';
import { merge, take } from './conflict';
import { commandOf, draftOf, emptyDraft, errorsOf, isSignalDate, readPoint } from './draft';
import { aSignal } from './signal.fixture';

const today = '2026-03-01';
const filled = { ...emptyDraft(new Date(`${today}T12:00:00Z`)), content: ' Licht in unit 7 ', sourceType: 'boa', grade: 'seen' };
const plainGrades = [{ id: 'seen', name: { nl: 'Zelf gezien', en: 'Seen' }, regime: null, phenomena: [], grade: 'X1', off: false, protected: false, needsSecond: false, general: true, regional: false }];

describe('a signal being written', () => {
  it('takes a month or a day as a date', () => {
    expect(['2025-02', '2025-02-14'].every(isSignalDate)).toBe(true);
    expect(['2025', '2025-13', '2025-02-32', '14-02-2025', ''].some(isSignalDate)).toBe(false);
  });

  it('says what is wrong, the first field first', () => {
    expect(errorsOf(filled, today)).toEqual({});
    expect(Object.keys(errorsOf({ ...filled, content: ' ', date: 'x', grade: '', sourceType: '' }, today))).toEqual(['content', 'date', 'sourceType', 'grade']);
    expect(errorsOf({ ...filled, until: '2025-01' }, today)).toEqual({ until: 'reversed' });
    expect(errorsOf({ ...filled, date: '2026-02-14', until: '2026-02' }, today)).toEqual({});
    expect(errorsOf({ ...filled, purgeOn: today }, today)).toEqual({ purgeOn: 'purgeOn' });
    expect(errorsOf({ ...filled, scheme: '4x4', grade: 'B ' }, today)).toEqual({ grade: 'required' });
  });

  it('reads a point as people write it', () => {
    expect(readPoint('52.0907, 5.1214')).toEqual({ latitude: 52.0907, longitude: 5.1214 });
    expect(readPoint('52.0907 5.1214')).toEqual({ latitude: 52.0907, longitude: 5.1214 });
    expect(readPoint(' ')).toBe('none');
    expect([readPoint('52.1'), readPoint('99, 5'), readPoint('hier')]).toEqual([null, null, null]);
  });

  it('sends nothing that was not filled in', () => {
    expect(commandOf(filled, { stage: 'Draft', key: 'k' })).toMatchObject({ content: 'Licht in unit 7', place: null, area: null, label: null, stage: 'Draft', key: 'k', weighing: null, gradeScheme: 'plain' });
    expect(commandOf({ ...filled, address: 'Kade 1' })).toMatchObject({ place: { address: 'Kade 1', point: null } });
    expect(commandOf(filled)).not.toHaveProperty('stage');
  });

  it('comes back out of a stored signal, in plain words only when they say the same', () => {
    expect(draftOf(aSignal({ grade: 'X1', gradeScheme: 'plain' }), plainGrades)).toMatchObject({ scheme: 'plain', grade: 'seen' });
    expect(draftOf(aSignal({ grade: 'B2', gradeScheme: 'admiralty' }), plainGrades)).toMatchObject({ scheme: '4x4', grade: 'B2' });
  });
});

describe('two changes of one signal', () => {
  const base = draftOf(aSignal({ area: 'WK1', areaName: 'Een' }), []);

  it('are put together when they touch different fields', () => {
    const joined = merge(base, { ...base, content: 'van mij' }, { ...base, handling: 'Named' });
    expect(joined.conflicts).toEqual([]);
    expect(joined.draft).toMatchObject({ content: 'van mij', handling: 'Named' });
  });

  it('are asked about when they touch the same one, mine first', () => {
    const [mine, theirs] = [{ ...base, content: 'van mij' }, { ...base, content: 'van haar' }];
    const joined = merge(base, mine, theirs);
    expect(joined).toMatchObject({ conflicts: ['content'], draft: { content: 'van mij' } });
    expect(take(joined.draft, theirs, 'content').content).toBe('van haar');
  });

  it('are no conflict when both did the same', () => {
    expect(merge(base, { ...base, content: 'x' }, { ...base, content: 'x' }).conflicts).toEqual([]);
  });

  it('take together what belongs together', () => {
    const theirs = { ...base, area: 'WK2', areaName: 'Twee' };
    expect(merge(base, { ...base, label: 'S-09' }, theirs).draft).toMatchObject({ area: 'WK2', areaName: 'Twee', label: 'S-09' });
    expect(merge(base, { ...base, area: 'WK3', areaName: 'Drie' }, theirs).conflicts).toEqual(['area']);
  });
});
