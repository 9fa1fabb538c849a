import * as Y from 'yjs';
import type { SectionSession } from '../live/section';
import type { Clock } from '../live/transport';

/** What became of the last edits in a paragraph. "Stored" follows from the server's answers alone. */
export type ParagraphState = 'typing' | 'sent' | 'stored';

interface Known {
  state: ParagraphState;
  /** Since when it looks settled: under way without anything left to send, or stored. */
  settled: number | null;
}

/** Calm comes before speed: "not stored yet" is said at once, better news only when it stays. */
export const calm = { lookMs: 50, sentMs: 300, storedMs: 700, showStoredMs: 1_600 } as const;

/** How the paragraphs with edits stand, out of what waits and what is on its way. Looks at most every 50 ms, however fast one types. */
export class ParagraphStates {
  current: ReadonlyMap<Y.XmlElement, ParagraphState> = new Map();
  private readonly known = new Map<Y.XmlElement, Known>();
  private readonly touched = new WeakMap<Uint8Array, readonly Y.XmlElement[]>();
  private readonly listeners = new Set<() => void>();
  /** Edits since the last look; a fast server has stored them before there is another. */
  private fresh: Uint8Array[] = [];
  private newest: string | undefined;
  private cancel: (() => void) | null = null;
  private due = Infinity;

  constructor(
    private readonly session: Pick<SectionSession, 'doc' | 'state' | 'subscribe'>,
    private readonly clock: Clock,
  ) {}

  /** Starts to look; ends with the function it gives. */
  follow(): () => void {
    const hear = (): void => {
      this.note();
      this.lookIn(calm.lookMs);
    };
    const off = this.session.subscribe(hear);
    hear();
    return () => {
      off();
      this.cancel?.();
      this.cancel = null;
      this.due = Infinity;
    };
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Says it again: whoever shows the states may have learned other words for them. */
  tell(): void {
    this.listeners.forEach((listener) => listener());
  }

  private note(): void {
    const { pending } = this.session.state;
    for (let i = pending.length - 1; i >= 0; i--) {
      const edit = pending[i];
      if (!edit || edit.id === this.newest) {
        break;
      }
      this.fresh.push(edit.update);
    }
    this.newest = pending.at(-1)?.id ?? this.newest;
  }

  private lookIn(ms: number): void {
    const due = this.clock.now() + ms;
    if (due >= this.due) {
      return;
    }
    this.cancel?.();
    this.due = due;
    this.cancel = this.clock.after(ms, () => {
      this.due = Infinity;
      this.cancel = null;
      this.look();
    });
  }

  private look(): void {
    const now = this.clock.now();
    const busy = this.busy();
    for (const block of this.fresh.splice(0).flatMap((update) => this.blocks(update))) {
      if (!busy.has(block)) {
        this.known.set(block, { state: 'typing', settled: now });
      }
    }
    for (const [block, underWay] of busy) {
      const known = this.known.get(block);
      if (!underWay || !known || known.state === 'stored') {
        this.known.set(block, { state: 'typing', settled: underWay ? now : null });
        if (underWay) {
          this.lookIn(calm.sentMs);
        }
      } else if (known.state === 'typing') {
        known.settled ??= now;
        this.turn(known, 'sent', calm.sentMs, now);
      } else {
        known.settled = null;
      }
    }
    for (const [block, known] of this.known) {
      if (busy.has(block)) {
        continue;
      }
      known.settled ??= now;
      if (known.state === 'stored') {
        if (now - known.settled >= calm.showStoredMs) {
          this.known.delete(block);
        } else {
          this.lookIn(known.settled + calm.showStoredMs - now);
        }
      } else {
        this.turn(known, 'stored', calm.storedMs, now);
      }
    }
    this.publish();
  }

  private turn(known: Known, to: ParagraphState, afterMs: number, now: number): void {
    const left = (known.settled ?? now) + afterMs - now;
    if (left > 0) {
      this.lookIn(left);
      return;
    }
    known.state = to;
    known.settled = to === 'stored' ? now : null;
    if (to === 'stored') {
      this.lookIn(calm.showStoredMs);
    }
  }

  private publish(): void {
    const same = this.known.size === this.current.size && [...this.known].every(([block, { state }]) => this.current.get(block) === state);
    if (!same) {
      this.current = new Map([...this.known].map(([block, { state }]) => [block, state]));
      this.tell();
    }
  }

  /** Paragraphs with edits that are not stored; true when all of them are under way. */
  private busy(): Map<Y.XmlElement, boolean> {
    const { pending, inFlight } = this.session.state;
    const sent = new Set(inFlight?.ids ?? []);
    const busy = new Map<Y.XmlElement, boolean>();
    for (const { id, update } of pending) {
      for (const block of this.blocks(update)) {
        busy.set(block, (busy.get(block) ?? true) && sent.has(id));
      }
    }
    return busy;
  }

  private blocks(update: Uint8Array): readonly Y.XmlElement[] {
    let blocks = this.touched.get(update);
    if (!blocks) {
      blocks = blocksOf(this.session.doc, update);
      this.touched.set(update, blocks);
    }
    return blocks;
  }
}

/** The elements whose text, attributes or existence an update is about, as far as they are (still) in the document. */
export function blocksOf(doc: Y.Doc, update: Uint8Array): Y.XmlElement[] {
  const blocks = new Set<Y.XmlElement>();
  const visit = (client: number, from: number, length: number): void => {
    const end = Math.min(from + length, Y.getState(doc.store, client));
    for (let clock = from; clock < end; ) {
      const struct = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC;
      const block = struct instanceof Y.Item ? blockOf(struct) : null;
      if (block) {
        blocks.add(block);
      }
      clock = struct.id.clock + struct.length;
    }
  };
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    visit(struct.id.client, struct.id.clock, struct.length);
  }
  ds.clients.forEach((ranges, client) => ranges.forEach(({ clock, len }) => visit(client, clock, len)));
  return [...blocks];
}

function blockOf(item: Y.Item): Y.XmlElement | null {
  let type: unknown = item.content instanceof Y.ContentType ? item.content.type : item.parent;
  if (type instanceof Y.XmlText) {
    type = type.parent;
  }
  return type instanceof Y.XmlElement && type._item?.deleted === false ? type : null;
}
