import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { usePicture } from '../pictures/context';
import type { DuplicateSuggestion, Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog } from '../shared/ui';
import { toast } from '../shared/ui/toasts';

/** Signals that may be the same, with why; a person decides. */
export const Duplicates = ({ signal, duplicates, onMerged }: { signal: Signal; duplicates: readonly DuplicateSuggestion[]; onMerged: () => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture } = usePicture();
  const { search } = useLocation();
  const [merging, setMerging] = useState<DuplicateSuggestion | null>(null);
  return (
    <section className="stack-s detail-part" aria-label={d.duplicates}>
      <h3>{d.duplicates}</h3>
      <p className="small subtle">{d.duplicatesHint}</p>
      <ul className="plain duplicates">
        {duplicates.map((other) => (
          <li key={other.id}>
            <span className="grow">
              <Link to={`/pictures/${picture.id}/signals/${signal.partner}/${other.id}${search}`}>{other.label}</Link>{' '}
              <span className="small subtle">{other.reasons.map((reason) => d.reasons[reason] ?? reason).join(', ')}; {d.likeness(other.likeness)}</span>
            </span>
            <Button small onClick={() => setMerging(other)}>{d.merge}</Button>
          </li>
        ))}
      </ul>
      <Dialog title={merging ? d.mergeTitle(signal.label, merging.label) : ''} open={merging !== null} onClose={() => setMerging(null)}>
        {merging && <MergeForm signal={signal} other={merging} onClose={() => setMerging(null)} onDone={() => { setMerging(null); onMerged(); }} />}
      </Dialog>
    </section>
  );
};

const MergeForm = ({ signal, other, onClose, onDone }: { signal: Signal; other: DuplicateSuggestion; onClose: () => void; onDone: () => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture } = usePicture();
  const [keep, setKeep] = useState(signal.id);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const both = [signal, other];
  const go = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const dropped = both.filter((one) => one.id !== keep).map(({ id, version }) => ({ id, version }));
      await signalsApi.move(picture.id, signal.partner, { move: 'Merge', signals: dropped, into: keep });
      toast(d.merged(both.find((one) => one.id === keep)?.label ?? ''));
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void go(event)}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <p>{d.mergeText}</p>
      <div className="tick-lines">
        {both.map((one) => (
          <label key={one.id} className="tick-line"><input type="radio" name="keep" checked={keep === one.id} onChange={() => setKeep(one.id)} /><span>{d.keep(one.label)}</span></label>
        ))}
      </div>
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{d.mergeConfirm}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};
