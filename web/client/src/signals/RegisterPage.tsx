import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useNavigate, useParams, useSearchParams } from 'react-router';
import { usePicture } from '../pictures/context';
import type { Signal, SignalSort } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, ButtonLink, Dialog, Empty, ErrorView, Loading, PageTitle } from '../shared/ui';
import { AddSignalForm } from './AddSignalForm';
import { BulkBar } from './BulkBar';
import { type Column, usual } from './columns';
import { activeFilters, everything, pageSearch, readRegister, type Register, searchOf, sortedBy } from './register';
import { ActiveFilters, RegisterFilters } from './RegisterFilters';
import { KeysDialog, Pager, RegisterTools, SortChoice } from './RegisterTools';
import { RegisterTable } from './RegisterTable';
import { owns } from './rules';
import { useTerms } from './terms';
import { useFresh } from './useFresh';
import { keptColumns, keptPageSize, keepColumns, keepPageSize } from './preferences';
import { useRowKeys } from './useRowKeys';
import { useSettled } from '../shared/useFollowed';
import { useSignalPage } from './useSignalPage';
import './form.css';
import './register.css';

/** What the register gives to the signal that is open beside it. */
export interface BesideRegister {
  close: () => void;
  reload: () => void;
}

/** All signals of a picture that one may see: a page at a time, filtered, sorted and searched on the server. */
export default function RegisterPage() {
  const t = useTexts();
  const r = t.signals.register;
  const navigate = useNavigate();
  const { picture, partner, signalsVersion } = usePicture();
  const { partner: openPartner, signal: openSignal } = useParams();
  const [address, setAddress] = useSearchParams();
  const terms = useTerms();
  const register = useMemo(() => readRegister(address), [address]);
  const [columns, setColumns] = useState<readonly Column[]>(keptColumns);
  const [limit, setLimit] = useState(keptPageSize);
  const [showFilters, setShowFilters] = useState(() => window.matchMedia('(min-width: 80rem)').matches);
  const [adding, setAdding] = useState(false);
  const [help, setHelp] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const base = `/pictures/${picture.id}/signals`;
  const isOpen = openSignal !== undefined;
  const opened = isOpen ? `${openPartner}/${openSignal}` : null;
  const left = useRef<string | null>(null);

  const settled = useSettled(register, address.get('text') ? 200 : 0);
  const question = searchOf(settled).toString();
  const [place, setPlace] = useState<{ question: string; cursors: readonly (string | null)[] }>({ question, cursors: [null] });
  const cursors = place.question === question ? place.cursors : [null];
  const after = cursors.at(-1) ?? null;
  const { page, search: answered, error, loading, reload } = useSignalPage(picture.id, pageSearch(settled, after, limit).toString(), signalsVersion);
  const rows = useMemo(() => page?.items ?? [], [page]);
  const fresh = useFresh(page?.items, answered);

  const setRegister = useCallback((next: Register): void => {
    // The text goes in as it is typed, spaces and all.
    const params = searchOf(next);
    for (const field of ['text', 'from', 'until'] as const) {
      if (next[field]) {
        params.set(field, next[field]);
      }
    }
    setAddress(params, { replace: true, preventScrollReset: true });
  }, [setAddress]);

  const next = page?.next && rows.length > 0 && (cursors.length - 1) * limit + rows.length < page.total ? page.next : null;
  const toNext = next === null ? null : (): void => setPlace({ question, cursors: [...cursors, next] });
  const toPrevious = cursors.length < 2 ? null : (): void => setPlace({ question, cursors: cursors.slice(0, -1) });
  const mayPick = useCallback((signal: Signal): boolean => owns(picture.me, signal.partner, partner), [picture.me, partner]);
  const query = address.toString();
  const suffix = query ? `?${query}` : '';
  const linkTo = useCallback((signal: Signal): string => `${base}/${signal.partner}/${signal.id}${suffix}`, [base, suffix]);
  const close = useCallback((): void => {
    left.current = opened;
    void navigate(`${base}${suffix}`, { preventScrollReset: true });
  }, [navigate, base, suffix, opened]);
  // Only now the table is on screen again where it was away for the one that was open.
  useEffect(() => {
    if (opened === null && left.current !== null) {
      (document.querySelector<HTMLElement>(`[data-row="${CSS.escape(left.current)}"]`) ?? search.current)?.focus();
      left.current = null;
    }
  }, [opened]);
  const keys = useRowKeys({ rows, mayPick, onPrevious: toPrevious, onNext: toNext, onSearch: () => search.current?.focus(), onHelp: () => setHelp(true), onEscape: () => isOpen && close() });
  const sort = (by: SignalSort): void => setRegister(sortedBy(register, by));
  const choose = (nextRegister: Register, nextColumns: readonly Column[]): void => {
    setRegister(nextRegister);
    const chosen = nextColumns.length > 0 ? nextColumns : usual;
    keepColumns(chosen);
    setColumns(chosen);
  };
  const shownColumns = useMemo(() => (isOpen ? columns.filter((column) => ['date', 'partner', 'stage'].includes(column)) : columns), [columns, isOpen]);
  const beside = useMemo<BesideRegister>(() => ({ close, reload }), [close, reload]);
  const filterProps = { register, onChange: setRegister, counts: page?.counts, rows, terms };
  const first = (cursors.length - 1) * limit;

  return (
    <div className={`register ${isOpen ? 'register-open' : ''}`}>
      <div className="register-main stack">
        <header className="register-head">
          <div>
            <PageTitle documentTitle={`${t.signals.title}: ${picture.title}`}>{t.signals.title}</PageTitle>
            <p className="subtle">{r.intro}</p>
          </div>
          <div className="row">
            {picture.can.addSignal && <Button look="primary" small icon="plus" onClick={() => setAdding(true)}>{t.signals.add}</Button>}
            {picture.can.addSignal && <ButtonLink small icon="up" to={`${base}/import`}>{t.imports.link}</ButtonLink>}
            <RegisterTools register={register} columns={columns} onChoose={choose} onColumns={(chosen) => { keepColumns(chosen); setColumns(chosen); }} exportSearch={searchOf(settled)} onHelp={() => setHelp(true)} />
          </div>
        </header>
        <div className="register-search">
          <SearchField value={register.text} field={search} onChange={(text) => setRegister({ ...register, text })} />
          {!isOpen && <Button small icon="list" aria-expanded={showFilters} aria-controls="register-filters" onClick={() => setShowFilters(!showFilters)}>{showFilters ? r.hideFilters : r.showFilters(activeFilters(register))}</Button>}
          <SortChoice register={register} onChange={setRegister} />
        </div>
        <ActiveFilters {...filterProps} />
        <div className={`register-body ${showFilters && !isOpen ? 'with-filters' : ''}`}>
          <aside id="register-filters" aria-label={r.filters} hidden={!showFilters || isOpen}>
            <RegisterFilters {...filterProps} />
          </aside>
          <div className="register-rows stack-s">
            {keys.selection.size > 0 && <BulkBar signals={[...keys.selection.values()]} onClear={keys.clear} onDone={() => { keys.clear(); reload(); }} onConflict={reload} />}
            {error !== undefined && <ErrorView error={error} retry={reload} />}
            {page ? (
              <>
                <Pager first={first} shown={rows.length} total={page.total} limit={limit} loading={loading} onLimit={(size) => { keepPageSize(size); setLimit(size); setPlace({ question, cursors: [null] }); }} onPrevious={toPrevious} onNext={toNext} />
                <p className="visually-hidden" id="register-keys">{r.keysShort} {rows.some(mayPick) ? '' : t.signals.bulk.notYours}</p>
                {rows.length === 0 ? (
                  <Empty>
                    <p>{activeFilters(register) > 0 ? t.signals.noMatch : r.empty}</p>
                    {activeFilters(register) > 0 ? <Button onClick={() => setRegister({ ...everything })}>{t.signals.clear}</Button> : picture.can.addSignal && <p>{r.emptyAdd}</p>}
                  </Empty>
                ) : (
                  <RegisterTable
                    rows={rows} columns={shownColumns} register={register} selection={keys.selection} active={keys.active} opened={opened} fresh={fresh} terms={terms}
                    mayPick={mayPick} linkTo={linkTo} onSort={sort} onActive={keys.setActive} onPick={keys.pick} onPickPage={keys.pickPage} onKey={keys.onKey}
                  />
                )}
                {rows.length > 20 && <Pager first={first} shown={rows.length} total={page.total} limit={limit} loading={loading} onPrevious={toPrevious} onNext={toNext} />}
              </>
            ) : error === undefined && <Loading />}
          </div>
        </div>
      </div>
      <Announcer picked={keys.selection.size} fresh={fresh.size} />
      <Outlet context={beside} />
      <Dialog title={t.signals.add} open={adding} onClose={() => setAdding(false)}>
        <AddSignalForm onCancel={() => setAdding(false)} onAdded={(owner, signal) => { setAdding(false); reload(); void navigate(`${base}/${owner}/${signal}${suffix}`); }} />
      </Dialog>
      <KeysDialog open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** From the search field into the rows that were found, past the filters. */
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
      <label className="utrecht-form-label" htmlFor="register-text">{t.signals.register.search}</label>
      <input id="register-text" ref={field} type="search" className="utrecht-textbox utrecht-textbox--html-input" maxLength={200} value={text} autoComplete="off" onChange={(event) => { setText(event.target.value); onChange(event.target.value); }} onKeyDown={toRows} />
    </div>
  );
};

/** Says what a sighted person sees at the edge of the eye. */
const Announcer = ({ picked, fresh }: { picked: number; fresh: number }) => {
  const t = useTexts();
  return <p className="visually-hidden" role="status">{[picked > 0 ? t.signals.register.selected(picked) : '', fresh > 0 ? t.signals.register.updated : ''].filter(Boolean).join(' ')}</p>;
};
