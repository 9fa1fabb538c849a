import { type FormEvent, useState } from 'react';
import { usePicture } from '../pictures/context';
import { signalsApi } from '../shared/api/signals';
import type { SavedView } from '../shared/api/schema';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog, ErrorView, Loading, TextField } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';
import { type Column, knownColumns, usual } from './columns';
import { Menu } from './Menu';
import { everything, fromView, type Register, sameRegister, toView } from './register';

interface Props {
  register: Register;
  columns: readonly Column[];
  onChoose: (register: Register, columns: readonly Column[]) => void;
}

/** Views that someone keeps for oneself, on the server, so that they are there on every device. */
export const SavedViews = ({ register, columns, onChoose }: Props) => {
  const t = useTexts();
  const r = t.signals.register;
  const { picture } = usePicture();
  const views = useResource(`views:${picture.id}`, (signal) => signalsApi.views(picture.id, signal));
  const [saving, setSaving] = useState(false);
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const current = views.data?.find((view) => sameRegister(fromView(view.view), register) && knownColumns(view.view.columns ?? []).join() === columns.join());

  const remove = async (view: SavedView): Promise<void> => {
    try {
      await signalsApi.removeView(picture.id, view.id);
      setRemoved(view);
      views.reload();
    } catch (error) {
      toast(errorText(t, error));
    }
  };
  const restore = async (view: SavedView): Promise<void> => {
    try {
      await signalsApi.saveView(picture.id, view.name, view.view);
      setRemoved(null);
      views.reload();
    } catch (error) {
      toast(errorText(t, error));
    }
  };
  return (
    <>
      <Menu label={current ? `${r.view}: ${current.name}` : r.views} icon="list">
        {(close) => (
          <div className="stack-s">
            {views.loading && !views.data && <Loading />}
            {views.error !== undefined && <ErrorView error={views.error} retry={views.reload} />}
            <ul className="plain views">
              <li><button type="button" className="view-name" aria-current={sameRegister(register, everything) ? 'true' : undefined} onClick={() => { onChoose(everything, usual); close(); }}>{r.noView}</button></li>
              {views.data?.map((view) => (
                <li key={view.id} className="view-line">
                  <button type="button" className="view-name" aria-current={view === current ? 'true' : undefined} onClick={() => { onChoose(fromView(view.view), knownColumns(view.view.columns ?? [])); close(); }}>{view.name}</button>
                  <Button small look="subtle" icon="trash" aria-label={r.removeView(view.name)} onClick={() => void remove(view)} />
                </li>
              ))}
            </ul>
            {views.data?.length === 0 && <p className="subtle small">{r.noViews}</p>}
            <div role="status">{removed && <p className="small">{r.viewRemoved} <Button small look="subtle" onClick={() => void restore(removed)}>{r.undo}</Button></p>}</div>
            <Button small icon="plus" onClick={() => { setSaving(true); close(); }}>{r.saveView}</Button>
          </div>
        )}
      </Menu>
      <Dialog title={r.saveView} open={saving} onClose={() => setSaving(false)}>
        <SaveForm known={current?.name ?? ''} register={register} columns={columns} onClose={() => setSaving(false)} onSaved={() => { setSaving(false); views.reload(); }} />
      </Dialog>
    </>
  );
};

const SaveForm = ({ known, register, columns, onClose, onSaved }: { known: string; register: Register; columns: readonly Column[]; onClose: () => void; onSaved: () => void }) => {
  const t = useTexts();
  const r = t.signals.register;
  const { picture } = usePicture();
  const [name, setName] = useState(known);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem(t.problems.FieldRequired({ field: 'name' }));
      return;
    }
    setBusy(true);
    try {
      await signalsApi.saveView(picture.id, name.trim(), toView(register, columns));
      toast(r.viewSaved(name.trim()));
      onSaved();
    } catch (error) {
      setProblem(errorText(t, error));
      setBusy(false);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void save(event)}>
      {problem !== null && <Alert tone="error" live><p>{problem}</p></Alert>}
      <TextField label={r.viewName} hint={r.viewNameHint} maxLength={60} value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      {register.import !== '' && <p className="small subtle">{r.viewWithoutImport}</p>}
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{t.common.save}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};
