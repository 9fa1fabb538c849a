import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { usePicture } from '../pictures/context';
import type { CorrectRow, ImportField, ImportMapping, ImportRow, ImportView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Alert, Badge, Button, Empty, ErrorView, Loading, Select } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { importsApi } from './calls';
import { fields } from './fields';
import { RowLine } from './RowLine';
import { UnknownWords } from './UnknownWords';

const pageSize = 50;

interface Props {
  view: ImportView;
  onChange: () => void;
  onMap: (mapping: ImportMapping) => Promise<void>;
  onStart: () => Promise<void>;
  onCancel: () => Promise<void>;
  onCorrected: () => void;
}

/** The rows as they would become, and what is wrong with them, corrected in place. */
export const CheckStep = ({ view, onChange, onMap, onStart, onCancel, onCorrected }: Props) => {
  const t = useTexts();
  const c = t.imports.check;
  const format = useFormat();
  const { picture } = usePicture();
  const { owner = '', import: key = '' } = useParams();
  const [onlyBad, setOnlyBad] = useState(view.bad > 0);
  const [rows, setRows] = useState<readonly ImportRow[]>([]);
  const [next, setNext] = useState<number | null>(0);
  const [error, setError] = useState<unknown>();
  const [loading, setLoading] = useState(true);
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState<ImportMapping>(view.mapping);
  /** What was wrong when the rows came, shown first; the order stays while it is corrected. */
  const [wrong, setWrong] = useState<ReadonlySet<ImportField | null>>(new Set());
  const round = useRef(0);

  const load = useCallback(async (from: number, before: readonly ImportRow[]): Promise<void> => {
    const mine = ++round.current;
    setLoading(true);
    setError(undefined);
    try {
      const page = await importsApi.rows(picture.id, owner, key, from, onlyBad, pageSize);
      if (mine === round.current) {
        setRows([...before, ...page.rows]);
        setWrong((old) => new Set([...old, ...page.rows.flatMap((row) => row.problems.map((problem) => problem.field))]));
        setNext(page.next);
      }
    } catch (problem) {
      if (mine === round.current) {
        setError(problem);
      }
    } finally {
      if (mine === round.current) {
        setLoading(false);
      }
    }
  }, [picture.id, owner, key, onlyBad]);
  useEffect(() => { void load(0, []); }, [load]);

  const correct = async (row: number, command: CorrectRow): Promise<boolean> => {
    const corrected = await importsApi.correct(picture.id, owner, key, row, command);
    setRows((old) => old.map((one) => (one.number === row ? corrected : one)));
    toast(command.leaveOut || corrected.problems.length === 0 ? c.saved(row) : c.still(row));
    onCorrected();
    return corrected.problems.length === 0;
  };
  const good = view.rows - view.bad - view.leftOut;
  const shown = fields.filter((field) => rows.some((row) => row.cells.some((cell) => cell.field === field && (cell.text || row.problems.some((problem) => problem.field === field)))));
  shown.sort((a, b) => Number(wrong.has(b)) - Number(wrong.has(a)));
  const start = (): void => {
    setBusy(true);
    void onStart().finally(() => setBusy(false));
  };

  return (
    <div className="stack-l">
      <section className="card stack" aria-labelledby="import-check">
        <h2 className="utrecht-heading-2" id="import-check">{c.title}</h2>
        <p className="row" role="status">
          <Badge tone="ok" icon="check">{c.good(good)}</Badge>
          {view.bad > 0 && <Badge tone="bad" icon="alert">{c.bad(view.bad)}</Badge>}
          {view.leftOut > 0 && <Badge tone="outline">{c.leftOut(view.leftOut)}</Badge>}
        </p>
        {good > 0 ? view.bad > 0 && <p>{c.startHint(view.bad)}</p> : <Alert tone="warning"><p>{c.nothing}</p></Alert>}
        <div className="row">
          <Button look="primary" disabled={busy || good <= 0} onClick={start}>{c.start(good)}</Button>
          <Button onClick={onChange}>{c.change}</Button>
          <Button onClick={() => void onCancel()}>{c.cancel}</Button>
        </div>
        <p className="small subtle">{c.kept(format.date(view.keptUntil))}</p>
      </section>

      {view.unknown.length > 0 && (
        <div className="stack">
          <UnknownWords unknown={view.unknown} mapping={words} onChange={setWords} />
          {words !== view.mapping && <p><Button look="primary" onClick={() => void onMap(words)}>{t.imports.columns.again}</Button></p>}
        </div>
      )}

      <section className="stack" aria-labelledby="import-rows">
        <div className="row-between">
          <h2 className="utrecht-heading-2" id="import-rows">{onlyBad ? c.onlyBad : c.allRows}</h2>
          <Select label={c.show} value={onlyBad ? 'bad' : 'all'} onChange={(event) => setOnlyBad(event.target.value === 'bad')} className="import-filter">
            <option value="bad">{c.onlyBad}</option>
            <option value="all">{c.allRows}</option>
          </Select>
        </div>
        {error !== undefined && <ErrorView error={error} retry={() => void load(0, [])} />}
        {rows.length > 0 ? (
          <div className="import-cards import-rows">
            <table className="utrecht-table">
              <thead className="utrecht-table__header">
                <tr>
                  <th scope="col" className="utrecht-table__header-cell">{c.row}</th>
                  <th scope="col" className="utrecht-table__header-cell">{c.status}</th>
                  {shown.map((field) => <th key={field} scope="col" className="utrecht-table__header-cell">{t.imports.fields[field]}</th>)}
                </tr>
              </thead>
              <tbody className="utrecht-table__body">
                {rows.map((row) => <RowLine key={row.number} row={row} shown={shown} scheme={view.mapping.gradeScheme} onCorrect={correct} />)}
              </tbody>
            </table>
          </div>
        ) : !loading && error === undefined && <Empty><p>{onlyBad ? c.noneBad : c.none}</p></Empty>}
        {loading ? <Loading /> : next !== null && rows.length > 0 && <p><Button onClick={() => void load(next, rows)}>{c.more}</Button></p>}
      </section>
    </div>
  );
};
