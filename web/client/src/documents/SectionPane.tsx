import { getSchema } from '@tiptap/core';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useSection, useSessionState } from '../live/useLive';
import type { SectionSession } from '../live/section';
import { usePicture } from '../pictures/context';
import { api } from '../shared/api/endpoints';
import type { SectionOutline, StageAction } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, problemText, useTexts } from '../shared/i18n';
import { Alert, Avatar, Button, ButtonLink, Dialog, Loading, PageTitle, PartnerLabel, StageBadge, TextArea } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { SignatureList } from '../sections/SignatureList';
import { fragmentName } from './collaboration';
import { schemaExtensions } from './extensions';
import { OthersAnnounced } from './OthersAnnounced';
import { plainText } from './plainText';
import { PresenceMenu } from './PresenceMenu';
import { ReadOnlyText } from './ReadOnlyText';
import { SchemaGuard } from './schemaGuard';
import { StorageStatusView } from './StorageStatusView';

const Editor = lazy(() => import('./Editor').then((module) => ({ default: module.Editor })));

export const SectionPane = ({ section }: { section: SectionOutline }) => {
  const t = useTexts();
  const { picture, hub } = usePicture();
  const { session, reopen } = useSection(hub, { picture: picture.id, section: section.id });
  return (
    <article className="section-pane" aria-labelledby="section-title">
      {session ? <Live key={session.doc.clientID} section={section} session={session} reopen={reopen} /> : <><SectionHead section={section} session={null} /><Loading text={t.section.loadingText} /></>}
    </article>
  );
};

const Live = ({ section, session, reopen }: { section: SectionOutline; session: SectionSession; reopen: () => void }) => {
  const t = useTexts();
  const { hub, reload } = usePicture();
  const state = useSessionState(session);
  const guard = useMemo(() => new SchemaGuard(session, getSchema(schemaExtensions)), [session]);
  const blocked = useSyncExternalStore(guard.subscribe, () => guard.blocked);
  const editable = state.opened && state.canWrite && !state.stopped && !state.released && !blocked;

  const { restored } = session;
  const told = useRef(0);
  useEffect(() => {
    if (restored > told.current) {
      toast(t.section.leftovers(restored - told.current));
      told.current = restored;
    }
  }, [restored, t]);

  // Rights come live; the outline says the rest (stage, signatures) and is fetched again when they change.
  const { canWrite } = state;
  const before = useRef(canWrite);
  useEffect(() => {
    if (before.current !== canWrite) {
      before.current = canWrite;
      reload();
    }
  }, [canWrite, reload]);

  const refusal = section.can.writeRefusal;
  const why = state.writeCode ? problemText(t, refusal?.code === state.writeCode ? refusal : { code: state.writeCode }) : refusal ? problemText(t, refusal) : '';
  const unsent = state.stranded + (state.phase === 'frozen' ? state.pending.length : 0);

  return (
    <>
      <SectionHead section={section} session={session} gone={state.released !== null} />
      {state.released && <Alert tone="warning" live title={t.section.released}><p>{state.opened ? t.section.releasedText : problemText(t, state.released)}</p></Alert>}
      {state.stopped && <Alert tone="error" live><p>{problemText(t, state.stopped)}</p></Alert>}
      {state.opened && !state.canWrite && !state.released && <p className="read-only-note">{t.section.readOnlyBecause} {why}</p>}
      {blocked && (
        <Alert tone="warning" live title={t.section.readOnlyBecause} actions={<Button small look="primary" onClick={() => window.location.reload()}>{t.errors.reload}</Button>}>
          <p>{t.section.newer}</p>
        </Alert>
      )}
      {unsent > 0 && <Unsent count={unsent} section={section} session={session} onDiscard={() => { void hub.discard(session).then(reopen); }} />}
      {section.stageReason && section.stage === 'ChangesRequested' && <Alert tone="warning" title={t.section.requested}><p>{section.stageReason}</p></Alert>}
      {state.opened && <OthersAnnounced section={section} session={session} />}
      {state.opened ? (
        <Suspense fallback={<Loading text={t.section.loadingText} />}>
          {blocked ? <ReadOnlyText session={session} label={t.section.editorLabel(section.title)} /> : <Editor session={session} guard={guard} title={section.title} editable={editable} />}
        </Suspense>
      ) : (
        !state.released && <Loading text={state.connected ? t.section.loadingText : t.live.lost} />
      )}
      <section className="section-signatures stack-s" aria-labelledby="section-signatures">
        <h2 className="utrecht-heading-2" id="section-signatures">{t.section.signatures}</h2>
        <SignatureList owners={section.owners} signatures={section.signatures} />
      </section>
    </>
  );
};

