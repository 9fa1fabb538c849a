import type { Signal } from '../shared/api/schema';

/** A signal with everything that is not said left at its least. */
export const aSignal = (patch: Partial<Signal> = {}): Signal => ({
  id: 'a', partner: 'politie', label: 'S-01', date: '2026-02', sourceType: 'boa', content: 'Nachtelijk laden bij L1', area: null, areaName: null, grade: 'A1', handling: 'Partners', regime: 'AVG', addedAt: '', addedBy: '', version: 1, stage: 'Submitted', until: null,
  phenomena: [], indicators: [], placeType: null, branch: null, place: null, ground: null, conditions: [], conditionText: null, purgeOn: null, attachments: [], weighing: null, gradeScheme: '4x4', channel: 'form', import: null, changedAt: '', stageReason: null, mergedInto: null, ...patch,
});
