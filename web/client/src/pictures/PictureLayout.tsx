import { useCallback, useEffect, useMemo, useState } from 'react';
import { NavLink, Outlet, useParams } from 'react-router';
import { useMe } from '../access/session';
import type { LiveHub } from '../live/hub';
import { liveHubOf, useConnected } from '../live/useLive';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { Participant, PictureView, SectionOutline } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Alert, Breadcrumb, Button, ErrorView, Icon, Loading, PhaseBadge } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { ownersFor } from '../tips/links';
import { PictureContext, type PictureState } from './context';
import './picture.css';
import { NotFoundPage } from '../shared/NotFoundPage';

export default function PictureLayout() {
  const { picture: id = '' } = useParams();
  const me = useMe();
  const hub = useMemo(() => liveHubOf(me.id), [me.id]);
  const resource = useResource(`picture:${me.id}:${id}`, (signal) => api.picture(id, signal));

  if (resource.data) {
    return <Loaded key={resource.data.id} picture={resource.data} reload={resource.reload} replace={resource.replace} hub={hub} />;
  }
  if (resource.loading) {
    return <div className="page"><Loading /></div>;
  }
  if (resource.error instanceof ApiProblem && resource.error.code === 'NotFound') {
    return <NotFoundPage />;
  }
  return <div className="page"><ErrorView error={resource.error} retry={resource.reload} /></div>;
}

interface LoadedProps {
  picture: PictureView;
  reload: () => void;
  replace: (picture: PictureView) => void;
  hub: LiveHub;
}

const Loaded = ({ picture, reload, replace, hub }: LoadedProps) => {
  const t = useTexts();
  const { presence, signalsVersion } = useFollow(hub, picture, reload);
  const me = picture.me.person;

  const state = useMemo<PictureState>(() => {
    const partners = new Map(picture.partners.map((partner) => [partner.id, partner]));
    const people = new Map(picture.people.map((person) => [person.person, person]));
    return {
      picture,
      reload,
      replace,
      hub,
      signalsVersion,
      partner: (id) => partners.get(id),
      person: (id) => people.get(id),
      present: (section: SectionOutline) =>
        (presence.get(section.id) ?? section.present).filter((id) => id !== me).map((id) => people.get(id)).filter((person): person is Participant => person !== undefined),
    };
  }, [picture, reload, replace, hub, presence, signalsVersion, me]);

  const base = `/pictures/${picture.id}`;
  const tabs = t.picture.tabs;
  return (
    <PictureContext value={state}>
      <ConnectionBanner hub={hub} />
      <header className="picture-header">
        <div className="picture-header-inner">
          <Breadcrumb steps={[{ to: '/', label: t.home.title }]} />
          <div className="row picture-title-row">
            <p className="picture-name">{picture.title}</p>
            <PhaseBadge phase={picture.phase} />
          </div>
          <nav className="tabs" aria-label={t.picture.navigation}>
            <ul>
              <li><NavLink to={base} end className={({ isActive }) => (isActive ? 'active' : '')}>{tabs.about}</NavLink></li>
              <li><TextTab base={base} label={tabs.text} picture={picture} /></li>
              <li><NavLink to={`${base}/signals`}>{tabs.signals}</NavLink></li>
              <li><NavLink to={`${base}/entities`}>{tabs.entities}</NavLink></li>
              {picture.can.seeReadiness && <li><NavLink to={`${base}/readiness`}>{tabs.readiness}</NavLink></li>}
              <li><NavLink to={`${base}/publications`}>{tabs.publications}{picture.publications.length > 0 ? ` (${picture.publications.length})` : ''}</NavLink></li>
              {picture.me.roles.some((role) => role === 'Editor' || role === 'Signer' || role === 'Coordinator') && <li><NavLink to={`${base}/retention`}>{tabs.retention}</NavLink></li>}
              {ownersFor(picture).length > 0 && <li><NavLink to={`${base}/tip-links`}>{t.tipLinks.tab}</NavLink></li>}
              <li><NavLink to={`${base}/people`}>{tabs.people}</NavLink></li>
            </ul>
          </nav>
        </div>
      </header>
      <Outlet />
    </PictureContext>
  );
};

/** Leads to the section where one was, or to the first one. */
const TextTab = ({ base, label, picture }: { base: string; label: string; picture: PictureView }) => {
  const { section } = useParams();
  const first = section ?? lastSection(picture.id) ?? picture.chapters[0]?.sections[0]?.id;
  useEffect(() => {
    if (section) {
      rememberSection(picture.id, section);
    }
  }, [picture.id, section]);
  const known = picture.chapters.some((chapter) => chapter.sections.some((candidate) => candidate.id === first));
  return <NavLink to={known ? `${base}/sections/${first}` : `${base}/sections`} className={() => ''} aria-current={section ? 'page' : undefined}>{label}</NavLink>;
};

const lastKey = (picture: string): string => `samenbeeld.last-section.${picture}`;
function lastSection(picture: string): string | null {
  try {
    return sessionStorage.getItem(lastKey(picture));
  } catch {
    return null;
  }
}
function rememberSection(picture: string, section: string): void {
  try {
    sessionStorage.setItem(lastKey(picture), section);
  } catch {
    // Only a convenience.
  }
}

/** Keeps the picture up to date: hears what changed, fetches it again under one's own rights. */
function useFollow(hub: LiveHub, picture: PictureView, reload: () => void) {
  const [presence, setPresence] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [signalsVersion, setSignalsVersion] = useState(0);
  const id = picture.id;

  const open = useCallback(() => {
    hub.transport.openPicture(id).then(
      (refusal) => {
        if (refusal) {
          reload();
        }
      },
      () => undefined, // the connection went: the next one opens it again
    );
  }, [hub, id, reload]);

  useEffect(() => {
    const { transport } = hub;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        reload();
      }, 120);
    };
    const offMessage = transport.onMessage((message) => {
      if (message.type !== 'picture' || message.picture !== id) {
        return;
      }
      if (message.kind === 'Presence') {
        const { section, people } = message;
        if (section) {
          setPresence((old) => new Map(old).set(section, people));
        }
      } else if (message.kind === 'Signals') {
        setSignalsVersion((n) => n + 1);
      } else {
        soon();
      }
    });
    const offConnection = transport.onConnection((connected) => {
      if (connected) {
        open();
        soon();
        setSignalsVersion((n) => n + 1);
      } else {
        setPresence(new Map());
      }
    });
    if (transport.connected) {
      open();
    }
    return () => {
      clearTimeout(timer);
      offMessage();
      offConnection();
      transport.closePicture(id);
    };
  }, [hub, id, open, reload]);

  return { presence, signalsVersion };
}

/** Says that the server is lost, but not for a hiccup: silence of 8 s is what breaks the connection, and a reconnect within a second is none of the reader's business. */
const ConnectionBanner = ({ hub }: { hub: LiveHub }) => {
  const t = useTexts();
  const connected = useConnected(hub);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (connected) {
      setLost(false);
      return undefined;
    }
    const timer = setTimeout(() => setLost(true), 2_000);
    return () => clearTimeout(timer);
  }, [connected]);
  return (
    <div role="status">
      {lost && (
        <div className="connection-banner">
          <Icon name="cloudOff" />
          <span>{t.live.lost}. {t.live.lostText}</span>
          <Button small onClick={hub.transport.hurry}>{t.live.reconnect}</Button>
        </div>
      )}
      {!hub.durable && <div className="connection-warning"><Alert tone="warning"><p>{t.errors.storageOff}</p></Alert></div>}
    </div>
  );
};
