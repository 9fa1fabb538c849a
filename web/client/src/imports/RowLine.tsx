import { type FormEvent, useId, useRef, useState } from 'react';
import type { CorrectRow, ImportField, ImportRow } from '../shared/api/schema';
import { errorText, problemText, useTexts } from '../shared/i18n';
import { Badge, Button } from '../shared/ui';
import { useTerms } from '../signals/terms';
import { isMany, listOf } from './fields';

interface Props {
  row: ImportRow;
  shown: readonly ImportField[];
  scheme: string;
  onCorrect: (row: number, command: CorrectRow) => Promise<boolean>;
}

/** One row: what it becomes, or fields to correct it in. Cells with an error are fields at once. */
export const RowLine = ({ row, shown, scheme, onCorrect }: Props) => {
  const t = useTexts();
  const c = t.imports.check;
  const terms = useTerms();
  const form = useId();
  const [typed, setTyped] = useState<Partial<Record<ImportField, string>>>({});
  const [whole, setWhole] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const state = useRef<HTMLTableCellElement>(null);

  const corrections = row.cells.filter((cell) => cell.corrected).map(({ field, text }) => ({ field, text }));
  const isBad = !row.leftOut && row.problems.length > 0;
  const open = (field: ImportField): boolean => !row.leftOut && (whole || row.problems.some((one) => one.field === field));
  const dirty = Object.keys(typed).length > 0;

  const send = async (command: CorrectRow): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const good = await onCorrect(row.number, command);
      setTyped({});
      setWhole(false);
      if (good) {
        state.current?.focus();
      }
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const changed = Object.entries(typed).map(([field, text]) => ({ field: field as ImportField, text }));
    void send({ fields: [...corrections.filter((one) => !(one.field in typed)), ...changed], leaveOut: false });
  };

  return (
    <tr className={`utrecht-table__row ${isBad ? 'import-bad' : ''} ${row.leftOut ? 'import-aside' : ''}`}>
      <th scope="row" className="utrecht-table__cell" data-label={c.row}>{row.number}</th>
      <td className="utrecht-table__cell import-state" data-label={c.status} tabIndex={-1} ref={state}>
        <form id={form} onSubmit={save} className="stack-s">
          <Badge tone={row.leftOut ? 'outline' : isBad ? 'bad' : 'ok'} icon={row.leftOut ? undefined : isBad ? 'alert' : 'check'}>{row.leftOut ? c.out : isBad ? c.wrong : c.fine}</Badge>
          {isBad && row.problems.filter((one) => !one.field || !shown.includes(one.field)).map((one) => <p key={one.problem.code} className="small import-error">{problemText(t, one.problem)}</p>)}
          {problem !== undefined && <p className="small import-error" role="alert">{errorText(t, problem)}</p>}
          <div className="import-actions">
            {(dirty || whole) && <Button small look="primary" type="submit" disabled={busy || !dirty} aria-label={c.saveRow(row.number)}>{c.save}</Button>}
            {!row.leftOut && !whole && !dirty && <Button small look="subtle" aria-label={c.editRow(row.number)} onClick={() => setWhole(true)}>{c.edit}</Button>}
            {(whole || dirty) && <Button small look="subtle" onClick={() => { setTyped({}); setWhole(false); }}>{c.stop}</Button>}
            {!dirty && !whole && <Button small look="subtle" disabled={busy} aria-label={row.leftOut ? c.takeRow(row.number) : c.leaveRow(row.number)} onClick={() => void send({ fields: corrections, leaveOut: !row.leftOut })}>{row.leftOut ? c.take : c.leave}</Button>}
          </div>
        </form>
      </td>
      {shown.map((field) => {
        const cell = row.cells.find((one) => one.field === field);
        const wrong = row.leftOut ? undefined : row.problems.find((one) => one.field === field);
        const list = listOf(field, scheme);
        const name = c.cell(t.imports.fields[field], row.number);
        const errorId = `${form}-${field}`;
        const value = typed[field] ?? cell?.text ?? '';
        const set = (text: string): void => setTyped({ ...typed, [field]: text });
        const shared = { form, 'aria-label': name, 'aria-invalid': wrong ? true : undefined, 'aria-describedby': wrong ? errorId : undefined, disabled: busy };
        return (
          <td key={field} className={`utrecht-table__cell import-cell-${field.toLowerCase()}`} data-label={t.imports.fields[field]}>
            {wrong && <p className="small import-error" id={errorId}>{problemText(t, wrong.problem)}</p>}
            {open(field) ? (
              list && !isMany(field) ? (
                <select {...shared} className="utrecht-select utrecht-select--html-select" value={terms.offered(list).some((term) => term.id === (typed[field] ?? cell?.value)) ? (typed[field] ?? cell?.value ?? '') : ''} onChange={(event) => set(event.target.value)}>
                  <option value="">{cell?.text ? `${cell.text} …` : c.choose}</option>
                  {terms.offered(list).map((term) => <option key={term.id} value={term.id}>{terms.name(list, term.id)}</option>)}
                </select>
              ) : field === 'Content' ? <textarea {...shared} className="utrecht-textarea utrecht-textarea--html-textarea" rows={3} value={value} onChange={(event) => set(event.target.value)} />
              : <input {...shared} className="utrecht-textbox utrecht-textbox--html-input" value={value} onChange={(event) => set(event.target.value)} />
            ) : (
              <span className={cell?.corrected ? 'import-corrected' : undefined} title={cell?.corrected ? c.corrected : undefined}>
                {cell?.value ? (list ? cell.value.split(';').map((id) => terms.name(list, id)).join('; ') : cell.value) : cell?.text || <span className="subtle">{c.empty}</span>}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
};
