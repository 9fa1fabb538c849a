import { useCallback, useEffect, useRef, useState } from 'react';
import type { SignalPage } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';

export interface SignalPageState {
  /** The last page that arrived: it stays on screen while another is on its way. */
  page: SignalPage | undefined;
  /** What `page` is the answer to. */
  search: string | undefined;
  error: unknown;
  loading: boolean;
  reload: () => void;
}

/**
 * One page of the register, asked again whenever `version` grows. A change that comes while an answer is on its way asks once more afterwards: under a stream of
 * changes the screen follows, and no answer is thrown away for a newer one that never comes.
 * @param search the question, as `pageSearch` makes it
 */
export function useSignalPage(picture: string, search: string, version: number): SignalPageState {
  const [state, setState] = useState<Omit<SignalPageState, 'reload'>>({ page: undefined, search: undefined, error: undefined, loading: true });
  const running = useRef<AbortController | null>(null);
  const again = useRef(false);
  const asked = useRef(search);
  const [round, setRound] = useState(0);

  const ask = useCallback(() => {
    const abort = new AbortController();
    running.current = abort;
    again.current = false;
    const question = asked.current;
    setState((old) => ({ ...old, loading: true }));
    const finish = (next: (old: Omit<SignalPageState, 'reload'>) => Omit<SignalPageState, 'reload'>): void => {
      if (abort.signal.aborted) {
        return;
      }
      running.current = null;
      setState(next);
      if (again.current) {
        setRound((n) => n + 1);
      }
    };
    signalsApi.page(picture, new URLSearchParams(question), abort.signal).then(
      (page) => finish(() => ({ page, search: question, error: undefined, loading: false })),
      (error: unknown) => finish((old) => ({ ...old, error, loading: false })),
    );
  }, [picture]);

  const reload = useCallback(() => {
    if (running.current) {
      again.current = true;
    } else {
      ask();
    }
  }, [ask]);

  // Another question: the answer to the old one is of no use.
  useEffect(() => {
    asked.current = search;
    running.current?.abort();
    ask();
    return () => {
      running.current?.abort();
      running.current = null;
    };
  }, [search, ask]);

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
