import { describe, expect, it } from 'vitest';
import type { EntityAtStake, SectionCitations, SignalCitations } from '../shared/api/schema';
import { fallsOf } from './falls';

const a = { partner: 'politie', signal: 'a', key: 'politie/a' };
const b = { partner: 'politie', signal: 'b', key: 'politie/b' };
const p1 = { partner: 'politie', entity: 'p', key: 'politie/p' };
type Sentence = { text: string; others?: (typeof a)[]; otherEntities?: (typeof p1)[] };
const section = (...sentences: Sentence[]): SectionCitations => ({ section: 's-1', number: '1', title: 'Samenvatting', sentences: sentences.map((one) => ({ others: [], otherEntities: [], ...one })) });
const cited = (patch: Partial<SignalCitations>): SignalCitations => ({ sections: [], hidden: 0, entities: [], ...patch });
const person = (patch: Partial<EntityAtStake> = {}): EntityAtStake => ({ id: 'p', type: 'Person', label: 'P1', others: [], sections: [], hidden: 0, ...patch });
const goA = { partner: 'politie', id: 'a' };
const goB = { partner: 'politie', id: 'b' };

describe('what falls with a signal', () => {
  it('leaves a sentence without a source when nothing else holds it up', () => {
    const { sections } = fallsOf([goA], [cited({ sections: [section({ text: 'Eén.' }, { text: 'Twee.', others: [b] })] })]);
    expect(sections[0]?.sentences).toEqual([{ text: 'Eén.', unsupported: true, via: [] }, { text: 'Twee.', unsupported: false, via: [] }]);
  });

  it('names a sentence on two signals that go together once, and as left without a source', () => {
    const falls = fallsOf([goA, goB], [cited({ sections: [section({ text: 'Twee.', others: [b] })], hidden: 1 }), cited({ sections: [section({ text: 'Twee.', others: [a] })], hidden: 2 })]);
    expect(falls).toEqual({ sections: [{ section: 's-1', number: '1', title: 'Samenvatting', sentences: [{ text: 'Twee.', unsupported: true, via: [] }] }], entities: [], hidden: 2, atLeast: true });
  });

  it('takes an entity with it when nothing else stands under that, and the sentences that refer to it', () => {
    const falls = fallsOf([goA], [cited({ entities: [person({ sections: [section({ text: 'P1 huurt de loods.', others: [a] })], hidden: 1 })], sections: [section({ text: 'Er is licht.', otherEntities: [p1] })] })]);
    expect(falls.entities).toEqual([{ key: 'politie/p', type: 'Person', label: 'P1', left: 0 }]);
    expect(falls.sections[0]?.sentences).toEqual([{ text: 'Er is licht.', unsupported: true, via: [] }, { text: 'P1 huurt de loods.', unsupported: true, via: ['P1'] }]);
    expect(falls).toMatchObject({ hidden: 1, atLeast: false });
  });

  it('leaves an entity with another signal under it, and what rests on that', () => {
    const stays = person({ others: ['b'], sections: [section({ text: 'P1 huurt de loods.' })] });
    const one = fallsOf([goA], [cited({ entities: [stays], sections: [section({ text: 'Er is licht.', otherEntities: [p1] })] })]);
    expect(one.entities).toEqual([{ key: 'politie/p', type: 'Person', label: 'P1', left: 1 }]);
    expect(one.sections[0]?.sentences).toEqual([{ text: 'Er is licht.', unsupported: false, via: [] }]);
    const both = fallsOf([goA, goB], [cited({ entities: [stays] }), cited({ entities: [person({ others: ['a'], sections: stays.sections })] })]);
    expect(both.entities).toMatchObject([{ label: 'P1', left: 0 }]);
    expect(both.sections[0]?.sentences).toEqual([{ text: 'P1 huurt de loods.', unsupported: true, via: ['P1'] }]);
  });
});
