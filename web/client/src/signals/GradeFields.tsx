import { useTexts } from '../shared/i18n';
import { Select } from '../shared/ui';
import type { GradeScheme } from './draft';
import { type FieldsProps, useErrorWords } from './SignalForm';
import type { TermList } from './terms';

const schemes: readonly GradeScheme[] = ['plain', '4x4', 'admiralty'];
const lists: Record<'4x4' | 'admiralty', readonly [TermList, TermList]> = { '4x4': ['sourceReliability', 'informationAccuracy'], admiralty: ['admiraltyReliability', 'admiraltyCredibility'] };

/** How certain: three plain steps, or the two scales of those who grade for a living. */
export const GradeFields = ({ draft, set, errors, terms, id }: FieldsProps) => {
  const t = useTexts();
  const f = t.signals.form;
  const words = useErrorWords();
  const error = words('grade', errors.grade);
  const choose = (scheme: GradeScheme): void => set({ scheme, grade: '' });
  return (
    <fieldset className="stack-s" aria-describedby={error ? `${id}-grade-error` : undefined}>
      <legend><b>{f.grade}</b></legend>
      {error && <p className="utrecht-form-field-error-message" id={`${id}-grade-error`}>{error}</p>}
      {draft.scheme === 'plain' ? (
        <div className="tick-lines">
          {terms.offered('plainGrades', [draft.grade]).map((term, i) => (
            <label key={term.id} className="tick-line">
              <input type="radio" id={i === 0 ? `${id}-grade` : undefined} name={`${id}-grade`} value={term.id} checked={draft.grade === term.id} onChange={() => set({ grade: term.id })} />
              <span>{terms.name('plainGrades', term.id)}</span>
            </label>
          ))}
        </div>
      ) : (
        <div className="field-row">
          {lists[draft.scheme].map((list, half) => (
            <Select
              key={list}
              id={half === 0 ? `${id}-grade` : undefined}
              label={half === 0 ? f.reliability : f.credibility}
              value={draft.grade[half]?.trim() ?? ''}
              onChange={(event) => set({ grade: half === 0 ? `${event.target.value || ' '}${draft.grade[1] ?? ''}` : `${draft.grade[0] ?? ' '}${event.target.value}` })}
            >
              <option value="">{f.choose}</option>
              {terms.offered(list).map((term) => <option key={term.id} value={term.id}>{term.id}: {terms.name(list, term.id)}</option>)}
            </Select>
          ))}
        </div>
      )}
      <div className="scheme-switch small" role="group" aria-label={f.gradeScheme}>
        {schemes.map((scheme) => <button key={scheme} type="button" aria-pressed={draft.scheme === scheme} onClick={() => choose(scheme)}>{f.schemes[scheme]}</button>)}
      </div>
    </fieldset>
  );
};
