/** The live protocol as the client uses it (web/Live/PROTOCOL.md). Names on the wire are turned into these in `signalr.ts` and nowhere else. */

export interface SectionKey {
  picture: string;
  section: string;
}

export const sameSection = (a: SectionKey, b: SectionKey): boolean => a.section === b.section && a.picture === b.picture;

export interface Refusal {
  code: string;
  parameters: Readonly<Record<string, string>>;
}

export interface RemoteCaret {
  connection: string;
  client: number;
  /** Relative positions made by the other client; empty: in the section without a caret; null: gone. */
  selection: Uint8Array | null;
  person: string;
  name: string;
  partner: string;
}

export type JoinAnswer =
  | { refusal: Refusal }
  | {
      refusal: null;
      epoch: string;
      sequence: number;
      difference: Uint8Array;
      stateVector: Uint8Array;
      canWrite: boolean;
      writeCode: string | null;
      present: readonly RemoteCaret[];
      /** What texts may hold according to the server. */
      schema: number;
    };

export type PushAnswer = { refusal: Refusal } | { refusal: null; epoch: string; first: number; last: number };

export type PictureChangeKind = 'Outline' | 'Presence' | 'Signals' | 'Publications';

export type ServerMessage =
  | { type: 'updated'; key: SectionKey; epoch: string; first: number; last: number; update: Uint8Array }
  | { type: 'carets'; key: SectionKey; carets: readonly RemoteCaret[] }
  | { type: 'rights'; key: SectionKey; canWrite: boolean; code: string | null }
  | { type: 'released'; key: SectionKey; code: string }
  | { type: 'rejoin'; key: SectionKey }
  | { type: 'picture'; picture: string; version: number; kind: PictureChangeKind; section: string | null; people: readonly string[] };

/** What to do with the code of a refused push. */
export type PushVerdict = 'rejoin' | 'retry' | 'pause' | 'readOnly' | 'gone' | 'stop';

export function verdictOf(code: string): PushVerdict {
  switch (code) {
    case 'Resync':
    case 'Reloading':
      return 'rejoin';
    case 'StorageUnavailable':
    case 'Internal':
      return 'retry';
    case 'TooManyRequests':
      return 'pause';
    case 'NotFound':
      return 'gone';
    case 'UpdateTooLarge':
    case 'SectionFull':
    case 'UpdateUnreadable':
    case 'ForeignAuthor':
      return 'stop';
    default:
      return 'readOnly'; // SectionLocked, NotYourSection, RoleMissing, WrongStage, and what a later server may add
  }
}
