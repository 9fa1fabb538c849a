import { useEffect, useRef, useState } from 'react';
import { useOutletContext, useParams } from 'react-router';
import { ChipView } from '../documents/evidence/ChipView';
import { ReferBackTo } from '../documents/evidence/ReferButton';
import { useLiveNaming } from '../documents/evidence/useEvidence';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { EntityView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, Dialog, ErrorView, Icon, Loading, PartnerLabel } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useFollowed } from '../shared/useFollowed';
import { owns } from '../signals/rules';
import { entitiesApi } from './calls';
import { EditEntity, hasKeptEdit } from './EditEntity';
import type { BesideEntities } from './EntitiesPage';
import { entityIcons } from './icons';
import { entityKey } from './list';
import '../signals/detail.css';
import './entities.css';

/** One entity: beside the list on a wide screen, a page of its own on a narrow one. */
export default function EntityPage() {
  const { partner = '', entity = '' } = useParams();
  return <Loader key={`${partner}/${entity}`} partner={partner} entity={entity} />;
}

const Loader = ({ partner, entity }: { partner: string; entity: string }) => {
  const t = useTexts();
  const d = t.entities.detail;
  const { picture, signalsVersion } = usePicture();
  const { close } = useOutletContext<BesideEntities>();
  const { data, error, loading, reload } = useFollowed(`${partner}/${entity}`, signalsVersion, (_, abort) => entitiesApi.read(picture.id, partner, entity, abort));
  const gone = error instanceof ApiProblem && error.code === 'NotFound';
  return (
    <aside className="signal-detail" aria-label={data && !gone ? t.entities.label(t.entities.types[data.type], data.label) : t.entities.title}>
      {gone ? (
        <div className="stack"><Alert tone="warning" live><p>{d.gone}</p></Alert><Button onClick={close}>{d.back}</Button></div>
      ) : data ? <Detail entity={data} reload={reload} /> : loading ? <Loading /> : <ErrorView error={error} retry={reload} />}
    </aside>
  );
};

const Detail = ({ entity, reload }: { entity: EntityView; reload: () => void }) => {
  const t = useTexts();
  const e = t.entities;
  const d = e.detail;
  const format = useFormat();
  const { picture, partner, person } = usePicture();
  const beside = useOutletContext<BesideEntities>();
  const own = owns(picture.me, entity.partner, partner);
  const [editing, setEditing] = useState(() => entity.can.change && hasKeptEdit(picture.me.person, picture.id, entity));
  const [removing, setRemoving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // Under a narrow window the list is away: the page begins at its top.
  useEffect(() => {
    if (window.matchMedia('(max-width: 72rem)').matches) {
      window.scrollTo(0, 0);
    }
  }, []);
  const name = e.label(e.types[entity.type], entity.label);
  const by = person(entity.addedBy)?.name;
  const stopEditing = (): void => {
    setEditing(false);
    heading.current?.focus({ preventScroll: true });
  };
  return (
    <div className="stack">
      <header className="detail-head">
        <div>
          <h2 className="utrecht-heading-2 entity-title" tabIndex={-1} ref={heading}><Icon name={entityIcons[entity.type]} /> {name}</h2>
          <p className="row"><PartnerLabel partner={partner(entity.partner)} fallback={entity.partner} /> <Badge tone={entity.handling === 'Named' || entity.handling === 'SessionOnly' || entity.handling === 'OwnerOnly' ? 'warn' : 'neutral'} icon={entity.handling === 'OwnerOnly' ? 'lock' : undefined}>{t.handling[entity.handling]}</Badge></p>
        </div>
        <Button small look="subtle" icon="close" onClick={beside.close}>{d.close}</Button>
      </header>
      {entity.fallen && <Alert tone="warning"><p><b>{e.fallen}.</b> {e.fallenHint} {entity.can.change ? e.fallenOwn : ''}</p></Alert>}
      {editing ? (
        <EditEntity entity={entity} onClose={stopEditing} onSaved={() => { stopEditing(); reload(); beside.reload(); }} />
      ) : (
        <>
          {(entity.can.change || entity.can.remove) && (
            <div className="row detail-actions" role="group" aria-label={d.actions}>
              {entity.can.change && <Button small onClick={() => setEditing(true)}>{d.edit}</Button>}
              {entity.can.remove && <Button small look="subtle" icon="trash" onClick={() => setRemoving(true)}>{d.remove}</Button>}
            </div>
          )}
          {(own || entity.identity) && (
            <section className="only-ours" aria-label={d.onlyOurs}>
              <h3 className="only-ours-title"><Icon name="lock" /> {d.onlyOurs}</h3>
              <p className={entity.identity ? 'only-ours-text' : 'subtle'}>{entity.identity ?? d.noIdentity}</p>
              <p className="small subtle">{d.onlyOursHint}</p>
            </section>
          )}
          {entity.description ? <p className="detail-content">{entity.description}</p> : <p className="subtle">{d.nothingKnown}</p>}
          <Supports entity={entity} />
          {!entity.fallen && entity.handling !== 'OwnerOnly' && <ReferBackTo reference={{ kind: 'entity', id: entityKey(entity) }} name={entity.label} />}
          <p className="small subtle">
            {by ? d.by(by, format.dateTime(entity.addedAt)) : d.at(format.dateTime(entity.addedAt))}{entity.version > 1 && `; ${d.changed(format.dateTime(entity.changedAt))}`}.
            {own && ` ${entity.handling === 'OwnerOnly' ? d.notShared : d.sharedWith}`}
          </p>
        </>
      )}
      <Dialog title={d.removeTitle(name)} open={removing} onClose={() => setRemoving(false)}>
        <Remove entity={entity} name={name} onClose={() => setRemoving(false)} onConflict={reload} onDone={() => { setRemoving(false); beside.reload(); beside.close(); }} />
      </Dialog>
    </div>
  );
};

/** The signals under it, as chips that lead to them. */
const Supports = ({ entity }: { entity: EntityView }) => {
  const d = useTexts().entities.detail;
  return (
    <section className="stack-s detail-part" aria-label={d.supports}>
      <h3>{d.supports}</h3>
      {entity.supports.length === 0 ? <p className="subtle">{d.supportsNone}</p> : (
        <ul className="plain entity-supports">
          {entity.supports.map((signal) => <Support key={signal} id={`${entity.partner}/${signal}`} />)}
        </ul>
      )}
    </section>
  );
};

const Support = ({ id }: { id: string }) => {
  const known = useLiveNaming()?.store.signal(id);
  return <li><ChipView attributes={{ kind: 'signal', id }} /> {known?.summary && <span className="small subtle">{known.summary}</span>}</li>;
};

const Remove = ({ entity, name, onClose, onConflict, onDone }: { entity: EntityView; name: string; onClose: () => void; onConflict: () => void; onDone: () => void }) => {
  const t = useTexts();
  const d = t.entities.detail;
  const { picture } = usePicture();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await entitiesApi.remove(picture.id, entity.partner, entity.id, entity.version);
      toast(d.removed(name));
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
      if (error instanceof ApiProblem && error.code === 'EntityChanged') {
        onConflict();
      }
    }
  };
  return (
    <div className="stack">
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <p>{d.removeText}</p>
      <div className="row">
        <Button look="danger" disabled={busy} onClick={() => void go()}>{d.remove}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </div>
  );
};
