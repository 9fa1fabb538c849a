import { useState } from 'react';
import { usePicture } from '../pictures/context';
import type { ImportView } from '../shared/api/schema';
import { problemText, useTexts } from '../shared/i18n';
import { Alert, Button, ButtonLink, Checkbox, Dialog, Loading } from '../shared/ui';

/** Checking or importing: how far it is. */
export const Working = ({ view, onCancel }: { view: ImportView; onCancel: () => Promise<void> }) => {
  const t = useTexts().imports;
  const [stopping, setStopping] = useState(false);
  const checking = view.phase === 'Checking';
  return (
    <section className="card stack" aria-labelledby="import-work">
      <h2 className="utrecht-heading-2" id="import-work">{checking ? t.check.title : t.run.title}</h2>
      <progress className="progress" value={view.worked} max={Math.max(1, view.rows)} aria-label={t.run.progress} />
      <p role="status">{checking ? t.check.busy(view.worked, view.rows) : t.run.busy(view.worked, view.rows)}</p>
      {!checking && <p className="subtle">{t.run.hidden}</p>}
      <p><Button disabled={stopping} onClick={() => { setStopping(true); void onCancel().finally(() => setStopping(false)); }}>{t.run.cancel}</Button></p>
    </section>
  );
};

export const Ending = ({ view }: { view: ImportView }) => {
  const t = useTexts().imports;
  return <div className="card"><Loading text={view.phase === 'Receiving' && !view.ending ? t.file.reading : t.run.ending} /></div>;
};

export const Result = ({ view, onUndo }: { view: ImportView; onUndo: (keepChanged: boolean) => Promise<void> }) => {
  const t = useTexts();
  const r = t.imports.result;
  const { picture } = usePicture();
  const [asking, setAsking] = useState(false);
  const again = <ButtonLink to={`/pictures/${picture.id}/signals/import`}>{r.again}</ButtonLink>;
  if (view.phase === 'Done') {
    const rest = view.rows - view.imported;
    return (
      <div className="stack">
        <Alert tone="ok" live title={r.done(view.imported)} heading actions={<><ButtonLink look="primary" to={`/pictures/${picture.id}/signals?import=${view.id}`}>{r.see}</ButtonLink><Button icon="history" onClick={() => setAsking(true)} disabled={view.imported === 0}>{r.undo}</Button>{again}</>}>
          {rest > 0 && <p>{r.rest(rest)}</p>}
          <p className="small">{r.gone}</p>
        </Alert>
        {view.problem && <Alert tone="error" live><p>{problemText(t, view.problem)}</p></Alert>}
        <UndoDialog open={asking} count={view.imported} onClose={() => setAsking(false)} onUndo={onUndo} />
      </div>
    );
  }
  if (view.phase === 'Failed') {
    return <Alert tone="error" live title={r.failed} heading actions={again}>{view.problem && <p>{problemText(t, view.problem)}</p>}<p>{r.failedText}</p></Alert>;
  }
  return (
    <Alert tone="info" live title={view.phase === 'Undone' ? r.undone : r.cancelled} heading actions={again}>
      {view.phase === 'Undone' && view.imported > 0 && <p>{r.undoneKept(view.imported)}</p>}
      <p className="small">{r.gone}</p>
    </Alert>
  );
};

const UndoDialog = ({ open, count, onClose, onUndo }: { open: boolean; count: number; onClose: () => void; onUndo: (keepChanged: boolean) => Promise<void> }) => {
  const t = useTexts();
  const r = t.imports.result;
  const [keep, setKeep] = useState(true);
  return (
    <Dialog title={r.undoTitle} open={open} onClose={onClose}>
      <p>{r.undoText(count)}</p>
      <Checkbox label={r.keep} checked={keep} onChange={(event) => setKeep(event.target.checked)} />
      <div className="row">
        <Button look="danger" onClick={() => { onClose(); void onUndo(keep); }}>{r.undoNow}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </Dialog>
  );
};
