import { expect, it } from 'vitest';
import { safeReturn } from '../access/SignInPage';
import type { SignatureNeed } from '../shared/api/schema';
import { progressOf } from './ReadinessPage';

const need = (kind: SignatureNeed['kind']): SignatureNeed => ({ partner: 'p', partnerName: 'P', kind, people: [], signature: null });

it('counts what is signed, missing and stale', () => {
  const section = { id: 's', number: '1', title: 'x', stage: 'Approved' as const, quality: null };
  expect(progressOf({ ready: false, consultations: [], sections: [{ ...section, needs: [need('Signed'), need('Stale')] }, { ...section, needs: [need('SignedWithReservation'), need('Missing')] }] })).toEqual({ total: 4, done: 2, missing: 1, stale: 1 });
});

it('returns after signing in to places of this application only', () => {
  expect(safeReturn('/pictures/a?x=1')).toBe('/pictures/a?x=1');
  for (const target of [null, '', 'https://evil.nl', '//evil.nl', '/\\evil.nl', '/sign-in?return=/']) {
    expect(safeReturn(target)).toBe('/');
  }
});
