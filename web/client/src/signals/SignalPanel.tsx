import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Badge, Button, Dialog, Empty, ErrorView, Loading, PartnerLabel, Select, TextField } from '../shared/ui';
import { ReferButton } from '../documents/evidence/ReferButton';
import { AddSignalForm } from './AddSignalForm';
import { everything, pageSearch, type Register } from './register';
import { type Terms, useTerms } from './terms';
import { useSettled } from '../shared/useFollowed';
import { useSignalPage } from './useSignalPage';
import './signals.css';

const step = 30;
const most = 500;

/** The signals beside the text: searched and filtered on the server, a few at a time. */
export const SignalPanel = ({ tools, onRefer }: { tools?: ReactNode; onRefer?: () => void }) => {
  const t = useTexts();
  const { picture, partner, signalsVersion } = usePicture();
  const terms = useTerms();
  const [filter, setFilter] = useState<Register>({ ...everything, stage: ['Accepted', 'Submitted', 'Weighed', 'Draft'] });
  const [limit, setLimit] = useState(step);
  const [adding, setAdding] = useState(false);
  const settled = useSettled(filter, filter.text ? 200 : 0);
  const { page, error, loading, reload } = useSignalPage(picture.id, pageSearch(settled, null, limit).toString(), signalsVersion);

  const isFiltered = filter.text !== '' || filter.partner.length > 0 || filter.phenomenon.length > 0;
  const change = (patch: Partial<Register>): void => {
    setFilter((old) => ({ ...old, ...patch }));
    setLimit(step);
  };
  const one = (value: string): string[] => (value ? [value] : []);
  return (
    <div className="signals stack">
      <div className="row-between">
        <h2 className="utrecht-heading-2">{t.signals.title}</h2>
        {tools}
      </div>
      <div className="row">
        {picture.can.addSignal && <Button small icon="plus" onClick={() => setAdding(true)}>{t.signals.add}</Button>}
        <Link className="small" to={`/pictures/${picture.id}/signals`}>{t.signals.openRegister}</Link>
      </div>
      {page ? (
        page.total === 0 && !isFiltered ? (
          <Empty><p>{t.signals.none}</p></Empty>
        ) : (
          <>
            <div className="stack-s signal-filter">
              <TextField type="search" label={t.signals.filter} value={filter.text} maxLength={200} onChange={(event) => change({ text: event.target.value })} />
              <div className="signal-selects">
                <Select label={t.signals.partner} value={filter.partner[0] ?? ''} onChange={(event) => change({ partner: one(event.target.value) })}>
                  <option value="">{t.signals.all}</option>
                  {Object.entries(page.counts.partners).map(([id, n]) => <option key={id} value={id}>{partner(id)?.shortName ?? id} ({n})</option>)}
                </Select>
                <Select label={t.signals.phenomenon} value={filter.phenomenon[0] ?? ''} onChange={(event) => change({ phenomenon: one(event.target.value) })}>
                  <option value="">{t.signals.all}</option>
                  {Object.entries(page.counts.phenomena).map(([id, n]) => <option key={id} value={id}>{terms.name('phenomena', id)} ({n})</option>)}
                </Select>
              </div>
              <p className="subtle small row-between" role="status">
                <span>{t.signals.shown(page.items.length, page.total)}</span>
                {isFiltered && <Button small look="subtle" onClick={() => change({ text: '', partner: [], phenomenon: [] })}>{t.signals.clear}</Button>}
              </p>
            </div>
            {page.items.length === 0 ? <Empty><p>{t.signals.noMatch}</p></Empty> : (
              <ul className="plain signal-list">
                {page.items.map((signal) => <Line key={`${signal.partner}/${signal.id}`} signal={signal} terms={terms} onRefer={onRefer} />)}
              </ul>
            )}
            {page.items.length < page.total && limit < most && <Button small disabled={loading} onClick={() => setLimit(Math.min(most, limit + step))}>{t.signals.more}</Button>}
          </>
        )
      ) : loading ? <Loading /> : <ErrorView error={error} retry={reload} />}
      <Dialog title={t.signals.addTitle(partner(picture.me.partner)?.name ?? picture.me.partner)} open={adding} onClose={() => setAdding(false)}>
        <AddSignalForm onAdded={() => { setAdding(false); reload(); }} onCancel={() => setAdding(false)} />
      </Dialog>
    </div>
  );
};

const Line = ({ signal, terms, onRefer }: { signal: Signal; terms: Terms; onRefer: (() => void) | undefined }) => {
  const t = useTexts();
  const format = useFormat();
  const { picture, partner, person } = usePicture();
  const [main] = signal.phenomena;
  return (
    <li className="signal">
      <div className="signal-head">
        <Link className="signal-label" to={`/pictures/${picture.id}/signals/${signal.partner}/${signal.id}`}>{signal.label}</Link>
        <PartnerLabel partner={partner(signal.partner)} fallback={signal.partner} />
        <span className="subtle small">{signal.date}</span>
        <abbr className="badge badge-outline utrecht-data-badge grade" title={terms.grade(signal.grade)}>{signal.grade}</abbr>
      </div>
      <p className="signal-content">{signal.content}</p>
      <details className="small">
        <summary>{main ? terms.name('phenomena', main) : t.signals.details}</summary>
        <dl className="facts signal-facts">
          <dt>{t.signals.form.sourceType}</dt><dd>{terms.name('sourceTypes', signal.sourceType)}</dd>
          {signal.areaName && <><dt>{t.signals.form.area}</dt><dd>{signal.areaName}</dd></>}
          <dt>{t.signals.form.handling}</dt><dd>{t.handling[signal.handling]}</dd>
          <dt>{t.signals.form.regime}</dt><dd>{terms.name('regimes', signal.regime)}</dd>
          <dt>{t.signals.detail.addedOn}</dt><dd>{format.date(signal.addedAt)}{person(signal.addedBy) ? `, ${person(signal.addedBy)?.name}` : ''}</dd>
        </dl>
      </details>
      <div className="row">
        <ReferButton signal={signal} onRefer={onRefer} />
        {signal.stage !== 'Accepted' && <Badge tone="outline">{t.signals.stages[signal.stage]}</Badge>}
        {signal.handling !== 'Partners' && <Badge tone={signal.handling === 'Public' || signal.handling === 'Government' ? 'neutral' : 'warn'}>{t.handling[signal.handling]}</Badge>}
      </div>
    </li>
  );
};
