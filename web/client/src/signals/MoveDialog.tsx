import { type FormEvent, useState } from 'react';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { HandlingLevel, MoveSignals, Signal, SignalMove } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog, Select, TextArea, TextField } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { WithdrawalPreview } from './WithdrawalPreview';
import { focusFirstError } from './focusFirstError';
import { isMoreOpen, leastOf, levels } from './rules';
import { batches } from './selection';
import { useTerms } from './terms';
import { commandOfWeighing, type Weighing, weighingOf } from './weighing';
import { ShortWeighing } from './WeighingForm';

/** As many as one command takes. */
const atOnce = 200;

interface Props {
  /** Null when no dialog is open. */
  move: SignalMove | null;
  signals: readonly Signal[];
  onClose: () => void;
  /** Also called when a part was done before something was refused. */
  onDone: () => void;
  /** Someone else changed one of them: the list should be fetched anew. */
  onConflict: () => void;
}

/** Asks what a move needs, and does it for one signal or for many. */
export const MoveDialog = ({ move, signals, ...rest }: Props) => {
  const t = useTexts();
  const [only] = signals;
  const what = move === null ? '' : move === 'Withdraw' && signals.length === 1 && only ? t.signals.move.withdrawTitle(only.label) : t.signals.moves[move];
  return <Dialog title={what} open={move !== null} onClose={rest.onClose}>{move !== null && <MoveForm move={move} signals={signals} {...rest} />}</Dialog>;
};

const MoveForm = ({ move, signals, onClose, onDone, onConflict }: Props & { move: SignalMove }) => {
  const t = useTexts();
  const m = t.signals.move;
  const { picture, partner } = usePicture();
  const terms = useTerms();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const [reason, setReason] = useState('');
  const [weighing, setWeighing] = useState<Weighing>(() => weighingOf(signals.length === 1 ? signals[0]?.weighing : null));
  const least = signals.reduce<HandlingLevel>((closed, signal) => (isMoreOpen(closed, leastOf(signal.regime)) ? leastOf(signal.regime) : closed), 'Public');
  const [handling, setHandling] = useState<HandlingLevel>(signals.length === 1 && signals[0] ? signals[0].handling : isMoreOpen('Partners', least) ? least : 'Partners');
  const [purgeOn, setPurgeOn] = useState(signals.length === 1 ? (signals[0]?.purgeOn ?? '') : '');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const later = move === 'SetPurgeDate' && signals.some((signal) => signal.purgeOn !== null && purgeOn > signal.purgeOn);
  const needsReason = move === 'Park' || move === 'Dismiss' || move === 'Forward' || move === 'Withdraw' || later;
  const inputOnly = signals.some((signal) => partner(signal.partner)?.inputOnly);
  const offered = levels.filter((level) => !isMoreOpen(level, least) && !(inputOnly && (level === 'SessionOnly' || level === 'OwnerOnly')));
  const isFit = (!needsReason || reason.trim() !== '') && (move !== 'SetPurgeDate' || purgeOn > today);

  const go = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!isFit) {
      focusFirstError(event.currentTarget);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    let done = 0;
    try {
      for (const batch of batches(signals, atOnce)) {
        const command: MoveSignals = {
          move,
          signals: batch.signals.map(({ id, version }) => ({ id, version })),
          reason: reason.trim() || null,
          weighing: move === 'Accept' ? commandOfWeighing(weighing) : null,
          ...(move === 'SetHandling' ? { handling } : {}),
          ...(move === 'SetPurgeDate' ? { purgeOn } : {}),
        };
        // One after the other: the first that is refused ends it, and nothing of that batch was done.
        // oxlint-disable-next-line no-await-in-loop
        await signalsApi.move(picture.id, batch.partner, command);
        done += batch.signals.length;
      }
      toast(signals.length === 1 && signals[0] ? m.done(t.signals.moved[move], signals[0].label) : t.signals.bulk.done(t.signals.moved[move], done));
      onDone();
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem && error.code === 'SignalChanged') {
        onConflict();
      } else if (done > 0) {
        onDone();
      }
    } finally {
      setBusy(false);
    }
  };

  const text = { Submit: m.submitText, Accept: t.signals.form.acceptIntro, Park: m.parkText, Dismiss: m.dismissText, Forward: m.forwardText, Withdraw: m.withdrawText, Reopen: m.reopenText, SetHandling: m.handlingText, SetPurgeDate: m.purgeText, Weigh: '', Merge: '' }[move];
  return (
    <form className={`stack ${move === 'Accept' ? 'signal-form' : ''}`} noValidate onSubmit={(event) => void go(event)}>
      {problem !== undefined && (
        <Alert tone="error" live>
          <p>{problem instanceof ApiProblem && problem.code === 'SignalChanged' ? t.signals.bulk.conflict(problem.parameters.label ?? '') : errorText(t, problem)}</p>
        </Alert>
      )}
      {signals.length > 1 && <p><b>{t.signals.bulk.for(signals.length)}</b></p>}
      <p>{text}</p>
      {move === 'Accept' && <ShortWeighing weighing={weighing} set={(patch) => setWeighing((old) => ({ ...old, ...patch }))} terms={terms} />}
      {move === 'Withdraw' && <WithdrawalPreview signals={signals} />}
      {move === 'SetHandling' && (
        <>
          <Select label={t.signals.form.handling} value={handling} onChange={(event) => setHandling(event.target.value as HandlingLevel)}>
            {offered.map((level) => <option key={level} value={level}>{t.handling[level]}</option>)}
          </Select>
          <p className="handling-help" role="status">{t.signals.handlingHelp[handling]}</p>
        </>
      )}
      {move === 'SetPurgeDate' && <TextField type="date" label={t.signals.form.purgeOn} error={tried && purgeOn <= today ? m.needDate : null} value={purgeOn} onChange={(event) => setPurgeOn(event.target.value)} />}
      {needsReason && <TextArea label={move === 'Forward' ? m.forwardTo : later ? t.signals.retention.keepReason : m.reason} hint={m.reasonHint} error={tried && reason.trim() === '' ? m.needReason : null} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      <div className="row">
        <Button look={move === 'Withdraw' || move === 'Dismiss' ? 'danger' : 'primary'} type="submit" disabled={busy}>{m.confirm[move] ?? t.common.save}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};
