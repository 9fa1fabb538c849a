import { useState } from 'react';
import { usePicture } from '../pictures/context';
import type { SignalSort } from '../shared/api/schema';
import { exportPath } from '../shared/api/signals';
import { useTexts } from '../shared/i18n';
import { Button, Checkbox, Dialog, Icon, Select } from '../shared/ui';
import { type Column, columns as allColumns, knownColumns, sortOf } from './columns';
import { HoldsDialog } from './HoldsDialog';
import { Menu } from './Menu';
import { pageSizes } from './preferences';
import type { Register } from './register';
import { owns } from './rules';
import { SavedViews } from './SavedViews';

interface Props {
  register: Register;
  columns: readonly Column[];
  onChoose: (register: Register, columns: readonly Column[]) => void;
  onColumns: (columns: readonly Column[]) => void;
  exportSearch: URLSearchParams;
  onHelp: () => void;
}

export const RegisterTools = ({ register, columns, onChoose, onColumns, exportSearch, onHelp }: Props) => {
  const t = useTexts();
  const r = t.signals.register;
  const { picture, partner } = usePicture();
  const [holding, setHolding] = useState(false);
  const formats = [['csv', r.exportCsv], ['xlsx', r.exportExcel]] as const;
  return (
    <>
      <SavedViews register={register} columns={columns} onChoose={onChoose} />
      <Menu label={r.columns} icon="table">
        {() => (
          <fieldset>
            <legend className="visually-hidden">{r.columns}</legend>
            {allColumns.map((column) => (
              <Checkbox key={column} label={r.columnNames[column]} checked={columns.includes(column)} onChange={(event) => onColumns(knownColumns(event.target.checked ? [...columns, column] : columns.filter((one) => one !== column)))} />
            ))}
          </fieldset>
        )}
      </Menu>
      <Menu label={r.exportLabel} icon="down">
        {(close) => (
          <div className="stack-s">
            <p className="small subtle">{r.exportHint}</p>
            <div className="row">
              {formats.map(([format, name]) => <a key={format} className="utrecht-button utrecht-button--secondary-action button-small" href={exportPath(picture.id, format, exportSearch)} download onClick={() => close()}>{name}</a>)}
            </div>
          </div>
        )}
      </Menu>
      <Menu label={r.more} align="end">
        {(close) => (
          <ul className="plain menu-list">
            {owns(picture.me, picture.me.partner, partner) && <li><Button small look="subtle" icon="lock" onClick={() => { close(); setHolding(true); }}>{r.hold}</Button></li>}
            <li><Button small look="subtle" icon="info" onClick={() => { close(); onHelp(); }}>{r.keys}</Button></li>
          </ul>
        )}
      </Menu>
      <HoldsDialog open={holding} onClose={() => setHolding(false)} />
    </>
  );
};

/** Sorting where there are no headers: on a small screen. */
export const SortChoice = ({ register, onChange }: { register: Register; onChange: (register: Register) => void }) => {
  const t = useTexts();
  const r = t.signals.register;
  const names = new Map<SignalSort, string>([['Label', r.label], ...allColumns.flatMap((column): [SignalSort, string][] => (sortOf[column] ? [[sortOf[column], r.columnNames[column] ?? column]] : []))]);
  return (
    <div className="sort-choice row">
      <Select label={r.sortBy} value={register.sort} onChange={(event) => onChange({ ...register, sort: event.target.value as SignalSort })}>
        {[...names].map(([sort, name]) => <option key={sort} value={sort}>{name}</option>)}
      </Select>
      <Button small icon={register.descending ? 'down' : 'up'} onClick={() => onChange({ ...register, descending: !register.descending })}>{register.descending ? r.descending : r.ascending}</Button>
    </div>
  );
};

interface PagerProps {
  first: number;
  shown: number;
  total: number;
  limit: number;
  loading: boolean;
  onLimit?: (limit: number) => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

export const Pager = ({ first, shown, total, limit, loading, onLimit, onPrevious, onNext }: PagerProps) => {
  const t = useTexts();
  const r = t.signals.register;
  const text = shown === 0 ? r.total(total) : shown === total ? r.total(total) : `${r.range(first + 1, first + shown)} ${t.common.of} ${r.total(total)}`;
  return (
    <div className="pager">
      <p role={onLimit ? 'status' : undefined} aria-busy={loading}>{text}</p>
      <div className="row">
        {onLimit && (
          <label className="page-size small">
            {r.pageSize}
            <select className="utrecht-select utrecht-select--html-select" value={limit} onChange={(event) => onLimit(Number(event.target.value))}>
              {pageSizes.map((size) => <option key={size} value={size}>{size}</option>)}
            </select>
          </label>
        )}
        {(onPrevious || onNext) && (
          <>
            <Button small disabled={!onPrevious} onClick={() => onPrevious?.()}><Icon name="chevron" className="turned-left" />{r.previous}</Button>
            <Button small disabled={!onNext} onClick={() => onNext?.()}>{r.next}<Icon name="chevron" className="turned-right" /></Button>
          </>
        )}
      </div>
    </div>
  );
};

export const KeysDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const t = useTexts();
  const r = t.signals.register;
  return (
    <Dialog title={r.keys} open={open} onClose={onClose}>
      <p>{r.keysIntro}</p>
      <dl className="facts keys">{r.keyList.map(([key, what]) => <div key={key} className="key-line"><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}</dl>
    </Dialog>
  );
};
