import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { SessionProvider, useSession } from '../access/session';
import { TextsProvider, textsOf, useLanguage, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, ButtonLink, ErrorView, Loading, PageTitle } from '../shared/ui';
import { Toasts } from '../shared/ui/toasts';
import { Confirmation } from './Confirmation';
import { Entries, type EntryActions } from './Entries';
import { useInstallation } from './installation';
import { commandOf, isEmpty, type QuickDraft, type QuickEntry } from './model';
import { QuickForm } from './QuickForm';
import { useDraft } from './useDraft';
import { useOnline } from './useOnline';
import { type Ready, useEntries, useQuick } from './useQuick';
import './quick.css';

/** Quick reporting from the street. A page of its own, outside of the shell that needs a connection: it opens from the home screen and without a network. */
export default function QuickPage() {
  const language = useLanguage();
  return (
    <TextsProvider value={textsOf(language)}>
      <SessionProvider>
        <QuickShell />
      </SessionProvider>
    </TextsProvider>
  );
}

const signInPath = `/sign-in?return=${encodeURIComponent('/snel')}`;

const QuickShell = () => {
  const texts = useTexts();
  const t = texts.quick;
  const { session } = useSession();
  const online = useOnline();
  const state = useQuick();
  const install = useInstallation();
  return (
    <div className="app quick">
      <header className="app-header">
        {session?.demo && <p className="demo-strip">{texts.shell.demo}</p>}
        <div className="quick-header">
          <Link to="/" className="quick-back">‹ {t.toPictures}</Link>
          <Badge tone={online ? 'ok' : 'warn'} icon={online ? 'cloudCheck' : 'cloudOff'}>{online ? t.online : t.offline}</Badge>
        </div>
      </header>
      <main className="app-main quick-main stack" id="main" tabIndex={-1}>
        <div>
          <PageTitle documentTitle={t.title}>{t.title}</PageTitle>
          <p className="subtle">{t.intro}</p>
        </div>
        {!online && <Alert tone="warning" live><p>{t.offlineText}</p></Alert>}
        {state.kind === 'loading' && <Loading />}
        {state.kind === 'failed' && <ErrorView error={state.error} retry={state.retry} />}
        {state.kind === 'stranger' && (
          <Alert tone="warning" heading title={t.strangerTitle} actions={!state.offline && <ButtonLink look="primary" to={signInPath}>{t.signIn}</ButtonLink>}><p>{state.offline ? t.strangerOffline : t.strangerText}</p></Alert>
        )}
        {state.kind === 'ended' && <SignInFirst waiting={state.waiting} />}
        {state.kind === 'ready' && <Reporting key={state.ready.slot} ready={state.ready} signedOut={state.signedOut} online={online} />}
        {install && state.kind === 'ready' && (
          <Alert actions={install.ask && <Button small onClick={install.ask}>{t.install}</Button>}><p>{t.ready}</p></Alert>
        )}
      </main>
      <Toasts />
    </div>
  );
};

const SignInFirst = ({ waiting }: { waiting: number }) => {
  const t = useTexts().quick;
  return <Alert tone="warning" live heading title={t.signInTitle} actions={<ButtonLink look="primary" to={signInPath}>{t.signIn}</ButtonLink>}><p>{t.signInText(waiting)}</p></Alert>;
};

const Reporting = ({ ready, signedOut, online }: { ready: Ready; signedOut: boolean; online: boolean }) => {
  const t = useTexts().quick;
  const { store, known, slot } = ready;
  const draft = useDraft(ready);
  const { entries, sending, end, send, changed } = useEntries(ready);
  const [last, setLast] = useState<string | null>(null);
  const done = entries.find((entry) => entry.key === last);
  const waiting = entries.filter((entry) => entry.status === 'waiting').length;

  const enter = useCallback(async (form: QuickDraft): Promise<void> => {
    const at = new Date();
    const entry: QuickEntry = {
      key: form.key, person: known.person, picture: form.picture, pictureTitle: known.pictures.find((picture) => picture.id === form.picture)?.title ?? '', at: at.toISOString(), status: 'waiting',
      command: commandOf(form, known, at, t.timeLine), photos: form.photos, draft: form, signal: null, problem: null,
    };
    draft.begin();
    try {
      await store.enter(entry, slot);
    } catch (error) {
      draft.begin(form);
      throw error;
    }
    setLast(form.key);
    window.scrollTo(0, 0);
    changed();
    send();
  }, [known, store, slot, draft, changed, send, t]);

  const free = draft.draft !== undefined && isEmpty(draft.draft);
  const actions = useMemo<EntryActions>(() => ({
    correct: free
      ? (entry) => {
          const form = entry.draft;
          if (form) {
            void store.reopen(entry, form, slot).then(() => { draft.begin(form); setLast(null); changed(); });
          }
        }
      : null,
    retry: (entry) => void store.put({ ...entry, status: 'waiting', problem: null }).then(() => { changed(); send(); }),
    // The text has arrived when a photo was refused: without the photo it is sent.
    discard: (entry) => void (entry.status === 'refused' && entry.signal ? store.put({ ...entry, status: 'sent', command: null, draft: null, photos: [], problem: null }) : store.remove(entry.key)).then(() => {
      if (entry.key === last && !entry.signal) {
        setLast(null);
      }
      changed();
    }),
  }), [free, store, slot, draft, changed, send, last]);

  useTitleCount(waiting);
  if (known.pictures.length === 0) {
    return (
      <>
        <Alert tone="warning" heading title={t.nothingTitle}><p>{t.nothingText}</p></Alert>
        <Entries entries={entries} actions={actions} sendNow={send} />
      </>
    );
  }
  return (
    <>
      {(signedOut || (end === 'signIn' && waiting > 0)) && <SignInFirst waiting={waiting} />}
      {!ready.durable && <Alert tone="warning"><p>{t.notDurable}</p></Alert>}
      {done ? (
        <Confirmation key={done.key} entry={done} sending={sending} actions={actions} onAnother={() => { setLast(null); window.scrollTo(0, 0); }} />
      ) : draft.draft ? (
        <QuickForm ready={ready} state={{ ...draft, draft: draft.draft }} offline={!online} onSend={enter} />
      ) : <Loading />}
      <Entries entries={done ? entries.filter((entry) => entry.key !== done.key) : entries} actions={actions} sendNow={send} />
    </>
  );
};

/** The number on the icon of the installed page, where the device shows one. */
function useTitleCount(waiting: number): void {
  useEffect(() => {
    if ('setAppBadge' in navigator) {
      void (waiting > 0 ? navigator.setAppBadge(waiting) : navigator.clearAppBadge()).catch(() => undefined);
    }
  }, [waiting]);
}
