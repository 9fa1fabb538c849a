import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { HandlingLevel, Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { keptDrafts } from '../shared/keptDrafts';
import { isChanged, merge, take } from './conflict';
import { commandOf, type DraftErrors, type DraftField, draftOf, errorsOf, type SignalDraft, without } from './draft';
import { SignalFields } from './SignalForm';
import { type Terms, useTerms } from './terms';
import { useReason } from './useReason';

/** An edit under way: what it started from, and what became of it. */
interface Edit {
  base: SignalDraft;
  version: number;
  draft: SignalDraft;
}

interface Clash {
  mine: SignalDraft;
  theirs: SignalDraft;
  fields: readonly DraftField[];
}

const keptName = (picture: string, signal: Signal): string => `edit.${picture}.${signal.partner}.${signal.id}`;
export const hasKeptEdit = (person: string, picture: string, signal: Signal): boolean => keptDrafts.read<Edit>(person, keptName(picture, signal)) !== null;

/** Changes a signal in place. When someone else was first, the two are put together and only what both changed is asked about. */
export const EditSignal = ({ signal, onClose, onSaved }: { signal: Signal; onClose: () => void; onSaved: () => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture, partner } = usePicture();
  const terms = useTerms();
  const plain = terms.lists?.plainGrades ?? [];
  const me = picture.me.person;
  const name = keptName(picture.id, signal);
  const kept = useMemo(() => keptDrafts.read<Edit>(me, name), [me, name]);
  const [edit, setEdit] = useState<Edit>(() => kept ?? { base: draftOf(signal, plain), version: signal.version, draft: draftOf(signal, plain) });
  const [restored, setRestored] = useState(kept !== null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useReason(form, 'edit', problem);
  const { base, draft } = edit;
  useEffect(() => {
    if (isChanged(base, draft)) {
      keptDrafts.keep(me, name, edit);
    } else {
      keptDrafts.forget(me, name);
    }
  }, [me, name, edit, base, draft]);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);

  const set = (patch: Partial<SignalDraft>): void => {
    setEdit((old) => ({ ...old, draft: { ...old.draft, ...patch } }));
    setErrors((old) => without(old, patch));
  };
  const close = (): void => {
    keptDrafts.forget(me, name);
    onClose();
  };
  /** Takes theirs as the start and puts mine on it. */
  const join = (other: Signal): void => {
    const theirs = draftOf(other, plain);
    const joined = merge(base, draft, theirs);
    setClash({ mine: draft, theirs, fields: joined.conflicts });
    setEdit({ base: theirs, version: other.version, draft: joined.draft });
    form.current?.scrollIntoView({ block: 'start' });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = errorsOf({ ...draft, purgeOn: '' }, '');
    setErrors(found);
    setProblem(undefined);
    const [first] = Object.keys(found);
    if (first) {
      form.current?.querySelector<HTMLElement>(`#edit-${first}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      await signalsApi.change(picture.id, signal.partner, signal.id, { signal: commandOf(draft), expectedVersion: edit.version });
      keptDrafts.forget(me, name);
      toast(d.saved);
      onSaved();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'SignalChanged') {
        try {
          join((await signalsApi.detail(picture.id, signal.partner, signal.id)).signal);
        } catch (gone) {
          setProblem(gone);
        }
      } else {
        setProblem(error);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className="stack signal-form edit-form" noValidate onSubmit={(event) => void save(event)}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {restored && clash === null && <Alert actions={<Button small onClick={() => { setEdit({ base: draftOf(signal, plain), version: signal.version, draft: draftOf(signal, plain) }); setRestored(false); }}>{d.discard}</Button>}><p>{d.draftRestored}</p></Alert>}
      {signal.version > edit.version && <Alert tone="warning" live><p>{d.liveNotice}</p></Alert>}
      {clash && <ClashView clash={clash} draft={draft} terms={terms} onTake={(from, field) => setEdit((old) => ({ ...old, draft: take(old.draft, from, field) }))} />}
      <SignalFields id="edit" draft={draft} set={set} errors={errors} terms={terms} inputOnly={partner(signal.partner)?.inputOnly === true} adding={false} />
      <div className="row form-actions">
        <Button look="primary" type="submit" disabled={busy}>{d.save}</Button>
        <Button onClick={close}>{isChanged(base, draft) ? d.discard : t.common.cancel}</Button>
      </div>
    </form>
  );
};

/** Mine and theirs, field by field; mine is taken until one chooses. */
const ClashView = ({ clash, draft, terms, onTake }: { clash: Clash; draft: SignalDraft; terms: Terms; onTake: (from: SignalDraft, field: DraftField) => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const same = (a: SignalDraft, field: DraftField): boolean => JSON.stringify(a[field]) === JSON.stringify(draft[field]);
  return (
    <Alert tone="warning" live title={d.changedMeanwhile} heading>
      <p>{clash.fields.length > 0 ? d.conflictText : d.conflictNone}</p>
      {clash.fields.map((field) => (
        <fieldset key={field} className="clash">
          <legend><b>{t.fields[field] ?? field}</b></legend>
          {([['mine', clash.mine], ['theirs', clash.theirs]] as const).map(([whose, from]) => (
            <label key={whose} className="tick-line">
              <input type="radio" name={`clash-${field}`} checked={same(from, field)} onChange={() => onTake(from, field)} />
              <span><b>{d[whose]}</b><br />{valueText(from, field, t, terms)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </Alert>
  );
};

function valueText(draft: SignalDraft, field: DraftField, t: ReturnType<typeof useTexts>, terms: Terms): string {
  switch (field) {
    case 'area':
      return draft.areaName || draft.area || t.signals.detail.empty;
    case 'date':
      return draft.until ? t.signals.detail.period(draft.date, draft.until) : draft.date;
    case 'address':
      return [draft.address, draft.point, draft.shape.length > 0 ? t.places.corners(draft.shape.length) : ''].filter(Boolean).join(' · ') || t.signals.detail.empty;
    case 'phenomena':
    case 'indicators':
      return draft[field].map((id) => terms.name(field, id)).join(', ') || t.signals.detail.empty;
    case 'handling':
      return t.handling[draft.handling as HandlingLevel];
    case 'scheme':
      return draft.scheme === 'plain' ? terms.name('plainGrades', draft.grade) : draft.grade;
    case 'sourceType':
      return terms.name('sourceTypes', draft.sourceType);
    case 'regime':
      return terms.name('regimes', draft.regime);
    case 'placeType':
      return terms.name('placeTypes', draft.placeType) || t.signals.detail.empty;
    case 'branch':
      return terms.name('branches', draft.branch) || t.signals.detail.empty;
    default: {
      const value = draft[field];
      return (typeof value === 'string' ? value : value.map(String).join(', ')) || t.signals.detail.empty;
    }
  }
}
