import { describe, expect, it } from 'vitest';
import type { PictureView, TipLink } from '../shared/api/schema';
import { linkAddress, linkStateOf, ownersFor } from './links';

const now = new Date('2026-03-01T12:00:00Z');
const link: TipLink = { id: 'a', for: 'winkeliers', madeAt: '', madeBy: 'femke', expiresAt: '2026-03-02T12:00:00Z', used: 0, maxUses: 2, revoked: false };

describe('tip links', () => {
  it('say how they stand', () => {
    expect(linkStateOf(link, now)).toBe('good');
    expect(linkStateOf({ ...link, expiresAt: '2026-03-01T12:00:00Z' }, now)).toBe('expired');
    expect(linkStateOf({ ...link, used: 2 }, now)).toBe('full');
    expect(linkStateOf({ ...link, used: 2, revoked: true }, now)).toBe('revoked');
  });

  it('are handled by editors for their own partner, and by the coordinator for those that only give information', () => {
    const picture = (roles: string[], addSignal = true): PictureView => ({ me: { partner: 'riec', roles }, partners: [{ id: 'politie', inputOnly: false }, { id: 'waterschap', inputOnly: true }], can: { addSignal } }) as unknown as PictureView;
    expect(ownersFor(picture(['Editor']))).toEqual(['riec']);
    expect(ownersFor(picture(['Coordinator', 'Editor']))).toEqual(['riec', 'waterschap']);
    expect(ownersFor(picture(['Signer']))).toEqual([]);
    expect(ownersFor(picture(['Editor'], false))).toEqual([]);
  });

  it('have their token in the path', () => {
    expect(linkAddress('abc', 'https://samenbeeld.example')).toBe('https://samenbeeld.example/tip/abc');
  });
});
