import type { JoinAnswer, PushAnswer, Refusal, SectionKey, ServerMessage } from './protocol';

/**
 * The seam between the sessions and the network: SignalR in the product, a fake one in tests.
 * Calls reject when the connection breaks; a refusal by the server is an answer. Messages of one connection may arrive in any order relative to answers.
 */
export interface Transport {
  readonly connected: boolean;
  openPicture(picture: string): Promise<Refusal | null>;
  closePicture(picture: string): void;
  join(key: SectionKey, stateVector: Uint8Array, client: number): Promise<JoinAnswer>;
  leave(key: SectionKey): void;
  push(key: SectionKey, update: Uint8Array): Promise<PushAnswer>;
  present(key: SectionKey, client: number, selection: Uint8Array | null): void;
  /** Called with every message of the server. */
  onMessage(listener: (message: ServerMessage) => void): () => void;
  /** Called when the connection comes or goes; every coming is a new connection that knows of nothing. */
  onConnection(listener: (connected: boolean) => void): () => void;
}

/** Time, so that tests can run it. */
export interface Clock {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
