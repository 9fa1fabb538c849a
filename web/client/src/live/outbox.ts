import type { Edit } from './session';
import type { SectionKey } from './protocol';

/** Where not yet acknowledged edits survive a reload: IndexedDB in the browser, a map in tests. */
export interface EditStore {
  put(key: string, value: Uint8Array): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Everything whose key starts with the prefix, in order of key. */
  list(prefix: string): Promise<readonly (readonly [key: string, value: Uint8Array])[]>;
}

const separator = '\u0001';

/**
 * The edits of one document in one tab. Keys: person, picture, section, Yjs client id, number. Another person on the same device never sees or sends them;
 * another tab of the same person does, after this one is gone. Sending an edit twice is harmless, losing one is not: when in doubt it stays.
 */
export class Outbox {
  private number = 0;
  private failed = false;

  constructor(
    private readonly store: EditStore,
    private readonly person: string,
    private readonly key: SectionKey,
    private readonly client: number,
  ) {}

  /** False once storing has failed: the person must know that a closed tab loses what is not acknowledged. */
  get works(): boolean {
    return !this.failed;
  }

  private get sectionPrefix(): string {
    return [this.person, this.key.picture, this.key.section, ''].join(separator);
  }

  nextId(): string {
    return `${this.sectionPrefix}${this.client}${separator}${String(this.number++).padStart(8, '0')}`;
  }

  async keep(edit: Edit): Promise<void> {
    try {
      await this.store.put(edit.id, edit.update);
    } catch {
      this.failed = true;
    }
  }

  async forget(ids: readonly string[]): Promise<void> {
    try {
      await this.store.remove(ids);
    } catch {
      this.failed = true;
    }
  }

  /** Edits that other tabs left behind; those of tabs that are still open are theirs. */
  async leftovers(openClients: ReadonlySet<number>): Promise<readonly Edit[]> {
    try {
      const all = await this.store.list(this.sectionPrefix);
      return all
        .filter(([id]) => {
          const client = Number(id.slice(this.sectionPrefix.length).split(separator)[0]);
          return client !== this.client && !openClients.has(client);
        })
        .map(([id, update]) => ({ id, update }));
    } catch {
      this.failed = true;
      return [];
    }
  }

  /** Everything of this person in this section, of all tabs. */
  async discardAll(): Promise<void> {
    try {
      await this.store.remove((await this.store.list(this.sectionPrefix)).map(([id]) => id));
    } catch {
      this.failed = true;
    }
  }
}

export class MemoryStore implements EditStore {
  readonly items = new Map<string, Uint8Array>();

  put(key: string, value: Uint8Array): Promise<void> {
    this.items.set(key, value);
    return Promise.resolve();
  }

  remove(keys: readonly string[]): Promise<void> {
    keys.forEach((key) => this.items.delete(key));
    return Promise.resolve();
  }

  list(prefix: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    return Promise.resolve([...this.items].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
