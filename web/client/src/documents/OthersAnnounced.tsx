import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import { type News, OthersNews } from '../live/othersNews';
import type { SectionSession } from '../live/section';
import { systemClock } from '../live/transport';
import { usePicture } from '../pictures/context';
import type { SectionOutline } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { usePreference } from '../shared/preferences';

/** Tells screen readers politely who comes, leaves and writes, unless that is muted. */
export const OthersAnnounced = ({ section, session }: { section: SectionOutline; session: SectionSession }) => {
  const [muted] = usePreference('muteNews');
  return muted ? null : <Announced section={section} session={session} />;
};

const Announced = ({ section, session }: { section: SectionOutline; session: SectionSession }) => {
  const t = useTexts();
  const format = useFormat();
  const { present } = usePicture();
  const [told, setTold] = useState<News | null>(null);
  const news = useMemo(() => new OthersNews(systemClock, setTold), []);
  useEffect(() => () => news.stop(), [news]);

  const names = present(section).map((person) => person.name).join('\n');
  useEffect(() => news.present(names === '' ? [] : names.split('\n')), [news, names]);
  useEffect(() => {
    const onTransaction = (transaction: Y.Transaction): void => writers(transaction, session).forEach((name) => news.write(name));
    session.doc.on('afterTransaction', onTransaction);
    return () => session.doc.off('afterTransaction', onTransaction);
  }, [news, session]);

  const words = t.section.others;
  const sentences = told ? (['came', 'left', 'wrote'] as const).filter((what) => told[what].length > 0).map((what) => words[what](format.list(told[what]))) : [];
  return <p className="visually-hidden others-announced" role="status">{sentences.join(' ')}</p>;
};

/** Names of the others whose new text this is, as far as they are in the section now. */
function writers(transaction: Y.Transaction, session: SectionSession): string[] {
  if (transaction.local || session.presence.length === 0) {
    return [];
  }
  const { beforeState, afterState } = transaction;
  return session.presence.filter(({ client }) => client !== session.doc.clientID && (afterState.get(client) ?? 0) > (beforeState.get(client) ?? 0)).map(({ name }) => name);
}
