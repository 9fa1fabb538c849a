import { usePicture } from '../pictures/context';
import type { SignalEvent, SignalMove } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';

/** What happened to a signal, for its owner: which fields changed, not what they held. */
export const SignalHistory = ({ events }: { events: readonly SignalEvent[] }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const format = useFormat();
  const { person } = usePicture();
  const name = (event: SignalEvent): string => d.event[event.kind] ?? t.signals.moves[event.kind as SignalMove] ?? event.kind;
  return (
    <details className="detail-part">
      <summary><b>{d.history}</b> <span className="subtle">({events.length})</span></summary>
      <p className="small subtle">{d.historyOwner}</p>
      <ol className="plain signal-events">
        {[...events].reverse().map((event) => (
          <li key={event.version}>
            <p><b>{name(event)}</b>{event.fields.length > 0 && d.fields(event.fields.map((field) => t.fields[field] ?? field).join(', '))}</p>
            <p className="small subtle">{person(event.by)?.name ?? t.common.unknown}, {format.dateTime(event.at)}</p>
            {event.reason && <p className="small">{event.reason}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
};
