import { describe, expect, it } from 'vitest';
import type { Participant } from '../shared/api/schema';
import { edits, isCitable, isMoreOpen, leastOf, needsGround, owns, stagesAgainst, stepsOf } from './rules';
import { adviceOf, emptyWeighing } from './weighing';

const who = (partner: string, ...roles: Participant['roles']): Participant => ({ person: 'p', partner, name: 'P', function: { nl: '', en: '' }, roles, mandate: null, namedClearance: false });
const partners = (id: string) => ({ id, name: id, shortName: id, colour: 1, inputOnly: id === 'waterschap' });

describe('what the screen offers', () => {
  it('knows how open a regime lets a signal be', () => {
    expect(leastOf('Wpg10')).toBe('SessionOnly');
    expect(leastOf('iets van een streek')).toBe('Public');
    expect([needsGround('AWR67', 'Named'), needsGround('AWR67', 'OwnerOnly'), needsGround('AVG', 'Partners')]).toEqual([true, false, false]);
    expect([isMoreOpen('Public', 'Named'), isMoreOpen('Named', 'Named')]).toEqual([true, false]);
  });

  it('knows whose signals someone may pick: those of the own partner, and for the coordinator of one that only gives information', () => {
    expect(owns(who('politie', 'Signer'), 'politie', partners)).toBe(true);
    expect(edits(who('politie', 'Signer'), 'politie', partners)).toBe(false);
    expect(owns(who('politie', 'Reader'), 'politie', partners)).toBe(false);
    expect(owns(who('politie', 'Editor'), 'om', partners)).toBe(false);
    expect([owns(who('riec', 'Coordinator'), 'waterschap', partners), edits(who('riec', 'Coordinator'), 'waterschap', partners), owns(who('riec', 'Coordinator'), 'om', partners)]).toEqual([true, true, false]);
  });

  it('knows which signals a text may refer to: those of which others may know', () => {
    const of = (handling: 'Partners' | 'SessionOnly' | 'OwnerOnly', regime: string, stage: 'Accepted' | 'Draft' | 'Dismissed' | 'WithdrawnByOwner') => isCitable({ handling, regime, stage });
    expect([of('Partners', 'Wpg', 'Accepted'), of('SessionOnly', 'Wpg', 'Accepted'), of('Partners', 'Wpg', 'Draft')]).toEqual([true, true, true]);
    expect([of('OwnerOnly', 'Wpg', 'Accepted'), of('SessionOnly', 'Wpg10', 'Accepted'), of('Partners', 'unheard', 'Accepted'), of('Partners', 'Wpg', 'WithdrawnByOwner'), of('Partners', 'Wpg', 'Dismissed')]).toEqual([false, false, false, false, false]);
  });

  it('says from which stages a move is not possible', () => {
    expect(stagesAgainst('Park', ['Submitted', 'Draft', 'Draft', 'Parked'])).toEqual(['Draft', 'Parked']);
    expect(stagesAgainst('SetPurgeDate', ['WithdrawnByOwner'])).toEqual([]);
  });

  it('shows the life of a signal as steps, with its outcome last', () => {
    expect(stepsOf('Submitted').map((step) => `${step.stage} ${step.state}`)).toEqual(['Draft done', 'Submitted now', 'Weighed ahead', 'Accepted ahead']);
    expect(stepsOf('Parked').at(-1)).toEqual({ stage: 'Parked', state: 'now' });
  });
});

describe('the weighing', () => {
  it('points to an outcome by what was found, and to none while nothing was answered', () => {
    expect(adviceOf(emptyWeighing)).toBeNull();
    expect(adviceOf({ ...emptyWeighing, concrete: true })).toBe('dismiss');
    const found = { ...emptyWeighing, characteristics: ['authority'] };
    expect(adviceOf(found)).toBe('forward');
    expect(adviceOf({ ...found, ownTask: true, groundForAction: true })).toBe('park');
    expect(adviceOf({ ...found, ownTask: true, groundForAction: true, concrete: true })).toBe('accept');
  });
});
