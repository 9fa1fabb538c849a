import type { HandlingLevel } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Select, TextField } from '../shared/ui';
import { isMoreOpen, leastOf, levels, needsGround } from './rules';
import type { FieldsProps } from './SignalForm';

/** Who may see it, with what each level means in plain words; the regime, and its ground when it asks for one. */
export const SharingFields = ({ draft, set, terms, id, inputOnly }: FieldsProps & { inputOnly: boolean }) => {
  const t = useTexts();
  const f = t.signals.form;
  const least = leastOf(draft.regime);
  const offered = levels.filter((level) => !isMoreOpen(level, least) && !(inputOnly && (level === 'SessionOnly' || level === 'OwnerOnly')));
  const chooseRegime = (regime: string): void => set({ regime, handling: isMoreOpen(draft.handling, leastOf(regime)) ? leastOf(regime) : draft.handling });
  return (
    <fieldset className="stack-s">
      <legend className="form-legend">{f.share}</legend>
      <div className="field-row">
        <Select id={`${id}-handling`} label={f.handling} value={draft.handling} aria-describedby={`${id}-handling-help`} onChange={(event) => set({ handling: event.target.value as HandlingLevel })}>
          {offered.map((level) => <option key={level} value={level}>{t.handling[level]}</option>)}
          {!offered.includes(draft.handling) && <option value={draft.handling}>{t.handling[draft.handling]}</option>}
        </Select>
        <Select id={`${id}-regime`} label={f.regime} hint={f.regimeHint} value={draft.regime} onChange={(event) => chooseRegime(event.target.value)}>
          {terms.offered('regimes', [draft.regime]).map((term) => <option key={term.id} value={term.id}>{terms.name('regimes', term.id)}</option>)}
        </Select>
      </div>
      <p className="handling-help" id={`${id}-handling-help`} role="status">
        {t.signals.handlingHelp[draft.handling]}
        {least !== 'Public' && <span className="subtle"> {f.leastHint(t.handling[least])}</span>}
      </p>
      {(needsGround(draft.regime, draft.handling) || draft.ground !== '') && (
        <TextField id={`${id}-ground`} label={f.ground} hint={f.groundHint} maxLength={500} value={draft.ground} onChange={(event) => set({ ground: event.target.value })} />
      )}
    </fieldset>
  );
};
