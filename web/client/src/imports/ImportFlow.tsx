import { useCallback, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { ImportMapping, ImportView } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { NotFoundPage } from '../shared/NotFoundPage';
import { ButtonLink, ErrorView, Loading, PageTitle } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { importsApi, isAtWork } from './calls';
import { CheckStep } from './CheckStep';
import { MappingStep } from './MappingStep';
import { Ending, Result, Working } from './ResultStep';
import { type Step, Steps } from './Steps';
import './imports.css';

const askAgain = 500;

/** One import, from naming its columns to its result. */
export default function ImportFlow() {
  const { owner = '', import: key = '' } = useParams();
  const t = useTexts();
  const { picture } = usePicture();
  const { data, error, loading, reload, replace } = useResource(`import:${owner}:${key}`, (signal) => importsApi.view(picture.id, owner, key, signal));
  const [changing, setChanging] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    if (!data || loading || !isAtWork(data)) {
      return undefined;
    }
    const timer = setTimeout(reload, askAgain);
    return () => clearTimeout(timer);
  }, [data, loading, reload]);

  const act = useCallback((command: () => Promise<ImportView>): Promise<void> => {
    setFailure(undefined);
    return command().then(replace, (problem: unknown) => { setFailure(problem); reload(); });
  }, [replace, reload]);

  if (!data) {
    return loading ? <div className="page"><Loading /></div>
      : error instanceof ApiProblem && error.code === 'NotFound' ? <NotFoundPage />
      : <div className="page"><ErrorView error={error} retry={reload} /></div>;
  }

  const path = [picture.id, owner, key] as const;
  const map = (mapping: ImportMapping): Promise<void> => act(() => importsApi.map(...path, mapping)).then(() => setChanging(false));
  const mapping = data.phase === 'Mapping' || (data.phase === 'Ready' && changing);
  const step: Step = mapping ? 'columns' : data.phase === 'Checking' || data.phase === 'Ready' ? 'check' : data.phase === 'Receiving' ? 'file' : 'done';
  return (
    <div className="page stack-l import-page">
      <div className="stack-s">
        <PageTitle documentTitle={`${t.imports.title}: ${data.name}`}>{t.imports.title}</PageTitle>
        <p><ButtonLink small to={`/pictures/${picture.id}/signals/import`}>{t.imports.backToImports}</ButtonLink></p>
      </div>
      <Steps current={step} />
      {failure !== undefined && <ErrorView error={failure} title={t.common.error} />}
      {data.ending || data.phase === 'Receiving' ? <Ending view={data} />
        : mapping ? <MappingStep key={data.unknown.length} view={data} onMap={map} onCancel={() => act(() => importsApi.cancel(...path))} />
        : data.phase === 'Ready' ? <CheckStep view={data} onChange={() => setChanging(true)} onMap={map} onStart={() => act(() => importsApi.start(...path))} onCancel={() => act(() => importsApi.cancel(...path))} onCorrected={reload} />
        : isAtWork(data) ? <Working view={data} onCancel={() => act(() => importsApi.cancel(...path))} />
        : <Result view={data} onUndo={(keep) => act(() => importsApi.undo(...path, keep))} />}
    </div>
  );
}
