import { useEffect, useState, useSyncExternalStore } from 'react';
import { onSignedOut } from '../shared/api/client';
import { LiveHub } from './hub';
import type { SectionKey } from './protocol';
import type { SectionSession } from './section';
import type { SessionState } from './session';

let current: { person: string; hub: LiveHub } | null = null;

/** The live connection of this page. One per person: who signs in as someone else gets another. */
export function liveHubOf(person: string): LiveHub {
  if (current?.person !== person) {
    current?.hub.dispose();
    current = { person, hub: new LiveHub(person) };
  }
  return current.hub;
}

// Ends the connection at once when nobody is signed in any more. What was not stored stays in the outbox of that person.
onSignedOut(() => {
  current?.hub.dispose();
  current = null;
});

export function useConnected(hub: LiveHub): boolean {
  return useSyncExternalStore((listener) => hub.transport.onConnection(listener), () => hub.transport.connected);
}

/** Opens a section for as long as the component is there. */
export function useSection(hub: LiveHub, key: SectionKey): { session: SectionSession | null; reopen: () => void } {
  const [session, setSession] = useState<SectionSession | null>(null);
  const [round, setRound] = useState(0);
  const { picture, section } = key;
  useEffect(() => {
    let open: SectionSession | null = null;
    let gone = false;
    void hub.open({ picture, section }).then((opened) => {
      if (gone) {
        hub.close(opened);
        return;
      }
      open = opened;
      setSession(opened);
    });
    return () => {
      gone = true;
      setSession(null);
      if (open) {
        hub.close(open);
      }
    };
  }, [hub, picture, section, round]);
  return { session, reopen: () => setRound((n) => n + 1) };
}

export function useSessionState(session: SectionSession): SessionState {
  return useSyncExternalStore((listener) => session.subscribe(listener), () => session.state);
}
