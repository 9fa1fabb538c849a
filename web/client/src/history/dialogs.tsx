import { type FormEvent, type ReactNode, useState } from 'react';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { SectionOutline } from '../shared/api/schema';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Checkbox, Dialog, TextArea, TextField } from '../shared/ui';
import { toast } from '../shared/ui/toasts';

interface DialogProps {
  open: boolean;
  section: SectionOutline;
  onClose: () => void;
}

/** A form that does one thing: busy while it does, and the refusal in words above it. */
function useAct(): { busy: boolean; problem: unknown; setProblem: (problem: unknown) => void; act: (work: () => Promise<void>) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, act };
}

const Form = ({ problem, onSubmit, onCancel, children, submit, danger = false, busy, extra }: { problem: unknown; onSubmit: () => void; onCancel: () => void; children: ReactNode; submit: string; danger?: boolean; busy: boolean; extra?: ReactNode }) => {
  const t = useTexts();
  return (
    <form className="stack" noValidate onSubmit={(event: FormEvent) => { event.preventDefault(); onSubmit(); }}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {children}
      <div className="row">
        <Button look={danger ? 'danger' : 'primary'} type="submit" disabled={busy}>{submit}</Button>
        {extra}
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};

export const NameDialog = ({ version, known, onDone, ...dialog }: DialogProps & { version: number; known: string | undefined; onDone: () => void }) => {
  const t = useTexts();
  return <Dialog title={known === undefined ? t.history.name : t.history.rename} open={dialog.open} onClose={dialog.onClose}><NameForm {...dialog} version={version} known={known} onDone={onDone} /></Dialog>;
};

const NameForm = ({ section, version, known, onClose, onDone }: DialogProps & { version: number; known: string | undefined; onDone: () => void }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const { busy, problem, setProblem, act } = useAct();
  const [name, setName] = useState(known ?? '');
  const ofName = problem instanceof ApiProblem && problem.parameters.field === 'name' ? errorText(t, problem) : null;
  const save = (): void => {
    if (name.trim() === '') {
      setProblem(new ApiProblem(400, 'FieldRequired', { field: 'name' }));
      return;
    }
    void act(async () => {
      await api.nameVersion(picture.id, section.id, version, { name: name.trim() });
      toast(t.history.saved);
      onDone();
    });
  };
  const remove = (): void => void act(async () => {
    await api.removeVersionName(picture.id, section.id, version);
    toast(t.history.nameRemoved);
    onDone();
  });
  return (
    <Form problem={ofName ? undefined : problem} busy={busy} submit={t.common.save} onSubmit={save} onCancel={onClose} extra={known !== undefined && <Button disabled={busy} onClick={remove}>{t.history.removeName}</Button>}>
      <TextField label={t.history.nameLabel} hint={t.history.nameHint} error={ofName} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
    </Form>
  );
};

export const RestoreDialog = ({ version, what, onDone, ...dialog }: DialogProps & { version: number; what: string; onDone: (sequence: number) => void }) => {
  const t = useTexts();
  return <Dialog title={t.history.restoreTitle(what)} open={dialog.open} onClose={dialog.onClose}><RestoreForm {...dialog} version={version} onDone={onDone} /></Dialog>;
};

const RestoreForm = ({ section, version, onClose, onDone }: DialogProps & { version: number; onDone: (sequence: number) => void }) => {
  const t = useTexts();
  const { picture, reload } = usePicture();
  const { busy, problem, act } = useAct();
  const restore = (): void => void act(async () => {
    const { sequence, changed } = await api.restoreVersion(picture.id, section.id, { version });
    toast(changed ? t.history.restored : t.history.restoredSame);
    reload();
    onDone(sequence);
  });
  return (
    <Form problem={problem} busy={busy} submit={t.history.restoreConfirm} onSubmit={restore} onCancel={onClose}>
      <p>{t.history.restoreText}</p>
      {section.signatures.some((signature) => signature.fresh) && <Alert tone="warning"><p>{t.history.restoreStale}</p></Alert>}
    </Form>
  );
};

export const PurgeDialog = ({ onDone, ...dialog }: DialogProps & { onDone: () => void }) => {
  const t = useTexts();
  return <Dialog title={t.history.purgeTitle} open={dialog.open} onClose={dialog.onClose}><PurgeForm {...dialog} onDone={onDone} /></Dialog>;
};

const PurgeForm = ({ section, onClose, onDone }: DialogProps & { onDone: () => void }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const { busy, problem, act } = useAct();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const moment = (local: string): string | null => (local === '' ? null : new Date(local).toISOString());
  const purge = (): void => {
    setTried(true);
    if (reason.trim() !== '' && sure) {
      void act(async () => {
        await api.purgeHistory(picture.id, section.id, { from: moment(from), until: moment(until), reason: reason.trim() });
        toast(t.history.purgeDone);
        onDone();
      });
    }
  };
  return (
    <Form danger problem={problem} busy={busy} submit={t.history.purgeConfirm} onSubmit={purge} onCancel={onClose}>
      <Alert tone="warning" title={t.history.purgeWarning}><p>{t.history.purgeText}</p></Alert>
      <div className="field-row">
        <TextField type="datetime-local" label={t.history.purgeFrom} hint={t.history.purgePeriodHint} value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField type="datetime-local" label={t.history.purgeUntil} hint={t.history.purgePeriodHint} value={until} onChange={(event) => setUntil(event.target.value)} />
      </div>
      <TextArea label={t.history.purgeReason} hint={t.history.purgeReasonHint} error={tried && reason.trim() === '' ? t.problems.ReasonRequired({}) : null} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
      <div>
        <Checkbox label={t.history.purgeSure} checked={sure} aria-describedby={tried && !sure ? 'purge-sure-error' : undefined} aria-invalid={tried && !sure ? true : undefined} onChange={(event) => setSure(event.target.checked)} />
        {tried && !sure && <p className="utrecht-form-field-error-message" id="purge-sure-error">{t.history.purgeNeedSure}</p>}
      </div>
    </Form>
  );
};
