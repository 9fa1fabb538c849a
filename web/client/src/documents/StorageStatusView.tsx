import { useEffect, useState } from 'react';
import { useSessionState } from '../live/useLive';
import type { SectionSession } from '../live/section';
import { statusOf, type StorageStatus } from '../live/status';
import { type Texts, useTexts } from '../shared/i18n';
import { Icon, type IconName } from '../shared/ui';

const icons: Record<StorageStatus['kind'], IconName> = { joining: 'cloudUp', stored: 'cloudCheck', sending: 'cloudUp', retrying: 'cloudUp', offline: 'cloudOff', readOnly: 'eye', stopped: 'error' };

export function statusText(t: Texts, status: StorageStatus): string {
  const words = t.section.status;
  switch (status.kind) {
    case 'joining':
      return words.joining;
    case 'stored':
      return words.stored;
    case 'sending':
      return status.waiting > 1 ? words.sendingN(status.waiting) : words.sending;
    case 'retrying':
      return words.retryingN(status.waiting);
    case 'offline':
      return status.waiting > 0 ? words.offlineN(status.waiting) : words.offline;
    case 'readOnly':
      return words.readOnly;
    case 'stopped':
      return words.stoppedN(status.waiting);
  }
}

/** "Stored" is said only when it is; what is announced is the change between calm and trouble, not every key. */
export const StorageStatusView = ({ session }: { session: SectionSession }) => {
  const t = useTexts();
  const status = statusOf(useSessionState(session));
  const [announced, setAnnounced] = useState('');
  const calm = status.kind === 'stored' || status.kind === 'sending' || status.kind === 'joining';
  const text = statusText(t, status);
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(calm ? '' : text), 1_000);
    return () => clearTimeout(timer);
  }, [calm, text]);
  return (
    <p className={`storage storage-${status.kind}`} data-status={status.kind}>
      <Icon name={icons[status.kind]} />
      <span className="visually-hidden">{t.section.statusLabel}: </span>
      <span>{text}</span>
      <span className="visually-hidden" role="status">{announced}</span>
    </p>
  );
};
