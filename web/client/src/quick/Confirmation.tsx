import { useEffect, useRef } from 'react';
import { useTexts } from '../shared/i18n';
import { Button, Icon, Loading } from '../shared/ui';
import { type EntryActions, Refused, SignalLink } from './Entries';
import type { QuickEntry } from './model';

interface Props {
  entry: QuickEntry;
  sending: boolean;
  actions: EntryActions;
  onAnother: () => void;
}

/** Says calmly what became of the report: the server has it, it is kept here, or it was refused. */
export const Confirmation = ({ entry, sending, actions, onAnother }: Props) => {
  const t = useTexts().quick;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const busy = entry.status === 'waiting' && sending;
  const title = entry.status === 'sent' ? (entry.signal ? t.sent(entry.signal.label) : t.sentOne) : entry.status === 'refused' ? t.refusedTitle : busy ? t.sending : t.kept;
  return (
    <section className={`quick-done quick-done-${entry.status} stack`} aria-labelledby="quick-done-title">
      <Icon name={entry.status === 'sent' ? 'check' : entry.status === 'refused' ? 'alert' : 'cloudUp'} className="quick-done-icon" />
      <div role="status" className="stack-s">
        <h2 className="utrecht-heading-2" id="quick-done-title" tabIndex={-1} ref={heading}>{title}</h2>
        {entry.status === 'sent' && <p>{t.sentText}</p>}
        {entry.status === 'waiting' && !busy && <p>{t.keptText}</p>}
      </div>
      {busy && <Loading text={t.sending} />}
      {entry.status === 'refused' && <Refused entry={entry} actions={actions} />}
      {entry.status === 'sent' && <p><SignalLink entry={entry} /></p>}
      {entry.status !== 'refused' && <Button look="primary" icon="plus" className="quick-wide" onClick={onAnother}>{t.another}</Button>}
    </section>
  );
};
