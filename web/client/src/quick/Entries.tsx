import { useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../shared/format';
import { problemText, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, Dialog } from '../shared/ui';
import type { QuickEntry } from './model';

export interface EntryActions {
  /** Null when something else stands in the form. */
  correct: ((entry: QuickEntry) => void) | null;
  retry: (entry: QuickEntry) => void;
  discard: (entry: QuickEntry) => void;
}

/** What was reported on this device, with how it stands. */
export const Entries = ({ entries, actions, sendNow }: { entries: readonly QuickEntry[]; actions: EntryActions; sendNow: () => void }) => {
  const t = useTexts().quick;
  const waiting = entries.filter((entry) => entry.status === 'waiting').length;
  if (entries.length === 0) {
    return null;
  }
  return (
    <section className="quick-entries stack-s" aria-labelledby="quick-entries-title">
      <div className="row-between">
        <h2 className="utrecht-heading-2" id="quick-entries-title">{t.entries}</h2>
        {waiting > 0 && <Button small onClick={sendNow}>{t.sendNow}</Button>}
      </div>
      <p role="status" className="small subtle">{waiting > 0 ? t.waitingCount(waiting) : ''}</p>
      <ul className="plain stack-s">
        {[...entries].reverse().map((entry) => <li key={entry.key}><EntryLine entry={entry} actions={actions} /></li>)}
      </ul>
    </section>
  );
};

const tones = { waiting: 'warn', sent: 'ok', refused: 'bad' } as const;

const EntryLine = ({ entry, actions }: { entry: QuickEntry; actions: EntryActions }) => {
  const t = useTexts().quick;
  const format = useFormat();
  return (
    <article className="quick-entry stack-s">
      <div className="row-between">
        <Badge tone={tones[entry.status]} icon={entry.status === 'sent' ? 'check' : entry.status === 'refused' ? 'alert' : 'cloudUp'}>{entry.status === 'waiting' && entry.signal ? t.waitingPhotos(entry.signal.label) : t.status[entry.status]}</Badge>
        <time className="small subtle" dateTime={entry.at}>{format.dateTime(entry.at)}</time>
      </div>
      {entry.command && <p className="quick-entry-text">{entry.command.content}</p>}
      {entry.status === 'sent' && entry.signal && (
        <p className="row-between">
          <SignalLink entry={entry} />
          <Button small look="subtle" onClick={() => actions.discard(entry)}>{t.forget}</Button>
        </p>
      )}
      {entry.status === 'refused' && <Refused entry={entry} actions={actions} />}
    </article>
  );
};

export const SignalLink = ({ entry }: { entry: QuickEntry }) =>
  entry.signal && <Link to={`/pictures/${entry.picture}/signals/${entry.signal.partner}/${entry.signal.id}`}>{entry.signal.label}</Link>;

/** Why it was refused, and what can be done about it. */
export const Refused = ({ entry, actions }: { entry: QuickEntry; actions: EntryActions }) => {
  const texts = useTexts();
  const t = texts.quick;
  const [asking, setAsking] = useState(false);
  const { correct } = actions;
  const arrived = entry.signal !== null;
  return (
    <div className="stack-s">
      <Alert tone="error" title={arrived && entry.signal ? t.photoRefused(entry.signal.label) : t.refusedTitle}><p>{problemText(texts, entry.problem ?? { code: 'Unknown' })}</p></Alert>
      <div className="row">
        {!arrived && <Button small look="primary" aria-disabled={correct === null || undefined} aria-describedby={correct === null ? `correct-${entry.key}` : undefined} onClick={() => correct?.(entry)}>{t.correct}</Button>}
        <Button small onClick={() => actions.retry(entry)}>{t.retry}</Button>
        <Button small look="subtle" onClick={() => (arrived ? actions.discard(entry) : setAsking(true))}>{arrived ? t.withoutPhoto : t.discard}</Button>
      </div>
      {!arrived && correct === null && <p className="small subtle" id={`correct-${entry.key}`}>{t.correctFirst}</p>}
      <Dialog title={t.discardTitle} open={asking} onClose={() => setAsking(false)}>
        <p>{t.discardText}</p>
        <div className="row">
          <Button look="danger" onClick={() => { setAsking(false); actions.discard(entry); }}>{t.discard}</Button>
          <Button onClick={() => setAsking(false)}>{texts.common.cancel}</Button>
        </div>
      </Dialog>
    </div>
  );
};
