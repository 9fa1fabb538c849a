import { useEffect, useRef, useState } from 'react';
import type { Signal } from '../shared/api/schema';
import { signalKey } from './rules';

const shownFor = 2_500;
const none: ReadonlySet<string> = new Set();

/** Rows that came or changed while the same question stood on screen: marked for a moment. */
export function useFresh(rows: readonly Signal[] | undefined, question: string | undefined): ReadonlySet<string> {
  const before = useRef<{ question: string | undefined; versions: ReadonlyMap<string, number> } | null>(null);
  const [fresh, setFresh] = useState(none);
  useEffect(() => {
    if (!rows) {
      return undefined;
    }
    const last = before.current;
    before.current = { question, versions: new Map(rows.map((row) => [signalKey(row), row.version])) };
    const changed = last?.question === question ? rows.filter((row) => last?.versions.get(signalKey(row)) !== row.version).map(signalKey) : [];
    if (changed.length === 0) {
      return undefined;
    }
    setFresh(new Set(changed));
    const timer = setTimeout(() => setFresh(none), shownFor);
    return () => clearTimeout(timer);
  }, [rows, question]);
  return fresh;
}
