import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../shared/api/client';
import { api, documentPath } from '../shared/api/endpoints';
import type { PublicationSummary, Readiness, SectionReadiness, SignatureNeed } from '../shared/api/schema';
import { type Format, useFormat } from '../shared/format';
import { errorText, type Texts, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, Dialog, Empty, ErrorView, Icon, Loading, PageTitle, PartnerLabel, Select, StageBadge } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { usePicture } from '../pictures/context';
import { QualityLine } from './QualityLine';
import './publishing.css';

const isFresh = (need: SignatureNeed): boolean => need.kind === 'Signed' || need.kind === 'SignedWithReservation';

export interface Progress { total: number; done: number; missing: number; stale: number }

export function progressOf(readiness: Readiness): Progress {
  const needs = readiness.sections.flatMap((section) => section.needs);
  return {
    total: needs.length,
    done: needs.filter(isFresh).length,
    missing: needs.filter((need) => need.kind === 'Missing').length,
    stale: needs.filter((need) => need.kind === 'Stale').length,
  };
}

export default function ReadinessPage() {
  const t = useTexts();
  const { picture } = usePicture();
  const readiness = useResource(`readiness:${picture.id}`, (signal) => api.readiness(picture.id, signal));
  const { reload } = readiness;
  // The picture is fetched again whenever a stage or signature changes; so is this.
  useEffect(() => reload(), [picture.version, picture, reload]);
  return (
    <div className="page stack-l">
      <div>
        <PageTitle documentTitle={`${t.readiness.title}: ${picture.title}`}>{t.readiness.title}</PageTitle>
        <p className="subtle">{t.readiness.intro}</p>
      </div>
      {readiness.data ? <Board readiness={readiness.data} /> : readiness.loading ? <Loading /> : <ErrorView error={readiness.error} retry={readiness.reload} title={readiness.error instanceof ApiProblem && readiness.error.code === 'RoleMissing' ? t.readiness.notVisible : undefined} />}
    </div>
  );
}

