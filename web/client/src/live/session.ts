import { type Refusal, verdictOf } from './protocol';
import { hasHole, type Seen, seenUpTo, withRows } from './seen';

/**
 * One section as a state machine without time, network or storage: events in, next state and effects out.
 *
 * offline: no connection. joining: asked the server for what is missing. live: everything arrives and edits may be pushed.
 * frozen: everything arrives, but edits may not be pushed (no right, or the server refused the content); what is not stored stays on the device.
 *
 * An edit leaves `pending` only when an answer says that it is stored. At most one push is in flight; what is typed meanwhile goes into the next.
 */
export type Phase = 'offline' | 'joining' | 'live' | 'frozen';

/** One not yet acknowledged edit; the id is its key in the outbox. */
export interface Edit {
  readonly id: string;
  readonly update: Uint8Array;
}

export interface SessionState {
  readonly phase: Phase;
  readonly connected: boolean;
  /** The text has come at least once. */
  readonly opened: boolean;
  readonly epoch: string | null;
  readonly seen: Seen;
  /** Rows that came while a join was under way. */
  readonly early: readonly { epoch: string; first: number; last: number }[];
  readonly joinAttempt: number;
  readonly pending: readonly Edit[];
  readonly inFlight: { readonly attempt: number; readonly ids: readonly string[] } | null;
  readonly pushAttempt: number;
  /** The next push carries everything the server lacks instead of the pending edits: it asked for that, or lost something it had. */
  readonly fullNext: boolean;
  readonly batching: boolean;
  /** A pause after a failure; grows with `failures`. */
  readonly pausing: boolean;
  readonly failures: number;
  readonly canWrite: boolean;
  readonly writeCode: string | null;
  /** The content of a push was refused; ends only when the edits are discarded. */
  readonly stopped: Refusal | null;
  /** The section is not (any more) open to this person. */
  readonly released: Refusal | null;
  /** Edits of earlier visits that wait in the outbox because this person may not write now. */
  readonly stranded: number;
  /** What texts may hold according to the server; higher than what this program knows: only read. */
  readonly schema: number;
}

export const initialState: SessionState = {
  phase: 'offline',
  connected: false,
  opened: false,
  epoch: null,
  seen: seenUpTo(0),
  early: [],
  joinAttempt: 0,
  pending: [],
  inFlight: null,
  pushAttempt: 0,
  fullNext: false,
  batching: false,
  pausing: false,
  failures: 0,
  canWrite: false,
  writeCode: null,
  stopped: null,
  released: null,
  stranded: 0,
  schema: 0,
};

export type SessionEvent =
  | { type: 'connected' }
  | { type: 'disconnected' }
  | { type: 'joined'; attempt: number; epoch: string; sequence: number; canWrite: boolean; writeCode: string | null; serverLacksMore: boolean }
  | { type: 'schema'; schema: number }
  | { type: 'joinRefused'; attempt: number; refusal: Refusal }
  | { type: 'joinFailed'; attempt: number }
  | { type: 'edited'; edit: Edit }
  | { type: 'restored'; edits: readonly Edit[] }
  | { type: 'stranded'; count: number }
  | { type: 'batchDue' }
  | { type: 'pauseOver' }
  | { type: 'stored'; attempt: number; ids: readonly string[]; epoch: string; first: number; last: number }
  | { type: 'pushRefused'; attempt: number; refusal: Refusal }
  | { type: 'pushFailed'; attempt: number }
  | { type: 'updated'; epoch: string; first: number; last: number }
  | { type: 'holeDue'; upTo: number }
  | { type: 'rejoin' }
  | { type: 'rights'; canWrite: boolean; code: string | null }
  | { type: 'released'; refusal: Refusal };

export type Effect =
  | { type: 'join'; attempt: number }
  | { type: 'push'; attempt: number; edits: readonly Edit[]; full: boolean }
  | { type: 'forget'; ids: readonly string[] }
  | { type: 'wait'; event: SessionEvent; ms: number };

export const limits = {
  batchMs: 16,
  holeMs: 2_000,
  pauseMs: 500,
  longestPauseMs: 20_000,
  tooManyMs: 1_000,
  /** Well below the limit of 1 MiB of one push. */
  pushBytes: 512 * 1024,
} as const;

