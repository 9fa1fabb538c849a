import type { RemoteCaret } from './protocol';

/** Who else is in a section, by connection: one person may be there twice. Never stored. */
export type Presence = ReadonlyMap<string, RemoteCaret>;

export const nobody: Presence = new Map();

/** Takes in carets: `all` replaces what was known, a caret without selection goes. */
export function withCarets(presence: Presence, carets: readonly RemoteCaret[], all: boolean, ownClient: number): Presence {
  const next = new Map(all ? [] : presence);
  for (const caret of carets) {
    if (caret.client === ownClient) {
      continue;
    }
    if (caret.selection === null) {
      next.delete(caret.connection);
    } else {
      next.set(caret.connection, caret);
    }
  }
  return next;
}

/** A selection as bytes: length of the anchor (2 bytes), anchor, head; both relative positions of Yjs. */
export function packSelection(anchor: Uint8Array, head: Uint8Array): Uint8Array {
  const packed = new Uint8Array(2 + anchor.length + head.length);
  packed[0] = anchor.length >> 8;
  packed[1] = anchor.length & 255;
  packed.set(anchor, 2);
  packed.set(head, 2 + anchor.length);
  return packed;
}

/** Null for an empty selection and for bytes that cannot be one: they come from other clients. */
export function unpackSelection(packed: Uint8Array): { anchor: Uint8Array; head: Uint8Array } | null {
  if (packed.length < 4) {
    return null;
  }
  const length = ((packed[0] ?? 0) << 8) | (packed[1] ?? 0);
  return length > 0 && 2 + length < packed.length ? { anchor: packed.slice(2, 2 + length), head: packed.slice(2 + length) } : null;
}
