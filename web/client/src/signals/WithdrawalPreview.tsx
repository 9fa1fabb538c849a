import { entityIcons } from '../entities/icons';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Badge, ErrorView, Icon } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { fallsOf } from './falls';

/** Previews as many as can be read before deciding. */
const most = 20;

/** The entities and sentences that rest on signals about to be withdrawn: which of them fall, and which are left without a source. */
export const WithdrawalPreview = ({ signals }: { signals: readonly Signal[] }) => {
  const t = useTexts();
  const m = t.signals.move;
  const { picture } = usePicture();
  const format = useFormat();
  const key = signals.length <= most ? `citations:${signals.map((signal) => signal.id).join(',')}` : null;
  const citations = useResource(key, async (abort) => fallsOf(signals, await Promise.all(signals.map((signal) => signalsApi.citations(picture.id, signal.partner, signal.id, abort)))));
  if (key === null) {
    return <p className="subtle small">{m.fallsTooMany(most)}</p>;
  }
  if (citations.loading) {
    return <p className="subtle small" role="status">{m.fallsLoading}</p>;
  }
  if (!citations.data) {
    return <ErrorView error={citations.error} title={m.fallsUnknown} retry={citations.reload} />;
  }
  const { sections, entities, hidden, atLeast } = citations.data;
  return (
    <section className="falls stack-s" aria-label={m.falls}>
      <h3>{m.falls}</h3>
      {entities.length > 0 && (
        <div>
          <p><b>{t.entities.falls.title}</b></p>
          <ul className="plain">
            {entities.map(({ key: entity, type, label, left }) => (
              <li key={entity}><Icon name={entityIcons[type]} /> {t.entities.label(t.entities.types[type], label)} {left === 0 ? <Badge tone="bad" icon="unlink">{t.entities.falls.falls}</Badge> : <span className="small">{t.entities.falls.stays(left)}</span>}</li>
            ))}
          </ul>
        </div>
      )}
      {sections.length === 0 && hidden === 0 && <p>{m.fallsNone}</p>}
      {sections.map((section) => (
        <div key={section.section}>
          <p><b>{section.number} {section.title}</b></p>
          <ul>{section.sentences.map(({ text, unsupported, via }) => <li key={text}>{text} {via.length > 0 && <span className="small">{t.entities.falls.via(format.list(via))} </span>}{unsupported && <Badge tone="bad" icon="alert">{m.fallsUnsupported}</Badge>}</li>)}</ul>
        </div>
      ))}
      {hidden > 0 && <p>{m.fallsHidden(hidden, atLeast)}</p>}
    </section>
  );
};
