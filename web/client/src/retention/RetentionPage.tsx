import { type FormEvent, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { usePicture } from '../pictures/context';
import { ApiProblem } from '../shared/api/client';
import type { Retention, Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Checkbox, Dialog, Empty, ErrorView, Loading, PageTitle, Select } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';
import { focusFirstError } from '../signals/focusFirstError';
import { MoveDialog } from '../signals/MoveDialog';
import { owns } from '../signals/rules';
import { useTerms } from '../signals/terms';
import './retention.css';

/** What is due for destruction, approving or putting it off, and the proof afterwards. */
export default function RetentionPage() {
  const t = useTexts();
  const r = t.signals.retention;
  const { picture, partner, signalsVersion } = usePicture();
  const mine = picture.partners.filter((one) => owns(picture.me, one.id, partner));
  const [owner, setOwner] = useState(mine.find((one) => one.id === picture.me.partner)?.id ?? mine[0]?.id ?? '');
  const retention = useResource(owner ? `retention:${picture.id}/${owner}` : null, (signal) => signalsApi.retention(picture.id, owner, signal));
  const { reload } = retention;
  useEffect(() => {
    if (signalsVersion > 0) {
      reload();
    }
  }, [signalsVersion, reload]);
  return (
    <div className="page stack-l">
      <div>
        <PageTitle documentTitle={`${r.title}: ${picture.title}`}>{r.title}</PageTitle>
        {retention.data && <p className="subtle">{r.intro(retention.data.noticeDays)}</p>}
      </div>
      {mine.length > 1 && <Select label={r.of} value={owner} onChange={(event) => setOwner(event.target.value)}>{mine.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</Select>}
      {owner === '' ? <Empty><p>{r.notFor}</p></Empty>
        : retention.data ? <Lists key={owner} owner={owner} retention={retention.data} reload={reload} />
        : retention.loading ? <Loading />
        : retention.error instanceof ApiProblem && retention.error.code === 'NotFound' ? <Empty><p>{r.notFor}</p></Empty>
        : <ErrorView error={retention.error} retry={reload} />}
    </div>
  );
}

const day = 86_400_000;

const Lists = ({ owner, retention, reload }: { owner: string; retention: Retention; reload: () => void }) => {
  const t = useTexts();
  const r = t.signals.retention;
  const format = useFormat();
  const terms = useTerms();
  const { picture, partner } = usePicture();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [later, setLater] = useState<Signal | null>(null);
  const [approving, setApproving] = useState(false);
  const [now] = useState(() => Date.now());
  const signals = retention.due.filter((signal) => chosen.has(signal.id));
  const maySign = picture.me.partner === owner ? picture.me.roles.includes('Signer') : partner(owner)?.inputOnly === true;
  const daysLeft = (signal: Signal): number => Math.ceil((Date.parse(`${signal.purgeOn}T00:00:00Z`) - now) / day);
  const toggle = (id: string): void => setChosen((old) => {
    const next = new Set(old);
    if (!next.delete(id)) {
      next.add(id);
    }
    return next;
  });
  return (
    <>
      <section className="stack" aria-label={r.due}>
        <h2 className="utrecht-heading-2">{r.due}</h2>
        {retention.due.length === 0 ? <Empty><p>{r.none}</p></Empty> : (
          <>
            <div className="table-scroll">
              <table className="utrecht-table retention-table">
                <caption className="visually-hidden">{r.due}</caption>
                <thead className="utrecht-table__header">
                  <tr>
                    <th scope="col" className="utrecht-table__header-cell"><span className="visually-hidden">{t.signals.form.choose}</span></th>
                    <th scope="col" className="utrecht-table__header-cell">{t.signals.register.label}</th>
                    <th scope="col" className="utrecht-table__header-cell">{t.signals.register.content}</th>
                    <th scope="col" className="utrecht-table__header-cell">{r.date}</th>
                    <th scope="col" className="utrecht-table__header-cell">{r.regime}</th>
                    <th scope="col" className="utrecht-table__header-cell"><span className="visually-hidden">{t.signals.detail.actions}</span></th>
                  </tr>
                </thead>
                <tbody className="utrecht-table__body">
                  {retention.due.map((signal) => (
                    <tr key={signal.id} className="utrecht-table__row">
                      <td className="utrecht-table__cell"><input type="checkbox" className="retention-pick" aria-label={r.select(signal.label)} checked={chosen.has(signal.id)} onChange={() => toggle(signal.id)} /></td>
                      <th scope="row" className="utrecht-table__cell"><Link to={`/pictures/${picture.id}/signals/${signal.partner}/${signal.id}`}>{signal.label}</Link></th>
                      <td className="utrecht-table__cell retention-content">{signal.content}</td>
                      <td className="utrecht-table__cell"><span className="nowrap">{signal.purgeOn && format.date(signal.purgeOn)}</span><br /><span className="small subtle">{r.daysLeft(daysLeft(signal))}</span></td>
                      <td className="utrecht-table__cell">{terms.name('regimes', signal.regime)}</td>
                      <td className="utrecht-table__cell"><Button small onClick={() => setLater(signal)}>{r.keepLonger}</Button></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <div className="row">
              <Button look="primary" aria-disabled={!maySign || signals.length === 0 || undefined} aria-describedby="approve-why" onClick={() => { if (maySign && signals.length > 0) { setApproving(true); } }}>{signals.length > 0 ? r.approveN(signals.length) : r.approve}</Button>
              <span className="small subtle" id="approve-why">{!maySign ? r.onlySigner : signals.length === 0 ? r.chooseFirst : ''}</span>
            </div>
          </>
        )}
      </section>
      <section className="stack" aria-label={r.certificates}>
        <h2 className="utrecht-heading-2">{r.certificates}</h2>
        {retention.certificates.length === 0 ? <p className="subtle">{r.noCertificates}</p> : (
          <ul className="plain certificates">
            {retention.certificates.map((certificate) => (
              <li key={certificate.id}>
                <span className="grow">{r.certificateLine(certificate.signals.length, format.dateTime(certificate.at))}<br /><span className="small subtle">{r.grounds[certificate.ground] ?? certificate.ground}</span></span>
                <Link to={`/pictures/${picture.id}/retention/${owner}/${certificate.id}`}>{r.open}</Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <MoveDialog move={later ? 'SetPurgeDate' : null} signals={later ? [later] : []} onClose={() => setLater(null)} onDone={() => { setLater(null); reload(); }} onConflict={reload} />
      <Dialog title={r.approveTitle(signals.length)} open={approving} onClose={() => setApproving(false)}>
        <Approval owner={owner} signals={signals} onClose={() => setApproving(false)} onDone={() => { setApproving(false); setChosen(new Set()); reload(); }} />
      </Dialog>
    </>
  );
};

const Approval = ({ owner, signals, onClose, onDone }: { owner: string; signals: readonly Signal[]; onClose: () => void; onDone: () => void }) => {
  const t = useTexts();
  const r = t.signals.retention;
  const { picture } = usePicture();
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!sure) {
      focusFirstError(event.currentTarget);
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const certificate = await signalsApi.destroy(picture.id, owner, signals.map(({ id, version }) => ({ id, version })));
      toast(r.destroyed(certificate.signals.length));
      onDone();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void go(event)}>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <Alert tone="warning"><p>{r.approveText}</p></Alert>
      <p>{signals.map((signal) => signal.label).join(', ')}</p>
      <div>
        <Checkbox label={r.sure} checked={sure} aria-describedby={tried && !sure ? 'destroy-sure' : undefined} aria-invalid={tried && !sure ? true : undefined} onChange={(event) => setSure(event.target.checked)} />
        {tried && !sure && <p className="utrecht-form-field-error-message" id="destroy-sure">{r.needSure}</p>}
      </div>
      <div className="row">
        <Button look="danger" type="submit" disabled={busy}>{r.destroy}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};
