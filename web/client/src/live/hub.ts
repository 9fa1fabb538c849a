import { announceClient, browserStore, openClients } from './indexedDb';
import type { EditStore } from './outbox';
import type { SectionKey } from './protocol';
import { SectionSession } from './section';
import { SignalRTransport } from './signalr';
import { statusOf } from './status';
import { systemClock } from './transport';

interface OpenSession {
  session: SectionSession;
  users: number;
  release: () => void;
}

/**
 * The live connection of this page for one person: one SignalR connection, and the sections that are open or still have something to send.
 * A section that is left with unsent edits stays until they are stored.
 */
export class LiveHub {
  readonly transport = new SignalRTransport();
  /** Whether edits survive a reload on this device. */
  durable = true;
  private readonly sessions = new Map<string, OpenSession>();
  private store: Promise<EditStore>;

  constructor(private readonly person: string) {
    this.store = browserStore().then(({ store, durable }) => {
      this.durable = durable;
      return store;
    });
    this.transport.start();
    window.addEventListener('beforeunload', this.warn);
  }

  /** Opens a section, or takes it up again while its last edits are still on their way. Close it with `close`. */
  async open(key: SectionKey): Promise<SectionSession> {
    const store = await this.store;
    const name = `${key.picture}/${key.section}`;
    const known = this.sessions.get(name);
    if (known && !known.session.state.stopped && !known.session.state.released) {
      known.users++;
      return known.session;
    }
    known?.session.dispose();
    known?.release();
    const session = new SectionSession({ transport: this.transport, store, clock: systemClock, person: this.person, key, openClients });
    const release = announceClient(session.doc.clientID);
    this.sessions.set(name, { session, users: 1, release });
    return session;
  }

  close(session: SectionSession): void {
    const name = `${session.key.picture}/${session.key.section}`;
    const known = this.sessions.get(name);
    if (known?.session !== session) {
      return;
    }
    known.users--;
    session.present(null);
    const finish = (): void => {
      if (known.users === 0 && (session.state.pending.length === 0 || session.state.phase === 'frozen')) {
        off();
        this.drop(name, known);
      }
    };
    const off = session.subscribe(finish);
    // A moment of grace: going back to the section at once does not join it again.
    setTimeout(finish, 400);
  }

  /** Throws away what is not stored in the section. */
  async discard(session: SectionSession): Promise<void> {
    const name = `${session.key.picture}/${session.key.section}`;
    const known = this.sessions.get(name);
    if (known?.session === session) {
      this.sessions.delete(name);
      known.release();
    }
    await session.discard();
  }

  /** How many edits of all open sections are not stored. */
  get unstored(): number {
    return [...this.sessions.values()].reduce((n, { session }) => n + session.state.pending.length, 0);
  }

  dispose(): void {
    window.removeEventListener('beforeunload', this.warn);
    for (const [name, open] of this.sessions) {
      this.drop(name, open);
    }
    void this.transport.stop();
  }

  private drop(name: string, open: OpenSession): void {
    if (this.sessions.get(name) === open) {
      this.sessions.delete(name);
      open.session.dispose();
      open.release();
    }
  }

  private readonly warn = (event: BeforeUnloadEvent): void => {
    const unstored = [...this.sessions.values()].some(({ session }) => {
      const { kind } = statusOf(session.state);
      return session.state.pending.length > 0 && kind !== 'stored';
    });
    if (unstored) {
      event.preventDefault();
    }
  };
}
