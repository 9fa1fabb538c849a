import { type KeyboardEvent, memo, type MouseEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Signal } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Icon } from '../shared/ui';
import { type Column, sortOf } from './columns';
import type { Register } from './register';
import { SignalCell } from './SignalCell';
import { signalKey } from './rules';
import type { Selection } from './selection';
import type { Terms } from './terms';

export interface TableProps {
  rows: readonly Signal[];
  columns: readonly Column[];
  register: Register;
  selection: Selection;
  /** Key of the row that Tab leads to. */
  active: string | null;
  /** Key of the row whose signal is open. */
  opened: string | null;
  /** Rows that came or changed just now. */
  fresh: ReadonlySet<string>;
  terms: Terms;
  mayPick: (signal: Signal) => boolean;
  linkTo: (signal: Signal) => string;
  onSort: (column: NonNullable<(typeof sortOf)[Column]>) => void;
  onActive: (key: string) => void;
  onPick: (index: number, extend: boolean) => void;
  onPickPage: () => void;
  onKey: (event: KeyboardEvent, index: number) => void;
}

/** A page of the register as a native table: one tab stop for all rows, arrows go along them. */
export const RegisterTable = (props: TableProps) => {
  const { rows, columns, register, selection, active, mayPick, onSort, onPickPage } = props;
  const t = useTexts();
  const r = t.signals.register;
  const mine = rows.filter(mayPick);
  const picked = mine.filter((signal) => selection.has(signalKey(signal))).length;
  const tabStop = rows.some((signal) => signalKey(signal) === active) ? active : rows[0] ? signalKey(rows[0]) : null;
  return (
    <div className="table-scroll">
      <table className="utrecht-table register-table" aria-describedby="register-keys">
        <caption className="visually-hidden">{r.caption}</caption>
        <thead className="utrecht-table__header">
          <tr>
            <th scope="col" className="utrecht-table__header-cell pick-cell">
              {mine.length > 0 && <PageBox label={r.selectPage} some={picked > 0 && picked < mine.length} all={picked === mine.length} onChange={onPickPage} />}
              {mine.length === 0 && <span className="visually-hidden">{r.selectPage}</span>}
            </th>
            <Header label={r.label} sort="Label" register={register} onSort={onSort} />
            <th scope="col" className="utrecht-table__header-cell content-cell">{r.content}</th>
            {columns.map((column) => <Header key={column} label={r.columnNames[column] ?? column} sort={sortOf[column]} register={register} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {rows.map((signal, index) => {
            const key = signalKey(signal);
            return <Row key={key} {...props} signal={signal} index={index} isPicked={selection.has(key)} isTabStop={key === tabStop} isOpen={key === props.opened} isFresh={props.fresh.has(key)} />;
          })}
        </tbody>
      </table>
    </div>
  );
};

const PageBox = ({ label, some, all, onChange }: { label: string; some: boolean; all: boolean; onChange: () => void }) => {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) {
      box.current.indeterminate = some;
    }
  }, [some]);
  return <input ref={box} type="checkbox" className="pick" aria-label={label} checked={all} onChange={onChange} />;
};

const Header = ({ label, sort, register, onSort }: { label: string; sort: (typeof sortOf)[Column]; register: Register; onSort: TableProps['onSort'] }) => {
  const now = sort !== undefined && register.sort === sort;
  return (
    <th scope="col" className="utrecht-table__header-cell" aria-sort={now ? (register.descending ? 'descending' : 'ascending') : undefined}>
      {sort === undefined ? label : (
        <button type="button" className="sort-button" onClick={() => onSort(sort)}>
          {label}
          {now && <Icon name={register.descending ? 'down' : 'up'} />}
        </button>
      )}
    </th>
  );
};

interface RowProps extends TableProps {
  signal: Signal;
  index: number;
  isPicked: boolean;
  isTabStop: boolean;
  isOpen: boolean;
  isFresh: boolean;
}

const sameRow = (a: RowProps, b: RowProps): boolean =>
  a.signal === b.signal && a.index === b.index && a.isPicked === b.isPicked && a.isTabStop === b.isTabStop && a.isOpen === b.isOpen && a.isFresh === b.isFresh
  && a.columns === b.columns && a.terms === b.terms && a.linkTo === b.linkTo && a.onPick === b.onPick && a.onKey === b.onKey;

const Row = memo(({ signal, index, columns, terms, isPicked, isTabStop, isOpen, isFresh, mayPick, linkTo, onActive, onPick, onKey }: RowProps) => {
  const t = useTexts();
  const r = t.signals.register;
  const key = signalKey(signal);
  const may = mayPick(signal);
  const click = (event: MouseEvent): void => {
    if (event.shiftKey && may) {
      event.preventDefault();
      onPick(index, true);
    }
  };
  return (
    <tr className={`utrecht-table__row ${isPicked ? 'picked' : ''} ${isOpen ? 'opened' : ''} ${isFresh ? 'fresh' : ''}`}>
      <td className="utrecht-table__cell pick-cell">
        {may && (
          <input
            type="checkbox"
            className="pick"
            tabIndex={isTabStop ? 0 : -1}
            aria-label={r.select(signal.label)}
            checked={isPicked}
            onFocus={() => onActive(key)}
            onClick={(event) => { if (event.shiftKey) { onPick(index, true); } }}
            onChange={(event) => { if (!(event.nativeEvent as unknown as MouseEvent).shiftKey) { onPick(index, false); } }}
          />
        )}
      </td>
      <th scope="row" className="utrecht-table__cell label-cell">
        <Link to={linkTo(signal)} data-row={key} tabIndex={isTabStop ? 0 : -1} aria-current={isOpen ? 'true' : undefined} onFocus={() => onActive(key)} onClick={click} onKeyDown={(event) => onKey(event, index)}>{signal.label}</Link>
      </th>
      <td className="utrecht-table__cell content-cell">
        <p className="clamp">{signal.content}</p>
        {signal.attachments.length > 0 && <span className="subtle small">{r.attachments(signal.attachments.length)}</span>}
      </td>
      {columns.map((column) => <td key={column} className={`utrecht-table__cell cell-${column}`} data-label={r.columnNames[column]}><SignalCell column={column} signal={signal} terms={terms} /></td>)}
    </tr>
  );
}, sameRow);
