import type { ImportMapping, UnknownValue } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Select, TextField } from '../shared/ui';
import { useTerms } from '../signals/terms';
import { listOf, meaningOf, withMeaning } from './fields';

const unsaid = '\u0000';

/** Words of the file that no list knows: what each means is said once. */
export const UnknownWords = ({ unknown, mapping, onChange }: { unknown: readonly UnknownValue[]; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void }) => {
  const t = useTexts();
  const c = t.imports.columns;
  const terms = useTerms();
  return (
    <section className="card stack" aria-labelledby="import-unknown">
      <h2 className="utrecht-heading-2" id="import-unknown">{c.unknown}</h2>
      <p>{c.unknownIntro}</p>
      <div className="import-defaults">
        {unknown.map(({ field, text, rows }) => {
          const list = listOf(field, mapping.gradeScheme);
          const meaning = meaningOf(mapping, field, text);
          const shared = { label: c.means(text, t.imports.fields[field]), hint: c.inRows(rows) };
          return list ? (
            <Select key={`${field}:${text}`} {...shared} value={meaning ?? unsaid} onChange={(event) => onChange(withMeaning(mapping, field, text, event.target.value === unsaid ? undefined : event.target.value))}>
              <option value={unsaid}>{c.notChosen}</option>
              <option value="">{c.nothing}</option>
              {terms.offered(list).map((term) => <option key={term.id} value={term.id}>{terms.name(list, term.id)}</option>)}
            </Select>
          ) : <TextField key={`${field}:${text}`} {...shared} value={meaning ?? ''} onChange={(event) => onChange(withMeaning(mapping, field, text, event.target.value || undefined))} />;
        })}
      </div>
    </section>
  );
};
