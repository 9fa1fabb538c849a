import { type FormEvent, useEffect, useState } from 'react';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { AddSignal, HandlingLevel } from '../shared/api/schema';
import { errorText, useTexts, useWords } from '../shared/i18n';
import { Alert, Button, ErrorView, Loading, Select, TextArea, TextField } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { usePicture } from '../pictures/context';
import { useTaxonomies } from './SignalPanel';

type Draft = Omit<AddSignal, 'grade' | 'label' | 'area' | 'phenomenon'> & { source: string; information: string; area: string; phenomenon: string };
type Errors = Partial<Record<'date' | 'content' | 'sourceType' | 'area', string>>;

const levels: readonly HandlingLevel[] = ['Public', 'Government', 'Partners', 'Named', 'OwnerOnly'];
export const isSignalDate = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/.test(text);

const draftKey = (picture: string): string => `samenbeeld.signal.${picture}`;

/** Adds a signal to the contribution of one's own partner. What was typed is kept while this page is open. */
export const AddSignalForm = ({ onAdded, onCancel }: { onAdded: () => void; onCancel: () => void }) => {
  const t = useTexts();
  const words = useWords();
  const { picture } = usePicture();
  const taxonomies = useTaxonomies();
  const [draft, setDraft] = useState<Draft>(() => readDraft(picture.id) ?? { date: new Date().toISOString().slice(0, 7), sourceType: '', content: '', area: '', phenomenon: '', source: 'B', information: '2', handling: 'Partners', regime: 'AVG' });
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useEffect(() => keepDraft(picture.id, draft), [picture.id, draft]);

  const set = <K extends keyof Draft>(field: K) => (event: { target: { value: string } }): void => setDraft((old) => ({ ...old, [field]: event.target.value }));

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const found: Errors = {};
    if (!isSignalDate(draft.date)) {
      found.date = t.signals.badDate;
    }
    if (draft.content.trim() === '') {
      found.content = t.problems.FieldRequired({ field: 'content' });
    }
    if (draft.sourceType === '') {
      found.sourceType = t.problems.FieldRequired({ field: 'sourceType' });
    }
    setErrors(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) {
      const first = Object.keys(found)[0];
      event.currentTarget.querySelector<HTMLElement>(`#signal-${first}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const { source, information, area, phenomenon, ...rest } = draft;
      const added = await api.addSignal(picture.id, { ...rest, content: rest.content.trim(), grade: source + information, area: area || null, phenomenon: phenomenon || null });
      forgetDraft(picture.id);
      toast(t.signals.added(added.label));
      onAdded();
    } catch (error) {
      const field = error instanceof ApiProblem ? (error.code === 'SignalAreaOutOfScope' ? 'area' : error.parameters.field?.split('.').at(-1)) : undefined;
      if (field === 'date' || field === 'content' || field === 'sourceType' || field === 'area') {
        setErrors({ [field]: errorText(t, error) });
      } else {
        setProblem(error);
      }
    } finally {
      setBusy(false);
    }
  };

  if (!taxonomies.data) {
    return taxonomies.loading ? <Loading /> : <ErrorView error={taxonomies.error} retry={taxonomies.reload} />;
  }
  const lists = taxonomies.data;
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <TextArea id="signal-content" label={t.signals.content} hint={t.signals.contentHint} error={errors.content} maxLength={4000} value={draft.content} onChange={set('content')} />
      <div className="field-row">
        <TextField id="signal-date" label={t.signals.date} hint={t.signals.dateHint} error={errors.date} value={draft.date} onChange={set('date')} autoComplete="off" />
        <Select
          id="signal-sourceType"
          label={t.signals.source}
          error={errors.sourceType}
          value={draft.sourceType}
          onChange={(event) => {
            const usual = lists.sourceTypes.find((term) => term.id === event.target.value)?.regime;
            setDraft((old) => ({ ...old, sourceType: event.target.value, regime: usual ?? old.regime }));
          }}
        >
          <option value="">…</option>
          {lists.sourceTypes.map((term) => <option key={term.id} value={term.id}>{words(term.name)}</option>)}
        </Select>
      </div>
      <div className="field-row">
        <Select id="signal-area" label={t.signals.area} error={errors.area} value={draft.area} onChange={set('area')}>
          <option value="">{t.signals.noArea}</option>
          {picture.areas.map((area) => <option key={area.id} value={area.id}>{area.name}</option>)}
        </Select>
        <Select label={t.signals.phenomenon} value={draft.phenomenon} onChange={set('phenomenon')}>
          <option value="">{t.signals.noPhenomenon}</option>
          {lists.phenomena.map((term) => <option key={term.id} value={term.id}>{words(term.name)}</option>)}
        </Select>
      </div>
      <fieldset className="stack-s">
        <legend><b>{t.signals.grade}</b></legend>
        <div className="field-row">
          <Select label={t.signals.reliability} value={draft.source} onChange={set('source')}>
            {lists.sourceReliability.map((term) => <option key={term.id} value={term.id}>{term.id}: {words(term.name)}</option>)}
          </Select>
          <Select label={t.signals.credibility} value={draft.information} onChange={set('information')}>
            {lists.informationAccuracy.map((term) => <option key={term.id} value={term.id}>{term.id}: {words(term.name)}</option>)}
          </Select>
        </div>
      </fieldset>
      <div className="field-row">
        <Select label={t.signals.handling} value={draft.handling} onChange={(event) => setDraft((old) => ({ ...old, handling: event.target.value as HandlingLevel }))}>
          {levels.map((level) => <option key={level} value={level}>{t.handling[level]}</option>)}
        </Select>
        <Select label={t.signals.regime} value={draft.regime} onChange={set('regime')}>
          {lists.regimes.map((term) => <option key={term.id} value={term.id}>{words(term.name)}</option>)}
        </Select>
      </div>
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{t.signals.submit}</Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};

function readDraft(picture: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(draftKey(picture));
    return kept ? (JSON.parse(kept) as Draft) : null;
  } catch {
    return null;
  }
}
function keepDraft(picture: string, draft: Draft): void {
  try {
    sessionStorage.setItem(draftKey(picture), JSON.stringify(draft));
  } catch {
    // The form keeps working; it is only not kept.
  }
}
function forgetDraft(picture: string): void {
  try {
    sessionStorage.removeItem(draftKey(picture));
  } catch {
    // See keepDraft.
  }
}
