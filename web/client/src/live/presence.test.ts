import { describe, expect, it } from 'vitest';
import { nobody, packSelection, unpackSelection, withCarets } from './presence';
import type { RemoteCaret } from './protocol';

const caret = (connection: string, client: number, selection: Uint8Array | null = new Uint8Array()): RemoteCaret => ({ connection, client, selection, person: 'jan', name: 'Jan', partner: 'politie' });

describe('presence', () => {
  it('adds, moves and removes by connection, and leaves out the own document', () => {
    let presence = withCarets(nobody, [caret('a', 1), caret('b', 2), caret('me', 9)], true, 9);
    expect([...presence.keys()]).toEqual(['a', 'b']);
    presence = withCarets(presence, [caret('a', 1, null)], false, 9);
    expect([...presence.keys()]).toEqual(['b']);
    expect(withCarets(presence, [], true, 9).size).toBe(0);
  });

  it('packs a selection and refuses bytes that are none', () => {
    const anchor = new Uint8Array([1, 2, 3]);
    const head = new Uint8Array([4, 5]);
    expect(unpackSelection(packSelection(anchor, head))).toEqual({ anchor, head });
    for (const bytes of [[], [0], [0, 9, 1, 2], [255, 255, 1, 1], [0, 0, 1, 1]]) {
      expect(unpackSelection(new Uint8Array(bytes))).toBeNull();
    }
  });
});
