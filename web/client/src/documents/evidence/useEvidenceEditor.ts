import type { Editor, Extensions } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { textsOf, type Texts, useTexts } from '../../shared/i18n';
import { usePreference } from '../../shared/preferences';
import { type Chip, chipOf } from './chip';
import { ClaimMarks, type ClaimSource, type WeakFooting } from './claimMarks';
import type { Fallen } from './claims';
import { Jumps } from './ClaimsLine';
import { Finder } from './finder';
import { takesEvidence } from './insert';
import { EvidenceSuggest } from './suggest';
import { usePictureSearch } from './SuggestPopup';
import { Suggestions } from './suggestions';
import { useNaming } from './useEvidence';
import { type ChipSource, EvidenceView } from './view';
import { openedToRead, type Writing } from './writing';

interface Known {
  t: Texts;
  naming: ReturnType<typeof useNaming>;
  hidden: boolean;
  navigate: (path: string) => void;
}

/** What the editor asks while it draws: the latest that the page knows, and a word when that changed. */
class Sources implements ChipSource, ClaimSource {
  private known: Known = { t: textsOf('nl'), naming: null, hidden: false, navigate: () => undefined };
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  know(known: Known): void {
    this.known = known;
    this.tell();
  }

  readonly tell = (): void => this.listeners.forEach((listener) => listener());

  chip(kind: unknown, id: unknown): Chip {
    return chipOf(kind, id, this.known.naming, this.known.t);
  }

  open(path: string): void {
    this.known.navigate(path);
  }

  readonly fallen: Fallen = {
    signal: (key) => this.known.naming?.store.signal(key)?.fallen === true,
    entity: (key) => this.known.naming?.store.entity(key)?.fallen === true,
  };

  label(footing: WeakFooting): string {
    return this.known.t.evidence.claims[footing];
  }

  hidden(): boolean {
    return this.known.hidden;
  }
}

/** Everything of sources in the text: chips by name, the list behind @ and #, and marks beside claims. */
export function useEvidenceEditor(): { extensions: Extensions; suggestions: Suggestions; jumps: Jumps } {
  const t = useTexts();
  const naming = useNaming();
  const navigate = useNavigate();
  const [hidden] = usePreference('hideClaims');
  const search = usePictureSearch();
  const made = useMemo(() => {
    const sources = new Sources();
    const jumps = new Jumps();
    const suggestions = new Suggestions(new Finder(search));
    const extensions: Extensions = [EvidenceView.configure({ source: sources }), EvidenceSuggest.configure({ host: suggestions }), ClaimMarks.configure({ source: sources, onJump: jumps.to })];
    return { sources, extensions, suggestions, jumps };
  }, [search]);

  const { sources } = made;
  useEffect(() => {
    sources.know({ t, naming, hidden, navigate: (path) => void navigate(path) });
    return naming?.store.subscribe(sources.tell);
  }, [sources, t, naming, hidden, navigate]);
  return made;
}

/** References from elsewhere on the page go into this editor while it may be written in. */
export function useTakesEvidence(editor: Editor, editable: boolean, { picture, section }: Writing): void {
  useEffect(() => (editable ? takesEvidence(editor, { picture, section }) : openedToRead({ picture, section })), [editor, editable, picture, section]);
}
