import { useRef, useState } from 'react';
import type { ImportField, ImportMapping, ImportView } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Alert, Button, Select, TextField } from '../shared/ui';
import { useTerms } from '../signals/terms';
import { defaultable, fields, lacking, listOf, textOf, withColumn, withDefault } from './fields';
import { UnknownWords } from './UnknownWords';

interface Props {
  view: ImportView;
  onMap: (mapping: ImportMapping) => Promise<void>;
  onCancel: () => Promise<void>;
}

/** What each column is, and what holds for rows that do not say. */
export const MappingStep = ({ view, onMap, onCancel }: Props) => {
  const t = useTexts();
  const c = t.imports.columns;
  const terms = useTerms();
  const [mapping, setMapping] = useState<ImportMapping>(() => ({ ...view.mapping, columns: view.columns.map((_, i) => view.mapping.columns[i] ?? 'Aside') }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problems = useRef<HTMLDivElement>(null);
  const missing = lacking(mapping);

  const submit = (): void => {
    setTried(true);
    if (missing.length > 0) {
      requestAnimationFrame(() => problems.current?.focus());
      return;
    }
    setBusy(true);
    void onMap(mapping).finally(() => setBusy(false));
  };
  const how = [view.encoding && c.encoding(view.encoding), view.separator && c.separator(c.separators[view.separator] ?? view.separator), view.sheet && c.sheet(view.sheet)].filter(Boolean).join(', ');
  const needsValue = (field: ImportField): boolean => tried && missing.includes(field);

  return (
    <form className="stack-l" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <section className="card stack" aria-labelledby="import-columns">
        <h2 className="utrecht-heading-2" id="import-columns">{c.title}</h2>
        <p>{c.intro(view.name, view.rows)} {how && <span className="subtle">{c.read(how)}</span>}</p>
        {view.head.length > 0 && (
          <Select label={c.headerRow} value={mapping.headerRow} onChange={(event) => setMapping({ ...mapping, headerRow: Number(event.target.value) })}>
            <option value={0}>{c.noHeader}</option>
            {view.head.map((row) => <option key={row.number} value={row.number}>{c.headerOption(row.number, row.cells.filter(Boolean).slice(0, 5).join(' · ') || '–')}</option>)}
          </Select>
        )}
        <div className="import-cards">
          <table className="utrecht-table">
            <thead className="utrecht-table__header">
              <tr>{[c.column, c.samples, c.becomes].map((name) => <th key={name} scope="col" className="utrecht-table__header-cell">{name}</th>)}</tr>
            </thead>
            <tbody className="utrecht-table__body">
              {view.columns.map((column) => {
                const name = column.name || c.unnamed(column.index + 1);
                return (
                  <tr key={column.index} className={`utrecht-table__row ${mapping.columns[column.index] === 'Aside' ? 'import-aside' : ''}`}>
                    <th scope="row" className="utrecht-table__cell" data-label={c.column}>{name}</th>
                    <td className="utrecht-table__cell" data-label={c.samples}>{column.samples.length > 0 ? <ul className="plain import-samples">{column.samples.map((sample) => <li key={sample}>{sample}</li>)}</ul> : <span className="subtle">{c.noSamples}</span>}</td>
                    <td className="utrecht-table__cell" data-label={c.becomes}>
                      <select className="utrecht-select utrecht-select--html-select" aria-label={c.becomesOf(name)} value={mapping.columns[column.index]} onChange={(event) => setMapping(withColumn(mapping, column.index, event.target.value as ImportField))}>
                        <option value="Aside">{c.aside}</option>
                        {fields.map((field) => <option key={field} value={field}>{t.imports.fields[field]}</option>)}
                      </select>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>

      <section className="card stack" aria-labelledby="import-defaults">
        <h2 className="utrecht-heading-2" id="import-defaults">{c.defaults}</h2>
        <p>{c.defaultsIntro}</p>
        <div className="import-defaults">
          {defaultable.map((field) => {
            const list = listOf(field, mapping.gradeScheme);
            const shared = { label: t.imports.fields[field], error: needsValue(field) ? c.needed : null, value: textOf(mapping, field) };
            return list ? (
              <Select key={field} {...shared} onChange={(event) => setMapping(withDefault(mapping, field, event.target.value))}>
                <option value="">{field === 'Regime' ? c.regimeFollows : c.noDefault}</option>
                {terms.offered(list).map((term) => <option key={term.id} value={term.id}>{terms.name(list, term.id)}</option>)}
              </Select>
            ) : <TextField key={field} {...shared} hint={field === 'Area' ? c.areaHint : undefined} onChange={(event) => setMapping(withDefault(mapping, field, event.target.value))} />;
          })}
          <Select label={c.scheme} value={mapping.gradeScheme} onChange={(event) => setMapping(withDefault({ ...mapping, gradeScheme: event.target.value }, 'Grade', ''))}>
            {Object.entries(c.schemes).map(([scheme, name]) => <option key={scheme} value={scheme}>{name}</option>)}
          </Select>
          <Select label={c.stage} value={mapping.stage} onChange={(event) => setMapping({ ...mapping, stage: event.target.value as ImportMapping['stage'] })}>
            {Object.entries(c.stages).map(([stage, name]) => <option key={stage} value={stage}>{name}</option>)}
          </Select>
        </div>
      </section>

      {view.unknown.length > 0 && <UnknownWords unknown={view.unknown} mapping={mapping} onChange={setMapping} />}

      {tried && missing.length > 0 && (
        <div ref={problems} tabIndex={-1}>
          <Alert tone="error" live><ul>{missing.map((field) => <li key={field}>{t.imports.fields[field]}: {c.needed}</li>)}</ul></Alert>
        </div>
      )}
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{c.check}</Button>
        <Button onClick={() => void onCancel()}>{t.imports.check.cancel}</Button>
      </div>
    </form>
  );
};
