import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useLiveNaming } from '../documents/evidence/useEvidence';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { EntityView } from '../shared/api/schema';
import { errorText, useTexts } from '../shared/i18n';
import { keptDrafts } from '../shared/keptDrafts';
import { Alert, Button } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { entitiesApi } from './calls';
import { commandOfEntity, draftOfEntity, type EntityDraft, type EntityErrors, type EntityField, errorsOfEntity, isChanged, merge, take, withoutErrors } from './draft';
import { EntityFields } from './EntityFields';
import { focusField } from './EntityForm';
import { refusedField } from './problems';
import '../signals/form.css';

/** An edit under way: what it started from, and what became of it. */
interface Edit {
  base: EntityDraft;
  version: number;
  draft: EntityDraft;
}

interface Clash {
  mine: EntityDraft;
  theirs: EntityDraft;
  fields: readonly EntityField[];
}

const keptName = (picture: string, entity: EntityView): string => `entity.edit.${picture}.${entity.partner}.${entity.id}`;
export const hasKeptEdit = (person: string, picture: string, entity: EntityView): boolean => keptDrafts.read<Edit>(person, keptName(picture, entity)) !== null;

/** Changes an entity in place. When someone else was first, the two are put together and only what both changed is asked about. */
export const EditEntity = ({ entity, onClose, onSaved }: { entity: EntityView; onClose: () => void; onSaved: () => void }) => {
  const t = useTexts();
  const d = t.entities.detail;
  const { picture } = usePicture();
  const me = picture.me.person;
  const name = keptName(picture.id, entity);
  const kept = useMemo(() => keptDrafts.read<Edit>(me, name), [me, name]);
  const fresh = (): Edit => ({ base: draftOfEntity(entity), version: entity.version, draft: draftOfEntity(entity) });
  const [edit, setEdit] = useState<Edit>(() => kept ?? fresh());
  const [restored, setRestored] = useState(kept !== null);
  const [clash, setClash] = useState<Clash | null>(null);
  const [errors, setErrors] = useState<EntityErrors>({});
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { base, draft } = edit;
  useEffect(() => {
    if (isChanged(base, draft)) {
      keptDrafts.keep(me, name, edit);
    } else {
      keptDrafts.forget(me, name);
    }
  }, [me, name, edit, base, draft]);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const refused = problem === undefined ? null : refusedField(t, problem);
  const set = (patch: Partial<EntityDraft>): void => {
    setEdit((old) => ({ ...old, draft: { ...old.draft, ...patch } }));
    setErrors((old) => withoutErrors(old, patch));
    if (refused && refused.field in patch) {
      setProblem(undefined);
    }
  };
  const close = (): void => {
    keptDrafts.forget(me, name);
    onClose();
  };
  /** Takes theirs as the start and puts mine on it. */
  const join = (other: EntityView): void => {
    const theirs = draftOfEntity(other);
    const joined = merge(base, draft, theirs);
    setClash({ mine: draft, theirs, fields: joined.conflicts });
    setEdit({ base: theirs, version: other.version, draft: joined.draft });
    form.current?.scrollIntoView({ block: 'start' });
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = errorsOfEntity(draft);
    setErrors(found);
    setProblem(undefined);
    const [first] = Object.keys(found);
    if (first) {
      focusField(form.current, 'edit', first);
      return;
    }
    setBusy(true);
    try {
      await entitiesApi.change(picture.id, entity.partner, entity.id, { entity: commandOfEntity(draft), expectedVersion: edit.version });
      keptDrafts.forget(me, name);
      toast(t.entities.form.saved);
      onSaved();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'EntityChanged') {
        try {
          join(await entitiesApi.read(picture.id, entity.partner, entity.id));
        } catch (gone) {
          setProblem(gone);
        }
      } else {
        setProblem(error);
        focusField(form.current, 'edit', refusedField(t, error)?.field);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} className="stack signal-form edit-form" noValidate onSubmit={(event) => void save(event)}>
      {problem !== undefined && !refused && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {restored && clash === null && <Alert actions={<Button small onClick={() => { setEdit(fresh()); setRestored(false); }}>{d.discard}</Button>}><p>{d.draftRestored}</p></Alert>}
      {entity.version > edit.version && <Alert tone="warning" live><p>{d.liveNotice}</p></Alert>}
      {clash && <ClashView clash={clash} draft={draft} owner={entity.partner} onTake={(from, field) => setEdit((old) => ({ ...old, draft: take(old.draft, from, field) }))} />}
      <EntityFields id="edit" draft={draft} set={set} errors={errors} refused={refused} owner={entity.partner} adding={false} />
      <div className="row form-actions">
        <Button look="primary" type="submit" disabled={busy}>{t.entities.form.saveChanges}</Button>
        <Button onClick={close}>{isChanged(base, draft) ? d.discard : t.common.cancel}</Button>
      </div>
    </form>
  );
};

/** Mine and theirs, field by field; mine is taken until one chooses. */
const ClashView = ({ clash, draft, owner, onTake }: { clash: Clash; draft: EntityDraft; owner: string; onTake: (from: EntityDraft, field: EntityField) => void }) => {
  const t = useTexts();
  const d = t.entities.detail;
  const naming = useLiveNaming();
  const same = (a: EntityDraft, field: EntityField): boolean => JSON.stringify(a[field]) === JSON.stringify(draft[field]);
  const words = (from: EntityDraft, field: EntityField): string => {
    switch (field) {
      case 'handling':
        return t.handling[from.handling];
      case 'type':
        return t.entities.types[from.type];
      case 'supports':
        return from.supports.map((signal) => naming?.store.signal(`${owner}/${signal}`)?.label ?? signal.slice(-6)).join(', ') || d.emptyValue;
      default:
        return from[field] || d.emptyValue;
    }
  };
  return (
    <Alert tone="warning" live title={d.changedMeanwhile} heading>
      <p>{clash.fields.length > 0 ? d.conflictText : d.conflictNone}</p>
      {clash.fields.map((field) => (
        <fieldset key={field} className="clash">
          <legend><b>{field === 'label' ? t.entities.columns.name : t.fields[field] ?? field}</b></legend>
          {([['mine', clash.mine], ['theirs', clash.theirs]] as const).map(([whose, from]) => (
            <label key={whose} className="tick-line">
              <input type="radio" name={`clash-${field}`} checked={same(from, field)} onChange={() => onTake(from, field)} />
              <span><b>{d[whose]}</b><br />{words(from, field)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </Alert>
  );
};
