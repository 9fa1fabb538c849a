import { useState } from 'react';
import { usePicture } from '../pictures/context';
import type { NewTipLink, TipLink } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, Dialog, Empty, ErrorView, Loading, PageTitle, Select } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';
import { tipsApi } from './api';
import { linkStateOf, ownersFor } from './links';
import { MakeLink } from './MakeLink';
import './links.css';

/** The one-way links of one's own partner, or, for the coordinator, of a partner that only gives information. */
export default function LinksPage() {
  const t = useTexts().tipLinks;
  const { picture, partner } = usePicture();
  const owners = ownersFor(picture);
  const [chosen, setChosen] = useState(owners[0]);
  return (
    <div className="page stack-l">
      <div className="stack-s">
        <PageTitle documentTitle={`${t.title}: ${picture.title}`}>{t.title}</PageTitle>
        <p className="links-intro">{t.intro}</p>
      </div>
      {chosen === undefined ? <Alert tone="warning"><p>{t.notYours}</p></Alert> : (
        <>
          {owners.length > 1 && (
            <Select label={t.owner} className="links-owner" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              {owners.map((owner) => <option key={owner} value={owner}>{partner(owner)?.name ?? owner}</option>)}
            </Select>
          )}
          <Links key={chosen} owner={chosen} />
        </>
      )}
    </div>
  );
}

const Links = ({ owner }: { owner: string }) => {
  const texts = useTexts();
  const t = texts.tipLinks;
  const { picture } = usePicture();
  const links = useResource(`tip-links:${picture.id}:${owner}`, (signal) => tipsApi.links(picture.id, owner, signal));
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<NewTipLink | null>(null);
  const [revoking, setRevoking] = useState<TipLink | null>(null);
  const [problem, setProblem] = useState<unknown>();

  const revoke = async (link: TipLink): Promise<void> => {
    setProblem(undefined);
    try {
      await tipsApi.revokeLink(picture.id, owner, link.id);
      setRevoking(null);
      toast(t.revoked);
      links.reload();
    } catch (error) {
      setProblem(error);
    }
  };

  return (
    <div className="stack">
      <Button look="primary" icon="plus" onClick={() => setMaking(true)}>{t.make}</Button>
      {links.data ? (links.data.length === 0 ? <Empty><p>{t.empty}</p></Empty> : <LinkTable links={links.data} onRevoke={(link) => { setProblem(undefined); setRevoking(link); }} />) : links.loading ? <Loading /> : <ErrorView error={links.error} retry={links.reload} />}
      <Dialog title={made ? t.made : t.make} open={making} onClose={() => { setMaking(false); setMade(null); }}>
        <MakeLink owner={owner} made={made} onMade={(link) => { setMade(link); links.reload(); }} onClose={() => { setMaking(false); setMade(null); }} />
      </Dialog>
      <Dialog title={t.revokeTitle} open={revoking !== null} onClose={() => setRevoking(null)}>
        {revoking && (
          <>
            <p>{t.revokeText(revoking.for)}</p>
            {problem !== undefined && <Alert tone="error" live><p>{errorText(texts, problem)}</p></Alert>}
            <div className="row">
              <Button look="danger" onClick={() => void revoke(revoking)}>{t.revoke}</Button>
              <Button onClick={() => setRevoking(null)}>{t.cancel}</Button>
            </div>
          </>
        )}
      </Dialog>
    </div>
  );
};

const LinkTable = ({ links, onRevoke }: { links: readonly TipLink[]; onRevoke: (link: TipLink) => void }) => {
  const t = useTexts().tipLinks;
  const format = useFormat();
  const { person } = usePicture();
  const [now] = useState(() => new Date());
  return (
    <div className="table-scroll">
      <table className="utrecht-table">
        <caption className="visually-hidden">{t.title}</caption>
        <thead className="utrecht-table__header">
          <tr>
            <th scope="col" className="utrecht-table__header-cell">{t.columns.for}</th>
            <th scope="col" className="utrecht-table__header-cell">{t.columns.state}</th>
            <th scope="col" className="utrecht-table__header-cell">{t.columns.until}</th>
            <th scope="col" className="utrecht-table__header-cell">{t.columns.used}</th>
            <th scope="col" className="utrecht-table__header-cell">{t.columns.by}</th>
            <th scope="col" className="utrecht-table__header-cell"><span className="visually-hidden">{t.revoke}</span></th>
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {links.map((link) => {
            const state = linkStateOf(link, now);
            return (
              <tr key={link.id} className="utrecht-table__row">
                <th scope="row" className="utrecht-table__cell">{link.for}</th>
                <td className="utrecht-table__cell"><Badge tone={state === 'good' ? 'ok' : 'neutral'} icon={state === 'good' ? 'check' : undefined}>{t.states[state]}</Badge></td>
                <td className="utrecht-table__cell nowrap">{format.date(link.expiresAt)}</td>
                <td className="utrecht-table__cell nowrap">{t.used(link.used, link.maxUses)}</td>
                <td className="utrecht-table__cell">{person(link.madeBy)?.name ?? link.madeBy}</td>
                <td className="utrecht-table__cell">{state === 'good' && <Button small onClick={() => onRevoke(link)} aria-label={t.revokeOf(link.for)}>{t.revoke}</Button>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
