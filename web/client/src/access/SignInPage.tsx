import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { leaveDevice } from '../quick/leaving';
import { api } from '../shared/api/endpoints';
import type { PartnerListing, PersonListing } from '../shared/api/schema';
import { errorText, useTexts, useWords } from '../shared/i18n';
import { Alert, Avatar, Badge, Empty, ErrorView, Icon, Loading, PageTitle, PartnerLabel } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { useSession } from './session';
import './sign-in.css';

/** Only places within this application are returned to. */
export function safeReturn(target: string | null): string {
  return target && /^\/(?![/\\])/.test(target) && !target.startsWith('/sign-in') ? target : '/';
}

export default function SignInPage() {
  const t = useTexts();
  const { session, expired } = useSession();
  const [search] = useSearchParams();
  if (session?.person && !search.has('switch')) {
    return <Navigate to={safeReturn(search.get('return'))} replace />;
  }
  return (
    <div className="page stack-l">
      <div className="stack-s">
        <PageTitle documentTitle={t.signIn.title}>{t.signIn.title}</PageTitle>
        {session?.demo && <p className="lead">{t.signIn.demoIntro}</p>}
      </div>
      {expired && <Alert tone="warning" live><p>{t.errors.expired}</p></Alert>}
      {session?.demo && <DemoPeople />}
      {session?.identityProvider && (
        <div className="stack">
          <p>{t.signIn.notDemo}</p>
          {/* A page of the identity provider: left by the browser, not by the router. */}
          <p><a className="utrecht-button utrecht-button--primary-action" href={`/api/session/sign-in?returnTo=${encodeURIComponent(safeReturn(search.get('return')))}`}>{t.signIn.signInButton}</a></p>
        </div>
      )}
      {session && !session.demo && !session.identityProvider && <Alert tone="warning"><p>{t.signIn.noProvider}</p></Alert>}
    </div>
  );
}

const DemoPeople = () => {
  const t = useTexts();
  const people = useResource('demo-people', api.demoPeople);
  const { session, signInDemo } = useSession();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>();

  const choose = async (person: string): Promise<void> => {
    setBusy(person);
    setProblem(undefined);
    try {
      if (session?.person && session.person.id !== person) {
        await leaveDevice(session.person.id, false).catch(() => undefined);
      }
      await signInDemo(person);
      await navigate(safeReturn(search.get('return')), { replace: true });
    } catch (error) {
      setProblem(error);
      setBusy(null);
    }
  };

  if (people.loading) {
    return <Loading />;
  }
  if (!people.data) {
    return <ErrorView error={people.error} retry={people.reload} />;
  }
  if (people.data.length === 0) {
    return <Empty><p>{t.signIn.nobody}</p></Empty>;
  }
  return (
    <div className="stack">
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <div className="people-grid">
        {people.data.filter((partner) => partner.people.length > 0).map((partner) => (
          <section key={partner.id} className="card partner-card" aria-labelledby={`partner-${partner.id}`}>
            <h2 id={`partner-${partner.id}`} className="partner-card-title">
              <span>{partner.name}</span>
              {partner.name !== partner.shortName && <PartnerLabel partner={partner} />}
            </h2>
            <ul className="plain">
              {partner.people.map((person) => (
                <li key={person.id}><PersonButton person={person} partner={partner} busy={busy !== null} onChoose={() => void choose(person.id)} /></li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
};

const PersonButton = ({ person, partner, busy, onChoose }: { person: PersonListing; partner: PartnerListing; busy: boolean; onChoose: () => void }) => {
  const t = useTexts();
  const words = useWords();
  const can = person.usualRoles.map((role) => t.signIn.can[role]).filter(Boolean);
  return (
    <button type="button" className="person-button" onClick={onChoose} disabled={busy} aria-label={`${t.signIn.choose(person.name)}, ${words(person.function)}`}>
      <Avatar name={person.name} colour={partner.colour} />
      <span className="grow">
        <span className="person-name">{person.name}</span>
        <span className="person-function">{words(person.function)}</span>
        <span className="person-can">
          {can.map((text) => <Badge key={text}>{text}</Badge>)}
        </span>
      </span>
      <Icon name="chevron" className="person-go" />
    </button>
  );
};
