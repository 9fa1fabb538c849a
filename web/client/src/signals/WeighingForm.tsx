import { type FormEvent, useMemo, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Checkbox, Dialog, TextArea } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { keptDrafts } from '../shared/keptDrafts';
import { focusFirstError } from './focusFirstError';
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

interface Answers { weighing: Weighing; outcome: Outcome; reason: string }

/** The four weighings of the CCV protocol, and what comes of them. What was answered is kept until it is stored. */
const WeighingForm = ({ signal, onClose, onDone }: { signal: Signal; onClose: () => void; onDone: () => void }) => {
  const t = useTexts();
  const w = t.signals.weighing;
  const { picture } = usePicture();
  const terms = useTerms();
  const name = `weigh.${picture.id}.${signal.partner}.${signal.id}`;
  const me = picture.me.person;
  const kept = useMemo(() => keptDrafts.read<Answers>(me, name), [me, name]);
  const fresh = (): Answers => ({ weighing: weighingOf(signal.weighing), outcome: 'Weigh', reason: '' });
  const [answers, setAnswers] = useState<Answers>(() => kept ?? fresh());
  const [restored, setRestored] = useState(kept !== null);
  const { weighing, outcome, reason } = answers;
  const answer = (patch: Partial<Answers>): void => {
    const next = { ...answers, ...patch };
    keptDrafts.keep(me, name, next);
    setAnswers(next);
  };
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  /** Version after the weighing was stored, for when what should follow on it is refused. */
  const stored = useRef(0);
  const set = (patch: Partial<Weighing>): void => answer({ weighing: { ...weighing, ...patch } });
  const needsReason = outcome === 'Park' || outcome === 'Dismiss' || outcome === 'Forward';
  const advice = adviceOf(weighing);

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (needsReason && reason.trim() === '') {
      focusFirstError(event.currentTarget);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      // Accepting stores the weighing with it; the other outcomes follow on it.
      const [weighed] = await signalsApi.move(picture.id, signal.partner, { move: outcome === 'Accept' ? 'Accept' : 'Weigh', signals: [{ id: signal.id, version: Math.max(stored.current, signal.version) }], weighing: commandOfWeighing(weighing) });
      stored.current = weighed?.version ?? 0;
      if (needsReason) {
        await signalsApi.move(picture.id, signal.partner, { move: outcome, signals: [{ id: signal.id, version: stored.current }], reason: reason.trim() });
      }
      keptDrafts.forget(me, name);
      toast(outcome === 'Weigh' ? w.saved : t.signals.move.done(t.signals.moved[outcome], signal.label));
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
      {restored && <Alert actions={<Button small onClick={() => { keptDrafts.forget(me, name); setAnswers(fresh()); setRestored(false); }}>{t.signals.form.startOver}</Button>}><p>{t.signals.form.draftKept}</p></Alert>}
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
              <input type="radio" name="outcome" checked={outcome === one} onChange={() => answer({ outcome: one })} />
              <span>{w.outcomes[one]}</span>
            </label>
          ))}
        </div>
        {needsReason && <TextArea label={outcome === 'Forward' ? t.signals.move.forwardTo : t.signals.move.reason} hint={t.signals.move.reasonHint} error={tried && reason.trim() === '' ? t.signals.move.needReason : null} maxLength={1000} value={reason} onChange={(event) => answer({ reason: event.target.value })} />}
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
