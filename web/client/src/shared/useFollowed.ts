import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface Followed<T> {
  /** The last answer that arrived: it stays on screen while another is on its way. */
  data: T | undefined;
  /** What `data` is the answer to. */
  question: string | undefined;
  error: unknown;
  loading: boolean;
  reload: () => void;
}

/**
 * The answer to a question, asked again whenever `version` grows. A change that comes while an answer is on its way asks once more afterwards: under a stream of
 * changes the screen follows, and no answer is thrown away for a newer one that never comes.
 */
export function useFollowed<T>(question: string, version: number, load: (question: string, signal: AbortSignal) => Promise<T>): Followed<T> {
  const [state, setState] = useState<Omit<Followed<T>, 'reload'>>({ data: undefined, question: undefined, error: undefined, loading: true });
  const running = useRef<AbortController | null>(null);
  const again = useRef(false);
  const asked = useRef(question);
  const loader = useRef(load);
  useLayoutEffect(() => {
    loader.current = load;
  });
  const [round, setRound] = useState(0);

  const ask = useCallback(() => {
    const abort = new AbortController();
    running.current = abort;
    again.current = false;
    const now = asked.current;
    setState((old) => ({ ...old, loading: true }));
    const finish = (next: (old: Omit<Followed<T>, 'reload'>) => Omit<Followed<T>, 'reload'>): void => {
      if (abort.signal.aborted) {
        return;
      }
      running.current = null;
      setState(next);
      if (again.current) {
        setRound((n) => n + 1);
      }
    };
    loader.current(now, abort.signal).then(
      (data) => finish(() => ({ data, question: now, error: undefined, loading: false })),
      (error: unknown) => finish((old) => ({ ...old, error, loading: false })),
    );
  }, []);

  const reload = useCallback(() => {
    if (running.current) {
      again.current = true;
    } else {
      ask();
    }
  }, [ask]);

  // Another question: the answer to the old one is of no use.
  useEffect(() => {
    asked.current = question;
    running.current?.abort();
    ask();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [question, ask]);

  // Something changed while the last answer was on its way.
  useEffect(() => {
    if (round > 0 && again.current) {
      reload();
    }
  }, [round, reload]);

  const seen = useRef(version);
  useEffect(() => {
    if (seen.current !== version) {
      seen.current = version;
      reload();
    }
  }, [version, reload]);

  return { ...state, reload };
}

/** A value as it was a moment ago, so that not every letter typed is a question. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
