import { type EditStore, MemoryStore } from './outbox';

const objectStore = 'edits';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('samenbeeld-outbox', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(objectStore);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB does not open.'));
    request.onblocked = () => reject(new Error('IndexedDB is blocked.'));
  });
}

class IndexedDbStore implements EditStore {
  private database: Promise<IDBDatabase> | undefined;

  private async run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>[]): Promise<T[]> {
    this.database ??= open().then((database) => {
      // The browser may close it (storage cleared, disk full): open it again at the next use.
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
      const transaction = database.transaction(objectStore, mode, { durability: 'relaxed' });
      const requests = work(transaction.objectStore(objectStore));
      transaction.oncomplete = () => resolve(requests.map((request) => request.result));
      transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB failed.'));
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted.'));
    });
  }

  async put(key: string, value: Uint8Array): Promise<void> {
    await this.run('readwrite', (store) => [store.put(value, key)]);
  }

  async remove(keys: readonly string[]): Promise<void> {
    await this.run('readwrite', (store) => keys.map((key) => store.delete(key)));
  }

  async list(prefix: string): Promise<readonly (readonly [string, Uint8Array])[]> {
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [keys, values] = await this.run<unknown[]>('readonly', (store) => [store.getAllKeys(range) as IDBRequest<unknown[]>, store.getAll(range) as IDBRequest<unknown[]>]);
    return (keys as string[]).map((key, i) => [key, values[i] as Uint8Array] as const);
  }
}

/** The store of this browser. `durable` false: nothing survives a reload (private window, blocked storage), and the person must be told. */
export async function browserStore(): Promise<{ store: EditStore; durable: boolean }> {
  try {
    const store = new IndexedDbStore();
    await store.list('\u0000');
    return { store, durable: true };
  } catch {
    return { store: new MemoryStore(), durable: false };
  }
}

const lockName = (client: number): string => `samenbeeld-document-${client}`;

/** Holds a lock for as long as the document is open, so that other tabs know whose edits these are. Browsers without locks send them twice, which is harmless. */
export function announceClient(client: number): () => void {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  navigator.locks?.request(lockName(client), () => held).catch(() => undefined);
  return release;
}

export async function openClients(): Promise<ReadonlySet<number>> {
  try {
    const { held } = await navigator.locks.query();
    return new Set((held ?? []).map((lock) => Number(/^samenbeeld-document-(\d+)$/.exec(lock.name ?? '')?.[1])).filter((client) => !Number.isNaN(client)));
  } catch {
    return new Set();
  }
}
