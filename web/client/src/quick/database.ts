import type { Known, QuickDraft, QuickEntry } from './model';

/** Where reports and what the form needs stay on this device: IndexedDB in the browser, maps in tests and where storage is off. */
export interface QuickStore {
  entries(person: string): Promise<readonly QuickEntry[]>;
  put(entry: QuickEntry): Promise<void>;
  remove(key: string): Promise<void>;
  /** @param slot whose form it is, see `draftSlot` */
  draft(slot: string): Promise<QuickDraft | null>;
  /** Null forgets it. */
  keepDraft(slot: string, draft: QuickDraft | null): Promise<void>;
  /** From form to entry in one step: neither lost nor there twice. */
  enter(entry: QuickEntry, slot: string): Promise<void>;
  /** Back to the form, to be corrected. */
  reopen(entry: QuickEntry, draft: QuickDraft, slot: string): Promise<void>;
  known(): Promise<Known | null>;
  keepKnown(known: Known | null): Promise<void>;
}

const [entriesStore, draftsStore, knownStore] = ['entries', 'drafts', 'known'] as const;
type StoreName = typeof entriesStore | typeof draftsStore | typeof knownStore;
const current = 'current';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('samenbeeld-quick', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(entriesStore, { keyPath: 'key' });
      request.result.createObjectStore(draftsStore);
      request.result.createObjectStore(knownStore);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not open.'));
    request.onblocked = () => reject(new Error('IndexedDB is blocked.'));
  });
}

export class IndexedDbStore implements QuickStore {
  private database: Promise<IDBDatabase> | undefined;

  private async run<T = unknown>(stores: StoreName | StoreName[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => { readonly result: T }): Promise<T> {
    this.database ??= open().then((database) => {
      database.onclose = () => { this.database = undefined; };
      database.onversionchange = () => { database.close(); this.database = undefined; };
      return database;
    });
    let database: IDBDatabase;
    try {
      database = await this.database;
    } catch (error) {
      this.database = undefined;
      throw error;
    }
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: 'strict' });
      const request = work(transaction);
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB failed.'));
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted.'));
    });
  }

  async entries(person: string): Promise<readonly QuickEntry[]> {
    const all = await this.run(entriesStore, 'readonly', (t) => t.objectStore(entriesStore).getAll() as IDBRequest<QuickEntry[]>);
    return inOrder(all.filter((entry) => entry.person === person));
  }

  async put(entry: QuickEntry): Promise<void> {
    await this.run(entriesStore, 'readwrite', (t) => t.objectStore(entriesStore).put(entry));
  }

  async remove(key: string): Promise<void> {
    await this.run(entriesStore, 'readwrite', (t) => t.objectStore(entriesStore).delete(key));
  }

  async draft(slot: string): Promise<QuickDraft | null> {
    return (await this.run(draftsStore, 'readonly', (t) => t.objectStore(draftsStore).get(slot) as IDBRequest<QuickDraft | undefined>)) ?? null;
  }

  async keepDraft(slot: string, draft: QuickDraft | null): Promise<void> {
    await this.run(draftsStore, 'readwrite', (t) => (draft ? t.objectStore(draftsStore).put(draft, slot) : t.objectStore(draftsStore).delete(slot)));
  }

  async enter(entry: QuickEntry, slot: string): Promise<void> {
    await this.run([entriesStore, draftsStore], 'readwrite', (t) => {
      t.objectStore(draftsStore).delete(slot);
      return t.objectStore(entriesStore).put(entry);
    });
  }

  async reopen(entry: QuickEntry, draft: QuickDraft, slot: string): Promise<void> {
    await this.run([entriesStore, draftsStore], 'readwrite', (t) => {
      t.objectStore(entriesStore).delete(entry.key);
      return t.objectStore(draftsStore).put(draft, slot);
    });
  }

  async known(): Promise<Known | null> {
    return (await this.run(knownStore, 'readonly', (t) => t.objectStore(knownStore).get(current) as IDBRequest<Known | undefined>)) ?? null;
  }

  async keepKnown(known: Known | null): Promise<void> {
    await this.run(knownStore, 'readwrite', (t) => (known ? t.objectStore(knownStore).put(known, current) : t.objectStore(knownStore).delete(current)));
  }
}

export class MemoryStore implements QuickStore {
  readonly all = new Map<string, QuickEntry>();
  readonly drafts = new Map<string, QuickDraft>();
  private lists: Known | null = null;

  entries(person: string): Promise<readonly QuickEntry[]> {
    return Promise.resolve(inOrder([...this.all.values()].filter((entry) => entry.person === person)));
  }

  put(entry: QuickEntry): Promise<void> {
    this.all.set(entry.key, entry);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.all.delete(key);
    return Promise.resolve();
  }

  draft(slot: string): Promise<QuickDraft | null> {
    return Promise.resolve(this.drafts.get(slot) ?? null);
  }

  keepDraft(slot: string, draft: QuickDraft | null): Promise<void> {
    if (draft) {
      this.drafts.set(slot, draft);
    } else {
      this.drafts.delete(slot);
    }
    return Promise.resolve();
  }

  async enter(entry: QuickEntry, slot: string): Promise<void> {
    await this.put(entry);
    await this.keepDraft(slot, null);
  }

  async reopen(entry: QuickEntry, draft: QuickDraft, slot: string): Promise<void> {
    await this.remove(entry.key);
    await this.keepDraft(slot, draft);
  }

  known(): Promise<Known | null> {
    return Promise.resolve(this.lists);
  }

  keepKnown(known: Known | null): Promise<void> {
    this.lists = known;
    return Promise.resolve();
  }
}

const inOrder = (entries: readonly QuickEntry[]): readonly QuickEntry[] => [...entries].sort((a, b) => a.at.localeCompare(b.at));

let opened: Promise<{ store: QuickStore; durable: boolean }> | undefined;

/** The store of this browser. `durable` false: nothing survives a reload (private window, blocked storage), and the person must be told. */
export function quickStore(): Promise<{ store: QuickStore; durable: boolean }> {
  opened ??= (async () => {
    try {
      const store = new IndexedDbStore();
      await store.known();
      return { store, durable: true };
    } catch {
      return { store: new MemoryStore(), durable: false };
    }
  })();
  return opened;
}
