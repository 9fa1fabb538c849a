import type { Hit, Search } from './search';

const restMs = 120;

export type FinderState = { phase: 'closed' } | { phase: 'searching' | 'found' | 'failed'; query: string; hits: readonly Hit[]; active: number };

/** A search while one types, with one hit at hand. Late answers are dropped; the hits before stay on screen until there are others. */
export class Finder {
  state: FinderState = { phase: 'closed' };
  private readonly listeners = new Set<() => void>();
  private abort: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly search: () => Search) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  ask(query: string): void {
    if (this.state.phase !== 'closed' && this.state.query === query) {
      return;
    }
    const first = this.state.phase === 'closed';
    this.stop();
    this.set({ phase: 'searching', query, hits: this.state.phase === 'closed' ? [] : this.state.hits, active: 0 });
    this.timer = setTimeout(() => void this.run(query), first ? 0 : restMs);
  }

  close(): void {
    this.stop();
    if (this.state.phase !== 'closed') {
      this.set({ phase: 'closed' });
    }
  }

  /** Moves over the hits, round at the ends. */
  move(by: number): void {
    if (this.state.phase !== 'closed' && this.state.hits.length > 0) {
      const { hits, active } = this.state;
      this.set({ ...this.state, active: (active + by + hits.length) % hits.length });
    }
  }

  get hit(): Hit | undefined {
    return this.state.phase === 'closed' ? undefined : this.state.hits[this.state.active];
  }

  private async run(query: string): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    try {
      const hits = await this.search()(query, abort.signal);
      if (!abort.signal.aborted) {
        this.set({ phase: 'found', query, hits, active: 0 });
      }
    } catch {
      if (!abort.signal.aborted) {
        this.set({ phase: 'failed', query, hits: [], active: 0 });
      }
    }
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.abort = null;
  }

  private set(state: FinderState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
