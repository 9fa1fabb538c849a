import { type ReactNode, useMemo, useState } from 'react';
import { api } from '../shared/api/endpoints';
import type { Signal, Term } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts, useWords } from '../shared/i18n';
import { Badge, Button, Dialog, Empty, ErrorView, Loading, PartnerLabel, Select, TextField } from '../shared/ui';
import { once, useResource } from '../shared/useResource';
import { usePicture } from '../pictures/context';
import { AddSignalForm } from './AddSignalForm';
import './signals.css';

export interface Filter {
  text: string;
  partner: string;
  phenomenon: string;
}

/** Case and accents do not matter; every word must occur. */
export function filterSignals(signals: readonly Signal[], filter: Filter): Signal[] {
  const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return signals.filter((signal) => {
    if ((filter.partner && signal.partner !== filter.partner) || (filter.phenomenon && signal.phenomenon !== filter.phenomenon)) {
      return false;
    }
    const text = fold(`${signal.label} ${signal.content} ${signal.areaName ?? ''} ${signal.date} ${signal.grade}`);
    return words.every((word) => text.includes(word));
  });
}

export const useTaxonomies = () => useResource('taxonomies', () => once('taxonomies', api.taxonomies));

export const SignalPanel = ({ tools }: { tools?: ReactNode }) => {
  const t = useTexts();
  const words = useWords();
  const { picture, partner, signalsVersion } = usePicture();
  const signals = useResource(`signals:${picture.id}`, (signal) => api.signals(picture.id, signal));
  const taxonomies = useTaxonomies();
  const [filter, setFilter] = useState<Filter>({ text: '', partner: '', phenomenon: '' });
  const [adding, setAdding] = useState(false);
  const [seenVersion, setSeenVersion] = useState(signalsVersion);
  if (seenVersion !== signalsVersion) {
    setSeenVersion(signalsVersion);
    signals.reload();
  }

  const all = useMemo(() => [...(signals.data ?? [])].sort((a, b) => a.label.localeCompare(b.label, 'nl', { numeric: true })), [signals.data]);
  const shown = useMemo(() => filterSignals(all, filter), [all, filter]);
  const partners = [...new Set(all.map((signal) => signal.partner))];
  const phenomena = [...new Set(all.map((signal) => signal.phenomenon).filter((id) => id !== null))];
  const label = (terms: readonly Term[] | undefined, id: string | null): string => {
    const term = terms?.find((candidate) => candidate.id === id);
    return term ? words(term.name) : (id ?? '');
  };

  return (
    <div className="signals stack">
      <div className="row-between">
        <h2 className="utrecht-heading-2">{t.signals.title}</h2>
        {tools}
      </div>
      <div>
        {picture.can.addSignal && <Button small icon="plus" onClick={() => setAdding(true)}>{t.signals.add}</Button>}
      </div>
      {signals.data ? (
        all.length === 0 ? (
          <Empty><p>{t.signals.none}</p></Empty>
        ) : (
          <>
            <div className="stack-s signal-filter">
              <TextField type="search" label={t.signals.filter} value={filter.text} onChange={(event) => setFilter({ ...filter, text: event.target.value })} />
              <div className="signal-selects">
                <Select label={t.signals.partner} value={filter.partner} onChange={(event) => setFilter({ ...filter, partner: event.target.value })}>
                  <option value="">{t.signals.all}</option>
                  {partners.map((id) => <option key={id} value={id}>{partner(id)?.shortName ?? id}</option>)}
                </Select>
                <Select label={t.signals.phenomenon} value={filter.phenomenon} onChange={(event) => setFilter({ ...filter, phenomenon: event.target.value })}>
                  <option value="">{t.signals.all}</option>
                  {phenomena.map((id) => <option key={id} value={id}>{label(taxonomies.data?.phenomena, id)}</option>)}
                </Select>
              </div>
              <p className="subtle small row-between" role="status">
                <span>{t.signals.shown(shown.length, all.length)}</span>
                {shown.length < all.length && <Button small look="subtle" onClick={() => setFilter({ text: '', partner: '', phenomenon: '' })}>{t.signals.clear}</Button>}
              </p>
            </div>
            {shown.length === 0 ? <Empty><p>{t.signals.noMatch}</p></Empty> : (
              <ul className="plain signal-list">
                {shown.map((signal) => (
                  <li key={signal.id} className="signal">
                    <div className="signal-head">
                      <b className="signal-label">{signal.label}</b>
                      <PartnerLabel partner={partner(signal.partner)} fallback={signal.partner} />
                      <span className="subtle small">{signal.date}</span>
                      <abbr className="badge badge-outline utrecht-data-badge grade" title={gradeText(signal.grade, taxonomies.data?.sourceReliability, taxonomies.data?.informationAccuracy, label)}>{signal.grade}</abbr>
                    </div>
                    <p className="signal-content">{signal.content}</p>
                    <details className="small">
                      <summary>{signal.phenomenon ? label(taxonomies.data?.phenomena, signal.phenomenon) : t.signals.details}</summary>
                      <SignalFacts signal={signal} source={label(taxonomies.data?.sourceTypes, signal.sourceType)} regime={label(taxonomies.data?.regimes, signal.regime)} />
                    </details>
                    {signal.handling !== 'Partners' && <Badge tone={signal.handling === 'Public' || signal.handling === 'Government' ? 'neutral' : 'warn'}>{t.handling[signal.handling]}</Badge>}
                  </li>
                ))}
              </ul>
            )}
          </>
        )
      ) : signals.loading ? <Loading /> : <ErrorView error={signals.error} retry={signals.reload} />}
      <Dialog title={t.signals.addTitle(partner(picture.me.partner)?.name ?? picture.me.partner)} open={adding} onClose={() => setAdding(false)}>
        <AddSignalForm onAdded={() => { setAdding(false); signals.reload(); }} onCancel={() => setAdding(false)} />
      </Dialog>
    </div>
  );
};

function gradeText(grade: string, reliability: readonly Term[] | undefined, accuracy: readonly Term[] | undefined, label: (terms: readonly Term[] | undefined, id: string | null) => string): string {
  return `${label(reliability, grade[0] ?? null)}; ${label(accuracy, grade[1] ?? null)}`;
}

const SignalFacts = ({ signal, source, regime }: { signal: Signal; source: string; regime: string }) => {
  const t = useTexts();
  const format = useFormat();
  const { person } = usePicture();
  return (
    <dl className="facts signal-facts">
      <dt>{t.signals.source}</dt><dd>{source}</dd>
      {signal.areaName && <><dt>{t.signals.area}</dt><dd>{signal.areaName}</dd></>}
      <dt>{t.signals.handling}</dt><dd>{t.handling[signal.handling]}</dd>
      <dt>{t.signals.regime}</dt><dd>{regime}</dd>
      <dt>{t.signals.addedOn}</dt><dd>{format.date(signal.addedAt)}{person(signal.addedBy) ? `, ${person(signal.addedBy)?.name}` : ''}</dd>
    </dl>
  );
};
