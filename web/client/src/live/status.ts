import type { SessionState } from './session';

/** What the person is told about storing. Follows from acknowledgements alone: "stored" means that the server said so for every edit. */
export type StorageStatus =
  | { kind: 'joining' }
  | { kind: 'stored' }
  | { kind: 'sending'; waiting: number }
  | { kind: 'retrying'; waiting: number }
  | { kind: 'offline'; waiting: number }
  | { kind: 'readOnly' }
  | { kind: 'stopped'; waiting: number };

export function statusOf(state: SessionState): StorageStatus {
  const waiting = state.pending.length;
  if (state.released || state.stopped) {
    return waiting > 0 ? { kind: 'stopped', waiting } : { kind: 'readOnly' };
  }
  if (!state.connected) {
    return { kind: 'offline', waiting };
  }
  if (!state.opened) {
    return { kind: 'joining' };
  }
  if (state.phase === 'frozen') {
    return waiting > 0 ? { kind: 'stopped', waiting } : { kind: 'readOnly' };
  }
  if (waiting === 0) {
    return state.phase === 'joining' && !state.canWrite ? { kind: 'readOnly' } : { kind: 'stored' };
  }
  return state.failures > 1 ? { kind: 'retrying', waiting } : { kind: 'sending', waiting };
}
