import { useCallback, useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { allSections, usePicture } from '../pictures/context';
import { api } from '../shared/api/endpoints';
import type { HistoryEntry, HistoryPage as Page, HistoryPerson, HistoryText, SectionOutline } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Badge, Button, ButtonLink, Empty, ErrorView, Loading, PageTitle, PartnerLabel, partnerClass, Select } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { NameDialog, PurgeDialog, RestoreDialog } from './dialogs';
import { HistoryContent, type Writer } from './HistoryContent';
import { canShow, type Choice, choosable, firstChoice, hasChange, shares } from './versions';
import './history.css';

/** How the text of a section came about: a time line, and any two versions compared in the text itself. */
export default function HistoryPage() {
  const t = useTexts();
  const { section: id = '' } = useParams();
  const { picture } = usePicture();
  const section = allSections(picture).find((candidate) => candidate.id === id);
  const history = useResource(`history:${picture.id}:${id}`, (signal) => api.history(picture.id, id, undefined, signal));
  if (history.data && section) {
    return <History key={id} section={section} page={history.data} reload={history.reload} />;
  }
  return (
    <div className="page stack">
      <PageTitle documentTitle={t.history.title}>{t.history.title}</PageTitle>
      {history.loading ? <Loading /> : <ErrorView error={history.error} retry={history.reload} />}
      <p><ButtonLink to={`/pictures/${picture.id}/sections/${id}`}>{t.history.back}</ButtonLink></p>
    </div>
  );
}

type Open = 'name' | 'restore' | 'purge' | null;

const History = ({ section, page, reload }: { section: SectionOutline; page: Page; reload: () => void }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const [search, setSearch] = useSearchParams();
  const [older, setOlder] = useState<Page[]>([]);
  const [open, setOpen] = useState<Open>(null);
  useEffect(() => setOlder([]), [page]);

  const pages = [page, ...older];
  const entries = pages.flatMap((one) => one.entries);
  const complete = !pages.at(-1)!.more;
  const people = pages.flatMap((one) => one.people);
  const chosen = chosenOf(search, page);
  const byPartner = search.get('view') === 'partners';

  const choose = useCallback(
    (choice: Partial<Choice> & { view?: 'partners' | null }) => {
      setSearch((now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries({ from: choice.from, to: choice.to, view: choice.view })) {
          if (value === null) {
            next.delete(name);
          } else if (value !== undefined) {
            next.set(name, String(value));
          }
        }
        return next;
      }, { replace: true });
    },
    [setSearch],
  );

  const done = (choice?: Choice): void => {
    setOpen(null);
    reload();
    if (choice) {
      choose(choice);
    }
  };

  const describe = useDescription(page, entries, people);
  return (
    <div className="page history-page">
      <header className="history-head stack-s">
        <PageTitle documentTitle={`${t.history.title}: ${section.number} ${section.title}`}>{t.history.title}: <span className="section-number">{section.number}</span> {section.title}</PageTitle>
        <div className="row">
          <ButtonLink small to={`/pictures/${picture.id}/sections/${section.id}`}>{t.history.back}</ButtonLink>
          <Button small look="subtle" icon="history" onClick={reload}>{t.history.refresh}</Button>
          {page.can.purge && <Button small look="subtle" icon="trash" onClick={() => setOpen('purge')}>{t.history.purge}</Button>}
        </div>
      </header>
      {page.head === 0 ? <Empty><p>{t.history.empty}</p></Empty> : (
        <>
          <div className="history-text stack">
            <div className="history-tools card stack-s">
              <div className="row" role="group" aria-label={t.history.view}>
                <Button small look={byPartner ? 'secondary' : 'primary'} aria-pressed={!byPartner} onClick={() => choose({ view: null })}>{t.history.viewDifference}</Button>
                <Button small look={byPartner ? 'primary' : 'secondary'} aria-pressed={byPartner} onClick={() => choose({ view: 'partners' })}>{t.history.viewPartners}</Button>
              </div>
              <Versions page={page} versions={choosable(page, entries, complete, chosen)} chosen={chosen} byPartner={byPartner} describe={describe} choose={choose} />
              <div className="row">
                {page.can.name && chosen.to > 0 && (
                  <Button small onClick={() => setOpen('name')}>{page.versions.some((version) => version.sequence === chosen.to) ? t.history.rename : t.history.name}</Button>
                )}
                {page.can.restore && chosen.to !== page.head && <Button small icon="undo" onClick={() => setOpen('restore')}>{t.history.restore}</Button>}
              </div>
            </div>
            <TextView section={section} chosen={chosen} byPartner={byPartner} head={page.head} describe={describe} />
          </div>
          <aside className="history-side stack" aria-label={t.history.timeline}>
            <Marks page={page} chosen={chosen} choose={choose} />
            <section className="card stack-s" aria-labelledby="history-timeline">
              <h2 className="utrecht-heading-2" id="history-timeline">{t.history.timeline}</h2>
              <ol className="plain timeline">
                {entries.map((entry) => <Entry key={entry.last} entry={entry} page={page} people={people} chosen={chosen} onChoose={() => choose({ from: entry.first - 1, to: entry.last })} />)}
              </ol>
              {!complete && <Older section={section} before={entries.at(-1)!.first} onLoaded={(more) => setOlder([...older, more])} />}
            </section>
            <Purges page={page} />
          </aside>
        </>
      )}
      <NameDialog open={open === 'name'} section={section} version={chosen.to} known={page.versions.find((version) => version.sequence === chosen.to)?.name} onClose={() => setOpen(null)} onDone={() => done()} />
      <RestoreDialog open={open === 'restore'} section={section} version={chosen.to} what={describe(chosen.to)} onClose={() => setOpen(null)} onDone={(sequence) => done({ from: page.head, to: sequence })} />
      <PurgeDialog open={open === 'purge'} section={section} onClose={() => setOpen(null)} onDone={() => done({ from: page.head, to: page.head })} />
    </div>
  );
};

