import type { EntityReference, SignalReference } from '../../shared/api/schema';
import { evidenceApi } from './api';

export interface EvidenceLoader {
  signalReferences(picture: string, signals: readonly string[]): Promise<SignalReference[]>;
  entityReferences(picture: string, entities: readonly string[]): Promise<EntityReference[]>;
  area(code: string): Promise<{ area: { name: string } }>;
}

const gatherMs = 30;
const retryMs = 5_000;
const batch = 500;

/** Answers by key (`partner/id`): asked in one batch for everything that comes on screen together, kept, and asked again when something changed. */
class Kept<T extends { partner: string; id: string }> {
  private readonly known = new Map<string, T | null>();
  private readonly wanted = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly load: (keys: readonly string[]) => Promise<readonly T[]>,
    private readonly tell: () => void,
  ) {}

  get(key: string): T | undefined {
    const known = this.known.get(key);
    if (known === undefined) {
      this.known.set(key, null);
      this.wanted.add(key);
      this.soon(gatherMs);
    }
    return known ?? undefined;
  }

  again(): void {
    this.known.forEach((_, key) => this.wanted.add(key));
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
      const answers = await this.load(asked);
      answers.forEach((answer) => this.known.set(`${answer.partner}/${answer.id}`, answer));
      this.tell();
      this.soon(0);
    } catch {
      asked.forEach((key) => this.wanted.add(key));
      this.soon(retryMs);
    }
  }
}

/** What signals, entities and areas are called for whoever reads. */
export class EvidenceStore {
  private readonly signals: Kept<SignalReference>;
  private readonly entities: Kept<EntityReference>;
  private readonly areas = new Map<string, string | null>();
  private readonly listeners = new Set<() => void>();
  private version: number | undefined;

  /** Grows with everything that comes to be known. */
  revision = 0;

  constructor(
    picture: string,
    private readonly load: EvidenceLoader = evidenceApi,
  ) {
    this.signals = new Kept((keys) => load.signalReferences(picture, keys), this.tell);
    this.entities = new Kept((keys) => load.entityReferences(picture, keys), this.tell);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Undefined as long as it is not known. */
  signal(key: string): SignalReference | undefined {
    return this.signals.get(key);
  }

  /** Undefined as long as it is not known. */
  entity(key: string): EntityReference | undefined {
    return this.entities.get(key);
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

  /** Live news: signals and entities are at this version now. */
  at(version: number): void {
    if (this.version !== undefined && this.version !== version) {
      this.signals.again();
      this.entities.again();
    }
    this.version = version;
  }

  private readonly tell = (): void => {
    this.revision++;
    this.listeners.forEach((listener) => listener());
  };
}
