import { describe, expect, it } from 'vitest';
import { initialState, type SessionEvent, type SessionState, step } from './session';
import { statusOf } from './status';

const edit = (id: string, bytes = 1) => ({ id, update: new Uint8Array(bytes) });
const joined = (attempt: number, extra: Partial<Extract<SessionEvent, { type: 'joined' }>> = {}): SessionEvent => ({ type: 'joined', attempt, epoch: 'e', sequence: 10, canWrite: true, writeCode: null, serverLacksMore: false, ...extra });

function run(events: readonly SessionEvent[], from: SessionState = initialState) {
  let state = from;
  const effects: string[] = [];
  for (const event of events) {
    const [next, made] = step(state, event);
    state = next;
    effects.push(...made.map((effect) => (effect.type === 'wait' ? `wait ${effect.event.type}` : effect.type)));
  }
  return { state, effects };
}
const live = run([{ type: 'connected' }, joined(1)]).state;

describe('one section as a state machine', () => {
  it('joins when the connection comes and is live with the answer', () => {
    expect(run([{ type: 'connected' }]).effects).toEqual(['join']);
    expect(live.phase).toBe('live');
  });

  it('ignores the answer to an earlier join', () => {
    expect(run([{ type: 'connected' }, { type: 'disconnected' }, { type: 'connected' }, joined(1)]).state.phase).toBe('joining');
  });

  it('waits a moment for more typing, then has one push in flight', () => {
    const { state, effects } = run([{ type: 'edited', edit: edit('a') }, { type: 'edited', edit: edit('b') }, { type: 'batchDue' }, { type: 'edited', edit: edit('c') }], live);
    expect(effects).toEqual(['wait batchDue', 'push']);
    expect(state.inFlight?.ids).toEqual(['a', 'b']);
    expect(statusOf(state)).toEqual({ kind: 'sending', waiting: 3 });
  });

  it('forgets edits only when they are stored, also by an answer that comes after the connection broke', () => {
    const pushed = run([{ type: 'edited', edit: edit('a') }, { type: 'batchDue' }, { type: 'disconnected' }], live).state;
    expect(statusOf(pushed)).toEqual({ kind: 'offline', waiting: 1 });
    const { state, effects } = run([{ type: 'stored', attempt: 1, ids: ['a'], epoch: 'e', first: 11, last: 11 }], pushed);
    expect(effects).toContain('forget');
    expect(state.pending).toEqual([]);
  });

  it('divides what waits into pushes of a size the server takes', () => {
    const { state } = run([{ type: 'edited', edit: edit('a', 400_000) }, { type: 'edited', edit: edit('b', 400_000) }, { type: 'batchDue' }], live);
    expect(state.inFlight?.ids).toEqual(['a']);
  });

  it('joins again for a hole that stays, not for one that closes', () => {
    const hole = run([{ type: 'updated', epoch: 'e', first: 12, last: 12 }], live);
    expect(hole.effects).toEqual(['wait holeDue']);
    expect(run([{ type: 'holeDue', upTo: 10 }], hole.state).effects).toEqual(['join']);
    expect(run([{ type: 'updated', epoch: 'e', first: 11, last: 11 }, { type: 'holeDue', upTo: 10 }], hole.state).effects).toEqual([]);
  });

  it('joins again at another epoch', () => {
    expect(run([{ type: 'updated', epoch: 'other', first: 1, last: 1 }], live).effects).toEqual(['join']);
  });

  it('counts rows that came while it was joining', () => {
    const { state } = run([{ type: 'connected' }, { type: 'updated', epoch: 'e', first: 11, last: 12 }, { type: 'updated', epoch: 'old', first: 40, last: 40 }, joined(1)]);
    expect(state.seen).toEqual({ upTo: 12, islands: [] });
  });

  it.each([
    ['StorageUnavailable', 'live', 'wait pauseOver'],
    ['TooManyRequests', 'live', 'wait pauseOver'],
    ['Resync', 'joining', 'join'],
    ['Reloading', 'joining', 'join'],
    ['SectionLocked', 'frozen', undefined],
    ['NotYourSection', 'frozen', undefined],
    ['UpdateTooLarge', 'frozen', undefined],
    ['ForeignAuthor', 'frozen', undefined],
    ['NotFound', 'frozen', undefined],
    ['InventedLater', 'frozen', undefined],
  ])('a push refused with %s: %s, and the edit stays', (code, phase, effect) => {
    const { state, effects } = run([{ type: 'edited', edit: edit('a') }, { type: 'batchDue' }, { type: 'pushRefused', attempt: 1, refusal: { code, parameters: {} } }], live);
    expect(state.phase).toBe(phase);
    expect(effects.slice(2)).toEqual(effect ? [effect] : []);
    expect(state.pending).toHaveLength(1);
    expect(statusOf(state).kind).not.toBe('stored');
  });

  it('answers a Resync with everything that the server lacks', () => {
    const { state } = run([{ type: 'edited', edit: edit('a') }, { type: 'batchDue' }, { type: 'pushRefused', attempt: 1, refusal: { code: 'Resync', parameters: {} } }], live);
    const [, effects] = step(state, joined(2));
    expect(effects).toContainEqual(expect.objectContaining({ type: 'push', full: true }));
  });

  it('lets go of a section that is no longer open to this person', () => {
    const { state } = run([{ type: 'released', refusal: { code: 'NotFound', parameters: {} } }, { type: 'disconnected' }, { type: 'connected' }], live);
    expect(state.released?.code).toBe('NotFound');
    expect(state.phase).not.toBe('joining');
  });
});
