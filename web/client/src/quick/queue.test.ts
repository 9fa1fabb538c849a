import { beforeEach, describe, expect, it } from 'vitest';
import { ApiProblem } from '../shared/api/client';
import { MemoryStore } from './database';
import { commandOf, type Known, newDraft, type QuickEntry } from './model';
import { meaningOf, Queue, type Sender } from './queue';

const known: Known = { person: 'femke', name: 'Femke', partner: { id: 'politie', name: 'Politie' }, pictures: [], sourceTypes: [] };
const at = new Date(2026, 2, 1, 14, 5);

/** A server with a memory: the same key is the same signal. */
class FakeServer implements Sender {
  signedIn: string | null = 'femke';
  readonly signals = new Map<string, string>();
  readonly photos: string[] = [];
  calls: string[] = [];
  /** What goes wrong with the next calls, in order; null lets one pass. `after` does the work and loses the answer. */
  faults: (Error | { after: Error } | null)[] = [];

  private async fault(work: () => void): Promise<void> {
    const fault = this.faults.shift();
    if (fault instanceof Error) {
      throw fault;
    }
    work();
    if (fault) {
      throw fault.after;
    }
  }

  person = () => Promise.resolve(this.signedIn);

  add: Sender['add'] = async (_, command) => {
    this.calls.push(`add ${command.key}`);
    await this.fault(() => this.signals.set(command.key ?? '', this.signals.get(command.key ?? '') ?? `POL-${this.signals.size + 1}`));
    return { partner: 'politie', id: command.key ?? '', label: this.signals.get(command.key ?? '') ?? '' };
  };

  attach: Sender['attach'] = async (_, signal, photo) => {
    this.calls.push(`attach ${photo.id}`);
    await this.fault(() => {
      if (!this.photos.includes(`${signal.id}/${photo.id}`)) {
        this.photos.push(`${signal.id}/${photo.id}`);
      }
    });
  };
}

const offline = new ApiProblem(0, 'Offline');
let store: MemoryStore;
let server: FakeServer;
/** One lock for all tabs of a browser. */
let lock: Promise<void>;
const exclusively = (work: () => Promise<void>): Promise<void> => {
  lock = lock.then(work, work);
  return lock;
};
const tab = (): Queue => new Queue(store, 'femke', server, exclusively, () => undefined);

const enter = async (content: string, photos: string[] = [], person = 'femke'): Promise<QuickEntry> => {
  const draft = { ...newDraft('politie', 'veldermeer'), content, grade: 'seen' as const, photos: photos.map((id) => ({ id, bytes: new ArrayBuffer(4) })) };
  const entry: QuickEntry = {
    key: draft.key, person, picture: 'veldermeer', pictureTitle: 'Veldermeer', at: new Date(at.getTime() + store.all.size).toISOString(), status: 'waiting', command: commandOf(draft, known, at, (time) => time), photos: draft.photos, draft,
    signal: null, problem: null,
  };
  await store.enter(entry, 'femke/0');
  return entry;
};
const states = async (): Promise<string[]> => (await store.entries('femke')).map((entry) => entry.status);

beforeEach(() => {
  [store, server, lock] = [new MemoryStore(), new FakeServer(), Promise.resolve()];
});

describe('the queue of quick reports', () => {
  it('sends the oldest first, photos after the text, and keeps nothing of what arrived but its label', async () => {
    const [one, two] = [await enter('Eerst', ['a', 'b']), await enter('Dan')];
    expect(await tab().run()).toBe('done');
    expect(server.calls).toEqual([`add ${one.key}`, 'attach a', 'attach b', `add ${two.key}`]);
    const [first] = await store.entries('femke');
    expect(first).toMatchObject({ status: 'sent', command: null, draft: null, photos: [], signal: { label: 'POL-1' } });
    expect(JSON.stringify([...store.all.values()])).not.toContain('Eerst');
  });

  it('keeps everything while there is no connection, and sends it once there is', async () => {
    await enter('Wacht', ['a']);
    server.faults = [offline];
    expect(await tab().run()).toBe('later');
    expect(await states()).toEqual(['waiting']);
    expect(await tab().run()).toBe('done');
    expect([server.signals.size, server.photos.length]).toEqual([1, 1]);
  });

  it('sends again after a lost answer, and it is one signal with each photo once', async () => {
    await enter('Eenmaal', ['a', 'b']);
    server.faults = [{ after: offline }];
    await tab().run();
    server.faults = [null, { after: offline }];
    await tab().run();
    await tab().run();
    expect([server.signals.size, server.photos.length]).toEqual([1, 2]);
    expect(await states()).toEqual(['sent']);
  });

  it('goes on with photos where it stopped, without sending the text again', async () => {
    const entry = await enter('Foto', ['a', 'b']);
    server.faults = [null, null, offline];
    expect(await tab().run()).toBe('later');
    expect((await store.entries('femke'))[0]).toMatchObject({ status: 'waiting', signal: { label: 'POL-1' }, photos: [{ id: 'b' }] });
    server.calls = [];
    await tab().run();
    expect(server.calls).toEqual(['attach b']);
    expect(server.signals.get(entry.key)).toBe('POL-1');
  });

  it('keeps what is refused with the reason and its form, and sends the others', async () => {
    await enter('Met een BSN');
    await enter('Zonder');
    server.faults = [new ApiProblem(400, 'HoldsCitizenNumber', { field: 'content' })];
    expect(await tab().run()).toBe('done');
    const [refused, sent] = await store.entries('femke');
    expect(refused).toMatchObject({ status: 'refused', problem: { code: 'HoldsCitizenNumber', parameters: { field: 'content' } }, draft: { content: 'Met een BSN' } });
    expect(sent?.status).toBe('sent');
    await tab().run();
    expect(server.calls).toHaveLength(2);
  });

  it('asks to sign in and keeps everything when the session is over or is of someone else', async () => {
    await enter('Blijft');
    server.signedIn = null;
    expect(await tab().run()).toBe('signIn');
    server.signedIn = 'lotte';
    expect(await tab().run()).toBe('signIn');
    server.signedIn = 'femke';
    server.faults = [new ApiProblem(401, 'NotSignedIn')];
    expect(await tab().run()).toBe('signIn');
    expect([await states(), server.signals.size]).toEqual([['waiting'], 0]);
  });

  it('does not touch what another person left on the device', async () => {
    await enter('Van Lotte', [], 'lotte');
    expect(await tab().run()).toBe('done');
    expect(server.calls).toEqual([]);
  });

  it('sends once from several tabs', async () => {
    await enter('Een', ['a']);
    await enter('Twee');
    await Promise.all([tab().run(), tab().run(), tab().run()]);
    expect(server.calls).toHaveLength(3);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('takes along what is entered while it sends', async () => {
    await enter('Een');
    const queue = tab();
    const running = queue.run();
    await enter('Twee');
    await Promise.all([running, queue.run()]);
    expect(await states()).toEqual(['sent', 'sent']);
  });

  it('knows which failures pass by themselves', () => {
    expect([offline, new ApiProblem(429, 'TooManyRequests'), new ApiProblem(503, 'StorageUnavailable'), new ApiProblem(500, 'Internal'), new TypeError('x')].map(meaningOf)).toEqual(Array(5).fill('later'));
    expect([new ApiProblem(404, 'NotFound'), new ApiProblem(409, 'SectionLocked'), new ApiProblem(413, 'TooLarge'), new ApiProblem(403, 'NotAllowed')].map(meaningOf)).toEqual(Array(4).fill('refused'));
  });
});
