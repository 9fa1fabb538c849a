import type { Editor } from '@tiptap/core';
import { useEffect, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { usePicture } from '../../pictures/context';
import { useTexts } from '../../shared/i18n';
import { toast } from '../../shared/ui/toasts';
import { holdWords } from './held';
import { HitList, optionId } from './HitList';
import { insertAt } from './insert';
import { place } from './place';
import { searchIn, type Search } from './search';
import { dismiss } from './suggest';
import type { Suggestions } from './suggestions';

export const usePictureSearch = (): (() => Search) => {
  const { picture } = usePicture();
  const latest = useRef(picture);
  useEffect(() => {
    latest.current = picture;
  }, [picture]);
  return useState(() => () => searchIn(latest.current.id, latest.current.areas.map((area) => area.id), latest.current.me.partner))[0];
};

/** The list under the words that are typed behind an @ or #. */
export const SuggestPopup = ({ editor, suggestions }: { editor: Editor; suggestions: Suggestions }) => {
  const { finder } = suggestions;
  const words = useTexts().evidence;
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
      hold: (trigger) => {
        const find = holdWords(editor.state, trigger);
        return (hit) => {
          const range = editor.isDestroyed || !editor.isEditable ? null : find(editor.state);
          if (range) {
            insertAt(editor, { kind: hit.kind, id: hit.id }, range);
          }
        };
      },
      missed: (query, failed) => toast(failed ? words.failed : words.nothingFor(query)),
    });
  }, [editor, suggestions, words]);

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
      const { at, view } = suggestions;
      if (open && box.current && view && at !== null) {
        place(box.current, view.coordsAtPos(Math.min(at, view.state.doc.content.size)));
      }
    };
    again();
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  });

  return open ? <div className="suggest" ref={box}><HitList id={list} state={state} onChoose={(hit) => suggestions.choose(hit)} /></div> : null;
};