const SectionHead = ({ section, session, gone = false }: { section: SectionOutline; session: SectionSession | null; gone?: boolean }) => {
  const t = useTexts();
  const format = useFormat();
  const { partner, present } = usePicture();
  const here = gone ? [] : present(section);
  return (
    <header className="section-head">
      <div className="section-title-row">
        <PageTitle documentTitle={`${section.number} ${section.title}`}><span id="section-title"><span className="section-number">{section.number}</span> {section.title}</span></PageTitle>
        {session && <StorageStatusView session={session} />}
      </div>
      <div className="section-meta">
        <StageBadge stage={section.stage} />
        {section.owners.map((owner) => <PartnerLabel key={owner} partner={partner(owner)} fallback={owner} />)}
        {section.changedAt && <span className="subtle small">{t.picture.changed} {format.dateTime(section.changedAt)}</span>}
        {here.length > 0 && (
          <ul className="plain avatar-list" aria-label={t.section.present}>
            {here.map((person) => <li key={person.person}><Avatar small name={person.name} colour={partner(person.partner)?.colour} /></li>)}
          </ul>
        )}
        <PresenceMenu />
        {!gone && <SectionActions section={section} />}
      </div>
    </header>
  );
};

const SectionActions = ({ section }: { section: SectionOutline }) => {
  const t = useTexts();
  const { picture } = usePicture();
  return (
    <span className="section-actions">
      <StageActions section={section} />
      {section.can.read && <ButtonLink small look="subtle" icon="history" to={`/pictures/${picture.id}/sections/${section.id}/history`}>{t.history.open}</ButtonLink>}
      <ButtonLink small look={section.can.sign ? 'primary' : 'secondary'} icon={section.can.sign ? 'signature' : 'eye'} to={`/pictures/${picture.id}/sections/${section.id}/sign`}>
        {section.can.sign ? t.section.sign : t.section.read}
      </ButtonLink>
    </span>
  );
};

const StageActions = ({ section }: { section: SectionOutline }) => {
  const t = useTexts();
  const { picture, reload } = usePicture();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  const act = async (action: StageAction, reason?: string): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.changeStage(picture.id, section.id, { action, reason });
      setAsking(false);
      toast(action === 'Submit' ? t.section.submitted : action === 'Approve' ? t.section.approved : t.section.changesRequested);
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
      reload();
    }
  };

  return (
    <>
      {section.can.submit && <Button small disabled={busy} title={t.section.submitHint} onClick={() => void act('Submit')}>{t.section.submit}</Button>}
      {section.can.approve && <Button small disabled={busy} icon="check" onClick={() => void act('Approve')}>{t.section.approve}</Button>}
      {section.can.requestChanges && <Button small disabled={busy} onClick={() => setAsking(true)}>{t.section.requestChanges}</Button>}
      {problem !== undefined && !asking && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <Dialog title={t.section.requestChanges} open={asking} onClose={() => setAsking(false)}>
        <ReasonForm busy={busy} problem={problem} onCancel={() => setAsking(false)} onSubmit={(reason) => void act('RequestChanges', reason)} />
      </Dialog>
    </>
  );
};

const ReasonForm = ({ busy, problem, onSubmit, onCancel }: { busy: boolean; problem: unknown; onSubmit: (reason: string) => void; onCancel: () => void }) => {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && reason.trim() === '';
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() !== '') {
          onSubmit(reason.trim());
        }
      }}
    >
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <TextArea label={t.section.reasonLabel} hint={t.section.reasonHint} error={missing ? t.problems.ReasonRequired({}) : null} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={4000} />
      <div className="row">
        <Button look="primary" type="submit" disabled={busy}>{t.section.requestChanges}</Button>
        <Button onClick={onCancel}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};

/** Edits that could not be stored and stay on this device: nothing is thrown away without being asked. */
const Unsent = ({ count, section, session, onDiscard }: { count: number; section: SectionOutline; session: SectionSession; onDiscard: () => void }) => {
  const t = useTexts();
  const [sure, setSure] = useState(false);
  const download = async (): Promise<void> => {
    const text = await session.textWithLeftovers((doc) => plainText(doc.getXmlFragment(fragmentName)));
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${section.number} ${section.title}.txt`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Alert
      tone="warning"
      live
      title={t.section.unsent(count)}
      actions={
        <>
          <Button small onClick={() => void download()}>{t.section.download}</Button>
          <Button small look="danger" onClick={() => setSure(true)}>{t.section.discard}</Button>
        </>
      }
    >
      <p>{t.section.unsentText}</p>
      <Dialog title={t.section.discard} open={sure} onClose={() => setSure(false)}>
        <p>{t.section.discardConfirm}</p>
        <div className="row">
          <Button look="danger" onClick={() => { setSure(false); onDiscard(); }}>{t.section.discard}</Button>
          <Button onClick={() => setSure(false)}>{t.common.cancel}</Button>
        </div>
      </Dialog>
    </Alert>
  );
};
