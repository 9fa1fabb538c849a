import { useEffect, useRef, useState } from 'react';
import { createBrowserRouter, Navigate, NavLink, Outlet, useLocation, useNavigation, useRouteError, isRouteErrorResponse, Link } from 'react-router';
import { SessionProvider, useSession } from './access/session';
import { SignOut } from './quick/SignOut';
import { NotFoundPage } from './shared/NotFoundPage';
import { setLanguage, TextsProvider, textsOf, useLanguage, useTexts, useWords } from './shared/i18n';
import { Alert, Avatar, Button, ButtonLink, ErrorView, Loading, PageTitle, PartnerLabel } from './shared/ui';
import { Toasts } from './shared/ui/toasts';

export const Root = () => {
  const language = useLanguage();
  return (
    <TextsProvider value={textsOf(language)}>
      <SessionProvider>
        <Shell />
      </SessionProvider>
    </TextsProvider>
  );
};

const Shell = () => {
  const t = useTexts();
  const { session, error, reload } = useSession();
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  return (
    <div className="app">
      <a className="skip-to utrecht-skip-link" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); main.current?.scrollIntoView(); }}>{t.common.skipToContent}</a>
      <Header />
      <main className="app-main" id="main" tabIndex={-1} ref={main}>
        {session ? <Outlet /> : <div className="page">{error === undefined ? <Loading /> : <ErrorView error={error} retry={reload} />}</div>}
      </main>
      <footer className="app-footer">
        <div className="app-footer-inner">
          <span>{t.shell.footer}</span>
          <span>{t.shell.footerSource}</span>
        </div>
      </footer>
      <Toasts />
    </div>
  );
};

/** After a change of page the focus goes to its title, so that a screen reader starts there and the keyboard goes on from there. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const seen = useRef(pathname);
  useEffect(() => {
    if (navigation.state !== 'idle' || seen.current === pathname) {
      return;
    }
    const before = seen.current;
    const stays = pictureOf(pathname) !== null && pictureOf(pathname) === pictureOf(before) && ((isText(pathname) && isText(before)) || (isRegister(pathname) && isRegister(before)) || (isEntities(pathname) && isEntities(before)));
    seen.current = pathname;
    if (stays) {
      return; // Going from section to section keeps the focus in the outline; the register and the list of entities place it themselves.
    }
    window.scrollTo(0, 0);
    const title = main.current?.querySelector<HTMLElement>('[data-page-title]');
    (title ?? main.current)?.focus({ preventScroll: true });
  }, [pathname, navigation.state, main]);
}
const pictureOf = (path: string): string | null => /^\/pictures\/([^/]+)/.exec(path)?.[1] ?? null;
const isRegister = (path: string): boolean => /^\/pictures\/[^/]+\/signals(\/(?!import(\/|$))|$)/.test(path);
const isEntities = (path: string): boolean => /^\/pictures\/[^/]+\/entities(\/|$)/.test(path);
const isText = (path: string): boolean => /^\/pictures\/[^/]+(\/sections\/[^/]+)?$/.test(path);

const Header = () => {
  const t = useTexts();
  const { session } = useSession();
  return (
    <header className="app-header">
      {session?.demo && <p className="demo-strip">{t.shell.demo}</p>}
      <div className="app-header-inner">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="13" cy="13" r="8" fill="none" stroke="#fff" strokeWidth="2.5" /><circle cx="19" cy="19" r="8" fill="none" stroke="#ffd43b" strokeWidth="2.5" /></svg>
          {t.product}
        </Link>
        {session?.person && (
          <nav className="main-nav" aria-label={t.common.mainNavigation}>
            <ul>
              <li><NavLink to="/" end>{t.shell.pictures}</NavLink></li>
              <li><NavLink to="/snel">{t.quick.title}</NavLink></li>
              <li><NavLink to="/areas">{t.shell.areas}</NavLink></li>
              {session.administrator && <li><NavLink to="/admin/areas">{t.shell.importAreas}</NavLink></li>}
            </ul>
          </nav>
        )}
        <div className="header-end">
          <LanguageSwitch />
          {session?.person && <Who />}
        </div>
      </div>
    </header>
  );
};

const LanguageSwitch = () => {
  const t = useTexts();
  const language = useLanguage();
  return (
    <div className="lang-switch" role="group" aria-label={t.common.language}>
      <button type="button" lang="nl" aria-pressed={language === 'nl'} onClick={() => setLanguage('nl')} aria-label="Nederlands">NL</button>
      <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => setLanguage('en')} aria-label="English">EN</button>
    </div>
  );
};

const Who = () => {
  const t = useTexts();
  const words = useWords();
  const { session } = useSession();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const away = (event: PointerEvent | FocusEvent): void => {
      if (!box.current?.contains(event.target as Node)) {
        setOpen(false);
      }
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  if (!session?.person) {
    return null;
  }
  const { person, partner } = session;
  return (
    <div className="who" ref={box}>
      <button type="button" className="who-button" aria-expanded={open} aria-controls="who-panel" onClick={() => setOpen(!open)}>
        <Avatar name={person.name} colour={partner?.colour} />
        <span aria-hidden="true">
          <span className="who-name">{person.name}</span>
          <span className="who-function">{partner?.shortName}</span>
        </span>
      </button>
      <div className="who-panel stack" id="who-panel" hidden={!open}>
        <div>
          <p className="subtle small">{t.shell.signedInAs}</p>
          <p><b>{person.name}</b></p>
          <p>{words(person.function)}</p>
          <p>{partner && <PartnerLabel partner={partner} />}</p>
          {session.administrator && <p className="small">{t.shell.roleAdministrator}</p>}
        </div>
        <div className="row">
          {session.demo && <ButtonLink small to={`/sign-in?switch=1&return=${encodeURIComponent(pathname)}`}>{t.shell.switchPerson}</ButtonLink>}
          <SignOut />
        </div>
      </div>
    </div>
  );
};

const RequireSession = () => {
  const { session } = useSession();
  const location = useLocation();
  return session?.person ? <Outlet /> : <Navigate to={`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`} replace />;
};

const PageError = () => {
  const error = useRouteError();
  const t = useTexts();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <NotFoundPage />;
  }
  const staleBundle = error instanceof TypeError && /dynamically imported module|Importing a module/i.test(error.message);
  return (
    <div className="page stack">
      <PageTitle documentTitle={t.errors.crashTitle}>{t.errors.crashTitle}</PageTitle>
      <Alert tone="error"><p>{staleBundle ? t.errors.newVersion : t.errors.crashText}</p></Alert>
      <p><Button look="primary" onClick={() => window.location.reload()}>{t.errors.reload}</Button></p>
      {error instanceof Error && <p className="small subtle mono">{error.name}: {error.message}</p>}
    </div>
  );
};

/** Errors of pages outside of the shell. */
const BareError = () => <TextsProvider value={textsOf(useLanguage())}><PageError /></TextsProvider>;

