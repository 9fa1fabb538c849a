import type { Editor, Extensions } from '@tiptap/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../shared/i18n';
import { usePreference } from '../../shared/preferences';
import { chipOf } from './chip';
import { ClaimMarks } from './claimMarks';
import { Jumps } from './ClaimsLine';
import { Finder } from './finder';
import { takesEvidence } from './insert';
import { EvidenceSuggest } from './suggest';
import { Suggestions, usePictureSearch } from './SuggestPopup';
import { useNaming } from './useEvidence';
import { EvidenceView } from './view';

/** Everything of sources in the text: chips by name, the list behind @ and #, and marks beside claims. */
export function useEvidenceEditor(): { extensions: Extensions; suggestions: Suggestions; jumps: Jumps } {
  const t = useTexts();
  const naming = useNaming();
  const navigate = useNavigate();
  const [hidden] = usePreference('hideClaims');
  const search = usePictureSearch();
  const latest = useRef({ t, naming, navigate, hidden });
  const [listeners] = useState(() => new Set<() => void>());
  const made = useMemo(() => {
    const subscribe = (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    const jumps = new Jumps();
    const suggestions = new Suggestions(new Finder(search));
    const extensions: Extensions = [
      EvidenceView.configure({ source: { chip: (kind, id) => chipOf(kind, id, latest.current.naming, latest.current.t), subscribe, open: (path) => void latest.current.navigate(path) } }),
      EvidenceSuggest.configure({ host: suggestions }),
      ClaimMarks.configure({
        source: {
          fallen: (signal) => latest.current.naming?.store.signal(signal)?.fallen === true,
          label: (footing) => latest.current.t.evidence.claims[footing],
          hidden: () => latest.current.hidden,
          subscribe,
        },
        onJump: jumps.to,
      }),
    ];
    return { extensions, suggestions, jumps };
  }, [listeners, search]);

  useEffect(() => {
    latest.current = { t, naming, navigate, hidden };
    const tell = (): void => listeners.forEach((listener) => listener());
    tell();
    return naming?.store.subscribe(tell);
  }, [t, naming, navigate, hidden, listeners]);
  return made;
}

/** References from elsewhere on the page go into this editor while it may be written in. */
export function useTakesEvidence(editor: Editor, editable: boolean): void {
  useEffect(() => (editable ? takesEvidence(editor) : undefined), [editor, editable]);
}
