import { type DragEvent, useId, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { Signal, SignalAttachment } from '../shared/api/schema';
import { attachmentPath, signalsApi } from '../shared/api/signals';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog } from '../shared/ui';
import { toast } from '../shared/ui/toasts';

const maxBytes = 4 * 1024 * 1024;

/** Files with a signal: added by dragging or by choosing, looked at, removed. */
export const Attachments = ({ signal, mayChange, onChanged }: { signal: Signal; mayChange: boolean; onChanged: () => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture } = usePicture();
  const [busy, setBusy] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const [removing, setRemoving] = useState<SignalAttachment | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const send = async (files: readonly File[]): Promise<void> => {
    const refused: string[] = [];
    let sent = 0;
    for (const file of files) {
      setBusy(file.name);
      try {
        if (file.size > maxBytes) {
          throw new ApiProblem(413, 'TooLarge', { max: String(maxBytes) });
        }
        // One after the other: each is a version of the signal.
        // oxlint-disable-next-line no-await-in-loop
        await signalsApi.attach(picture.id, signal.partner, signal.id, file);
        sent++;
      } catch (error) {
        refused.push(`${file.name}: ${errorText(t, error)}`);
      }
    }
    setBusy(null);
    setProblems(refused);
    if (sent > 0) {
      toast(d.attached(sent === 1 && files.length === 1 && files[0] ? files[0].name : t.signals.register.attachments(sent)));
      onChanged();
    }
  };
  const remove = async (attachment: SignalAttachment): Promise<void> => {
    setRemoving(null);
    try {
      await signalsApi.removeAttachment(picture.id, signal.partner, signal.id, attachment.id);
      toast(d.removed(attachment.name));
      onChanged();
    } catch (error) {
      setProblems([errorText(t, error)]);
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };
  if (!mayChange && signal.attachments.length === 0) {
    return null;
  }
  return (
    <section className="stack-s detail-part" aria-label={d.attachments}>
      <h3>{d.attachments}</h3>
      {problems.length > 0 && <Alert tone="error" live>{problems.map((text) => <p key={text}>{text}</p>)}</Alert>}
      {signal.attachments.length === 0 ? <p className="subtle">{d.noAttachments}</p> : (
        <ul className="plain attachments">
          {signal.attachments.map((attachment) => {
            const path = attachmentPath(picture.id, signal.partner, signal.id, attachment.id);
            return (
              <li key={attachment.id}>
                {attachment.mediaType.startsWith('image/') && <img src={path} alt="" loading="lazy" />}
                <span className="grow">
                  <a href={path} target="_blank" rel="noopener">{attachment.name}<span className="visually-hidden"> ({t.publications.newTab})</span></a>
                  <span className="small subtle"> {d.kb(Math.max(1, Math.round(attachment.bytes / 1024)))}</span>
                </span>
                {mayChange && <Button small look="subtle" icon="trash" aria-label={d.removeAttachment(attachment.name)} onClick={() => setRemoving(attachment)} />}
              </li>
            );
          })}
        </ul>
      )}
      {mayChange && (
        // Dropping is a second way; the button does the same.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className={`drop ${over ? 'drop-over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <p role="status">{busy ? d.uploading(busy) : d.drop}</p>
          <input ref={input} id={id} className="visually-hidden" type="file" multiple accept="image/jpeg,image/png,image/webp,application/pdf" tabIndex={-1} aria-label={d.chooseFiles} onChange={(event) => { void send([...(event.target.files ?? [])]); event.target.value = ''; }} />
          <Button small disabled={busy !== null} onClick={() => input.current?.click()}>{d.chooseFiles}</Button>
          <p className="small subtle">{d.dropHint}</p>
        </div>
      )}
      <Dialog title={d.removeAttachmentTitle} open={removing !== null} onClose={() => setRemoving(null)}>
        <p>{d.removeAttachmentText(removing?.name ?? '')}</p>
        <div className="row">
          <Button look="danger" onClick={() => { if (removing) { void remove(removing); } }}>{t.common.remove}</Button>
          <Button onClick={() => setRemoving(null)}>{t.common.cancel}</Button>
        </div>
      </Dialog>
    </section>
  );
};
