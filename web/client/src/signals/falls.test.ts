import { describe, expect, it } from 'vitest';
import { fallsOf } from './falls';

const a = { partner: 'politie', signal: 'a', key: 'politie/a' };
const b = { partner: 'politie', signal: 'b', key: 'politie/b' };
const section = (sentences: { text: string; others: (typeof a)[] }[]) => ({ section: 's-1', number: '1', title: 'Samenvatting', sentences: sentences.map((sentence) => ({ ...sentence, otherEntities: [] })) });

describe('what falls with a signal', () => {
  it('leaves a sentence without a source when nothing else holds it up', () => {
    const { sections } = fallsOf([{ partner: 'politie', id: 'a' }], [{ sections: [section([{ text: 'Eén.', others: [] }, { text: 'Twee.', others: [b] }])], hidden: 0, entities: [] }]);
    expect(sections[0]?.sentences).toEqual([{ text: 'Eén.', unsupported: true }, { text: 'Twee.', unsupported: false }]);
  });

  it('names a sentence on two signals that go together once, and as left without a source', () => {
    const falls = fallsOf([{ partner: 'politie', id: 'a' }, { partner: 'politie', id: 'b' }], [{ sections: [section([{ text: 'Twee.', others: [b] }])], hidden: 1, entities: [] }, { sections: [section([{ text: 'Twee.', others: [a] }])], hidden: 2, entities: [] }]);
    expect(falls).toEqual({ sections: [{ section: 's-1', number: '1', title: 'Samenvatting', sentences: [{ text: 'Twee.', unsupported: true }] }], hidden: 2 });
  });
});