const Board = ({ readiness }: { readiness: Readiness }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const [filter, setFilter] = useState<'all' | 'open'>('all');
  const progress = progressOf(readiness);
  const sections = filter === 'all' ? readiness.sections : readiness.sections.filter((section) => !section.needs.every(isFresh));
  return (
    <>
      <section className="card readiness-top" aria-label={t.readiness.title}>
        <div className="stack-s">
          <p className="readiness-count"><b>{t.readiness.progress(progress.done, progress.total)}</b></p>
          <progress className="progress" value={progress.done} max={Math.max(progress.total, 1)} aria-label={t.readiness.progress(progress.done, progress.total)} />
          {progress.total > 0 && progress.done === progress.total && <p className="readiness-complete"><Icon name="check" /> {t.readiness.complete}</p>}
        </div>
        <Publish readiness={readiness} progress={progress} />
      </section>
      {readiness.consultations.length > 0 && (
        <Alert tone="warning" title={t.signals.holds.consultTitle} heading>
          <p>{t.signals.holds.consultText}</p>
          <ul>{readiness.consultations.map((name) => <li key={name}>{t.signals.holds.consult(name)}</li>)}</ul>
        </Alert>
      )}
      <div className="row-between">
        <Select label={t.readiness.filter} value={filter} onChange={(event) => setFilter(event.target.value as 'all' | 'open')} className="readiness-filter">
          <option value="all">{t.readiness.filterAll}</option>
          <option value="open">{t.readiness.filterOpen}</option>
        </Select>
      </div>
      {sections.length === 0 ? <Empty><p>{readiness.sections.length === 0 ? t.readiness.none : t.readiness.complete}</p></Empty> : (
        <div className="table-scroll">
          <table className="utrecht-table readiness-table">
            <caption className="visually-hidden">{t.readiness.intro}</caption>
            <thead className="utrecht-table__header">
              <tr>
                <th scope="col" className="utrecht-table__header-cell">{t.readiness.columns.section}</th>
                <th scope="col" className="utrecht-table__header-cell">{t.readiness.columns.stage}</th>
                <th scope="col" className="utrecht-table__header-cell">{t.readiness.columns.owners}</th>
                <th scope="col" className="utrecht-table__header-cell">{t.evidence.quality.title}</th>
              </tr>
            </thead>
            <tbody className="utrecht-table__body">
              {sections.map((section) => <Row key={section.id} section={section} picture={picture.id} />)}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};

const Row = ({ section, picture }: { section: SectionReadiness; picture: string }) => {
  const t = useTexts();
  const format = useFormat();
  const { partner, picture: view } = usePicture();
  const visible = view.chapters.some((chapter) => chapter.sections.some((candidate) => candidate.id === section.id && candidate.can.read));
  return (
    <tr className="utrecht-table__row">
      <th scope="row" className="utrecht-table__cell readiness-section">
        <span className="section-number">{section.number}</span> {visible ? <Link to={`/pictures/${picture}/sections/${section.id}/sign`}>{section.title}</Link> : section.title}
      </th>
      <td className="utrecht-table__cell"><StageBadge stage={section.stage} /></td>
      <td className="utrecht-table__cell">
        <ul className="plain stack-s">
          {section.needs.map((need) => (
            <li key={need.partner} className="need">
              <span className="need-partner"><PartnerLabel partner={partner(need.partner) ?? { name: need.partnerName, shortName: need.partnerName, colour: 11 }} /></span>
              <NeedBadge need={need} />
              <span className="small need-text">{needText(need, t, format)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td className="utrecht-table__cell readiness-quality">{section.quality && <QualityLine quality={section.quality} />}</td>
    </tr>
  );
};

const NeedBadge = ({ need }: { need: SignatureNeed }) => {
  const t = useTexts();
  switch (need.kind) {
    case 'Signed':
      return <Badge tone="ok" icon="check">{t.needs.Signed}</Badge>;
    case 'SignedWithReservation':
      return <Badge tone="warn" icon="check">{t.needs.SignedWithReservation}</Badge>;
    case 'Stale':
      return <Badge tone="warn" icon="history">{t.needs.Stale}</Badge>;
    case 'Missing':
      return <Badge tone="outline">{t.needs.Missing}</Badge>;
  }
};

function needText(need: SignatureNeed, t: Texts, format: Format): string {
  const { signature } = need;
  const names = format.list(need.people);
  if (need.kind === 'Missing') {
    return need.people.length > 0 ? t.readiness.couldSign(names) : t.readiness.nobodyCanSign;
  }
  if (need.kind === 'Stale') {
    return `${names}; ${t.readiness.staleBy(signature?.staleBy ?? t.common.unknown, signature?.staleAt ? format.dateTime(signature.staleAt) : t.common.unknown)}`;
  }
  const when = signature ? `, ${format.dateTime(signature.at)}` : '';
  return `${names}${when}${signature?.reservation ? `: “${signature.reservation}”` : ''}`;
}

/** The button always says why it cannot be used: nothing is refused in silence. */
const Publish = ({ readiness, progress }: { readiness: Readiness; progress: Progress }) => {
  const t = useTexts();
  const { picture, reload } = usePicture();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [published, setPublished] = useState<PublicationSummary | null>(null);
  const isPublished = picture.phase === 'Published';
  const reasons = [
    ...(isPublished ? [t.readiness.alreadyPublished] : []),
    ...(!isPublished && !picture.me.roles.includes('Coordinator') ? [t.readiness.onlyCoordinator] : []),
    ...(!isPublished && progress.missing > 0 ? [t.readiness.missing(progress.missing)] : []),
    ...(!isPublished && progress.stale > 0 ? [t.readiness.staleCount(progress.stale)] : []),
    ...(isPublished ? [] : readiness.consultations.map(t.signals.holds.consult)),
  ];
  const possible = picture.can.publish && readiness.ready && reasons.length === 0;

  const publish = async (): Promise<void> => {
    setAsking(false);
    setBusy(true);
    setProblem(undefined);
    try {
      setPublished(await api.publish(picture.id));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      reload();
    }
  };

  if (published) {
    return (
      <Alert tone="ok" live title={t.readiness.published(published.revision)}>
        <p><DocumentLink picture={picture.id} revision={published.revision} label={t.readiness.open} /></p>
        <p className="small mono">{published.root}</p>
      </Alert>
    );
  }
  return (
    <div className="stack-s readiness-publish">
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {busy ? <Loading text={t.readiness.publishing} /> : (
        <Button look="primary" aria-disabled={!possible || undefined} aria-describedby={possible ? undefined : 'publish-why'} onClick={() => possible && setAsking(true)}>{t.readiness.publish}</Button>
      )}
      {!possible && (
        <div id="publish-why" className="small">
          <p>{t.readiness.publishWhy}</p>
          <ul className="why">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        </div>
      )}
      <Dialog title={t.readiness.confirmTitle} open={asking} onClose={() => setAsking(false)}>
        <p>{t.readiness.confirmText}</p>
        <div className="row">
          <Button look="primary" onClick={() => void publish()}>{t.readiness.confirm}</Button>
          <Button onClick={() => setAsking(false)}>{t.common.cancel}</Button>
        </div>
      </Dialog>
    </div>
  );
};

export const DocumentLink = ({ picture, revision, label, button = true }: { picture: string; revision: number; label: string; button?: boolean }) => {
  const t = useTexts();
  return (
    <a className={button ? 'utrecht-button utrecht-button--secondary-action button-small' : undefined} href={documentPath(picture, revision)} target="_blank" rel="noopener">
      {label} <Icon name="external" /><span className="visually-hidden"> ({t.publications.newTab})</span>
    </a>
  );
};
