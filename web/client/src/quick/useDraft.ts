import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { lastPicture } from './leaving';
import { isEmpty, newDraft, type QuickDraft } from './model';
import type { Ready } from './useQuick';

const pause = 200;

export interface DraftState {
  /** Undefined while it is read. */
  draft: QuickDraft | undefined;
  set: (patch: Partial<QuickDraft>) => void;
  change: (change: (draft: QuickDraft) => QuickDraft) => void;
  /** Another form in its place: the one given, or a new one. */
  begin: (draft?: QuickDraft) => void;
}

/** The form, kept on this device while one types: after a short pause, and at once when the page goes out of sight. */
export function useDraft({ store, slot, known }: Ready): DraftState {
  const [draft, setDraft] = useState<QuickDraft>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<QuickDraft>(undefined);
  const { id: partner } = known.partner;
  const pictures = known.pictures;

  const fresh = useCallback(() => {
    const last = lastPicture();
    const only = pictures.length === 1 ? pictures[0]?.id : undefined;
    return newDraft(partner, only ?? (pictures.some((picture) => picture.id === last) ? last : ''));
  }, [partner, pictures]);
  const first = useRef(fresh);
  useLayoutEffect(() => {
    first.current = fresh;
  });

  useEffect(() => {
    let gone = false;
    store.draft(slot).then(
      (kept) => { if (!gone) { setDraft(kept ?? first.current()); } },
      () => { if (!gone) { setDraft(first.current()); } },
    );
    return () => { gone = true; };
  }, [store, slot]);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = latest.current;
    if (now) {
      latest.current = undefined;
      void store.keepDraft(slot, isEmpty(now) ? null : now).catch(() => undefined);
    }
  }, [store, slot]);

  const later = useCallback((next: QuickDraft) => {
    latest.current = next;
    timer.current ??= setTimeout(write, pause);
  }, [write]);

  const change = useCallback((make: (draft: QuickDraft) => QuickDraft) => {
    setDraft((old) => {
      if (!old) {
        return old;
      }
      const next = make(old);
      later(next);
      return next;
    });
  }, [later]);
  const set = useCallback((patch: Partial<QuickDraft>) => change((old) => ({ ...old, ...patch })), [change]);
  const begin = useCallback((next?: QuickDraft) => {
    const other = next ?? first.current();
    setDraft(other);
    later(other);
  }, [later]);

  useEffect(() => {
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') {
        write();
      }
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', write);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return { draft, set, change, begin };
}
