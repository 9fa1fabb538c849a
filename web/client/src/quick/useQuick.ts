import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSession } from '../access/session';
import { api } from '../shared/api/endpoints';
import { signalsApi } from '../shared/api/signals';
import { type QuickStore, quickStore } from './database';
import { fetchKnown } from './known';
import type { Known, QuickEntry } from './model';
import { blobOf } from './photo';
import { Queue, type RunEnd, type Sender, withLock } from './queue';
import { draftSlot } from './slots';

/** Asks again by itself this often, in ms, while something waits and the page is seen. */
const again = 20_000;
const patience = 4_000;

export interface Ready {
  store: QuickStore;
  durable: boolean;
  known: Known;
  slot: string;
}

/** What the page can show. `stranger`: nobody is known on this device; `ended`: the session was over before the page opened. */
export type QuickState =
  | { kind: 'loading' }
  | { kind: 'stranger'; offline: boolean }
  | { kind: 'ended'; waiting: number }
  | { kind: 'failed'; error: unknown; retry: () => void }
  | { kind: 'ready'; ready: Ready; signedOut: boolean };

interface Stored { store: QuickStore; durable: boolean; known: Known | null }

export function useQuick(): QuickState {
  const { session, error, reload } = useSession();
  const [stored, setStored] = useState<Stored>();
  const [fresh, setFresh] = useState<Known | null>(null);
  const [failed, setFailed] = useState<unknown>();
  const [slot, setSlot] = useState<{ person: string; slot: string }>();
  const [waiting, setWaiting] = useState(0);
  const [active, setActive] = useState<Known | null>(null);

  useEffect(() => {
    void quickStore().then(async ({ store, durable }) => setStored({ store, durable, known: await store.known() }));
  }, []);

  useEffect(() => {
    if (!stored || !session?.person) {
      return;
    }
    setFailed(undefined);
    fetchKnown(session).then(
      (known) => {
        setFresh(known);
        void stored.store.keepKnown(known).catch(() => undefined);
      },
      (problem: unknown) => setFailed(problem),
    );
  }, [stored, session]);

  // The connection comes back: ask again who is signed in.
  useEffect(() => {
    if (error === undefined) {
      return undefined;
    }
    const timer = setInterval(reload, again);
    window.addEventListener('online', reload);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', reload);
    };
  }, [error, reload]);

  // No answer in good time is no connection: one does not wait in the street.
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);

  const person = session?.person?.id;
  const fits = (known: Known | null | undefined): Known | null => (known && (person === undefined || known.person === person) ? known : null);
  const unreachable = session === undefined && (error !== undefined || slow || !navigator.onLine);
  // What is on the device is shown to whoever is signed in, or when nobody can tell; once shown it stays, so that a session that ends takes nothing away.
  const known = fits(fresh) ?? fits(active) ?? (person !== undefined || unreachable ? fits(stored?.known) : null);
  if (known && known !== active) {
    setActive(known);
  }

  const whose = known?.person;
  useEffect(() => {
    if (stored && whose) {
      void draftSlot(stored.store, whose).then((found) => setSlot({ person: whose, slot: found }));
    }
  }, [stored, whose]);

  const left = stored?.known?.person;
  useEffect(() => {
    if (stored && left) {
      void stored.store.entries(left).then((entries) => setWaiting(entries.filter((entry) => entry.status !== 'sent').length));
    }
  }, [stored, left]);

  const ready = useMemo(
    () => (stored && known && slot?.person === known.person ? { store: stored.store, durable: stored.durable, known, slot: slot.slot } : null),
    [stored, known, slot],
  );
  if (ready) {
    return { kind: 'ready', ready, signedOut: session !== undefined && !session.person };
  }
  if (!stored || (session === undefined && !unreachable) || known) {
    return { kind: 'loading' };
  }
  if (session === undefined) {
    return { kind: 'stranger', offline: true };
  }
  if (!session.person) {
    return stored.known ? { kind: 'ended', waiting } : { kind: 'stranger', offline: false };
  }
  return failed === undefined ? { kind: 'loading' } : { kind: 'failed', error: failed, retry: reload };
}

const sender: Sender = {
  person: async () => (await api.session()).person?.id ?? null,
  add: (picture, command) => signalsApi.add(picture, command),
  attach: async (picture, signal, photo) => {
    await signalsApi.attach(picture, signal.partner, signal.id, new File([blobOf(photo)], `foto-${photo.id.slice(0, 6)}.jpg`, { type: 'image/jpeg' }));
  },
};

export interface Entries {
  entries: readonly QuickEntry[];
  sending: boolean;
  /** How the last attempt ended. */
  end: RunEnd;
  send: () => void;
  changed: () => void;
}

const channelName = 'samenbeeld-quick';

function tellTabs(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('changed');
  channel.close();
}

/** The entries on this device, kept up to date over tabs, and sent whenever there may be a connection: at opening, when it comes back, when the page is seen again, and now and then. */
export function useEntries({ store, known }: Ready): Entries {
  const [entries, setEntries] = useState<readonly QuickEntry[]>([]);
  const [sending, setSending] = useState(false);
  const [end, setEnd] = useState<RunEnd>('done');
  const person = known.person;

  const reload = useCallback(() => {
    void store.entries(person).then(setEntries, () => undefined);
  }, [store, person]);
  const changed = useCallback(() => {
    reload();
    tellTabs();
  }, [reload]);
  const queue = useMemo(() => new Queue(store, person, sender, withLock, changed), [store, person, changed]);
  const send = useCallback(() => {
    setSending(true);
    queue.run().then(setEnd, () => setEnd('later')).finally(() => {
      setSending(false);
      changed();
    });
  }, [queue, changed]);

  useEffect(() => {
    reload();
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = reload;
    return () => channel.close();
  }, [reload]);

  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === 'visible') {
        send();
      }
    };
    send();
    const timer = setInterval(() => {
      void store.entries(person).then((all) => {
        if (all.some((entry) => entry.status === 'waiting')) {
          seen();
        }
      }, () => undefined);
    }, again);
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [send, store, person]);

  return { entries, sending, end, send, changed };
}
