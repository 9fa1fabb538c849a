import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Faults, FakeServer, FakeTransport, noFaults, seeded, VirtualClock } from './fakeServer';
import { MemoryStore } from './outbox';
import { SectionSession } from './section';
import { statusOf } from './status';

const key = { picture: 'veldermeer', section: 's-1' };
const person = 'jan';

function world(seed = 1, faults: Faults = noFaults) {
  const clock = new VirtualClock();
  const server = new FakeServer(clock, seeded(seed), faults);
  const open = (store = new MemoryStore(), who = person) => {
    const transport = new FakeTransport(server, key);
    const session = new SectionSession({ transport, store, clock, person: who, key });
    return { transport, session, store, text: session.doc.getText('t') };
  };
  const stored = () => server.doc.getText('t').toString();
  return { clock, server, open, stored };
}

describe('one section', () => {
  it('says stored only after the answer, and keeps the edit in the outbox until then', async () => {
    const { clock, server, open, stored } = world();
    server.faults = { ...noFaults, latencyMs: 0 };
    const { session, transport, store, text } = open();
    transport.connect();
    await clock.advance(50);
    expect(statusOf(session.state)).toEqual({ kind: 'stored' });

    text.insert(0, 'abc');
    await clock.advance(1);
    expect(statusOf(session.state)).toEqual({ kind: 'sending', waiting: 1 });
    expect(store.items.size).toBe(1);
    await clock.advance(100);
    expect(statusOf(session.state)).toEqual({ kind: 'stored' });
    expect(stored()).toBe('abc');
    expect(store.items.size).toBe(0);
  });

  it('puts what is typed during a push into one next push', async () => {
    const { clock, server, open } = world();
    const { transport, text } = open();
    transport.connect();
    await clock.advance(50);
    for (let i = 0; i < 40; i++) {
      text.insert(i, 'x');
      await clock.advance(1);
    }
    await clock.advance(200);
    expect(server.doc.getText('t').length).toBe(40);
    expect(server.sequence).toBeLessThan(8);
  });

  it('keeps typing offline and counts what waits', async () => {
    const { clock, open, stored } = world();
    const { session, transport, text } = open();
    transport.connect();
    await clock.advance(50);
    transport.cut();
    text.insert(0, 'a');
    text.insert(1, 'b');
    await clock.advance(500);
    expect(statusOf(session.state)).toEqual({ kind: 'offline', waiting: 2 });
    transport.connect();
    await clock.advance(500);
    expect(statusOf(session.state)).toEqual({ kind: 'stored' });
    expect(stored()).toBe('ab');
  });

  it('sends the edits of a tab that is gone, once, when the section is opened again', async () => {
    const { clock, open, stored } = world();
    const first = open();
    first.transport.connect();
    await clock.advance(50);
    first.transport.cut();
    first.text.insert(0, 'kept ');
    await clock.advance(50);
    first.session.dispose();
    expect(first.store.items.size).toBe(1);

    const second = open(first.store);
    second.transport.connect();
    await clock.advance(500);
    expect(stored()).toBe('kept ');
    expect(second.text.toString()).toBe('kept ');
    expect(second.session.restored).toBe(1);
    expect(first.store.items.size).toBe(0);
  });

  it('never touches the edits of another person on the same device', async () => {
    const { clock, open, stored } = world();
    const first = open(new MemoryStore(), 'jan');
    first.transport.connect();
    await clock.advance(50);
    first.transport.cut();
    first.text.insert(0, 'secret');
    await clock.advance(50);
    first.session.dispose();

    const second = open(first.store, 'fatima');
    second.transport.connect();
    await clock.advance(500);
    expect(stored()).toBe('');
    expect(first.store.items.size).toBe(1);
  });

  it('goes read-only when the right goes, keeps what is not stored, and sends it when the right comes back', async () => {
    const { clock, server, open, stored } = world();
    const { session, transport, text, store } = open();
    transport.connect();
    await clock.advance(50);
    server.refuseWith = 'SectionLocked';
    text.insert(0, 'late');
    await clock.advance(200);
    expect(session.state.phase).toBe('frozen');
    expect(session.state.writeCode).toBe('SectionLocked');
    expect(statusOf(session.state)).toEqual({ kind: 'stopped', waiting: 1 });
    expect(store.items.size).toBe(1);

    server.refuseWith = null;
    server.tellAll({ type: 'rights', key, canWrite: true, code: null });
    await clock.advance(200);
    expect(stored()).toBe('late');
    expect(statusOf(session.state)).toEqual({ kind: 'stored' });
  });

  it('sees nobody any more when the section is no longer open to this person, and keeps the text', async () => {
    const { clock, server, open } = world();
    const { session, transport, text } = open();
    transport.connect();
    await clock.advance(50);
    text.insert(0, 'read');
    server.tellAll({ type: 'carets', key, carets: [{ connection: 'a', client: 1, selection: new Uint8Array(), person: 'fatima', name: 'Fatima', partner: 'om' }] });
    await clock.advance(50);
    expect(session.presence).toHaveLength(1);
    server.tellAll({ type: 'released', key, code: 'NotFound' });
    await clock.advance(50);
    expect(session.presence).toEqual([]);
    expect(text.toString()).toBe('read');
  });

  it('stops at content that the server refuses and can throw it away', async () => {
    const { clock, server, open } = world();
    const { session, transport, text, store } = open();
    transport.connect();
    await clock.advance(50);
    server.refuseWith = 'UpdateTooLarge';
    text.insert(0, 'much');
    await clock.advance(200);
    expect(session.state.stopped?.code).toBe('UpdateTooLarge');
    await session.discard();
    expect(store.items.size).toBe(0);
  });

  it('leaves edits of an earlier visit on the device when writing is not allowed now', async () => {
    const { clock, server, open, stored } = world();
    const first = open();
    first.transport.connect();
    await clock.advance(50);
    first.transport.cut();
    first.text.insert(0, 'mine');
    await clock.advance(50);
    first.session.dispose();
    server.canWrite = false;

    const second = open(first.store);
    second.transport.connect();
    await clock.advance(300);
    expect(second.session.state.stranded).toBe(1);
    expect(second.text.toString()).toBe('');
    expect(stored()).toBe('');
  });

  it('gives the server back what it lost', async () => {
    const { clock, server, open, stored } = world();
    const { session, transport, text } = open();
    transport.connect();
    await clock.advance(50);
    text.insert(0, 'before the backup');
    await clock.advance(200);
    server.doc = new Y.Doc();
    server.restart();
    transport.connect();
    await clock.advance(500);
    expect(stored()).toBe('before the backup');
    expect(statusOf(session.state)).toEqual({ kind: 'stored' });
  });
});

