import { Link } from 'react-router';
import { useSession } from '../access/session';
import { AreaFinder } from '../areas/AreaFinder';
import { api } from '../shared/api/endpoints';
import type { PictureSummary } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { ButtonLink, Empty, ErrorView, Loading, PageTitle, PhaseBadge } from '../shared/ui';
import { useResource } from '../shared/useResource';
import './home.css';

export default function HomePage() {
  const t = useTexts();
  const { session } = useSession();
  const pictures = useResource('pictures', api.pictures);
  const mayStart = session?.administrator ?? false;
  return (
    <div className="page stack-l">
      <div className="row-between">
        <div>
          <PageTitle documentTitle={t.home.title}>{t.home.title}</PageTitle>
          <p className="subtle">{t.home.intro}</p>
        </div>
        {mayStart && <ButtonLink look="primary" icon="plus" to="/pictures/new">{t.home.start}</ButtonLink>}
      </div>
      {pictures.data ? <PictureTable pictures={pictures.data} /> : pictures.loading ? <Loading /> : <ErrorView error={pictures.error} retry={pictures.reload} />}
      <section className="card stack home-areas" aria-labelledby="find-area">
        <h2 className="utrecht-heading-2" id="find-area">{t.home.findArea}</h2>
        <p className="subtle">{t.home.findAreaText}</p>
        <AreaFinder label={t.areas.searchLabel} linkTo={(area) => `/areas/${area.id}`} />
        <p><Link to="/areas">{t.home.openAreas}</Link></p>
      </section>
    </div>
  );
}

export const PictureTable = ({ pictures }: { pictures: readonly PictureSummary[] }) => {
  const t = useTexts();
  const format = useFormat();
  if (pictures.length === 0) {
    return (
      <Empty>
        <p>{t.home.empty}</p>
        <p>{t.home.emptyStart}</p>
      </Empty>
    );
  }
  const columns = t.home.columns;
  return (
    <div className="table-scroll">
      <table className="utrecht-table picture-table">
        <caption className="visually-hidden">{t.home.title}</caption>
        <thead className="utrecht-table__header">
          <tr>
            {[columns.title, columns.phase, columns.areas, columns.partners, columns.period, columns.changed].map((label) => (
              <th key={label} scope="col" className="utrecht-table__header-cell">{label}</th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {pictures.map((picture) => (
            <tr key={picture.id} className="utrecht-table__row">
              <th scope="row" className="utrecht-table__cell picture-title"><Link to={`/pictures/${picture.id}`}>{picture.title}</Link></th>
              <td className="utrecht-table__cell" data-label={columns.phase}>
                <PhaseBadge phase={picture.phase} />
                {picture.revision > 0 && <div className="subtle small">{t.home.revision(picture.revision)}</div>}
              </td>
              <td className="utrecht-table__cell" data-label={columns.areas}>{picture.areas.map((area) => area.name).join(', ')}</td>
              <td className="utrecht-table__cell" data-label={columns.partners}>{picture.partners.join(', ')}</td>
              <td className="utrecht-table__cell" data-label={columns.period}>{format.date(picture.from)} – {format.date(picture.until)}</td>
              <td className="utrecht-table__cell" data-label={columns.changed}><time dateTime={picture.changedAt}>{format.dateTime(picture.changedAt)}</time></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
