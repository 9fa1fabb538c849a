import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { type Citations, signalsApi } from '../shared/api/signals';
import { useTexts } from '../shared/i18n';
import { useResource } from '../shared/useResource';

/** Previews as many as can be read before deciding. */
const most = 20;

/** The sentences that rest on signals about to be withdrawn. Silent when the server does not tell. */
export const WithdrawalPreview = ({ signals }: { signals: readonly Signal[] }) => {
  const t = useTexts();
  const m = t.signals.move;
  const { picture } = usePicture();
  const key = signals.length <= most ? `citations:${signals.map((signal) => signal.id).join(',')}` : null;
  const citations = useResource(key, async (abort) => sum(await Promise.all(signals.map((signal) => signalsApi.citations(picture.id, signal.partner, signal.id, abort)))));
  if (citations.loading) {
    return <p className="subtle small" role="status">{m.fallsLoading}</p>;
  }
  if (!citations.data) {
    return null;
  }
  const { sections, hidden } = citations.data;
  return (
    <section className="falls stack-s" aria-label={m.falls}>
      <h3>{m.falls}</h3>
      {sections.length === 0 && hidden === 0 && <p>{m.fallsNone}</p>}
      {sections.map((section) => (
        <div key={section.section}>
          <p><b>{section.number} {section.title}</b></p>
          <ul>{section.sentences.map((sentence, i) => <li key={`${i}.${sentence.text}`}>{sentence.text}</li>)}</ul>
        </div>
      ))}
      {hidden > 0 && <p>{m.fallsHidden(hidden)}</p>}
    </section>
  );
};

function sum(all: readonly Citations[]): Citations {
  const sections = new Map<string, Citations['sections'][number]>();
  for (const section of all.flatMap((one) => one.sections)) {
    const known = sections.get(section.section);
    sections.set(section.section, known ? { ...known, sentences: [...known.sentences, ...section.sentences] } : section);
  }
  return { sections: [...sections.values()], hidden: all.reduce((n, one) => n + one.hidden, 0) };
}
