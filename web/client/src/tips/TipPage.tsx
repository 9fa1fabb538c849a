import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '../shared/api/client';
import { formatOf } from '../shared/format';
import { type Language, TextsProvider, textsOf, useTexts } from '../shared/i18n';
import { Alert, ErrorView, Loading, PageTitle } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { tipsApi } from './api';
import { TipForm } from './TipForm';
import './tip.css';

/** For a resident or an entrepreneur with a link: no session, no navigation, and nothing is written on the device. */
export default function TipPage() {
  const [language, setLanguage] = useState<Language>(() => (navigator.language.startsWith('nl') || !navigator.language.startsWith('en') ? 'nl' : 'en'));
  useEffect(() => {
    const before = document.documentElement.lang;
    document.documentElement.lang = language;
    return () => { document.documentElement.lang = before; };
  }, [language]);
  const texts = textsOf(language);
  return (
    <TextsProvider value={texts}>
      <div className="tip">
        <header className="tip-header">
          <span className="tip-brand">{texts.product}</span>
          <div className="lang-switch" role="group" aria-label={texts.common.language}>
            <button type="button" lang="nl" aria-pressed={language === 'nl'} onClick={() => setLanguage('nl')} aria-label="Nederlands">NL</button>
            <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => setLanguage('en')} aria-label="English">EN</button>
          </div>
        </header>
        <main className="tip-main stack-l" id="main"><Invited /></main>
      </div>
    </TextsProvider>
  );
}

const Invited = () => {
  const texts = useTexts();
  const t = texts.tips;
  const { token = '' } = useParams();
  const invitation = useResource(`tip:${token}`, (signal) => tipsApi.invitation(token, signal));
  const [ended, setEnded] = useState(false);
  if (ended || (invitation.error instanceof ApiProblem && (invitation.error.code === 'LinkInvalid' || invitation.error.code === 'NotFound'))) {
    return <Invalid />;
  }
  if (!invitation.data) {
    return invitation.loading ? <Loading /> : <ErrorView error={invitation.error} retry={invitation.reload} />;
  }
  const { partnerName, expiresAt } = invitation.data;
  return (
    <>
      <div className="stack-s">
        <PageTitle documentTitle={t.title}>{t.title}</PageTitle>
        <p className="tip-to">{t.to(partnerName)}</p>
        <p>{t.intro}</p>
      </div>
      <Alert tone="warning" heading title={t.emergency}><p>{t.emergencyText} {t.mma}</p></Alert>
      <section className="tip-how" aria-labelledby="tip-how">
        <h2 className="utrecht-heading-2" id="tip-how">{t.how}</h2>
        <ul>
          <li>{t.points.name}</li>
          <li>{t.points.device}</li>
          <li>{t.points.back}</li>
          <li>{t.points.answer}</li>
          <li>{t.points.history}</li>
        </ul>
        <p className="small subtle">{t.validUntil(formatOf(texts.locale).dateTime(expiresAt))}</p>
      </section>
      <TipForm token={token} partner={partnerName} onEnded={() => setEnded(true)} />
    </>
  );
};

const Invalid = () => {
  const t = useTexts().tips;
  return (
    <div className="stack">
      <PageTitle documentTitle={t.invalidTitle}>{t.invalidTitle}</PageTitle>
      <p>{t.invalidText}</p>
      <p>{t.invalidElse}</p>
    </div>
  );
};
