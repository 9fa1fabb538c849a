import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { usePicture } from '../../pictures/context';
import type { Finder } from './finder';
import { HitList, optionId } from './HitList';
import { insertAt } from './insert';
import { place } from './place';
import { searchIn, type Hit, type Search } from './search';
import { dismiss, type SuggestHost, type Trigger } from './suggest';

/** What the list does to the text. */
export interface SuggestText {
  choose(hit: Hit): void;
  leave(): void;
}

/** Between the editor, which sees the keys, and the list on screen. */
export class Suggestions implements SuggestHost {
  trigger: Trigger | null = null;
  view: EditorView | null = null;
  private text: SuggestText = { choose: () => undefined, leave: () => undefined };
  /** Enter came before the hits did: the first one is meant. */
  private eager = false;

  constructor(readonly finder: Finder) {
    finder.subscribe(() => {
      const { state, hit } = finder;
      if (this.eager && state.phase !== 'searching') {
        this.eager = false;
        if (hit) {
          this.choose(hit);
        }
      }
    });
  }

  mounted(view: EditorView): void {
    this.view = view;
  }

  gone(view: EditorView): void {
    if (this.view === view) {
      this.asked(null);
      this.view = null;
    }
  }

  attach(text: SuggestText): void {
    this.text = text;
  }

  choose(hit: Hit): void {
    this.text.choose(hit);
  }

  leave(): void {
    this.text.leave();
  }

  asked(trigger: Trigger | null): void {
    this.eager &&= trigger?.query === this.trigger?.query;
    this.trigger = trigger;
    if (trigger) {
      this.finder.ask(trigger.query);
    } else {
      this.finder.close();
    }
  }

  key(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') {
      this.leave();
      return true;
    }
    const { hit, state } = this.finder;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      return false;
    }
    if (state.phase === 'searching' && (event.key === 'Enter' || event.key === 'Tab') && state.query !== '') {
      this.eager = true;
      return true;
    }
    if (!hit) {
      return false;
    }
    switch (event.key) {
      case 'ArrowDown':
        this.finder.move(1);
        return true;
      case 'ArrowUp':
        this.finder.move(-1);
        return true;
      case 'Enter':
      case 'Tab':
        this.choose(hit);
        return true;
      default:
        return false;
    }
  }
}

export const usePictureSearch = (): (() => Search) => {
  const { picture } = usePicture();
  const latest = useRef(picture);
  useEffect(() => {
    latest.current = picture;
  }, [picture]);
  return useState(() => () => searchIn(latest.current.id, latest.current.areas.map((area) => area.id)))[0];
};

/** The list under the words that are typed behind an @ or #. */
export const SuggestPopup = ({ editor, suggestions }: { editor: Editor; suggestions: Suggestions }) => {
  const { finder } = suggestions;
  const state = useSyncExternalStore(finder.subscribe, () => finder.state);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const open = state.phase !== 'closed';
  const gaveUp = state.phase === 'found' && state.hits.length === 0 && state.query.includes(' ');

  useEffect(() => {
    suggestions.attach({
      choose: (hit) => {
        const { trigger } = suggestions;
        if (trigger) {
          insertAt(editor, { kind: hit.kind, id: hit.id }, trigger);
        }
      },
      leave: () => suggestions.view?.dispatch(dismiss(suggestions.view.state)),
    });
  }, [editor, suggestions]);

  // Whoever writes on in a sentence was not looking for anything.
  useEffect(() => {
    if (gaveUp) {
      suggestions.leave();
    }
  }, [gaveUp, suggestions]);

  const active = open && state.hits.length > 0 ? optionId(list, state.active) : null;
  useEffect(() => {
    const dom = suggestions.view?.dom;
    const set = (name: string, value: string | null): void => (value === null ? dom?.removeAttribute(name) : dom?.setAttribute(name, value));
    set('aria-autocomplete', open ? 'list' : null);
    set('aria-haspopup', open ? 'listbox' : null);
    set('aria-controls', active && list);
    set('aria-activedescendant', active);
    if (active) {
      document.getElementById(active)?.scrollIntoView({ block: 'nearest' });
    }
  }, [suggestions, open, list, active]);

  useLayoutEffect(() => {
    const again = (): void => {
      if (open && box.current && suggestions.view && suggestions.trigger) {
        place(box.current, suggestions.view.coordsAtPos(Math.min(suggestions.trigger.from, suggestions.view.state.doc.content.size)));
      }
    };
    again();
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  });

  return open ? <div className="suggest" ref={box}><HitList id={list} state={state} onChoose={(hit) => suggestions.choose(hit)} /></div> : null;
};
