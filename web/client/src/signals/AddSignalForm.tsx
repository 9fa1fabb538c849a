import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import type { SignalStage } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, ErrorView, Loading, Select } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { keptDrafts } from '../shared/keptDrafts';
import { commandOf, type DraftErrors, emptyDraft, entryKey, errorsOf, type SignalDraft, without } from './draft';
import { edits } from './rules';
import { SignalFields } from './SignalForm';
import { useTaxonomies, useTerms } from './terms';
import { useReason } from './useReason';
import { commandOfWeighing, emptyWeighing, type Weighing } from './weighing';
import { ShortWeighing } from './WeighingForm';

interface Kept { draft: SignalDraft; key: string; partner: string }

/** Adds a signal to the contribution of one's own partner, or of one that only gives information. What was typed is kept until it is stored. */
export const AddSignalForm = ({ onAdded, onCancel }: { onAdded: (partner: string, signal: string) => void; onCancel: () => void }) => {
  const t = useTexts();
  const f = t.signals.form;
  const { picture, partner } = usePicture();
  const taxonomies = useTaxonomies();
  const terms = useTerms();
  const owners = useMemo(() => picture.partners.filter((one) => edits(picture.me, one.id, partner)), [picture, partner]);
  const name = `add.${picture.id}`;
  const me = picture.me.person;
  const kept = useMemo(() => keptDrafts.read<Kept>(me, name), [me, name]);
  const fresh = (): Kept => ({ draft: emptyDraft(new Date()), key: entryKey(), partner: owners.find((one) => one.id === picture.me.partner)?.id ?? owners[0]?.id ?? picture.me.partner });
  const [entry, setEntry] = useState<Kept>(() => kept ?? fresh());
  const [restored, setRestored] = useState(kept !== null && kept.draft.content !== '');
  const [errors, setErrors] = useState<DraftErrors>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [accepting, setAccepting] = useState(false);
  const [weighing, setWeighing] = useState<Weighing>(emptyWeighing);
  const form = useRef<HTMLFormElement>(null);
  useReason(form, 'signal', problem);
  useEffect(() => keptDrafts.keep(me, name, entry), [me, name, entry]);

  const { draft } = entry;
  const isFit = (): boolean => {
    const found = errorsOf(draft, new Date().toISOString().slice(0, 10));
    setErrors(found);
    setProblem(undefined);
    const [first] = Object.keys(found);
    if (first) {
      form.current?.querySelector<HTMLElement>(`#signal-${first}`)?.focus();
    }
    return first === undefined;
  };
  const send = async (stage: SignalStage): Promise<void> => {
    if (!isFit()) {
      return;
    }
    setBusy(true);
    try {
      const command = commandOf(draft, { stage, key: entry.key, weighing: stage === 'Accepted' ? commandOfWeighing(weighing) : undefined });
      const added = await signalsApi.add(picture.id, command, entry.partner === picture.me.partner ? undefined : entry.partner);
      keptDrafts.forget(me, name);
      toast(stage === 'Draft' ? f.addedDraft(added.label) : stage === 'Accepted' ? f.addedAccepted(added.label) : f.added(added.label));
      onAdded(added.partner, added.id);
    } catch (error) {
      setProblem(error);
      setAccepting(false);
    } finally {
      setBusy(false);
    }
  };

  if (!taxonomies.data) {
    return taxonomies.loading ? <Loading /> : <ErrorView error={taxonomies.error} retry={taxonomies.reload} />;
  }
  const set = (patch: Partial<SignalDraft>): void => {
    setEntry((old) => ({ ...old, draft: { ...old.draft, ...patch } }));
    setErrors((old) => without(old, patch));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(accepting ? 'Accepted' : 'Submitted');
  };
  return (
    <form ref={form} className="stack signal-form" noValidate onSubmit={submit}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {restored && <Alert actions={<Button small onClick={() => { setEntry(fresh()); setRestored(false); }}>{f.startOver}</Button>}><p>{f.draftKept}</p></Alert>}
      {accepting ? (
        <>
          <h3>{f.acceptTitle}</h3>
          <p className="subtle">{f.acceptIntro}</p>
          <ShortWeighing weighing={weighing} set={(patch) => setWeighing((old) => ({ ...old, ...patch }))} terms={terms} />
          <div className="row">
            <Button look="primary" type="submit" disabled={busy}>{f.acceptNow}</Button>
            <Button onClick={() => setAccepting(false)}>{t.common.back}</Button>
          </div>
        </>
      ) : (
        <>
          {owners.length > 1 && (
            <Select label={f.on} value={entry.partner} onChange={(event) => setEntry({ ...entry, partner: event.target.value })}>
              {owners.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </Select>
          )}
          <SignalFields id="signal" draft={draft} set={set} errors={errors} terms={terms} inputOnly={partner(entry.partner)?.inputOnly === true} adding />
          <div className="row form-actions">
            <Button look="primary" type="submit" disabled={busy}>{f.submit}</Button>
            <Button disabled={busy} onClick={() => void send('Draft')}>{f.saveDraft}</Button>
            <Button disabled={busy} onClick={() => { if (isFit()) { setAccepting(true); } }}>{f.accept}</Button>
            <Button look="subtle" onClick={onCancel}>{t.common.cancel}</Button>
          </div>
        </>
      )}
    </form>
  );
};
