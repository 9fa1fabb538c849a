import { useCallback, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../access/session';
import { api } from '../shared/api/endpoints';
import type { Area, AreaKind, AreaPage } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, ButtonLink, Empty, ErrorView, Loading, PageTitle, Select, TextField } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { AreaLine, pause } from './AreaFinder';
import { AreaMapView } from './AreaMapView';
import './areas.css';

const pageSize = 50;
const kinds: readonly AreaKind[] = ['Municipality', 'District', 'Neighbourhood', 'CustomPolygon', 'ObjectSet'];

/** All areas: search by name or code on the one side, the map of the municipalities on the other. The search stands in the address, so that it can be gone back to. */
export default function AreasPage() {
  const t = useTexts();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q') ?? '';
  const kind = kinds.find((candidate) => candidate === search.get('kind'));
  const navigate = useNavigate();
  const { session } = useSession();
  const map = useResource('map:', (signal) => api.areaMap(undefined, signal));
  const set = (name: string, value: string): void =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (value) {
        next.set(name, value);
      } else {
        next.delete(name);
      }
      return next;
    }, { replace: true });
  const openArea = useCallback((area: { id: string }) => void navigate(`/areas/${area.id}`), [navigate]);

  return (
    <div className="page stack-l">
      <div>
        <PageTitle documentTitle={t.areas.title}>{t.areas.title}</PageTitle>
        <p className="subtle">{t.areas.intro}</p>
      </div>
      <div className="areas-grid">
        <section className="stack" aria-label={t.areas.list}>
          <div className="areas-search">
            <TextField type="search" label={t.areas.searchLabel} hint={t.areas.searchHint} value={q} onChange={(event) => set('q', event.target.value)} autoComplete="off" />
            <Select label={t.areas.kindFilter} value={kind ?? ''} onChange={(event) => set('kind', event.target.value)}>
              <option value="">{t.areas.allKinds}</option>
              {kinds.map((candidate) => <option key={candidate} value={candidate}>{t.areaKinds[candidate]}</option>)}
            </Select>
          </div>
          <Results key={`${q}|${kind ?? ''}`} q={q} kind={kind} />
        </section>
        <section aria-label={t.areas.map}>
          {map.data ? (
            map.data.shapes.length > 0 ? (
              <AreaMapView map={map.data} title={t.areas.mapOfMunicipalities} onOpen={openArea} />
            ) : (
              <Empty>
                <p>{t.areas.mapEmpty}</p>
                {session?.administrator && <><p>{t.areas.mapEmptyAdmin}</p><p><ButtonLink to="/admin/areas">{t.shell.importAreas}</ButtonLink></p></>}
              </Empty>
            )
          ) : map.loading ? <Loading /> : <ErrorView error={map.error} retry={map.reload} />}
        </section>
      </div>
    </div>
  );
}

const Results = ({ q, kind }: { q: string; kind: AreaKind | undefined }) => {
  const t = useTexts();
  const [more, setMore] = useState<Area[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const first = useResource<AreaPage>(`areas:${q}:${kind ?? ''}`, async (signal) => {
    await pause(120, signal);
    return api.areas({ q, kind, take: pageSize }, signal);
  });
  if (!first.data) {
    return first.loading ? <Loading /> : <ErrorView error={first.error} retry={first.reload} />;
  }
  const shown = [...first.data.areas, ...more];
  const left = first.data.total - shown.length;
  const loadMore = (): void => {
    setProblem(undefined);
    api.areas({ q, kind, skip: shown.length, take: pageSize }).then((page) => setMore((old) => [...old, ...page.areas]), setProblem);
  };
  return (
    <div className="stack-s">
      <p className="subtle small" role="status">{t.areas.total(first.data.total)}</p>
      {shown.length === 0 ? <Empty><p>{t.areas.nothing(q)}</p></Empty> : (
        <ul className="plain area-results">
          {shown.map((area) => <li key={area.id}><AreaLine area={area}><Link to={`/areas/${area.id}`}>{area.name}</Link></AreaLine></li>)}
        </ul>
      )}
      {problem !== undefined && <ErrorView error={problem} retry={loadMore} />}
      {left > 0 && <Button onClick={loadMore}>{t.areas.showMore(Math.min(left, pageSize))}</Button>}
    </div>
  );
};