describe('many people, a bad network', () => {
  const base = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  const runs = Number(process.env.RUNS ?? 25);

  it(`loses nothing, converges and tells the truth (SEED=${base})`, { timeout: 120_000 }, async () => {
    for (let i = 0; i < runs; i++) {
      await oneRun(base + i);
    }
  });

  async function oneRun(seed: number): Promise<void> {
    const random = seeded(seed ^ 0x5eed);
    const { clock, server, open } = world(seed, { lose: 0.1, duplicate: 0.1, refuse: 0.1, cutAfterStore: 0.05, latencyMs: 40 });
    const people = 2 + Math.floor(random() * 3);
    const tabs = Array.from({ length: people }, (_, i) => open(new MemoryStore(), `person-${i}`));
    const written = new Set<string>();
    let n = 0;

    const check = (): void => {
      for (const { session } of tabs) {
        if (statusOf(session.state).kind === 'stored') {
          const server_ = Y.getState(server.doc.store, session.doc.clientID);
          const mine = Y.getState(session.doc.store, session.doc.clientID);
          expect(server_, `seed ${seed}: said stored while it was not`).toBeGreaterThanOrEqual(mine);
        }
      }
    };

    tabs.forEach((tab) => tab.transport.connect());
    await clock.advance(100, check);
    for (let round = 0; round < 60; round++) {
      const i = Math.floor(random() * tabs.length);
      const tab = tabs[i];
      if (!tab) {
        continue;
      }
      const dice = random();
      if (dice < 0.62) {
        if (tab.session.state.opened) {
          const token = `<${n++}>`;
          tab.text.insert(Math.floor(random() * (tab.text.length + 1)), '·');
          tab.text.insert(tab.text.length, token);
          written.add(token);
        }
      } else if (dice < 0.7 && tab.text.length > 0) {
        const at = tab.text.toString().indexOf('·');
        if (at >= 0) {
          tab.text.delete(at, 1);
        }
      } else if (dice < 0.8) {
        tab.transport.cut();
      } else if (dice < 0.9) {
        tab.transport.connect();
      } else if (dice < 0.94) {
        server.restart();
      } else if (dice < 0.97) {
        // The tab crashes and is opened again.
        tab.transport.cut();
        tab.session.dispose();
        tabs[i] = open(tab.store, `person-${i}`);
      } else {
        server.tellAll({ type: 'rejoin', key });
      }
      await clock.advance(random() * 60, check);
    }

    server.faults = noFaults;
    await clock.advance(1_000, check); // calls that were under way may still break the connection
    tabs.forEach((tab) => tab.transport.connect());
    await clock.advance(60_000, check);
    server.tellAll({ type: 'rejoin', key });
    await clock.advance(60_000, check);

    const final = server.doc.getText('t').toString();
    const tokens = final.replaceAll('·', ''); // the dots fall anywhere, also inside a token
    for (const token of written) {
      expect(tokens, `seed ${seed}: ${token} was lost`).toContain(token);
    }
    for (const tab of tabs) {
      expect(tab.text.toString(), `seed ${seed}: not the same text`).toBe(final);
      expect(statusOf(tab.session.state), `seed ${seed}`).toEqual({ kind: 'stored' });
      expect(tab.store.items.size, `seed ${seed}: the outbox is not empty`).toBe(0);
    }
  }
});
