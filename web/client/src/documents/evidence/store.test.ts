import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntityReference, SignalReference } from '../../shared/api/schema';
import { type EvidenceLoader, EvidenceStore } from './store';

const answer = (key: string, more: Partial<SignalReference> = {}): SignalReference => {
  const [partner = '', id = ''] = key.split('/');
  return { partner, id, label: null, grade: null, summary: null, fallen: false, handling: 'Unknown', ...more } as SignalReference;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what chips show', () => {
  it('is asked once, in one batch, and asked again after live news', async () => {
    const references = vi.fn<EvidenceLoader['signalReferences']>((_, keys) => Promise.resolve(keys.map((key) => answer(key, { label: `L-${key}` }))));
    const store = new EvidenceStore('veldermeer', { signalReferences: references, entityReferences: () => Promise.resolve([]), area: () => Promise.reject(new Error()) });
    const heard = vi.fn<() => void>();
    store.subscribe(heard);
    store.at(0);
    expect(store.signal('politie/a')).toBeUndefined();
    expect(store.signal('om/b')).toBeUndefined();
    store.signal('politie/a');
    await vi.advanceTimersByTimeAsync(50);
    expect(references.mock.calls).toEqual([['veldermeer', ['politie/a', 'om/b']]]);
    expect(store.signal('politie/a')?.label).toBe('L-politie/a');
    expect(heard).toHaveBeenCalledTimes(1);
    store.at(0);
    await vi.advanceTimersByTimeAsync(50);
    expect(references).toHaveBeenCalledTimes(1);
    store.at(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(references.mock.calls[1]).toEqual(['veldermeer', ['politie/a', 'om/b']]);
  });

  it('keeps what it knows when the server does not answer, and tries again', async () => {
    let fail = false;
    const references = vi.fn<EvidenceLoader['signalReferences']>((_, keys) => (fail ? Promise.reject(new Error()) : Promise.resolve(keys.map((key) => answer(key, { label: 'S-01' })))));
    const store = new EvidenceStore('veldermeer', { signalReferences: references, entityReferences: () => Promise.resolve([]), area: () => Promise.reject(new Error()) });
    store.at(0);
    store.signal('politie/a');
    await vi.advanceTimersByTimeAsync(50);
    fail = true;
    store.at(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(store.signal('politie/a')?.label).toBe('S-01');
    fail = false;
    await vi.advanceTimersByTimeAsync(5_100);
    expect(references).toHaveBeenCalledTimes(3);
  });

  it('asks for entities by themselves, and again after live news', async () => {
    const entityReferences = vi.fn<EvidenceLoader['entityReferences']>((_, keys) => Promise.resolve(keys.map((key) => ({ ...answer(key, { label: 'P1' }), type: 'Person', signals: 1 }) as EntityReference)));
    const store = new EvidenceStore('veldermeer', { signalReferences: () => Promise.reject(new Error()), entityReferences, area: () => Promise.reject(new Error()) });
    store.at(0);
    store.entity('politie/p');
    await vi.advanceTimersByTimeAsync(50);
    expect(store.entity('politie/p')?.label).toBe('P1');
    store.at(1);
    await vi.advanceTimersByTimeAsync(50);
    expect(entityReferences.mock.calls).toEqual([['veldermeer', ['politie/p']], ['veldermeer', ['politie/p']]]);
  });

  it('shows an area by its code until its name is known', async () => {
    const store = new EvidenceStore('veldermeer', { signalReferences: () => Promise.resolve([]), entityReferences: () => Promise.resolve([]), area: () => Promise.resolve({ area: { name: 'Centrum' } }) });
    expect(store.area('WK990101')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.area('WK990101')).toBe('Centrum');
  });
});
