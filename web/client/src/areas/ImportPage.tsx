import { type FormEvent, useRef, useState } from 'react';
import { useSession } from '../access/session';
import { uploadAreas } from '../shared/api/upload';
import type { AreaImportReport } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, problemText, useTexts } from '../shared/i18n';
import { Alert, Button, ButtonLink, PageTitle, TextField } from '../shared/ui';
import './areas.css';

const mostBytes = 64 * 1024 * 1024;

export default function ImportPage() {
  const t = useTexts();
  const { session } = useSession();
  return (
    <div className="page page-narrow stack-l">
      <div>
        <PageTitle documentTitle={t.importAreas.title}>{t.importAreas.title}</PageTitle>
        <p>{t.importAreas.intro}</p>
      </div>
      {session?.administrator ? <ImportForm /> : <Alert tone="warning"><p>{t.importAreas.notAllowed}</p></Alert>}
    </div>
  );
}

const ImportForm = () => {
  const t = useTexts();
  const [file, setFile] = useState<File | null>(null);
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const [errors, setErrors] = useState<{ file?: string; year?: string }>({});
  const [sent, setSent] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>();
  const [report, setReport] = useState<AreaImportReport | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found: typeof errors = {};
    if (!file) {
      found.file = t.importAreas.needFile;
    } else if (file.size > mostBytes) {
      found.file = t.problems.TooLarge({ max: String(mostBytes) });
    }
    if (!/^\d{4}$/.test(year) || Number(year) < 1990 || Number(year) > 2100) {
      found.year = t.importAreas.needYear;
    }
    setErrors(found);
    if (!file || found.file || found.year) {
      form.current?.querySelector<HTMLElement>(found.file ? '#import-file' : '#import-year')?.focus();
      return;
    }
    setProblem(undefined);
    setReport(null);
    setSent(0);
    try {
      setReport(await uploadAreas(file, Number(year), setSent));
    } catch (error) {
      setProblem(error);
    } finally {
      setSent(null);
    }
  };

  return (
    <>
      <form className="card stack" noValidate ref={form} onSubmit={(event) => void submit(event)}>
        <TextField id="import-file" type="file" accept=".json,.geojson,.topojson,application/json,application/geo+json" label={t.importAreas.file} hint={t.importAreas.fileHint} error={errors.file} onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        <TextField id="import-year" label={t.importAreas.year} inputMode="numeric" maxLength={4} error={errors.year} value={year} onChange={(event) => setYear(event.target.value)} className="year-field" />
        <Button look="primary" type="submit" disabled={sent !== null}>{t.importAreas.submit}</Button>
        {sent !== null && file && (
          <div className="stack-s" role="status">
            <p>{t.importAreas.busy(file.name)}</p>
            {sent < 1 ? <progress className="progress" value={sent} max={1} aria-label={t.importAreas.sending(Math.round(sent * 100))} /> : <progress className="progress" aria-label={t.importAreas.working} />}
            <p className="small subtle">{sent < 1 ? t.importAreas.sending(Math.round(sent * 100)) : t.importAreas.working}</p>
          </div>
        )}
      </form>
      {problem !== undefined && <Alert tone="error" live title={t.common.error}><p>{errorText(t, problem)}</p></Alert>}
      {report && <Report report={report} />}
    </>
  );
};

const Report = ({ report }: { report: AreaImportReport }) => {
  const t = useTexts();
  const format = useFormat();
  return (
    <div className="stack">
      <Alert tone={report.refused > 0 ? 'warning' : 'ok'} live title={t.importAreas.done} actions={<ButtonLink small to="/areas">{t.importAreas.toAreas}</ButtonLink>}>
        <dl className="import-counts">
          {([['added', report.added], ['changed', report.changed], ['unchanged', report.unchanged], ['refused', report.refused]] as const).map(([name, n]) => (
            <div key={name}><dt>{t.importAreas[name]}</dt><dd>{format.number(n)}</dd></div>
          ))}
        </dl>
      </Alert>
      {report.refusals.length > 0 && (
        <section className="stack-s" aria-labelledby="refusals">
          <h2 className="utrecht-heading-2" id="refusals">{t.importAreas.refusals}</h2>
          {report.refusals.length < report.refused && <p>{t.importAreas.firstOnly(report.refusals.length)}</p>}
          <div className="table-scroll">
            <table className="utrecht-table">
              <thead className="utrecht-table__header">
                <tr>
                  <th scope="col" className="utrecht-table__header-cell">{t.importAreas.feature}</th>
                  <th scope="col" className="utrecht-table__header-cell">{t.importAreas.code}</th>
                  <th scope="col" className="utrecht-table__header-cell">{t.importAreas.reason}</th>
                </tr>
              </thead>
              <tbody className="utrecht-table__body">
                {report.refusals.map((refusal) => (
                  <tr key={refusal.feature} className="utrecht-table__row">
                    <td className="utrecht-table__cell">{refusal.feature}</td>
                    <td className="utrecht-table__cell mono">{refusal.code || '–'}</td>
                    <td className="utrecht-table__cell">{problemText(t, refusal.reason)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
    </div>
  );
};