type Step = readonly [SessionState, readonly Effect[]];

export function step(state: SessionState, event: SessionEvent): Step {
  switch (event.type) {
    case 'connected':
      return state.released ? [{ ...state, connected: true }, []] : join({ ...state, connected: true });

    case 'disconnected':
      return [{ ...state, connected: false, phase: 'offline', inFlight: null, early: [], pausing: false, batching: false }, []];

    case 'joined':
      return event.attempt === state.joinAttempt && state.phase === 'joining' ? joined(state, event) : [state, []];

    case 'schema':
      return event.schema === state.schema ? [state, []] : [{ ...state, schema: event.schema }, []];

    case 'joinRefused':
      if (event.attempt !== state.joinAttempt || state.phase !== 'joining') {
        return [state, []];
      }
      switch (verdictOf(event.refusal.code)) {
        case 'rejoin':
        case 'retry':
        case 'pause':
          return pause(state);
        default:
          return [{ ...state, phase: 'frozen', released: event.refusal }, []];
      }

    case 'joinFailed':
      return event.attempt === state.joinAttempt && state.phase === 'joining' ? pause(state) : [state, []];

    case 'edited': {
      const next = { ...state, pending: [...state.pending, event.edit] };
      if (next.phase !== 'live' || next.inFlight || next.batching || next.pausing) {
        return [next, []];
      }
      return [{ ...next, batching: true }, [{ type: 'wait', event: { type: 'batchDue' }, ms: limits.batchMs }]];
    }

    case 'restored':
      return push({ ...state, pending: [...state.pending, ...event.edits], stranded: 0 });

    case 'stranded':
      return [{ ...state, stranded: event.count }, []];

    case 'batchDue':
      return push({ ...state, batching: false });

    case 'pauseOver':
      if (!state.pausing) {
        return [state, []];
      }
      return state.phase === 'joining' ? join(state) : push({ ...state, pausing: false });

    case 'stored':
      return stored(state, event);

    case 'pushRefused':
      return event.attempt === state.inFlight?.attempt ? refused({ ...state, inFlight: null }, event.refusal) : [state, []];

    case 'pushFailed':
      // The connection is going, or the answer did not come in time: the outcome is not known, and sending it again is harmless.
      return event.attempt === state.inFlight?.attempt ? pause({ ...state, inFlight: null }) : [state, []];

    case 'updated':
      return updated(state, event);

    case 'holeDue':
      if ((state.phase !== 'live' && state.phase !== 'frozen') || !hasHole(state.seen)) {
        return [state, []];
      }
      return state.seen.upTo === event.upTo ? join(state) : [state, [watchHole(state)]];

    case 'rejoin':
      return state.connected && !state.released && state.phase !== 'joining' ? join(state) : [state, []];

    case 'rights': {
      const next: SessionState = { ...state, canWrite: event.canWrite, writeCode: event.canWrite ? null : event.code };
      if (next.phase !== 'live' && next.phase !== 'frozen') {
        return [next, []];
      }
      return push({ ...next, phase: phaseOf(next) });
    }

    case 'released':
      return [{ ...state, phase: 'frozen', released: event.refusal, inFlight: null, canWrite: false }, []];
  }
}

const phaseOf = (state: SessionState): Phase => (state.canWrite && !state.stopped && !state.released ? 'live' : 'frozen');

function join(state: SessionState): Step {
  const attempt = state.joinAttempt + 1;
  return [{ ...state, phase: 'joining', joinAttempt: attempt, early: [], inFlight: null, pausing: false, batching: false }, [{ type: 'join', attempt }]];
}

function joined(state: SessionState, event: Extract<SessionEvent, { type: 'joined' }>): Step {
  let seen = seenUpTo(event.sequence);
  for (const rows of state.early) {
    if (rows.epoch === event.epoch) {
      seen = withRows(seen, rows.first, rows.last);
    }
  }
  const next: SessionState = {
    ...state,
    opened: true,
    epoch: event.epoch,
    seen,
    early: [],
    canWrite: event.canWrite,
    writeCode: event.canWrite ? null : event.writeCode,
    fullNext: state.fullNext || event.serverLacksMore,
    failures: 0,
  };
  const [pushed, effects] = push({ ...next, phase: phaseOf(next) });
  return [pushed, hasHole(seen) ? [...effects, watchHole(pushed)] : effects];
}

