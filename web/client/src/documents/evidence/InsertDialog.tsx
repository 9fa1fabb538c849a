import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { useTexts } from '../../shared/i18n';
import { Dialog } from '../../shared/ui';
import { toast } from '../../shared/ui/toasts';
import { Finder } from './finder';
import { HitList, optionId } from './HitList';
import { insertAt } from './insert';
import type { Hit } from './search';
import { usePictureSearch } from './SuggestPopup';

/** The same as an @ in the text, for who does not know of it. */
export const InsertDialog = ({ editor, open, onClose }: { editor: Editor; open: boolean; onClose: () => void }) => {
  const t = useTexts();
  return <Dialog title={t.evidence.insert} open={open} onClose={onClose}><Chooser editor={editor} onClose={onClose} /></Dialog>;
};

const Chooser = ({ editor, onClose }: { editor: Editor; onClose: () => void }) => {
  const t = useTexts();
  const words = t.evidence;
  const search = usePictureSearch();
  const [finder] = useState(() => new Finder(search));
  const state = useSyncExternalStore(finder.subscribe, () => finder.state);
  const [text, setText] = useState('');
  const id = useId();
  const list = `${id}-list`;
  useEffect(() => {
    finder.ask(text.trim());
  }, [finder, text]);
  useEffect(() => () => finder.close(), [finder]);

  const choose = (hit: Hit): void => {
    onClose();
    // The dialog gives the focus back first.
    requestAnimationFrame(() => {
      const done = insertAt(editor, { kind: hit.kind, id: hit.id });
      toast(done ? words.referred(hit.name) : words.notHere, { brief: done });
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      finder.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && finder.hit && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(finder.hit);
    }
  };
  const expanded = state.phase !== 'closed' && state.hits.length > 0;
  return (
    <div className="stack insert-evidence">
      <div className="field utrecht-form-field">
        <label className="utrecht-form-label" htmlFor={id}>{words.search}</label>
        <p className="utrecht-form-field-description" id={`${id}-hint`}>{words.searchHint} {words.insertHint}</p>
        <input
          id={id}
          className="utrecht-textbox utrecht-textbox--html-input"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-expanded={expanded}
          aria-controls={list}
          aria-activedescendant={expanded ? optionId(list, state.active) : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {state.phase !== 'closed' && <HitList id={list} state={state} onChoose={choose} />}
    </div>
  );
};
