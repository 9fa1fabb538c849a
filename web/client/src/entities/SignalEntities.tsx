import { useState } from 'react';
import { Link } from 'react-router';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Badge, Button, Dialog, ErrorView, Icon } from '../shared/ui';
import { useFollowed } from '../shared/useFollowed';
import { edits, signalKey } from '../signals/rules';
import { entitiesApi } from './calls';
import { AddEntityForm } from './EntityForm';
import { entityIcons } from './icons';
import { entityKey, searchOf } from './list';

/** Most that rest on one signal. */
const most = 100;

/** Who and what a signal speaks of, on its page; the owner records more. */
export const SignalEntities = ({ signal }: { signal: Signal }) => {
  const t = useTexts();
  const s = t.entities.onSignalPage;
  const { picture, partner, signalsVersion } = usePicture();
  const [adding, setAdding] = useState(false);
  const search = searchOf({ text: '', type: '', signal: signalKey(signal) });
  search.set('limit', String(most));
  const { data, error, reload } = useFollowed(search.toString(), signalsVersion, (asked, abort) => entitiesApi.page(picture.id, new URLSearchParams(asked), abort));
  const mayAdd = picture.can.addSignal && edits(picture.me, signal.partner, partner) && signal.stage !== 'WithdrawnByOwner' && signal.stage !== 'Dismissed';
  const items = data?.items ?? [];
  if (!mayAdd && items.length === 0 && error === undefined) {
    return null;
  }
  return (
    <section className="stack-s detail-part" aria-label={s.title}>
      <h3>{s.title}</h3>
      {error !== undefined && <ErrorView error={error} retry={reload} />}
      {items.length > 0 ? (
        <ul className="plain entity-supports">
          {items.map((entity) => (
            <li key={entityKey(entity)}>
              <Link to={`/pictures/${picture.id}/entities/${entityKey(entity)}`}><Icon name={entityIcons[entity.type]} /> {t.entities.label(t.entities.types[entity.type], entity.label)}</Link>
              {entity.fallen && <Badge tone="bad" icon="unlink">{t.entities.fallen}</Badge>}
              {entity.identity && <span className="identity-line" title={t.entities.detail.onlyOurs}><Icon name="lock" /> <span className="visually-hidden">{t.entities.detail.onlyOurs}: </span>{entity.identity}</span>}
            </li>
          ))}
        </ul>
      ) : data && <p className="small subtle">{s.none} {s.hint}</p>}
      {mayAdd && <p><Button small icon="plus" onClick={() => setAdding(true)}>{s.add}</Button></p>}
      <Dialog title={t.entities.addTitle(partner(signal.partner)?.name ?? signal.partner)} open={adding} onClose={() => setAdding(false)}>
        <AddEntityForm on={{ partner: signal.partner, id: signal.id }} onCancel={() => setAdding(false)} onAdded={() => { setAdding(false); reload(); }} />
      </Dialog>
    </section>
  );
};
