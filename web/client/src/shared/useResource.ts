import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Resource<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  reload: () => void;
  replace: (data: T) => void;
}

/**
 * Loads something and keeps it. Data of the same key stays on screen while it is fetched again; an answer that comes too late is dropped.
 * `key` null means: nothing to load yet.
 */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ key: string | null; data?: T; error?: unknown; loading: boolean }>({ key, loading: key !== null });
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  useLayoutEffect(() => {
    loader.current = load;
  });

  useEffect(() => {
    if (key === null) {
      setState({ key, loading: false });
      return undefined;
    }
    const abort = new AbortController();
    setState((old) => (old.key === key ? { ...old, loading: true } : { key, loading: true }));
    loader.current(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) {
          setState({ key, data, loading: false });
        }
      },
      (error: unknown) => {
        if (!abort.signal.aborted) {
          setState((old) => ({ key, data: old.key === key ? old.data : undefined, error, loading: false }));
        }
      },
    );
    return () => abort.abort();
  }, [key, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const replace = useCallback((data: T) => setState({ key, data, loading: false }), [key]);
  const current = state.key === key;
  return { data: current ? state.data : undefined, error: current ? state.error : undefined, loading: current ? state.loading : key !== null, reload, replace };
}

const kept = new Map<string, Promise<unknown>>();

/** For what does not change while the page is open (partners, templates, taxonomies): loaded once, again after a failure. */
export function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) {
    return known;
  }
  const made = load();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

export function forgetAll(): void {
  kept.clear();
}
