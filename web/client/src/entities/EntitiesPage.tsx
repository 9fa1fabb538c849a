import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';
import { partnerOf } from '../documents/evidence/reference';
import { useLiveNaming } from '../documents/evidence/useEvidence';
import { usePicture } from '../pictures/context';
import type { EntityView } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, Dialog, Empty, ErrorView, Icon, Loading, PageTitle, Select } from '../shared/ui';
import { useFollowed, useSettled } from '../shared/useFollowed';
import { entitiesApi } from './calls';
import { entityTypes } from './draft';
import { AddEntityForm } from './EntityForm';
import { EntityTable } from './EntityTable';
import { allEntities, type EntityFilter, entityKey, isFiltered, readFilter, searchOf } from './list';
import { useListKeys } from './useListKeys';
import '../signals/register.css';
import './entities.css';

/** What the list gives to the entity that is open beside it. */
export interface BesideEntities {
  close: () => void;
  reload: () => void;
}

const step = 100;
const most = 500;

/** All entities of a picture that one may see, sorted by kind and alias. */
export default function EntitiesPage() {
  const t = useTexts();
  const e = t.entities;
  const navigate = useNavigate();
  const { picture, signalsVersion } = usePicture();
  const { partner: openPartner, entity: openEntity } = useParams();
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => readFilter(address), [address]);
  const [limit, setLimit] = useState(step);
  const [adding, setAdding] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const base = `/pictures/${picture.id}/entities`;
  const opened = openEntity === undefined ? null : `${openPartner}/${openEntity}`;

  const settled = useSettled(filter, address.get('text') ? 200 : 0);
  const question = searchOf(settled);
  question.set('limit', String(limit));
  const { data: page, error, loading, reload } = useFollowed(question.toString(), signalsVersion, (asked, signal) => entitiesApi.page(picture.id, new URLSearchParams(asked), signal));
  const rows = useMemo(() => page?.items ?? [], [page]);
  const keyList = useMemo(() => rows.map(entityKey), [rows]);

  const setFilter = (next: EntityFilter): void => {
    const params = searchOf(next);
    if (next.text) {
      params.set('text', next.text); // as it is typed, spaces and all
    }
    setLimit(step);
    setAddress(params, { replace: true, preventScrollReset: true });
  };
  const query = address.toString();
  const suffix = query ? `?${query}` : '';
  const linkTo = (entity: EntityView): string => `${base}/${entityKey(entity)}${suffix}`;
  const left = useRef<string | null>(null);
  const close = useCallback((): void => {
    left.current = opened;
    void navigate(`${base}${suffix}`, { preventScrollReset: true });
  }, [navigate, base, suffix, opened]);
  // Only now the list is on screen again where it was away for the one that was open.
  useEffect(() => {
    if (opened === null && left.current !== null) {
      (document.querySelector<HTMLElement>(`[data-row="${CSS.escape(left.current)}"]`) ?? search.current)?.focus();
      left.current = null;
    }
  }, [opened]);
  const toSearch = useCallback((): void => search.current?.focus(), []);
  const onEscape = useCallback((): void => {
    if (opened !== null) {
      close();
    }
  }, [opened, close]);
  const keys = useListKeys({ keys: keyList, onSearch: toSearch, onEscape });
  const beside = useMemo<BesideEntities>(() => ({ close, reload }), [close, reload]);

  return (
    <div className={`register ${opened === null ? '' : 'register-open'}`}>
      <div className="register-main stack">
        <header className="register-head">
          <div>
            <PageTitle documentTitle={`${e.title}: ${picture.title}`}>{e.title}</PageTitle>
            <p className="subtle">{e.intro}</p>
          </div>
          {picture.can.addSignal && <Button look="primary" small icon="plus" onClick={() => setAdding(true)}>{e.add}</Button>}
        </header>
        <div className="register-search">
          <SearchField value={filter.text} field={search} onChange={(text) => setFilter({ ...filter, text })} />
          <Select className="entity-type-filter" label={e.type} value={filter.type} onChange={(event) => setFilter({ ...filter, type: event.target.value as EntityFilter['type'] })}>
            <option value="">{e.allTypes}</option>
            {entityTypes.map((type) => <option key={type} value={type}>{e.types[type]}</option>)}
          </Select>
        </div>
        {isFiltered(filter) && (
          <div className="active-filters">
            {filter.signal && <SignalPill signal={filter.signal} onDrop={() => setFilter({ ...filter, signal: '' })} />}
            <Button small look="subtle" onClick={() => setFilter(allEntities)}>{e.clear}</Button>
          </div>
        )}
        {error !== undefined && <ErrorView error={error} retry={reload} />}
        {page ? (
          <div className="stack-s">
            <p role="status" aria-busy={loading}>{page.more ? e.someOf(rows.length, page.total) : e.total(page.total)}</p>
            <p className="visually-hidden" id="entity-keys">{e.keysShort}</p>
            {rows.length === 0 ? (
              <Empty>
                <p>{isFiltered(filter) ? e.noMatch : e.empty}</p>
                {isFiltered(filter) ? <Button onClick={() => setFilter(allEntities)}>{e.clear}</Button> : picture.can.addSignal && <p>{e.emptyAdd}</p>}
              </Empty>
            ) : <EntityTable rows={rows} narrow={opened !== null} opened={opened} tabStop={keys.tabStop} linkTo={linkTo} onActive={keys.setActive} onKey={keys.onKey} />}
            {page.more && limit < most && <Button small disabled={loading} onClick={() => setLimit(Math.min(most, limit + step))}>{e.more}</Button>}
          </div>
        ) : error === undefined && <Loading />}
      </div>
      <Outlet context={beside} />
      <Dialog title={e.add} open={adding} onClose={() => setAdding(false)}>
        <AddEntityForm onCancel={() => setAdding(false)} onAdded={(entity) => { setAdding(false); reload(); void navigate(linkTo(entity)); }} />
      </Dialog>
    </div>
  );
}

/** From the search field into the rows that were found. */
function toRows(event: KeyboardEvent): void {
  const first = event.key === 'ArrowDown' ? document.querySelector<HTMLElement>('[data-row]') : null;
  if (first) {
    event.preventDefault();
    first.focus();
  }
}

/** Typed letters stay where they are typed; the address follows. */
const SearchField = ({ value, field, onChange }: { value: string; field: React.RefObject<HTMLInputElement | null>; onChange: (text: string) => void }) => {
  const t = useTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText((old) => (old.trim() === value.trim() ? old : value)), [value]);
  return (
    <div className="field register-text">
      <label className="utrecht-form-label" htmlFor="entity-text">{t.entities.search}</label>
      <input id="entity-text" ref={field} type="search" className="utrecht-textbox utrecht-textbox--html-input" maxLength={200} value={text} autoComplete="off" onChange={(event) => { setText(event.target.value); onChange(event.target.value); }} onKeyDown={toRows} />
    </div>
  );
};

const SignalPill = ({ signal, onDrop }: { signal: string; onDrop: () => void }) => {
  const e = useTexts().entities;
  const { partner } = usePicture();
  const known = useLiveNaming()?.store.signal(signal);
  const name = known?.label ? e.onSignal(known.label) : `${e.oneSignal} (${partner(partnerOf(signal))?.shortName ?? partnerOf(signal)})`;
  return <button type="button" className="pill" aria-label={e.removeFilter(name)} onClick={onDrop}>{name} <Icon name="close" /></button>;
};
