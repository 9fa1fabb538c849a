import { type FormEvent, useState } from 'react';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Checkbox, Dialog, TextArea } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { type TermList, type Terms, useTerms } from './terms';
import { adviceOf, commandOfWeighing, type Outcome, outcomes, type Weighing, weighingOf } from './weighing';

interface PartProps {
  weighing: Weighing;
  set: (patch: Partial<Weighing>) => void;
  terms: Terms;
}

type Checklist = 'characteristics' | 'anchoring' | 'signalling' | 'redFlags';
const checklists: readonly (readonly [Checklist, TermList])[] = [['characteristics', 'weighingCharacteristics'], ['anchoring', 'weighingAnchoring'], ['signalling', 'weighingSignalling'], ['redFlags', 'redFlags']];

/** The least that is asked before a signal is shared: weighings 2 to 4. */
export const ShortWeighing = ({ weighing, set, terms }: PartProps) => {
  const w = useTexts().signals.weighing;
  const tick = (field: 'ownTask' | 'groundForAction' | 'concrete' | 'recent' | 'trendAsks') => <Checkbox label={w[field]} checked={weighing[field]} onChange={(event) => set({ [field]: event.target.checked })} />;
  return (
    <>
      <fieldset><legend className="form-legend">{w.second}</legend>{tick('ownTask')}{tick('groundForAction')}</fieldset>
      <fieldset><legend className="form-legend">{w.third}</legend>{tick('concrete')}{tick('recent')}{tick('trendAsks')}</fieldset>
      <fieldset>
        <legend className="form-legend">{w.fourth}</legend>
        <div className="tick-lines">
          {terms.offered('sourceChecks', [weighing.sourceCheck]).map((term) => (
            <label key={term.id} className="tick-line">
              <input type="radio" name="source-check" checked={weighing.sourceCheck === term.id} onChange={() => set({ sourceCheck: term.id })} />
              <span>{terms.name('sourceChecks', term.id)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
};

export const WeighingDialog = ({ signal, open, onClose, onDone }: { signal: Signal; open: boolean; onClose: () => void; onDone: () => void }) => {
  const t = useTexts();
  return <Dialog title={`${t.signals.weighing.title}: ${signal.label}`} open={open} onClose={onClose}><WeighingForm signal={signal} onClose={onClose} onDone={onDone} /></Dialog>;
};

/** The four weighings of the CCV protocol, and what comes of them. */
const WeighingForm = ({ signal, onClose, onDone }: { signal: Signal; onClose: () => void; onDone: () => void }) => {
  const t = useTexts();
  const w = t.signals.weighing;
  const { picture } = usePicture();
  const terms = useTerms();
  const [weighing, setWeighing] = useState(() => weighingOf(signal.weighing));
  const [outcome, setOutcome] = useState<Outcome>('Weigh');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const set = (patch: Partial<Weighing>): void => setWeighing((old) => ({ ...old, ...patch }));
  const needsReason = outcome === 'Park' || outcome === 'Dismiss' || outcome === 'Forward';
  const advice = adviceOf(weighing);

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (needsReason && reason.trim() === '') {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      // Accepting stores the weighing with it; the other outcomes follow on it.
      const [weighed] = await signalsApi.move(picture.id, signal.partner, { move: outcome === 'Accept' ? 'Accept' : 'Weigh', signals: [{ id: signal.id, version: signal.version }], weighing: commandOfWeighing(weighing) });
      if (needsReason && weighed) {
        await signalsApi.move(picture.id, signal.partner, { move: outcome, signals: [{ id: signal.id, version: weighed.version }], reason: reason.trim() });
      }
      toast(outcome === 'Weigh' ? w.saved : t.signals.move.done(t.signals.moves[outcome], signal.label));
      onDone();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="stack signal-form" noValidate onSubmit={(event) => void save(event)}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <p className="subtle">{w.intro}</p>
      <blockquote className="weighed-text">{signal.content}</blockquote>
      <fieldset className="stack-s">
        <legend className="form-legend">{w.first}</legend>
        {checklists.map(([field, list]) => <Ticks key={field} title={w[field]} list={list} terms={terms} values={weighing[field]} onChange={(values) => set({ [field]: values })} />)}
      </fieldset>
      <ShortWeighing weighing={weighing} set={set} terms={terms} />
      <TextArea label={w.remark} optional maxLength={2000} value={weighing.remark} onChange={(event) => set({ remark: event.target.value })} />
      <fieldset className="stack-s">
        <legend className="form-legend">{w.outcome}</legend>
        <p role="status" className="small">{advice ? w.advice[advice] : ''}</p>
        <div className="tick-lines">
          {outcomes.map((one) => (
            <label key={one} className="tick-line">
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => setOutcome(one)} />
              <span>{w.outcomes[one]}</span>
            </label>
          ))}
        </div>
        {needsReason && <TextArea label={outcome === 'Forward' ? t.signals.move.forwardTo : t.signals.move.reason} hint={t.signals.move.reasonHint} error={tried && reason.trim() === '' ? t.signals.move.needReason : null} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </fieldset>
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{outcome === 'Weigh' ? w.save : t.signals.moves[outcome]}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};

const Ticks = ({ title, list, terms, values, onChange }: { title: string; list: TermList; terms: Terms; values: readonly string[]; onChange: (values: string[]) => void }) => {
  const t = useTexts();
  const offered = terms.offered(list, values);
  const select = t.signals.weighing.found(values.length, offered.length);
  return (
    <details className="ticks" open={list === 'weighingCharacteristics' || undefined}>
      <summary>{title} <span className="subtle">({select})</span></summary>
      {offered.map((term) => (
        <Checkbox key={term.id} label={terms.name(list, term.id)} checked={values.includes(term.id)} onChange={(event) => onChange(event.target.checked ? [...values, term.id] : values.filter((one) => one !== term.id))} />
      ))}
    </details>
  );
};
