import { useEffect, useRef } from 'react';
import { usePreference } from '../shared/preferences';
import { useTexts } from '../shared/i18n';
import { Checkbox, Icon } from '../shared/ui';

/** What one wants to see and hear of the others; remembered on this device. */
export const PresenceMenu = () => {
  const t = useTexts();
  const words = t.section.others;
  const [hideCarets, setHideCarets] = usePreference('hideCarets');
  const [muteNews, setMuteNews] = usePreference('muteNews');
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = menu.current;
    const away = (event: Event): void => {
      if (!details?.contains(event.target as Node)) {
        details?.removeAttribute('open');
      }
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && details?.open) {
        details.removeAttribute('open');
        details.querySelector('summary')?.focus();
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
  }, []);
  return (
    <details className="presence-menu" ref={menu}>
      <summary>{words.settings} <Icon name="chevron" /></summary>
      <div className="presence-panel">
        <Checkbox label={words.carets} checked={!hideCarets} onChange={(event) => setHideCarets(!event.target.checked)} />
        <Checkbox label={<>{words.news} <span className="subtle small">({words.newsHint})</span></>} checked={!muteNews} onChange={(event) => setMuteNews(!event.target.checked)} />
      </div>
    </details>
  );
};
