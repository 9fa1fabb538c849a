import { Link, useParams } from 'react-router';
import { usePicture } from '../pictures/context';
import type { DestructionCertificate } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Button, Empty, ErrorView, Loading, PageTitle } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { useTerms } from '../signals/terms';
import './retention.css';

/** One certificate of destruction, to be printed. */
export default function CertificatePage() {
  const t = useTexts();
  const r = t.signals.retention;
  const { owner = '', certificate: id } = useParams();
  const { picture } = usePicture();
  const retention = useResource(`retention:${picture.id}/${owner}`, (signal) => signalsApi.retention(picture.id, owner, signal));
  const certificate = retention.data?.certificates.find((one) => one.id === id);
  return (
    <div className="page page-narrow stack certificate">
      <p className="no-print"><Link to={`/pictures/${picture.id}/retention`}>{r.back}</Link></p>
      {certificate ? <Certificate owner={owner} certificate={certificate} />
        : retention.loading ? <Loading />
        : retention.error !== undefined ? <ErrorView error={retention.error} retry={retention.reload} />
        : <Empty><p>{r.gone}</p></Empty>}
    </div>
  );
}

const Certificate = ({ owner, certificate }: { owner: string; certificate: DestructionCertificate }) => {
  const t = useTexts();
  const r = t.signals.retention;
  const format = useFormat();
  const terms = useTerms();
  const { picture, partner, person } = usePicture();
  return (
    <>
      <PageTitle documentTitle={r.certificate}>{r.certificate}</PageTitle>
      <p>{r.declares(partner(owner)?.name ?? owner, picture.title)}</p>
      <dl className="facts">
        <dt>{r.at}</dt><dd>{format.dateTime(certificate.at)}</dd>
        <dt>{r.by}</dt><dd>{certificate.by ? (person(certificate.by)?.name ?? certificate.by) : r.byNobody}</dd>
        <dt>{r.ground}</dt><dd>{r.grounds[certificate.ground] ?? certificate.ground}</dd>
        <dt>{r.number}</dt><dd className="mono">{certificate.id}</dd>
      </dl>
      <div className="table-scroll">
        <table className="utrecht-table stub-table">
          <caption className="visually-hidden">{r.certificate}</caption>
          <thead className="utrecht-table__header">
            <tr>
              <th scope="col" className="utrecht-table__header-cell">{r.signal}</th>
              <th scope="col" className="utrecht-table__header-cell">{r.plannedFor}</th>
              <th scope="col" className="utrecht-table__header-cell">{r.regime}</th>
              <th scope="col" className="utrecht-table__header-cell">{r.hash}</th>
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {certificate.signals.map((stub) => (
              <tr key={stub.id} className="utrecht-table__row">
                <th scope="row" className="utrecht-table__cell mono stub-id" data-label={r.signal}>{stub.id}</th>
                <td className="utrecht-table__cell nowrap" data-label={r.plannedFor}>{stub.purgeOn ? format.date(stub.purgeOn) : ''}</td>
                <td className="utrecht-table__cell" data-label={r.regime}>{terms.name('regimes', stub.regime)}</td>
                <td className="utrecht-table__cell mono stub-hash" data-label={r.hash}>{stub.hash}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small subtle">{r.backups}</p>
      <p className="no-print"><Button icon="print" onClick={() => window.print()}>{r.print}</Button></p>
    </>
  );
};
