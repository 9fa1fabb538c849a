import { type FormEvent, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { SectionReading, SignatureView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, problemText, useTexts, useWords } from '../shared/i18n';
import { Alert, Button, ButtonLink, Checkbox, Empty, ErrorView, Loading, PageTitle, PartnerLabel, StageBadge, TextArea } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';
import { allSections, usePicture } from '../pictures/context';
import { chipOf, chipWords } from '../documents/evidence/chip';
import { useLiveNaming } from '../documents/evidence/useEvidence';
import { textDiff, withContext } from './diff';
import { blocksOf, RichText } from './RichText';
import { SignatureList } from './SignatureList';
import './sign.css';

interface Changed {
  before: SectionReading;
  by: string;
  at: string;
}

/** The text as the server keeps it, and signing exactly that. */
export default function SignPage() {
  const { section = '' } = useParams();
  const { picture } = usePicture();
  const reading = useResource(`reading:${picture.id}:${section}`, (signal) => api.reading(picture.id, section, signal));
  if (reading.data) {
    return <Reading key={section} reading={reading.data} reload={reading.reload} replace={reading.replace} />;
  }
  return <div className="page">{reading.loading ? <Loading /> : <ErrorView error={reading.error} retry={reading.reload} />}</div>;
}

const Reading = ({ reading, replace, reload }: { reading: SectionReading; replace: (reading: SectionReading) => void; reload: () => void }) => {
  const t = useTexts();
  const { picture, partner, reload: reloadPicture } = usePicture();
  const [changed, setChanged] = useState<Changed | null>(null);
  const [done, setDone] = useState<SignatureView | null>(null);
  const notice = useRef<HTMLDivElement>(null);
  const own = partner(picture.me.partner);

  const textChanged = async (problem: ApiProblem): Promise<void> => {
    const now = await api.reading(picture.id, reading.section);
    setChanged({ before: changed?.before ?? reading, by: problem.parameters.by ?? '', at: problem.parameters.at ?? '' });
    replace(now);
    requestAnimationFrame(() => notice.current?.focus());
  };

  const signed = (signature: SignatureView): void => {
    setDone(signature);
    setChanged(null);
    reload();
    reloadPicture();
    requestAnimationFrame(() => notice.current?.focus());
  };

  return (
    <div className="page sign-page">
      <div className="sign-text stack">
        <div className="stack-s">
          <PageTitle documentTitle={`${t.sign.title}: ${reading.number} ${reading.title}`}><span className="section-number">{reading.number}</span> {reading.title}</PageTitle>
          <div className="row">
            <StageBadge stage={reading.stage} />
            {reading.owners.map((owner) => <PartnerLabel key={owner} partner={partner(owner)} fallback={owner} />)}
            <ButtonLink small to={`/pictures/${picture.id}/sections/${reading.section}`}>{t.sign.backToSection}</ButtonLink>
            <Button small look="subtle" icon="print" className="no-print" onClick={() => window.print()}>{t.sign.printHint}</Button>
          </div>
        </div>
        <div ref={notice} tabIndex={-1} className="sign-notice">
          {done && <Proof signature={done} reading={reading} />}
          {changed && <WhatChanged changed={changed} now={reading} onRead={() => setChanged(null)} />}
        </div>
        <p className="subtle no-print">{t.sign.readingHint}</p>
        <article className="card reading rich-text" lang="nl" aria-label={`${reading.number} ${reading.title}`}>
          {reading.content.length > 0 ? <RichText content={reading.content} /> : <Empty><p>{t.sign.emptySection}</p></Empty>}
        </article>
        <HashLine hash={reading.hash} />
      </div>
      <div className="sign-side stack">
        {!done && (reading.can.sign ? <SignForm reading={reading} partnerName={own?.name ?? picture.me.partner} blocked={changed !== null} onSigned={signed} onChanged={textChanged} /> : <CannotSign reading={reading} />)}
        <section className="card stack-s" aria-labelledby="sign-others">
          <h2 className="utrecht-heading-2" id="sign-others">{t.sign.others}</h2>
          <SignatureList owners={reading.owners} signatures={reading.signatures} />
        </section>
      </div>
    </div>
  );
};

const CannotSign = ({ reading }: { reading: SectionReading }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const signer = picture.me.roles.includes('Signer') && reading.owners.includes(picture.me.partner);
  return reading.can.signRefusal && signer ? (
    <Alert tone="info" title={t.sign.cannot}><p>{problemText(t, reading.can.signRefusal)}</p></Alert>
  ) : null;
};

const HashLine = ({ hash }: { hash: string }) => {
  const t = useTexts();
  const format = useFormat();
  return (
    <p className="small subtle hash-line">
      {t.sign.hash}: <span className="mono" title={hash}>{format.hash(hash)}</span>{' '}
      <Button small look="subtle" icon="copy" onClick={() => { navigator.clipboard.writeText(hash).then(() => toast(t.common.copied), () => toast(hash)); }}>{t.sign.copyHash}</Button>
      <br />{t.sign.hashHint}
    </p>
  );
};

interface FormProps {
  reading: SectionReading;
  partnerName: string;
  /** The text changed under the signer: first read what changed. */
  blocked: boolean;
  onSigned: (signature: SignatureView) => void;
  onChanged: (problem: ApiProblem) => Promise<void>;
}

const SignForm = ({ reading, partnerName, blocked, onSigned, onChanged }: FormProps) => {
  const t = useTexts();
  const format = useFormat();
  const { picture } = usePicture();
  const [withReservation, setWithReservation] = useState(false);
  const [reservation, setReservation] = useState('');
  const [remark, setRemark] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { mandate } = picture.me;
  const reservationError = problem instanceof ApiProblem && (problem.code === 'ReservationEmpty' || problem.parameters.field === 'reservation') ? errorText(t, problem) : null;

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (blocked) {
      return;
    }
    if (withReservation && reservation.trim() === '') {
      setProblem(new ApiProblem(400, 'ReservationEmpty'));
      event.currentTarget.querySelector<HTMLElement>('#sign-reservation')?.focus();
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      onSigned(await api.sign(picture.id, reading.section, { expectedHash: reading.hash, reservation: withReservation ? reservation.trim() : null, remark: remark.trim() || null }));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'TextChanged') {
        await onChanged(error).catch(setProblem);
      } else {
        setProblem(error);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="card stack sign-form" noValidate onSubmit={(event) => void submit(event)} aria-labelledby="sign-form">
      <h2 className="utrecht-heading-2" id="sign-form">{t.sign.whoMustSign}</h2>
      <dl className="stack-tight">
        <div><dt className="subtle small">{t.sign.signer}</dt><dd><b>{picture.me.name}</b></dd></div>
        <div><dt className="subtle small">{t.sign.mandate}</dt><dd>{mandate ? t.sign.mandateFor(mandate.reference, format.date(mandate.until)) : t.sign.noMandate}</dd></div>
      </dl>
      {problem !== undefined && !reservationError && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <Checkbox label={t.sign.addReservation} checked={withReservation} onChange={(event) => setWithReservation(event.target.checked)} />
      {withReservation && <TextArea id="sign-reservation" label={t.sign.reservation} hint={t.sign.reservationHint} error={reservationError} maxLength={2000} value={reservation} onChange={(event) => setReservation(event.target.value)} />}
      <TextArea label={t.sign.remark} hint={t.sign.remarkHint} optional maxLength={2000} rows={2} value={remark} onChange={(event) => setRemark(event.target.value)} />
      {blocked && <p className="signature-stale">{t.sign.changedTitle}.</p>}
      <Button look="primary" type="submit" icon="signature" disabled={busy} aria-disabled={blocked || undefined}>{busy ? t.sign.submitting : t.sign.submit(partnerName)}</Button>
    </form>
  );
};

const WhatChanged = ({ changed, now, onRead }: { changed: Changed; now: SectionReading; onRead: () => void }) => {
  const t = useTexts();
  const format = useFormat();
  const naming = useLiveNaming();
  const words = ({ kind, id }: Readonly<Record<string, string>>): string => chipWords(chipOf(kind, id, naming, t));
  const changes = withContext(textDiff(blocksOf(changed.before.content, words), blocksOf(now.content, words)));
  return (
    <Alert tone="warning" live heading title={t.sign.changedTitle} actions={<Button look="primary" small onClick={onRead}>{t.sign.readAgain}</Button>}>
      {changed.by && <p>{t.sign.changedBy(changed.by, changed.at ? format.dateTime(changed.at) : '')}</p>}
      <p>{t.sign.changedText}</p>
      <div className="changes" role="region" aria-label={t.sign.changes}>
        {changes.length === 0 && <p>{t.sign.noTextChange}</p>}
        {changes.map((change, i) =>
          change === null ? <p key={i} className="subtle" aria-hidden="true">…</p> : (
            <p key={i}>
              {change.parts.map((part, j) =>
                part.kind === 'added' ? <ins key={j}><span className="visually-hidden">[{t.sign.addedText}: </span>{part.text}<span className="visually-hidden">]</span></ins>
                : part.kind === 'removed' ? <del key={j}><span className="visually-hidden">[{t.sign.removedText}: </span>{part.text}<span className="visually-hidden">]</span></del>
                : <span key={j}>{part.text}</span>)}
            </p>
          ))}
      </div>
    </Alert>
  );
};

const Proof = ({ signature, reading }: { signature: SignatureView; reading: SectionReading }) => {
  const t = useTexts();
  const words = useWords();
  const format = useFormat();
  const { picture, partner } = usePicture();
  const next = allSections(picture).find((section) => section.id !== reading.section && section.can.sign && !section.signatures.some((other) => other.partner === picture.me.partner && other.fresh));
  return (
    <Alert
      tone="ok"
      live
      heading
      title={t.sign.doneTitle}
      actions={
        <>
          {next && <ButtonLink small look="primary" to={`/pictures/${picture.id}/sections/${next.id}/sign`}>{t.sign.nextToSign}: {next.number}</ButtonLink>}
          <ButtonLink small to={`/pictures/${picture.id}/sections/${reading.section}`}>{t.sign.backToSection}</ButtonLink>
        </>
      }
    >
      <p>{t.sign.doneText(partner(signature.partner)?.name ?? signature.partner, `${reading.number} ${reading.title}`)}</p>
      <dl className="facts proof" aria-label={t.sign.proof}>
        <dt>{t.sign.signer}</dt><dd>{signature.name}, {words(signature.function)}</dd>
        <dt>{t.sign.signedAt}</dt><dd>{format.dateTime(signature.at)}</dd>
        <dt>{t.sign.mandateRef}</dt><dd>{signature.mandateReference}</dd>
        {signature.reservation && <><dt>{t.sign.reservation}</dt><dd>{signature.reservation}</dd></>}
        <dt>{t.sign.hash}</dt><dd className="mono">{signature.hash}</dd>
      </dl>
    </Alert>
  );
};
