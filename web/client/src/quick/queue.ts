import { ApiProblem } from '../shared/api/client';
import type { AddSignal, Signal } from '../shared/api/schema';
import type { QuickStore } from './database';
import type { Photo, QuickEntry } from './model';

/** The server, as far as sending needs it. */
export interface Sender {
  /** The person who is signed in on this device now; null when nobody is. */
  person(): Promise<string | null>;
  add(picture: string, command: AddSignal): Promise<Pick<Signal, 'partner' | 'id' | 'label'>>;
  attach(picture: string, signal: { partner: string; id: string }, photo: Photo): Promise<void>;
}

/** One at a time in this browser, whatever the number of tabs. */
export type Exclusively = (work: () => Promise<void>) => Promise<void>;

export const withLock: Exclusively = async (work) => {
  // Browsers without locks may send an entry from two tabs; by its key it is one signal all the same.
  await (navigator.locks ? navigator.locks.request('samenbeeld-quick-send', work) : work());
};

export type RunEnd = 'done' | 'later' | 'signIn';

/** What a failure means: try again by itself, after signing in, or only after a person changed something. */
export function meaningOf(error: unknown): 'later' | 'signIn' | 'refused' {
  if (!(error instanceof ApiProblem)) {
    return 'later';
  }
  if (error.code === 'NotSignedIn') {
    return 'signIn';
  }
  return error.code === 'Offline' || error.code === 'TooManyRequests' || error.code === 'WrongOrigin' || error.status >= 500 ? 'later' : 'refused';
}

/**
 * Sends what waits, oldest first. An entry leaves the device only when the server has it, photos included; after a lost answer it is sent again under the same key,
 * which adds nothing. What the server refuses stays with the reason.
 */
export class Queue {
  private running: Promise<RunEnd> | undefined;
  private again = false;

  constructor(
    private readonly store: QuickStore,
    private readonly person: string,
    private readonly sender: Sender,
    private readonly exclusively: Exclusively,
    private readonly changed: () => void,
  ) {}

  /** Runs join: what was entered meanwhile goes along. */
  run(): Promise<RunEnd> {
    this.again = true;
    this.running ??= this.sendAll().finally(() => { this.running = undefined; });
    return this.running;
  }

  private async sendAll(): Promise<RunEnd> {
    let end: RunEnd = 'done';
    while (this.again) {
      this.again = false;
      await this.exclusively(async () => {
        end = await this.sendWaiting();
      });
    }
    return end;
  }

  private async sendWaiting(): Promise<RunEnd> {
    const waiting = (await this.store.entries(this.person)).filter((entry) => entry.status === 'waiting');
    if (waiting.length === 0) {
      return 'done';
    }
    try {
      // Someone else may have signed in on this device: an entry goes under the name of whoever wrote it, or not at all.
      if ((await this.sender.person()) !== this.person) {
        return 'signIn';
      }
    } catch (error) {
      return meaningOf(error) === 'signIn' ? 'signIn' : 'later';
    }
    for (const entry of waiting) {
      const end = await this.send(entry);
      this.changed();
      if (end !== 'done') {
        return end;
      }
    }
    return 'done';
  }

  private async send(entry: QuickEntry): Promise<RunEnd> {
    let now = entry;
    try {
      if (!now.signal && now.command) {
        const { partner, id, label } = await this.sender.add(now.picture, now.command);
        now = { ...now, signal: { partner, id, label } };
        await this.store.put(now);
      }
      while (now.signal && now.photos[0]) {
        await this.sender.attach(now.picture, now.signal, now.photos[0]);
        now = { ...now, photos: now.photos.slice(1) };
        await this.store.put(now);
      }
      await this.store.put({ ...now, status: 'sent', command: null, draft: null, photos: [], problem: null });
      return 'done';
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning === 'refused' && error instanceof ApiProblem) {
        await this.store.put({ ...now, status: 'refused', problem: { code: error.code, parameters: error.parameters } });
        return 'done'; // The others go on.
      }
      return meaning === 'signIn' ? 'signIn' : 'later';
    }
  }
}
