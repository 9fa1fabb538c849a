import type { Clock } from './transport';

/** What others did since the last time, by name. */
export interface News {
  came: readonly string[];
  left: readonly string[];
  wrote: readonly string[];
}

export const pace = { tellMs: 2_500, quietMs: 30_000 } as const;

/** Who came, left or began to write, in few words: together and not too often, and nothing of who was back before it could be told. */
export class OthersNews {
  private here: ReadonlySet<string> | null = null;
  private told: ReadonlySet<string> = new Set();
  private readonly wrote = new Set<string>();
  private readonly lastWrote = new Map<string, number>();
  private cancel: (() => void) | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly tell: (news: News) => void,
  ) {}

  /** Who is there now. Those of the first time are no news. */
  present(names: readonly string[]): void {
    if (this.here === null) {
      this.told = new Set(names);
    }
    this.here = new Set(names);
    this.soon();
  }

  /** Somebody changed the text. News once, and again only after having been quiet for a while. */
  write(name: string): void {
    const now = this.clock.now();
    const last = this.lastWrote.get(name);
    this.lastWrote.set(name, now);
    if (last === undefined || now - last >= pace.quietMs) {
      this.wrote.add(name);
      this.soon();
    }
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private soon(): void {
    this.cancel ??= this.clock.after(pace.tellMs, () => {
      this.cancel = null;
      const here = this.here ?? new Set<string>();
      const news = { came: [...here].filter((name) => !this.told.has(name)), left: [...this.told].filter((name) => !here.has(name)), wrote: [...this.wrote] };
      this.told = here;
      this.wrote.clear();
      if (news.came.length + news.left.length + news.wrote.length > 0) {
        this.tell(news);
      }
    });
  }
}
