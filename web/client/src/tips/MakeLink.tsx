import { type FormEvent, useEffect, useRef, useState } from 'react';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { NewTipLink } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, TextField } from '../shared/ui';
import { tipsApi } from './api';
import { linkAddress } from './links';
import { QrCode } from './QrCode';

interface Props {
  owner: string;
  made: NewTipLink | null;
  onMade: (link: NewTipLink) => void;
  onClose: () => void;
}

/** Makes a link, and shows it the one time that it is told. */
export const MakeLink = ({ owner, made, onMade, onClose }: Props) => (made ? <Made made={made} onClose={onClose} /> : <Form owner={owner} onMade={onMade} onClose={onClose} />);

const Form = ({ owner, onMade, onClose }: Omit<Props, 'made'>) => {
  const texts = useTexts();
  const t = texts.tipLinks;
  const { picture } = usePicture();
  const [who, setWho] = useState('');
  const [days, setDays] = useState('14');
  const [uses, setUses] = useState('20');
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const wrong = problem instanceof ApiProblem ? problem.parameters.field : undefined;
  const errorOf = (field: string): string | null => (wrong === field ? errorText(texts, problem) : null);

  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      onMade(await tipsApi.makeLink(picture.id, owner, { for: who.trim(), days: Number(days) || 0, maxUses: Number(uses) || 0 }));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form className="stack" noValidate onSubmit={(event) => void make(event)}>
      {problem !== undefined && !['for', 'days', 'maxUses'].includes(wrong ?? '') && <Alert tone="error" live><p>{errorText(texts, problem)}</p></Alert>}
      <TextField label={t.forWhom} hint={t.forHint} error={errorOf('for')} maxLength={120} value={who} onChange={(event) => setWho(event.target.value)} autoComplete="off" />
      <div className="field-row">
        <TextField type="number" min={1} max={60} label={t.days} error={errorOf('days')} value={days} onChange={(event) => setDays(event.target.value)} />
        <TextField type="number" min={1} max={200} label={t.maxUses} error={errorOf('maxUses')} value={uses} onChange={(event) => setUses(event.target.value)} />
      </div>
      <div className="row">
        <Button look="primary" type="submit" aria-disabled={busy || undefined}>{t.make}</Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
};

const Made = ({ made, onClose }: { made: NewTipLink; onClose: () => void }) => {
  const t = useTexts().tipLinks;
  const format = useFormat();
  const address = linkAddress(made.token, window.location.origin);
  const [copied, setCopied] = useState<boolean | null>(null);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('input')?.focus(), []);
  const copy = (): void => {
    navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <div className="stack link-made" ref={first}>
      <Alert tone="warning" title={t.onceTitle}><p>{t.once}</p></Alert>
      <TextField label={t.address} readOnly value={address} onFocus={(event) => event.target.select()} />
      <div className="row">
        <Button look="primary" icon="copy" onClick={copy}>{t.copy}</Button>
        <Button icon="print" onClick={() => window.print()}>{t.print}</Button>
        <span role="status">{copied === null ? '' : copied ? t.copied : t.copyFailed}</span>
      </div>
      <figure className="link-qr">
        <QrCode text={address} label={t.qr} />
        <figcaption className="small">{made.link.for}. {t.columns.until} {format.dateTime(made.link.expiresAt)}.</figcaption>
      </figure>
      <Button onClick={onClose}>{t.done}</Button>
    </div>
  );
};
