import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../shared/api/endpoints';
import { onSignedOut, sessionEnded } from '../shared/api/client';
import type { SessionView } from '../shared/api/schema';
import { forgetAll } from '../shared/useResource';

interface SessionState {
  session: SessionView | undefined;
  error: unknown;
  /** The session ended by itself; the sign-in page says so. */
  expired: boolean;
  reload: () => void;
  signInDemo: (person: string) => Promise<void>;
  signOut: () => Promise<void>;
}

const signedOut = (session: SessionView): SessionView => ({ ...session, signedIn: false, person: null, partner: null, administrator: false });

const SessionContext = createContext<SessionState | null>(null);

export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) {
    throw new Error('useSession is used outside SessionProvider.');
  }
  return state;
}

/** The person who is signed in; only below `RequireSession`. */
export function useMe() {
  const { session } = useSession();
  if (!session?.person) {
    throw new Error('Nobody is signed in.');
  }
  return session.person;
}

export const SessionProvider = ({ children }: { children: ReactNode }) => {
  const [session, setSession] = useState<SessionView>();
  const [error, setError] = useState<unknown>();
  const [expired, setExpired] = useState(false);
  const [round, setRound] = useState(0);
  const leaving = useRef(false);

  useEffect(() => {
    const abort = new AbortController();
    setError(undefined);
    api.session(abort.signal).then(setSession, (problem: unknown) => {
      if (!abort.signal.aborted) {
        setError(problem);
      }
    });
    return () => abort.abort();
  }, [round]);

  useEffect(
    () =>
      onSignedOut(() => {
        if (!leaving.current) {
          setExpired(true);
          setSession((old) => old && signedOut(old));
        }
      }),
    [],
  );

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const signInDemo = useCallback(async (person: string) => {
    await api.demoSignIn(person);
    forgetAll();
    setExpired(false);
    setSession(await api.session());
  }, []);
  const signOut = useCallback(async () => {
    leaving.current = true;
    try {
      await api.signOut();
      sessionEnded();
      forgetAll();
      setSession((old) => old && signedOut(old));
    } finally {
      leaving.current = false;
    }
  }, []);

  const value = useMemo(() => ({ session, error, expired, reload, signInDemo, signOut }), [session, error, expired, reload, signInDemo, signOut]);
  return <SessionContext value={value}>{children}</SessionContext>;
};
