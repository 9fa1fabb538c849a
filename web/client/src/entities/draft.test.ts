import { describe, expect, it } from 'vitest';
import type { EntityView } from '../shared/api/schema';
import { commandOfEntity, draftOfEntity, emptyEntity, errorsOfEntity, isChanged, merge } from './draft';
import { allEntities, isFiltered, readFilter, searchOf } from './list';

const p1: EntityView = {
  id: 'e1', partner: 'politie', type: 'Person', label: 'P1', identity: 'De echte naam', description: null, handling: 'Partners', supports: ['a'], addedAt: '', addedBy: '', changedAt: '', version: 1, fallen: false, can: { change: true, remove: true },
};

describe('an entity being recorded', () => {
  it('needs a signal under it; a person needs no alias, anything else a name', () => {
    expect(errorsOfEntity(emptyEntity())).toEqual({ supports: 'support' });
    expect(errorsOfEntity(emptyEntity(['a']))).toEqual({});
    expect(errorsOfEntity({ ...emptyEntity(['a']), type: 'Vehicle', label: ' ' })).toEqual({ label: 'required' });
  });

  it('takes no name for an alias', () => {
    const of = (label: string) => errorsOfEntity({ ...emptyEntity(['a']), label }).label;
    expect(['P1', ' p12 ', 'ABC1234'].map(of)).toEqual([undefined, undefined, undefined]);
    expect(['Jan', 'P', 'P12345', 'Jan1 de Vries', 'ABCD1'].map(of)).toEqual(['alias', 'alias', 'alias', 'alias', 'alias']);
  });

  it('is sent as it is stored', () => {
    expect(commandOfEntity({ ...emptyEntity(['a']), label: ' p7 ', identity: ' X ', description: ' ' }, 'k')).toEqual({ type: 'Person', label: 'P7', identity: 'X', description: null, handling: 'Partners', supports: ['a'], key: 'k' });
    expect(commandOfEntity({ ...emptyEntity(['a']), type: 'Vehicle', label: 'wit busje' })).toMatchObject({ label: 'wit busje' });
    expect(commandOfEntity(draftOfEntity(p1))).toEqual({ type: 'Person', label: 'P1', identity: 'De echte naam', description: null, handling: 'Partners', supports: ['a'] });
  });

  it('is put together with what somebody else changed meanwhile', () => {
    const base = draftOfEntity(p1);
    expect(isChanged(base, { ...base })).toBe(false);
    const joined = merge(base, { ...base, description: 'van mij' }, { ...base, supports: ['a', 'b'] });
    expect(joined).toMatchObject({ conflicts: [], draft: { description: 'van mij', supports: ['a', 'b'] } });
    expect(merge(base, { ...base, identity: 'A' }, { ...base, identity: 'B' }).conflicts).toEqual(['identity']);
  });
});

describe('the list of entities', () => {
  it('keeps its filter in the address and leaves out what it does not know', () => {
    const filter = { text: 'busje', type: 'Vehicle', signal: 'politie/a' } as const;
    expect(readFilter(searchOf(filter))).toEqual(filter);
    expect(readFilter(new URLSearchParams('type=Spook'))).toEqual(allEntities);
    expect([isFiltered(allEntities), isFiltered({ ...allEntities, text: ' ' }), isFiltered(filter)]).toEqual([false, false, true]);
  });
});
