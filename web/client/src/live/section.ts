import * as Y from 'yjs';
import { Outbox, type EditStore } from './outbox';
import type { RemoteCaret, SectionKey, ServerMessage } from './protocol';
import { sameSection } from './protocol';
import { type Effect, initialState, type SessionEvent, type SessionState, step } from './session';
import type { Clock, Transport } from './transport';

interface Options {
  transport: Transport;
  store: EditStore;
  clock: Clock;
  person: string;
  key: SectionKey;
  openClients?: () => Promise<ReadonlySet<number>>;
}

/**
 * One open section: its Yjs document, and the effects of the state machine on network, outbox and time.
 * Remote changes enter the document with this object as origin; everything else that changes it is an edit of this person.
 */
export class SectionSession {
  readonly doc = new Y.Doc();
  readonly key: SectionKey;
  readonly outbox: Outbox;
  state: SessionState = initialState;
  /** How many edits of an earlier visit were put back. */
  restored = 0;

  private readonly transport: Transport;
  private readonly clock: Clock;
  private readonly openClients: () => Promise<ReadonlySet<number>>;
  private readonly listeners = new Set<() => void>();
  /** Carets of the others as they are now, for who starts to listen. */
  presence: readonly RemoteCaret[] = [];
  private readonly caretListeners = new Set<(carets: readonly RemoteCaret[], all: boolean) => void>();
  private readonly timers = new Set<() => void>();
  private readonly unsubscribe: (() => void)[];
  private serverVector: Uint8Array | null = null;
  private restoring = false;
  private disposed = false;

