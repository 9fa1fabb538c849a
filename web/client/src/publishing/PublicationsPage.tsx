import { useState } from 'react';
import { api } from '../shared/api/endpoints';
import type { PublicationSummary } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog, Empty, ErrorView, Loading, PageTitle } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';
import { allSections, usePicture } from '../pictures/context';
import { DocumentLink } from './ReadinessPage';
import './publishing.css';

export default function PublicationsPage() {
  const t = useTexts();
  const { picture } = usePicture();
  const newestFirst = [...picture.publications].sort((a, b) => b.revision - a.revision);
  return (
    <div className="page stack-l">
      <div className="row-between">
        <PageTitle documentTitle={`${t.publications.title}: ${picture.title}`}>{t.publications.title}</PageTitle>
        {picture.can.reopen && <Reopen />}
      </div>
      {newestFirst.length === 0 ? <Empty><p>{t.publications.none}</p></Empty> : (
        <ol className="plain stack">
          {newestFirst.map((publication) => <li key={publication.revision}><Revision publication={publication} /></li>)}
        </ol>
      )}
    </div>
  );
}

const Revision = ({ publication }: { publication: PublicationSummary }) => {
  const t = useTexts();
  const format = useFormat();
  const { picture } = usePicture();
  const [open, setOpen] = useState(false);
  return (
    <section className="card stack-s" aria-labelledby={`revision-${publication.revision}`}>
      <div className="row-between">
        <h2 className="utrecht-heading-2" id={`revision-${publication.revision}`}>{t.publications.revision} {publication.revision}</h2>
        <DocumentLink picture={picture.id} revision={publication.revision} label={t.publications.link(publication.revision)} />
      </div>
      <dl className="facts">
        <dt>{t.publications.at}</dt><dd>{format.dateTime(publication.at)}</dd>
        <dt>{t.publications.by}</dt><dd>{publication.by}</dd>
        <dt>{t.publications.root}</dt><dd className="mono">{publication.root}</dd>
      </dl>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.publications.details}</summary>
        {open && <Manifest revision={publication.revision} />}
      </details>
    </section>
  );
};

const Manifest = ({ revision }: { revision: number }) => {
  const t = useTexts();
  const format = useFormat();
  const { picture } = usePicture();
  const view = useResource(`publication:${picture.id}:${revision}`, (signal) => api.publication(picture.id, revision, signal));
  if (!view.data) {
    return view.loading ? <Loading /> : <ErrorView error={view.error} retry={view.reload} />;
  }
  const { manifest } = view.data;
  const titles = new Map(allSections(picture).map((section) => [section.id, section.title]));
  return (
    <div className="stack manifest">
      <dl className="facts">
        <dt>{t.publications.documentHash}</dt><dd className="mono">{view.data.documentHash}</dd>
        <dt>{t.publications.size}</dt><dd>{format.number(Math.ceil(view.data.documentBytes / 1024))} kB</dd>
        <dt>{t.publications.template}</dt><dd>{manifest.templateName}</dd>
        <dt>{t.publications.templateHash}</dt><dd className="mono">{manifest.templateHash}</dd>
      </dl>
      <h3>{t.publications.sections}</h3>
      <ul className="plain stack-s small">
        {manifest.sections.map((section) => (
          <li key={section.section}><b>{section.number}</b> {titles.get(section.section)} · {section.signatures} {t.publications.signatures}<br /><span className="mono">{section.hash}</span></li>
        ))}
      </ul>
    </div>
  );
};

const Reopen = () => {
  const t = useTexts();
  const { picture, replace } = usePicture();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const reopen = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      replace(await api.reopen(picture.id));
      setAsking(false);
      toast(t.publications.reopened);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t.publications.reopen}</Button>
      <Dialog title={t.publications.reopenTitle} open={asking} onClose={() => setAsking(false)}>
        {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
        <p>{t.publications.reopenText}</p>
        <div className="row">
          <Button look="primary" disabled={busy} onClick={() => void reopen()}>{t.publications.reopen}</Button>
          <Button onClick={() => setAsking(false)}>{t.common.cancel}</Button>
        </div>
      </Dialog>
    </>
  );
};
