import { describe, expect, it } from 'vitest';
import { bytesFrom, named, toBase64 } from './wire';

describe('both protocols of the hub', () => {
  it('carry the same bytes', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
    expect(bytesFrom(toBase64(bytes))).toEqual(bytes);
    const frame = new Uint8Array([9, 1, 2, 9]);
    const own = bytesFrom(frame.subarray(1, 3));
    frame.fill(0);
    expect(own).toEqual(new Uint8Array([1, 2]));
    expect(bytesFrom(null)).toEqual(new Uint8Array());
  });

  it('name their fields the same', () => {
    expect(named({ Code: 'NotFound', Parameters: { Field: 'x' } })).toEqual(named({ code: 'NotFound', parameters: { Field: 'x' } }));
  });
});
