import { useEffect, useRef, useState } from 'react';
import { Link, useLocation, useOutletContext, useParams } from 'react-router';
import { ReferBack } from '../documents/evidence/ReferButton';
import { SignalEntities } from '../entities/SignalEntities';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { Signal, SignalDetail, SignalMove } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useTexts } from '../shared/i18n';
import { Alert, Badge, Button, ErrorView, Loading, PartnerLabel } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { Attachments } from './Attachments';
import { Duplicates } from './Duplicates';
import { EditSignal, hasKeptEdit } from './EditSignal';
import { LifeCycle } from './LifeCycle';
import { MoveDialog } from './MoveDialog';
import type { BesideRegister } from './RegisterPage';
import { owns } from './rules';
import { SignalFacts } from './SignalFacts';
import { SignalHistory } from './SignalHistory';
import { useTerms } from './terms';
import { WeighingDialog } from './WeighingForm';
import { WeighingSummary } from './WeighingSummary';
import './detail.css';

/** One signal: beside the register on a wide screen, a page of its own on a narrow one. */
export default function DetailPage() {
  const { partner = '', signal = '' } = useParams();
  return <Loader key={`${partner}/${signal}`} partner={partner} signal={signal} />;
}

const Loader = ({ partner, signal }: { partner: string; signal: string }) => {
  const t = useTexts();
  const { picture, signalsVersion } = usePicture();
  const { close } = useOutletContext<BesideRegister>();
  const detail = useResource(`signal:${picture.id}/${partner}/${signal}`, (abort) => signalsApi.detail(picture.id, partner, signal, abort));
  const { reload } = detail;
  const seen = useRef(signalsVersion);
  useEffect(() => {
    if (seen.current !== signalsVersion) {
      seen.current = signalsVersion;
      reload();
    }
  }, [signalsVersion, reload]);
  const gone = detail.error instanceof ApiProblem && detail.error.code === 'NotFound';
  return (
    <aside className="signal-detail" aria-label={detail.data && !gone ? t.signals.detail.label(detail.data.signal.label) : t.signals.title}>
      {gone ? (
        <div className="stack"><Alert tone="warning" live><p>{t.signals.detail.gone}</p></Alert><Button onClick={close}>{t.signals.detail.back}</Button></div>
      ) : detail.data ? (
        <Detail detail={detail.data} reload={reload} />
      ) : detail.loading ? <Loading /> : <ErrorView error={detail.error} retry={reload} />}
    </aside>
  );
};

