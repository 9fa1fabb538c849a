import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useSession } from '../access/session';
import { PictureTable } from '../pictures/HomePage';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import { useTexts } from '../shared/i18n';
import { NotFoundPage } from '../shared/NotFoundPage';
import { Badge, Breadcrumb, ButtonLink, ErrorView, Loading, PageTitle } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { AreaLine } from './AreaFinder';
import { AreaMapView } from './AreaMapView';
import './areas.css';

export default function AreaPage() {
  const t = useTexts();
  const { area: id = '' } = useParams();
  const { session } = useSession();
  const navigate = useNavigate();
  const view = useResource(`area:${id}`, (signal) => api.area(id, signal));
  const map = useResource(view.data ? `map:${id}` : null, (signal) => api.areaMap(id, signal));
  const openArea = useCallback((area: { id: string }) => {
    if (area.id !== id) {
      void navigate(`/areas/${area.id}`);
    }
  }, [navigate, id]);

  if (!view.data) {
    if (view.error instanceof ApiProblem && (view.error.code === 'UnknownArea' || view.error.code === 'NotFound')) {
      return <NotFoundPage />;
    }
    return <div className="page">{view.loading ? <Loading /> : <ErrorView error={view.error} retry={view.reload} />}</div>;
  }
  const { area, ancestors, parts, pictures } = view.data;
  return (
    <div className="page stack-l">
      <div className="stack-s">
        <Breadcrumb steps={[{ to: '/areas', label: t.areas.backToList }, ...ancestors.map((ancestor) => ({ to: `/areas/${ancestor.id}`, label: ancestor.name }))]} />
        <div className="row-between">
          <div className="row">
            <PageTitle documentTitle={area.name}>{area.name}</PageTitle>
            <Badge>{t.areaKinds[area.kind]}</Badge>
          </div>
          {session?.administrator ? (
            <ButtonLink look="primary" icon="plus" to={`/pictures/new?area=${area.id}`}>{t.areas.start}</ButtonLink>
          ) : (
            <p className="subtle small">{t.areas.notAdministrator}</p>
          )}
        </div>
      </div>
      <div className="areas-grid">
        <div className="stack-l">
          <section className="stack-s" aria-labelledby="area-facts">
            <h2 className="utrecht-heading-2" id="area-facts">{t.areas.facts}</h2>
            <dl className="facts card">
              <dt>{t.areas.code}</dt><dd className="mono">{area.id}</dd>
              <dt>{t.areas.year}</dt><dd>{area.year > 0 ? area.year : t.areas.yearUnknown}</dd>
              <dt>{t.areas.outline}</dt><dd>{area.hasOutline ? t.areas.hasOutline : t.areas.noOutline}</dd>
            </dl>
            {area.fictional && <p className="small subtle">{t.areas.fictional}</p>}
          </section>
          <section className="stack-s" aria-labelledby="area-parts">
            <h2 className="utrecht-heading-2" id="area-parts">{t.areas.parts}</h2>
            {parts.length === 0 ? <p className="subtle">{t.areas.noParts}</p> : (
              <ul className="plain area-results">
                {parts.map((part) => <li key={part.id}><AreaLine area={part}><Link to={`/areas/${part.id}`}>{part.name}</Link></AreaLine></li>)}
              </ul>
            )}
          </section>
        </div>
        <section aria-label={t.areas.map}>
          {map.data && map.data.shapes.length > 0 && <AreaMapView key={id} map={map.data} title={t.areas.mapTitle(area.name)} onOpen={openArea} />}
          {map.data && map.data.shapes.length === 0 && <p className="subtle">{t.areas.mapEmpty}</p>}
          {map.loading && !map.data && <Loading />}
          {map.error !== undefined && <ErrorView error={map.error} retry={map.reload} />}
        </section>
      </div>
      <section className="stack-s" aria-labelledby="area-pictures">
        <h2 className="utrecht-heading-2" id="area-pictures">{t.areas.pictures}</h2>
        {pictures.length === 0 ? <p className="subtle">{t.areas.noPictures}</p> : <PictureTable pictures={pictures} />}
      </section>
    </div>
  );
}