const page = (load: () => Promise<{ default: React.ComponentType }>) => async () => ({ Component: (await load()).default });

export const makeRouter = () =>
  createBrowserRouter([
    // Pages outside of the shell: the one works without a connection, the other without a session.
    { path: '/snel', lazy: page(() => import('./quick/QuickPage')), hydrateFallbackElement: <></>, errorElement: <BareError /> },
    { path: '/tip/:token', lazy: page(() => import('./tips/TipPage')), hydrateFallbackElement: <></>, errorElement: <BareError /> },
    {
      path: '/',
      element: <Root />,
      hydrateFallbackElement: <></>,
      children: [
        {
          errorElement: <PageError />,
          children: [
            { path: 'sign-in', lazy: page(() => import('./access/SignInPage')) },
            {
              element: <RequireSession />,
              children: [
                { index: true, lazy: page(() => import('./pictures/HomePage')) },
                { path: 'areas', lazy: page(() => import('./areas/AreasPage')) },
                { path: 'areas/:area', lazy: page(() => import('./areas/AreaPage')) },
                { path: 'admin/areas', lazy: page(() => import('./areas/ImportPage')) },
                { path: 'pictures/new', lazy: page(() => import('./pictures/StartPage')) },
                {
                  path: 'pictures/:picture',
                  lazy: page(() => import('./pictures/PictureLayout')),
                  children: [
                    { index: true, lazy: page(() => import('./pictures/AboutPage')) },
                    { path: 'sections/:section?', lazy: page(() => import('./documents/WorkspacePage')) },
                    { path: 'sections/:section/sign', lazy: page(() => import('./sections/SignPage')) },
                    { path: 'sections/:section/history', lazy: page(() => import('./history/HistoryPage')) },
                    { path: 'readiness', lazy: page(() => import('./publishing/ReadinessPage')) },
                    { path: 'publications', lazy: page(() => import('./publishing/PublicationsPage')) },
                    { path: 'signals/import', lazy: page(() => import('./imports/ImportPage')) },
                    { path: 'signals/import/:owner/:import', lazy: page(() => import('./imports/ImportFlow')) },
                    {
                      path: 'signals',
                      lazy: page(() => import('./signals/RegisterPage')),
                      children: [{ path: ':partner/:signal', lazy: page(() => import('./signals/DetailPage')) }],
                    },
                    {
                      path: 'entities',
                      lazy: page(() => import('./entities/EntitiesPage')),
                      children: [{ path: ':partner/:entity', lazy: page(() => import('./entities/EntityPage')) }],
                    },
                    { path: 'retention', lazy: page(() => import('./retention/RetentionPage')) },
                    { path: 'retention/:owner/:certificate', lazy: page(() => import('./retention/CertificatePage')) },
                    { path: 'people', lazy: page(() => import('./pictures/PeoplePage')) },
                    { path: 'tip-links', lazy: page(() => import('./tips/LinksPage')) },
                  ],
                },
              ],
            },
            { path: '*', element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]);
