import * as Y from 'yjs';
import type { JoinAnswer, PushAnswer, Refusal, SectionKey, ServerMessage } from './protocol';
import type { Clock, Transport } from './transport';

/** Virtual time for tests: runs what is due in order, one thing at a time. */
export class VirtualClock implements Clock {
  private time = 0;
  private queue: { at: number; order: number; run: () => void }[] = [];
  private order = 0;

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.time + ms, order: this.order++, run };
    this.queue.push(entry);
    return () => {
      this.queue = this.queue.filter((other) => other !== entry);
    };
  }

  /** Runs until `ms` have passed; promises settle between any two things. */
  async advance(ms: number, check: () => void = () => undefined): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      check();
      this.queue.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.queue[0];
      if (!next || next.at > end) {
        this.time = end;
        return;
      }
      this.queue.shift();
      this.time = Math.max(this.time, next.at);
      next.run();
    }
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 12; i++) {
    await null;
  }
}

/** Small, fast, seeded generator (mulberry32), so that a failing run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Faults {
  /** Chance that a live message is lost although the connection stands. */
  lose: number;
  duplicate: number;
  /** Chance that a push is refused for a passing reason. */
  refuse: number;
  /** Chance that the answer to a stored push is lost with the connection. */
  cutAfterStore: number;
  latencyMs: number;
}

export const noFaults: Faults = { lose: 0, duplicate: 0, refuse: 0, cutAfterStore: 0, latencyMs: 5 };

/** The server's side of one section, as the protocol describes it. */
export class FakeServer {
  doc = new Y.Doc();
  epoch = 'epoch-1';
  sequence = 0;
  canWrite = true;
  /** Refuses every push with this code, when set. */
  refuseWith: string | null = null;
  readonly members = new Set<FakeTransport>();

  constructor(
    readonly clock: Clock,
    readonly random: () => number,
    public faults: Faults,
  ) {}

  /** A new process with what was stored: everybody is cut off and the epoch is another. */
  restart(): void {
    const stored = Y.encodeStateAsUpdate(this.doc);
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, stored);
    this.epoch = `epoch-${Number(this.epoch.slice(6)) + 1}`;
    this.sequence = Math.floor(this.random() * 5);
    [...this.members].forEach((member) => member.cut());
  }

  join(stateVector: Uint8Array): JoinAnswer {
    return {
      refusal: null,
      epoch: this.epoch,
      sequence: this.sequence,
      difference: Y.encodeStateAsUpdate(this.doc, stateVector),
      stateVector: Y.encodeStateVector(this.doc),
      canWrite: this.canWrite,
      writeCode: this.canWrite ? null : 'NotYourSection',
      present: [],
      schema: 1,
    };
  }

  push(from: FakeTransport, update: Uint8Array): PushAnswer {
    if (this.refuseWith) {
      return { refusal: { code: this.refuseWith, parameters: {} } };
    }
    if (this.random() < this.faults.refuse) {
      return { refusal: { code: ['StorageUnavailable', 'TooManyRequests', 'Reloading', 'Resync', 'Internal'][Math.floor(this.random() * 5)] ?? 'Internal', parameters: {} } };
    }
    const before = Y.encodeStateVector(this.doc);
    const probe = new Y.Doc();
    Y.applyUpdate(probe, Y.encodeStateAsUpdate(this.doc));
    Y.applyUpdate(probe, update);
    if (probe.store.pendingStructs) {
      return { refusal: { code: 'Resync', parameters: {} } };
    }
    Y.applyUpdate(this.doc, update);
    this.sequence++;
    const row = this.sequence;
    const message: ServerMessage = { type: 'updated', key: from.key, epoch: this.epoch, first: row, last: row, update: Y.encodeStateAsUpdate(this.doc, before) };
    for (const member of this.members) {
      if (member !== from) {
        member.deliver(message);
      }
    }
    return { refusal: null, epoch: this.epoch, first: row, last: row };
  }

  tellAll(message: ServerMessage): void {
    this.members.forEach((member) => member.deliver(message));
  }
}

/** One client's connection to the fake server: delays, reorders, loses and repeats as the faults say. */
export class FakeTransport implements Transport {
  connected = false;
  readonly presented: (Uint8Array | null)[] = [];
  private readonly messages = new Set<(message: ServerMessage) => void>();
  private readonly connections = new Set<(connected: boolean) => void>();
  private breaking = new Set<(error: Error) => void>();
  private connection = 0;

  constructor(
    private readonly server: FakeServer,
    readonly key: SectionKey,
  ) {}

  connect(): void {
    if (!this.connected) {
      this.connected = true;
      this.connection++;
      this.connections.forEach((listener) => listener(true));
    }
  }

  cut(): void {
    if (this.connected) {
      this.connected = false;
      this.server.members.delete(this);
      const waiting = this.breaking;
      this.breaking = new Set();
      waiting.forEach((reject) => reject(new Error('The connection broke.')));
      this.connections.forEach((listener) => listener(false));
    }
  }

  deliver(message: ServerMessage): void {
    const { random, faults } = this.server;
    if (random() < faults.lose) {
      return;
    }
    const connection = this.connection;
    const times = random() < faults.duplicate ? 2 : 1;
    for (let i = 0; i < times; i++) {
      this.server.clock.after(random() * faults.latencyMs, () => {
        if (this.connected && this.connection === connection) {
          this.messages.forEach((listener) => listener(message));
        }
      });
    }
  }

  private call<T>(work: () => T, cutAfter = false): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.connected) {
        reject(new Error('Not connected.'));
        return;
      }
      const connection = this.connection;
      const { random, faults, clock } = this.server;
      this.breaking.add(reject);
      clock.after(random() * faults.latencyMs, () => {
        if (!this.connected || this.connection !== connection) {
          return;
        }
        const result = work();
        if (cutAfter && random() < faults.cutAfterStore) {
          this.cut();
          return;
        }
        clock.after(random() * faults.latencyMs, () => {
          if (this.breaking.delete(reject) && this.connection === connection) {
            resolve(result);
          }
        });
      });
    });
  }

  openPicture(): Promise<Refusal | null> {
    return Promise.resolve(null);
  }

  closePicture(): void {}

  join(_: SectionKey, stateVector: Uint8Array): Promise<JoinAnswer> {
    return this.call(() => {
      this.server.members.add(this);
      return this.server.join(stateVector);
    });
  }

  leave(): void {
    this.server.members.delete(this);
  }

  push(_: SectionKey, update: Uint8Array): Promise<PushAnswer> {
    return this.call(() => this.server.push(this, update), true);
  }

  present(_: SectionKey, __: number, selection: Uint8Array | null): void {
    this.presented.push(selection);
  }

  onMessage(listener: (message: ServerMessage) => void): () => void {
    this.messages.add(listener);
    return () => this.messages.delete(listener);
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.connections.add(listener);
    return () => this.connections.delete(listener);
  }
}