/** Starts the next push when there is something to push and nothing stands in the way. */
function push(state: SessionState): Step {
  if (state.phase !== 'live' || state.inFlight || state.batching || state.pausing || (state.pending.length === 0 && !state.fullNext)) {
    return [state, []];
  }
  const full = state.fullNext;
  const edits = full ? state.pending : prefix(state.pending);
  const attempt = state.pushAttempt + 1;
  return [
    { ...state, pushAttempt: attempt, fullNext: false, inFlight: { attempt, ids: edits.map((edit) => edit.id) } },
    [{ type: 'push', attempt, edits, full }],
  ];
}

/** As many of the oldest edits as fit in one push. */
function prefix(edits: readonly Edit[]): readonly Edit[] {
  let bytes = 0;
  let n = 0;
  for (const edit of edits) {
    bytes += edit.update.length;
    if (n > 0 && bytes > limits.pushBytes) {
      break;
    }
    n++;
  }
  return edits.slice(0, n);
}

function stored(state: SessionState, event: Extract<SessionEvent, { type: 'stored' }>): Step {
  // Whatever became of the connection meanwhile: these edits are on disk.
  const gone = new Set(event.ids);
  const pending = state.pending.filter((edit) => !gone.has(edit.id));
  const forget: Effect[] = event.ids.length > 0 ? [{ type: 'forget', ids: event.ids }] : [];
  const current = event.attempt === state.inFlight?.attempt;
  const next: SessionState = { ...state, pending, inFlight: current ? null : state.inFlight, failures: current ? 0 : state.failures };
  const [counted, holes] = rows(next, event.epoch, event.first, event.last);
  const [pushed, effects] = push(counted);
  return [pushed, [...forget, ...holes, ...effects]];
}

function refused(state: SessionState, refusal: Refusal): Step {
  switch (verdictOf(refusal.code)) {
    case 'rejoin':
      return join({ ...state, fullNext: state.fullNext || refusal.code === 'Resync' });
    case 'retry':
      return pause(state);
    case 'pause':
      return [{ ...state, pausing: true }, [{ type: 'wait', event: { type: 'pauseOver' }, ms: limits.tooManyMs }]];
    case 'gone':
      return [{ ...state, phase: 'frozen', released: refusal, canWrite: false }, []];
    case 'stop':
      return [{ ...state, phase: 'frozen', stopped: refusal }, []];
    case 'readOnly':
      return [{ ...state, phase: 'frozen', canWrite: false, writeCode: refusal.code }, []];
  }
}

function pause(state: SessionState): Step {
  const ms = Math.min(limits.pauseMs * 2 ** state.failures, limits.longestPauseMs);
  return [{ ...state, pausing: true, failures: Math.min(state.failures + 1, 16) }, [{ type: 'wait', event: { type: 'pauseOver' }, ms }]];
}

function updated(state: SessionState, event: Extract<SessionEvent, { type: 'updated' }>): Step {
  if (state.phase === 'joining') {
    return [{ ...state, early: [...state.early, { epoch: event.epoch, first: event.first, last: event.last }] }, []];
  }
  return state.phase === 'offline' || state.released ? [state, []] : rows(state, event.epoch, event.first, event.last);
}

function rows(state: SessionState, epoch: string, first: number, last: number): Step {
  if (state.phase !== 'live' && state.phase !== 'frozen') {
    return state.phase === 'joining' ? [{ ...state, early: [...state.early, { epoch, first, last }] }, []] : [state, []];
  }
  if (epoch !== state.epoch) {
    return join(state);
  }
  const had = hasHole(state.seen);
  const next = { ...state, seen: withRows(state.seen, first, last) };
  return [next, !had && hasHole(next.seen) ? [watchHole(next)] : []];
}

const watchHole = (state: SessionState): Effect => ({ type: 'wait', event: { type: 'holeDue', upTo: state.seen.upTo }, ms: limits.holeMs });
