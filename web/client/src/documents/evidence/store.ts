import type { SignalReference } from '../../shared/api/schema';
import { evidenceApi } from './api';

export interface EvidenceLoader {
  references(picture: string, signals: readonly string[]): Promise<SignalReference[]>;
  area(code: string): Promise<{ area: { name: string } }>;
}

const gatherMs = 30;
const retryMs = 5_000;
const batch = 500;

/** What signals and areas are called for whoever reads: asked in one batch for everything that comes on screen together, kept, and asked again when the signals changed. */
export class EvidenceStore {
  private readonly signals = new Map<string, SignalReference | null>();
  private readonly areas = new Map<string, string | null>();
  private readonly wanted = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private version: number | undefined;

  /** Grows with everything that comes to be known. */
  revision = 0;

  constructor(
    private readonly picture: string,
    private readonly load: EvidenceLoader = evidenceApi,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Undefined as long as it is not known. */
  signal(key: string): SignalReference | undefined {
    const known = this.signals.get(key);
    if (known === undefined) {
      this.signals.set(key, null);
      this.want(key);
    }
    return known ?? undefined;
  }

  area(code: string): string | undefined {
    const known = this.areas.get(code);
    if (known === undefined) {
      this.areas.set(code, null);
      this.load.area(code).then(
        (view) => {
          this.areas.set(code, view.area.name);
          this.tell();
        },
        () => undefined, // its code stays on screen
      );
    }
    return known ?? undefined;
  }

  nameArea(code: string, name: string): void {
    this.areas.set(code, name);
  }

  /** Live news: the signals are at this version now. */
  at(version: number): void {
    if (this.version !== undefined && this.version !== version) {
      this.signals.forEach((_, key) => this.wanted.add(key));
      this.soon(gatherMs);
    }
    this.version = version;
  }

  private want(key: string): void {
    this.wanted.add(key);
    this.soon(gatherMs);
  }

  private soon(ms: number): void {
    if (this.wanted.size > 0) {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        void this.ask();
      }, ms);
    }
  }

  private async ask(): Promise<void> {
    const asked = [...this.wanted].slice(0, batch);
    asked.forEach((key) => this.wanted.delete(key));
    try {
      const answers = await this.load.references(this.picture, asked);
      answers.forEach((answer) => this.signals.set(`${answer.partner}/${answer.id}`, answer));
      this.tell();
      this.soon(0);
    } catch {
      asked.forEach((key) => this.wanted.add(key));
      this.soon(retryMs);
    }
  }

  private tell(): void {
    this.revision++;
    this.listeners.forEach((listener) => listener());
  }
}