const Detail = ({ detail, reload }: { detail: SignalDetail; reload: () => void }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture, partner } = usePicture();
  const beside = useOutletContext<BesideRegister>();
  const terms = useTerms();
  const { signal, can } = detail;
  const own = owns(picture.me, signal.partner, partner);
  const [editing, setEditing] = useState(() => can.change && hasKeptEdit(picture.me.person, picture.id, signal));
  const [move, setMove] = useState<SignalMove | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // Under a narrow window the register is away: the page begins at its top.
  useEffect(() => {
    if (window.matchMedia('(max-width: 72rem)').matches) {
      window.scrollTo(0, 0);
    }
  }, []);
  const refresh = (): void => {
    reload();
    beside.reload();
  };
  const done = (): void => {
    setMove(null);
    heading.current?.focus({ preventScroll: true });
    refresh();
  };
  return (
    <div className="stack" ref={box}>
      <header className="detail-head">
        <div>
          <h2 className="utrecht-heading-2" tabIndex={-1} ref={heading}>{d.label(signal.label)}</h2>
          <p className="row"><PartnerLabel partner={partner(signal.partner)} fallback={signal.partner} /> <span className="subtle small">{signal.date}{signal.until ? ` – ${signal.until}` : ''}</span></p>
        </div>
        <Button small look="subtle" icon="close" onClick={beside.close}>{d.close}</Button>
      </header>
      {own && <LifeCycle signal={signal} />}
      <p className="row">
        <abbr className="badge badge-outline utrecht-data-badge grade" title={terms.grade(signal.grade)}>{signal.grade}</abbr>
        <Badge tone={signal.handling === 'Public' || signal.handling === 'Government' || signal.handling === 'Partners' ? 'neutral' : 'warn'} icon={signal.handling === 'OwnerOnly' ? 'lock' : undefined}>{t.handling[signal.handling]}</Badge>
        {own && <span className="small subtle">{signal.stage === 'Accepted' && signal.handling !== 'OwnerOnly' ? d.sharedWith : d.notShared}</span>}
      </p>
      {signal.mergedInto && <Merged signal={signal} into={signal.mergedInto} />}
      {editing ? (
        <EditSignal signal={signal} onClose={() => { setEditing(false); heading.current?.focus({ preventScroll: true }); }} onSaved={() => { setEditing(false); heading.current?.focus({ preventScroll: true }); refresh(); }} />
      ) : (
        <>
          <Actions detail={detail} onEdit={() => setEditing(true)} onMove={setMove} />
          <p className="detail-content">{signal.content}</p>
          <ReferBack signal={signal} />
          <SignalFacts signal={signal} terms={terms} own={own} />
          <SignalEntities signal={signal} />
          <Corroboration signal={signal} />
          {own && <WeighingSummary signal={signal} terms={terms} />}
          <Attachments signal={signal} mayChange={can.attach} onChanged={refresh} />
          {detail.duplicates.length > 0 && <Duplicates signal={signal} duplicates={detail.duplicates} onMerged={refresh} />}
          {can.seeHistory && <SignalHistory events={detail.history} />}
        </>
      )}
      <WeighingDialog signal={signal} open={move === 'Weigh'} onClose={() => setMove(null)} onDone={done} />
      <MoveDialog move={move === 'Weigh' ? null : move} signals={[signal]} onClose={() => setMove(null)} onDone={done} onConflict={refresh} />
    </div>
  );
};

const order: readonly SignalMove[] = ['Submit', 'Weigh', 'Accept', 'Park', 'Dismiss', 'Forward', 'Reopen', 'SetHandling', 'SetPurgeDate', 'Withdraw'];

const Actions = ({ detail, onEdit, onMove }: { detail: SignalDetail; onEdit: () => void; onMove: (move: SignalMove) => void }) => {
  const t = useTexts();
  const { can, signal } = detail;
  const moves = order.filter((move) => can.moves.includes(move));
  if (moves.length === 0 && !can.change) {
    return null;
  }
  const main: SignalMove | null = signal.stage === 'Draft' ? 'Submit' : signal.stage === 'Submitted' ? 'Weigh' : signal.stage === 'Weighed' ? 'Accept' : null;
  return (
    <div className="row detail-actions" role="group" aria-label={t.signals.detail.actions}>
      {main && can.moves.includes(main) && <Button small look="primary" onClick={() => onMove(main)}>{t.signals.moves[main]}</Button>}
      {can.change && <Button small onClick={onEdit}>{t.signals.detail.edit}</Button>}
      {moves.filter((move) => move !== main).map((move) => <Button key={move} small look={move === 'Withdraw' ? 'subtle' : 'secondary'} onClick={() => onMove(move)}>{t.signals.moves[move]}</Button>)}
    </div>
  );
};

const Merged = ({ signal, into }: { signal: Signal; into: string }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const { search } = useLocation();
  return <Alert><p>{t.signals.detail.mergedInto}. <Link to={`/pictures/${picture.id}/signals/${signal.partner}/${into}${search}`}>{t.signals.detail.openMerged}</Link></p></Alert>;
};

/** How many partners hold something about the same place: a number, never which. */
const Corroboration = ({ signal }: { signal: Signal }) => {
  const t = useTexts();
  const d = t.signals.detail;
  const { picture } = usePicture();
  const { area } = signal;
  const found = useResource(area ? `corroboration:${picture.id}/${area}/${signal.version}` : null, (abort) => signalsApi.corroboration(picture.id, area ?? '', abort));
  if (!found.data || found.data.partners === 0) {
    return null;
  }
  return (
    <div className="corroboration">
      <p><b>{found.data.partners === 1 ? d.corroborationOne : d.corroboration(found.data.partners)}</b></p>
      {found.data.partners > 1 && <p className="small subtle">{d.corroborationHint}</p>}
    </div>
  );
};
