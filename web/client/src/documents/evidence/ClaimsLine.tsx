import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useId, useSyncExternalStore } from 'react';
import { usePreference } from '../../shared/preferences';
import { useTexts } from '../../shared/i18n';
import { Button, Icon } from '../../shared/ui';
import { claimsIn, jump, type WeakClaim, type WeakFooting } from './claimMarks';

const kinds: readonly WeakFooting[] = ['fallen', 'none', 'one'];

/** The claim that one was last brought to, for the line below the text to say so. */
export class Jumps {
  last: WeakClaim | null = null;
  private readonly listeners = new Set<() => void>();
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly to = (claim: WeakClaim): void => {
    this.last = claim;
    this.listeners.forEach((listener) => listener());
  };
}

/** How many claims rest on no source, on one, or on what has fallen, and a way to each of them. */
export const ClaimsLine = ({ editor, jumps }: { editor: Editor; jumps: Jumps }) => {
  const t = useTexts();
  const words = t.evidence.claims;
  const [hidden, setHidden] = usePreference('hideClaims');
  const id = useId();
  const last = useSyncExternalStore(jumps.subscribe, () => jumps.last);
  const counts = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { claims, weak } = claimsIn(state);
      const of = (footing: WeakFooting): number => weak.filter((claim) => claim.footing === footing).length;
      return { claims, none: of('none'), one: of('one'), fallen: of('fallen') };
    },
  });
  if (hidden) {
    return <div className="claims-line no-print"><Button small look="subtle" icon="eye" onClick={() => setHidden(false)}>{words.show}</Button></div>;
  }
  const weak = kinds.filter((kind) => counts[kind] > 0);
  return (
    <div className="claims-line no-print" role="group" aria-label={words.title}>
      <p id={id} className="claims-counts">
        {weak.length === 0 ? <span><Icon name={counts.claims === 0 ? 'info' : 'check'} /> {counts.claims === 0 ? words.noClaims : words.allWell}</span>
          : weak.map((kind) => <span key={kind} className={`claims-count claims-${kind}`}>{words.counts[kind](counts[kind])}</span>)}
      </p>
      {weak.length > 0 && <Button small look="subtle" icon="down" aria-describedby={id} title={words.nextKey} onClick={() => jump(editor, 1, jumps.to)}>{words.next} <kbd>F8</kbd></Button>}
      <Button small look="subtle" aria-label={words.hideLong} onClick={() => setHidden(true)}>{words.hide}</Button>
      <span className="visually-hidden" role="status">{last && words.at(words[last.footing], last.text.slice(0, 120))}</span>
    </div>
  );
};
