import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import type { EntityView } from '../shared/api/schema';
import { errorText, useTexts } from '../shared/i18n';
import { keptDrafts } from '../shared/keptDrafts';
import { Alert, Button, Select } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { entryKey } from '../signals/draft';
import { edits } from '../signals/rules';
import { entitiesApi } from './calls';
import { commandOfEntity, emptyEntity, type EntityDraft, type EntityErrors, type EntityField, errorsOfEntity, isChanged, withoutErrors } from './draft';
import { EntityFields } from './EntityFields';
import { refusedField } from './problems';
import '../signals/form.css';

interface Kept { draft: EntityDraft; key: string; partner: string }

interface Props {
  /** The signal that it rests on at first; with it the partner is given. */
  on?: { partner: string; id: string };
  onAdded: (entity: EntityView) => void;
  onCancel: () => void;
}

/** Records an entity of one's own partner, or of one that only gives information. What was typed is kept until it is stored. */
export const AddEntityForm = ({ on, onAdded, onCancel }: Props) => {
  const t = useTexts();
  const f = t.entities.form;
  const { picture, partner } = usePicture();
  const me = picture.me.person;
  const owners = useMemo(() => picture.partners.filter((one) => edits(picture.me, one.id, partner)), [picture, partner]);
  const name = `entity.${picture.id}.${on ? `${on.partner}/${on.id}` : 'add'}`;
  const kept = useMemo(() => keptDrafts.read<Kept>(me, name), [me, name]);
  const fresh = (): Kept => ({ draft: emptyEntity(on ? [on.id] : []), key: entryKey(), partner: on?.partner ?? owners.find((one) => one.id === picture.me.partner)?.id ?? owners[0]?.id ?? picture.me.partner });
  const [entry, setEntry] = useState<Kept>(() => kept ?? fresh());
  const [restored, setRestored] = useState(kept !== null && isChanged(fresh().draft, kept.draft));
  const [errors, setErrors] = useState<EntityErrors>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => keptDrafts.keep(me, name, entry), [me, name, entry]);

  const refused = problem === undefined ? null : refusedField(t, problem);
  const set = (patch: Partial<EntityDraft>): void => {
    setEntry((old) => ({ ...old, draft: { ...old.draft, ...patch } }));
    setErrors((old) => withoutErrors(old, patch));
    if (refused && refused.field in patch) {
      setProblem(undefined);
    }
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = errorsOfEntity(entry.draft);
    setErrors(found);
    setProblem(undefined);
    const [first] = Object.keys(found);
    if (first) {
      focusField(form.current, 'entity', first);
      return;
    }
    setBusy(true);
    try {
      const added = await entitiesApi.add(picture.id, commandOfEntity(entry.draft, entry.key), entry.partner === picture.me.partner ? undefined : entry.partner);
      keptDrafts.forget(me, name);
      toast(f.added(t.entities.label(t.entities.types[added.type], added.label)));
      onAdded(added);
    } catch (error) {
      setProblem(error);
      focusField(form.current, 'entity', refusedField(t, error)?.field);
    } finally {
      setBusy(false);
    }
  };
  const cancel = (): void => {
    if (!isChanged(fresh().draft, entry.draft)) {
      keptDrafts.forget(me, name);
    }
    onCancel();
  };
  return (
    <form ref={form} className="stack signal-form" noValidate onSubmit={(event) => void send(event)}>
      {problem !== undefined && !refused && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {restored && <Alert actions={<Button small onClick={() => { setEntry(fresh()); setRestored(false); setErrors({}); setProblem(undefined); }}>{f.startOver}</Button>}><p>{f.draftKept}</p></Alert>}
      {!on && owners.length > 1 && (
        <Select label={f.on} value={entry.partner} onChange={(event) => setEntry({ ...entry, partner: event.target.value, draft: { ...entry.draft, supports: [] } })}>
          {owners.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </Select>
      )}
      <EntityFields key={entry.partner} id="entity" draft={entry.draft} set={set} errors={errors} refused={refused} owner={entry.partner} adding />
      <div className="row form-actions">
        <Button look="primary" type="submit" disabled={busy}>{f.save}</Button>
        <Button look="subtle" onClick={cancel}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};

/** Leads to a field that is wrong, once it is marked. */
export function focusField(form: HTMLFormElement | null, id: string, field: EntityField | string | undefined): void {
  if (field) {
    requestAnimationFrame(() => form?.querySelector<HTMLElement>(`#${id}-${field}`)?.focus());
  }
}
