import { useState } from 'react';
import { usePicture } from '../pictures/context';
import type { Signal, SignalMove } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button } from '../shared/ui';
import { MoveDialog } from './MoveDialog';
import { bulkMoves, edits, ownerMoves, stagesAgainst } from './rules';

interface Props {
  signals: readonly Signal[];
  onClear: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** What can be done with the selection. A move that is not possible says why. */
export const BulkBar = ({ signals, onClear, onDone, onConflict }: Props) => {
  const t = useTexts();
  const b = t.signals.bulk;
  const { picture, partner } = usePicture();
  const [move, setMove] = useState<SignalMove | null>(null);
  const [why, setWhy] = useState('');
  const stages = signals.map((signal) => signal.stage);
  const mayEdit = signals.every((signal) => edits(picture.me, signal.partner, partner));
  const reasonAgainst = (candidate: SignalMove): string | null => {
    if (!mayEdit && !ownerMoves.includes(candidate)) {
      return b.editorsOnly;
    }
    const against = stagesAgainst(candidate, stages);
    return against.length > 0 ? b.not(against.map((stage) => t.signals.stages[stage]).join(', ')) : null;
  };
  return (
    <section className="bulk-bar" aria-label={b.label}>
      <p className="bulk-count"><b>{t.signals.register.selected(signals.length)}</b></p>
      <div className="row bulk-moves">
        {bulkMoves.map((candidate) => {
          const against = reasonAgainst(candidate);
          return (
            <Button
              key={candidate}
              small
              aria-disabled={against !== null || undefined}
              title={against ?? undefined}
              onClick={() => { setWhy(against === null ? '' : `${t.signals.moves[candidate]}: ${against}`); if (against === null) { setMove(candidate); } }}
            >
              {t.signals.moves[candidate]}
            </Button>
          );
        })}
        <Button small look="subtle" onClick={onClear}>{t.signals.register.clearSelection}</Button>
      </div>
      <p className="small bulk-why" role="status">{why}</p>
      <MoveDialog move={move} signals={signals} onClose={() => setMove(null)} onDone={() => { setMove(null); onDone(); }} onConflict={onConflict} />
    </section>
  );
};
