import { type DragEvent, type FormEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePicture } from '../pictures/context';
import type { ImportView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, ButtonLink, Empty, ErrorView, Icon, Loading, PageTitle, Select } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { importsApi, uploadTable } from './calls';
import { Steps } from './Steps';
import './imports.css';

const mostBytes = 60 * 1024 * 1024;

/** Choosing a file, and the imports there were. */
export default function ImportPage() {
  const t = useTexts();
  const { picture } = usePicture();
  const { me } = picture;
  const targets = picture.partners.filter((partner) => (partner.id === me.partner && me.roles.includes('Editor')) || (partner.inputOnly && me.roles.includes('Coordinator')));
  return (
    <div className="page stack-l import-page">
      <div className="stack-s">
        <PageTitle documentTitle={`${t.imports.title}: ${picture.title}`}>{t.imports.title}</PageTitle>
        <p>{t.imports.intro}</p>
        <p><ButtonLink small to={`/pictures/${picture.id}/signals`}>{t.imports.back}</ButtonLink></p>
      </div>
      {targets.length === 0 ? <Alert tone="warning"><p>{t.imports.notAllowed}</p></Alert> : (
        <>
          <Steps current="file" />
          <FileForm targets={targets.map(({ id, name }) => ({ id, name }))} />
          <Earlier />
        </>
      )}
    </div>
  );
}

const FileForm = ({ targets }: { targets: readonly { id: string; name: string }[] }) => {
  const t = useTexts();
  const f = t.imports.file;
  const { picture } = usePicture();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [partner, setPartner] = useState(targets[0]?.id ?? '');
  const [missing, setMissing] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [sent, setSent] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setProblem(undefined);
    setMissing(chosen && chosen.size > mostBytes ? f.tooLarge : '');
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0] ?? null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!file || file.size > mostBytes) {
      setMissing(file ? f.tooLarge : f.needFile);
      input.current?.focus();
      return;
    }
    setProblem(undefined);
    setSent(0);
    try {
      const view = await uploadTable(picture.id, partner, file, setSent);
      await navigate(`/pictures/${picture.id}/signals/import/${view.partner}/${view.id}`);
    } catch (error) {
      setProblem(error);
    } finally {
      setSent(null);
    }
  };

  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      {targets.length > 1 && (
        <Select label={t.imports.forPartner} value={partner} onChange={(event) => setPartner(event.target.value)}>
          {targets.map((target) => <option key={target.id} value={target.id}>{target.name}</option>)}
        </Select>
      )}
      <div className={`field utrecht-form-field ${missing ? 'utrecht-form-field--invalid' : ''}`}>
        <label className="utrecht-form-label" htmlFor="import-file">{f.label}</label>
        <p className="utrecht-form-field-description" id="import-file-hint">{f.hint}</p>
        {missing && <p className="utrecht-form-field-error-message" id="import-file-error">{missing}</p>}
        <div className={`import-drop ${over ? 'over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <Icon name="table" />
          <span>{file ? <b>{file.name}</b> : f.drop}</span>
          <input
            id="import-file" ref={input} type="file" accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            aria-describedby={`import-file-hint${missing ? ' import-file-error' : ''}`} aria-invalid={missing ? true : undefined} onChange={(event) => choose(event.target.files?.[0] ?? null)}
          />
        </div>
        <p className="small subtle">{f.example}</p>
      </div>
      <Button look="primary" type="submit" disabled={sent !== null}>{f.choose}</Button>
      {sent !== null && (
        <div className="stack-s" role="status">
          {sent < 1 ? <progress className="progress" value={sent} max={1} aria-label={f.sending(Math.round(sent * 100))} /> : <progress className="progress" aria-label={f.reading} />}
          <p className="small subtle">{sent < 1 ? f.sending(Math.round(sent * 100)) : f.reading}</p>
        </div>
      )}
      {problem !== undefined && <Alert tone="error" live title={f.cannot}><p>{errorText(t, problem)}</p></Alert>}
    </form>
  );
};

const tones: Partial<Record<ImportView['phase'], 'ok' | 'bad' | 'outline' | 'info'>> = { Done: 'ok', Failed: 'bad', Cancelled: 'outline', Undone: 'outline' };

const Earlier = () => {
  const t = useTexts();
  const e = t.imports.earlier;
  const format = useFormat();
  const { picture, person, partner } = usePicture();
  const imports = useResource(`imports:${picture.id}`, (signal) => importsApi.list(picture.id, signal));
  return (
    <section className="stack-s" aria-labelledby="earlier-imports">
      <h2 className="utrecht-heading-2" id="earlier-imports">{e.title}</h2>
      {imports.data ? (
        imports.data.length === 0 ? <Empty><p>{e.none}</p></Empty> : (
          <div className="import-cards">
            <table className="utrecht-table">
              <thead className="utrecht-table__header">
                <tr>{[e.name, e.when, e.who, e.state, ''].map((name) => <th key={name} scope="col" className="utrecht-table__header-cell">{name || <span className="visually-hidden">{e.open}</span>}</th>)}</tr>
              </thead>
              <tbody className="utrecht-table__body">
                {imports.data.map((view) => (
                  <tr key={view.id} className="utrecht-table__row">
                    <td className="utrecht-table__cell" data-label={e.name}><b>{view.name}</b>{view.partner !== picture.me.partner && ` (${partner(view.partner)?.shortName ?? view.partner})`}</td>
                    <td className="utrecht-table__cell" data-label={e.when}>{format.dateTime(view.at)}</td>
                    <td className="utrecht-table__cell" data-label={e.who}>{person(view.by)?.name ?? view.by}</td>
                    <td className="utrecht-table__cell" data-label={e.state}><Badge tone={tones[view.phase] ?? 'info'}>{t.imports.phases[view.phase]}</Badge>{view.phase === 'Done' && <span className="small"> {e.result(view.imported)}</span>}</td>
                    <td className="utrecht-table__cell"><ButtonLink small aria-label={e.openNamed(view.name)} to={`/pictures/${picture.id}/signals/import/${view.partner}/${view.id}`}>{e.open}</ButtonLink></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      ) : imports.loading ? <Loading /> : <ErrorView error={imports.error} retry={imports.reload} />}
    </section>
  );
};