  constructor(options: Options) {
    this.key = options.key;
    this.transport = options.transport;
    this.clock = options.clock;
    this.openClients = options.openClients ?? (() => Promise.resolve(new Set()));
    this.outbox = new Outbox(options.store, options.person, options.key, this.doc.clientID);
    this.doc.on('update', this.onDocUpdate);
    this.unsubscribe = [
      this.transport.onMessage((message) => this.onMessage(message)),
      this.transport.onConnection((connected) => this.dispatch({ type: connected ? 'connected' : 'disconnected' })),
    ];
    if (this.transport.connected) {
      this.dispatch({ type: 'connected' });
    }
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Carets of others: `all` when the list replaces what was known. */
  onCarets(listener: (carets: readonly RemoteCaret[], all: boolean) => void): () => void {
    this.caretListeners.add(listener);
    return () => this.caretListeners.delete(listener);
  }

  present(selection: Uint8Array | null): void {
    if (this.state.connected && this.state.opened && !this.state.released) {
      this.transport.present(this.key, this.doc.clientID, selection);
    }
  }

  /** Throws away what is not stored, on this device only. The session is of no use afterwards: open a new one. */
  async discard(): Promise<void> {
    this.dispose();
    await this.outbox.discardAll();
  }

  /** Reads the document as it would be with everything that waits on this device, without changing it. */
  async textWithLeftovers<T>(read: (doc: Y.Doc) => T): Promise<T> {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    for (const edit of await this.outbox.leftovers(new Set())) {
      Y.applyUpdate(copy, edit.update);
    }
    const result = read(copy);
    copy.destroy();
    return result;
  }

  dispose(): void {
    if (this.disposed) {
      return;
    }
    this.disposed = true;
    this.timers.forEach((cancel) => cancel());
    this.unsubscribe.forEach((off) => off());
    this.doc.off('update', this.onDocUpdate);
    if (this.transport.connected) {
      this.transport.leave(this.key);
    }
    this.doc.destroy();
    this.listeners.clear();
    this.caretListeners.clear();
  }

  private dispatch(event: SessionEvent): void {
    if (this.disposed) {
      return;
    }
    const [next, effects] = step(this.state, event);
    const changed = next !== this.state;
    const alone = event.type === 'disconnected' || (next.released !== null && this.state.released === null);
    const mayWriteNow = next.phase === 'live';
    this.state = next;
    effects.forEach((effect) => this.run(effect));
    if (event.type === 'joined' || event.type === 'rights') {
      void this.restore(mayWriteNow);
    }
    if (alone) {
      this.tellCarets([], true);
    }
    if (changed) {
      this.listeners.forEach((listener) => listener());
    }
  }

  private run(effect: Effect): void {
    switch (effect.type) {
      case 'wait': {
        const cancel = this.clock.after(effect.ms, () => {
          this.timers.delete(cancel);
          this.dispatch(effect.event);
        });
        this.timers.add(cancel);
        break;
      }
      case 'forget':
        void this.outbox.forget(effect.ids);
        break;
      case 'join':
        void this.join(effect.attempt);
        break;
      case 'push':
        void this.push(effect);
        break;
    }
  }

  private async join(attempt: number): Promise<void> {
    try {
      const answer = await this.transport.join(this.key, Y.encodeStateVector(this.doc), this.doc.clientID);
      if (this.disposed) {
        return;
      }
      if (answer.refusal) {
        this.dispatch({ type: 'joinRefused', attempt, refusal: answer.refusal });
        return;
      }
      this.dispatch({ type: 'schema', schema: answer.schema }); // before the text: who shows it may not know what is in it
      Y.applyUpdate(this.doc, answer.difference, this);
      this.serverVector = answer.stateVector;
      this.tellCarets(answer.present, true);
      this.dispatch({
        type: 'joined',
        attempt,
        epoch: answer.epoch,
        sequence: answer.sequence,
        canWrite: answer.canWrite,
        writeCode: answer.writeCode,
        serverLacksMore: lacksMore(this.doc, answer.stateVector, this.state.pending.map((edit) => edit.update)),
      });
    } catch {
      this.dispatch({ type: 'joinFailed', attempt });
    }
  }

  private async push(effect: Extract<Effect, { type: 'push' }>): Promise<void> {
    const updates = effect.edits.map((edit) => edit.update);
    const update = effect.full ? Y.encodeStateAsUpdate(this.doc, this.serverVector ?? undefined) : updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
    try {
      const answer = await this.transport.push(this.key, update);
      if (answer.refusal) {
        this.dispatch({ type: 'pushRefused', attempt: effect.attempt, refusal: answer.refusal });
      } else {
        this.dispatch({ type: 'stored', attempt: effect.attempt, ids: effect.edits.map((edit) => edit.id), epoch: answer.epoch, first: answer.first, last: answer.last });
      }
    } catch {
      this.dispatch({ type: 'pushFailed', attempt: effect.attempt });
    }
  }

  /** Puts back what tabs that are gone left behind; when this person may not write it stays where it is and is only counted. */
  private async restore(mayWrite: boolean): Promise<void> {
    if (this.restoring) {
      return;
    }
    this.restoring = true;
    const left = await this.outbox.leftovers(await this.openClients());
    if (this.disposed) {
      return;
    }
    const known = new Set(this.state.pending.map((edit) => edit.id));
    const fresh = left.filter((edit) => !known.has(edit.id));
    if (!mayWrite) {
      this.restoring = false;
      if (fresh.length !== this.state.stranded) {
        this.dispatch({ type: 'stranded', count: fresh.length });
      }
      return;
    }
    if (fresh.length > 0) {
      fresh.forEach((edit) => Y.applyUpdate(this.doc, edit.update, this));
      this.restored += fresh.length;
      this.dispatch({ type: 'restored', edits: fresh });
    }
    // Stays set: what is left behind from now on belongs to tabs that are open.
  }

  private onDocUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.disposed) {
      return;
    }
    const edit = { id: this.outbox.nextId(), update };
    void this.outbox.keep(edit).then(() => {
      // Acknowledged before it was written down: take it out again.
      if (!this.state.pending.some((pending) => pending.id === edit.id)) {
        void this.outbox.forget([edit.id]);
      }
    });
    this.dispatch({ type: 'edited', edit });
  };

  private tellCarets(carets: readonly RemoteCaret[], all: boolean): void {
    const gone = new Set(carets.map((caret) => caret.connection));
    this.presence = [...(all ? [] : this.presence.filter((caret) => !gone.has(caret.connection))), ...carets.filter((caret) => caret.selection !== null)];
    this.caretListeners.forEach((listener) => listener(carets, all));
  }

  private onMessage(message: ServerMessage): void {
    if (message.type === 'picture' || !sameSection(message.key, this.key)) {
      return;
    }
    switch (message.type) {
      case 'updated':
        Y.applyUpdate(this.doc, message.update, this);
        this.dispatch({ type: 'updated', epoch: message.epoch, first: message.first, last: message.last });
        break;
      case 'carets':
        this.tellCarets(message.carets, false);
        break;
      case 'rights':
        this.dispatch({ type: 'rights', canWrite: message.canWrite, code: message.code });
        break;
      case 'released':
        this.dispatch({ type: 'released', refusal: { code: message.code, parameters: {} } });
        break;
      case 'rejoin':
        this.dispatch({ type: 'rejoin' });
        break;
    }
  }
}

/** Whether the server misses something of this document that the pending edits do not hold. Happens only when it was put back from a backup. */
export function lacksMore(doc: Y.Doc, serverVector: Uint8Array, pending: readonly Uint8Array[]): boolean {
  const server = Y.decodeStateVector(serverVector);
  const mine = Y.decodeStateVector(Y.encodeStateVector(doc));
  const held = pending.length > 0 ? Y.parseUpdateMeta(Y.mergeUpdates([...pending])) : { from: new Map<number, number>(), to: new Map<number, number>() };
  for (const [client, clock] of mine) {
    const has = server.get(client) ?? 0;
    if (clock > has && !((held.from.get(client) ?? Infinity) <= has && (held.to.get(client) ?? 0) >= clock)) {
      return true;
    }
  }
  return false;
}
