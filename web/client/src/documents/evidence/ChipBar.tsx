import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useLayoutEffect, useRef } from 'react';
import { useTexts } from '../../shared/i18n';
import { ButtonLink } from '../../shared/ui';
import { chipOf } from './chip';
import { place } from './place';
import { useLiveNaming } from './useEvidence';
import { selectedEvidence } from './view';

/** Beside the reference that is selected while one writes: what it is in full, and the way to it. */
export const ChipBar = ({ editor }: { editor: Editor }) => {
  const t = useTexts();
  const words = t.evidence;
  const naming = useLiveNaming();
  const selected = useEditorState({ editor, selector: ({ editor: e }) => selectedEvidence(e.state) });
  const chip = selected && chipOf(selected.kind, selected.id, naming, t);
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const again = (): void => {
      const dom = selected && !editor.isDestroyed ? editor.view.nodeDOM(selected.pos) : null;
      if (box.current && dom instanceof HTMLElement) {
        place(box.current, dom.getBoundingClientRect());
      }
    };
    again();
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  });

  const open = selected?.kind === 'area' ? words.openArea : selected?.kind === 'entity' ? words.openEntity : words.openSignal;
  return (
    <>
      <p className="visually-hidden" role="status">{chip ? `${chip.title} ${chip.path ? words.selectedHint : ''}` : ''}</p>
      {chip && (
        // A press beside the link leaves the caret where it is.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <div className="chip-bar" role="group" aria-label={words.selected} ref={box} onMouseDown={(event) => event.preventDefault()}>
          <p className="chip-bar-title">{chip.title}</p>
          {chip.path && (
            <ButtonLink
              small
              icon="eye"
              to={chip.path}
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  editor.commands.focus(selected && selected.pos + 1);
                }
              }}
            >
              {open}
            </ButtonLink>
          )}
        </div>
      )}
    </>
  );
};