function chosenOf(search: URLSearchParams, page: Page): Choice {
  const first = firstChoice(page);
  const read = (name: string, otherwise: number): number => {
    const text = search.get(name);
    const value = Number(text);
    return text !== null && text !== '' && Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  const to = read('to', first.to);
  return { from: Math.min(read('from', search.has('to') ? Math.max(to - 1, 0) : first.from), to), to };
}

/** What a version is called: its name, its signature, or who led to it and when. */
function useDescription(page: Page, entries: readonly HistoryEntry[], people: readonly HistoryPerson[]): (version: number) => string {
  const t = useTexts();
  const format = useFormat();
  const { partner } = usePicture();
  return (version) => {
    const named = page.versions.find((candidate) => candidate.sequence === version);
    const signed = page.signatures.find((candidate) => candidate.sequence === version);
    const entry = entries.find((candidate) => candidate.last === version);
    return version === page.head ? t.history.now(version)
      : named ? t.history.named(named.name, version)
      : signed ? t.history.signedBy(`${signed.name}, ${partner(signed.partner)?.shortName ?? signed.partner}`, version)
      : entry ? t.history.entry(`${format.dateTime(entry.to)}, ${people.find((person) => person.person === entry.author)?.name ?? entry.author}`, version)
      : t.history.version(version);
  };
}

interface VersionsProps {
  page: Page;
  versions: readonly number[];
  chosen: Choice;
  byPartner: boolean;
  describe: (version: number) => string;
  choose: (choice: Partial<Choice>) => void;
}

const Versions = ({ versions, chosen, byPartner, describe, choose }: VersionsProps) => {
  const t = useTexts();
  return (
    <div className="field-row">
      {!byPartner && (
        <Select label={t.history.from} value={chosen.from} onChange={(event) => { const from = Number(event.target.value); choose({ from, to: Math.max(from, chosen.to) }); }}>
          {versions.map((version) => <option key={version} value={version}>{describe(version)}</option>)}
        </Select>
      )}
      <Select label={byPartner ? t.history.versionLabel : t.history.to} value={chosen.to} onChange={(event) => { const to = Number(event.target.value); choose({ to, from: Math.min(chosen.from, to) }); }}>
        {versions.map((version) => <option key={version} value={version}>{describe(version)}</option>)}
      </Select>
    </div>
  );
};

const TextView = ({ section, chosen, byPartner, head, describe }: { section: SectionOutline; chosen: Choice; byPartner: boolean; head: number; describe: (version: number) => string }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const key = byPartner ? `version:${chosen.to}` : `difference:${chosen.from}:${chosen.to}`;
  const text = useResource(`${key}:${picture.id}:${section.id}:${head}`, (signal) =>
    byPartner ? api.version(picture.id, section.id, chosen.to, signal) : api.difference(picture.id, section.id, chosen.from, chosen.to, signal));
  if (!text.data) {
    return text.loading ? <Loading text={t.section.loadingText} /> : <ErrorView error={text.error} retry={text.reload} />;
  }
  return <Shown text={text.data} byPartner={byPartner} title={byPartner ? describe(chosen.to) : `${describe(chosen.from)} – ${describe(chosen.to)}`} />;
};

const Shown = ({ text, byPartner, title }: { text: HistoryText; byPartner: boolean; title: string }) => {
  const t = useTexts();
  const writer = useWriters(text.people);
  const changed = hasChange(text.content);
  return (
    <>
      <p className="history-summary" role="status">
        {byPartner ? t.history.legend : !changed ? t.history.same : text.inserted + text.removed === 0 ? t.history.formattedOnly : t.history.summary(text.inserted, text.removed)}
      </p>
      {byPartner ? <Legend text={text} writer={writer} /> : changed && <p className="small subtle">{t.history.legendDifference}</p>}
      <article className={`card reading rich-text ${byPartner ? '' : 'differences'}`} lang="nl" aria-label={t.history.textOf(title)}>
        {text.content.length > 0 ? <HistoryContent content={text.content} byPartner={byPartner} writer={writer} /> : <Empty><p>{t.sign.emptySection}</p></Empty>}
      </article>
    </>
  );
};

const Legend = ({ text, writer }: { text: HistoryText; writer: (person: string | null) => Writer }) => {
  const t = useTexts();
  return (
    <ul className="plain history-legend" aria-label={t.history.legend}>
      {shares(text.content).map(({ person, characters }) => {
        const who = writer(person);
        return (
          <li key={person ?? ''}>
            <span className={`partner-label ${who.className}`}>{who.partner || t.history.formerly}</span> {who.name} <span className="subtle small">({t.history.wrote(characters)})</span>
          </li>
        );
      })}
    </ul>
  );
};

function useWriters(people: readonly HistoryPerson[]): (person: string | null) => Writer {
  const t = useTexts();
  const { partner } = usePicture();
  return (id) => {
    const person = people.find((candidate) => candidate.person === id);
    const of = person?.partner ? partner(person.partner) : undefined;
    return { name: person?.name ?? id ?? t.history.nobody, partner: of?.shortName ?? person?.partner ?? '', className: partnerClass(of?.colour) };
  };
}

const Entry = ({ entry, page, people, chosen, onChoose }: { entry: HistoryEntry; page: Page; people: readonly HistoryPerson[]; chosen: Choice; onChoose: () => void }) => {
  const t = useTexts();
  const format = useFormat();
  const { partner } = usePicture();
  const person = people.find((candidate) => candidate.person === entry.author);
  const name = person?.name ?? entry.author;
  const when = t.history.until(format.dateTime(entry.from), format.dateTime(entry.to));
  const inside = (
    <>
      <span className="entry-who"><b>{name}</b> <PartnerLabel partner={person?.partner ? partner(person.partner) : undefined} fallback={person?.partner ?? t.history.formerly} /></span>
      <span className="small subtle">{when}</span>
      <span className="small entry-counts">
        {entry.added > 0 && <span><span aria-hidden="true">+ </span>{t.history.wrote(entry.added)}</span>}
        {entry.removed > 0 && <span><span aria-hidden="true">− </span>{t.history.removedN(entry.removed)}</span>}
        {entry.added + entry.removed === 0 && !entry.purged && t.history.noText}
      </span>
      {entry.restoredTo !== null && <Badge tone="info" icon="undo">{t.history.restoredTo(entry.restoredTo)}</Badge>}
      {entry.purged && <Badge tone="outline">{t.history.purged}</Badge>}
    </>
  );
  const current = chosen.from === entry.first - 1 && chosen.to === entry.last;
  return (
    <li>
      {canShow(page.purges, entry)
        ? <button type="button" className="timeline-entry" aria-current={current ? 'true' : undefined} onClick={onChoose}><span className="visually-hidden">{t.history.show}</span>{inside}</button>
        : <div className="timeline-entry timeline-purged" title={t.history.purgedHint}>{inside}<span className="visually-hidden">{t.history.purgedHint}</span></div>}
    </li>
  );
};

const Marks = ({ page, chosen, choose }: { page: Page; chosen: Choice; choose: (choice: Partial<Choice>) => void }) => {
  const t = useTexts();
  const format = useFormat();
  const { partner } = usePicture();
  const marks = [
    ...page.versions.map((version) => ({ key: `n${version.sequence}`, sequence: version.sequence, at: version.at, words: t.history.named(version.name, version.sequence) })),
    ...page.signatures.map((signature, i) => ({ key: `s${i}`, sequence: signature.sequence, at: signature.at, words: t.history.signedBy(`${signature.name}, ${partner(signature.partner)?.shortName ?? signature.partner}`, signature.sequence) })),
  ].sort((a, b) => b.sequence - a.sequence);
  return (
    <section className="card stack-s" aria-labelledby="history-versions">
      <h2 className="utrecht-heading-2" id="history-versions">{t.history.versions}</h2>
      {marks.length === 0 ? <p className="subtle small">{t.history.noVersions}</p> : (
        <ul className="plain timeline">
          {marks.map((mark) => (
            <li key={mark.key}>
              <button type="button" className="timeline-entry" aria-current={chosen.to === mark.sequence ? 'true' : undefined} onClick={() => choose({ to: page.head, from: mark.sequence })}>
                <span>{mark.words}</span>
                <span className="small subtle">{format.dateTime(mark.at)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const Older = ({ section, before, onLoaded }: { section: SectionOutline; before: number; onLoaded: (page: Page) => void }) => {
  const t = useTexts();
  const { picture } = usePicture();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const load = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      onLoaded(await api.history(picture.id, section.id, before));
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      <Button small disabled={busy} onClick={() => void load()}>{t.history.older}</Button>
    </>
  );
};

const Purges = ({ page }: { page: Page }) => {
  const t = useTexts();
  const format = useFormat();
  return page.purges.length === 0 ? null : (
    <section className="card stack-s" aria-labelledby="history-purges">
      <h2 className="utrecht-heading-2" id="history-purges">{t.history.purges}</h2>
      <ul className="plain stack-s">
        {page.purges.map((purge) => (
          <li key={`${purge.at}:${purge.first}`}>
            <p className="small">{t.history.purgeLine(purge.name, format.dateTime(purge.at))}, {t.history.purgeRange(purge.first, purge.last)}{!purge.done && ` (${t.history.purgeBusy})`}</p>
            <p className="small subtle">{purge.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
