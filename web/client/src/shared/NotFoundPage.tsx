import { useTexts } from './i18n';
import { ButtonLink, PageTitle } from './ui';

export const NotFoundPage = () => {
  const t = useTexts();
  return (
    <div className="page stack">
      <PageTitle documentTitle={t.errors.notFoundTitle}>{t.errors.notFoundTitle}</PageTitle>
      <p>{t.errors.notFoundText}</p>
      <p><ButtonLink to="/" look="primary">{t.errors.toHome}</ButtonLink></p>
    </div>
  );
};
