import { usePicture } from '../pictures/context';
import type { EntityType, HandlingLevel } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Icon, Select, TextArea, TextField } from '../shared/ui';
import { levels } from '../signals/rules';
import { type EntityDraft, type EntityErrors, type EntityField, entityTypes, maxDescription, maxIdentity, maxLabel } from './draft';
import { SupportPicker } from './SupportPicker';
import './entities.css';

interface Props {
  /** Begins the ids of the fields. */
  id: string;
  draft: EntityDraft;
  set: (patch: Partial<EntityDraft>) => void;
  errors: EntityErrors;
  /** What the server refused about one field, in words. */
  refused: { field: EntityField; text: string } | null;
  /** Whose entity it is: it rests on that partner's signals. */
  owner: string;
  /** The kind is chosen once: what it is called in texts depends on it. */
  adding: boolean;
}

/** The fields of an entity: what it is called first, then what only the own organisation knows, then who sees it and what it rests on. */
export const EntityFields = ({ id, draft, set, errors, refused, owner, adding }: Props) => {
  const t = useTexts();
  const f = t.entities.form;
  const { partner } = usePicture();
  const isPerson = draft.type === 'Person';
  const offered = levels.filter((level) => !(partner(owner)?.inputOnly && (level === 'SessionOnly' || level === 'OwnerOnly')));
  const words: Record<NonNullable<EntityErrors[EntityField]>, string> = { required: f.needLabel, alias: f.badAlias, support: f.needSupport };
  const error = (field: EntityField): string | null => {
    const kind = errors[field];
    return kind ? words[kind] : refused?.field === field ? refused.text : null;
  };
  return (
    <>
      {adding && (
        <Select id={`${id}-type`} label={f.type} value={draft.type} onChange={(event) => set({ type: event.target.value as EntityType })}>
          {entityTypes.map((type) => <option key={type} value={type}>{t.entities.types[type]}</option>)}
        </Select>
      )}
      {isPerson ? (
        <TextField id={`${id}-label`} label={f.alias} hint={adding ? f.aliasHint : f.aliasKeepHint} optional={adding} error={error('label')} maxLength={maxLabel} value={draft.label} onChange={(event) => set({ label: event.target.value })} autoComplete="off" spellCheck={false} />
      ) : (
        <TextField id={`${id}-label`} label={f.label} hint={f.labelHint} error={error('label')} maxLength={maxLabel} value={draft.label} onChange={(event) => set({ label: event.target.value })} autoComplete="off" />
      )}
      <TextArea id={`${id}-description`} label={f.description} hint={f.descriptionHint} optional error={error('description')} maxLength={maxDescription} rows={3} value={draft.description} onChange={(event) => set({ description: event.target.value })} />
      <fieldset className="only-ours">
        <legend className="visually-hidden">{f.identityTitle}</legend>
        <p className="only-ours-title" aria-hidden="true"><Icon name="lock" /> {f.identityTitle}</p>
        <TextField id={`${id}-identity`} label={isPerson ? f.identity : f.identityOther} hint={isPerson ? f.identityHint : f.identityOtherHint} optional error={error('identity')} maxLength={maxIdentity} value={draft.identity} onChange={(event) => set({ identity: event.target.value })} autoComplete="off" spellCheck={false} />
      </fieldset>
      <SupportPicker id={`${id}-supports`} owner={owner} chosen={draft.supports} error={error('supports')} onChange={(supports) => set({ supports })} />
      <fieldset className="stack-s">
        <legend className="form-legend">{f.share}</legend>
        <Select id={`${id}-handling`} label={f.handling} hint={f.handlingHint} error={error('handling')} value={draft.handling} onChange={(event) => set({ handling: event.target.value as HandlingLevel })}>
          {offered.map((level) => <option key={level} value={level}>{t.handling[level]}</option>)}
          {!offered.includes(draft.handling) && <option value={draft.handling}>{t.handling[draft.handling]}</option>}
        </Select>
        <p className="handling-help" role="status">{t.entities.handlingHelp[draft.handling]}</p>
      </fieldset>
    </>
  );
};
