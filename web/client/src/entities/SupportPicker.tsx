import { useState } from 'react';
import { useLiveNaming } from '../documents/evidence/useEvidence';
import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useTexts } from '../shared/i18n';
import { Button, ErrorView, TextField } from '../shared/ui';
import { useFollowed, useSettled } from '../shared/useFollowed';
import { SignalStageBadge } from '../signals/SignalCell';
import { maxSupports } from './draft';

const offered = 6;
/** What an entity can come to rest on. */
const standing: readonly Signal['stage'][] = ['Draft', 'Submitted', 'Weighed', 'Accepted', 'Parked', 'Forwarded'];

interface Props {
  id: string;
  owner: string;
  chosen: readonly string[];
  error: string | null;
  onChange: (chosen: readonly string[]) => void;
}

/** The signals of one partner that an entity rests on: what is chosen, and a search for more. */
export const SupportPicker = ({ id, owner, chosen, error, onChange }: Props) => {
  const t = useTexts();
  const f = t.entities.form;
  const naming = useLiveNaming();
  const [finding, setFinding] = useState(chosen.length === 0);
  return (
    <fieldset className="stack-s" id={id} tabIndex={-1} aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}>
      <legend className="form-legend">{f.supports}</legend>
      <p className="utrecht-form-field-description" id={`${id}-hint`}>{f.supportsHint}</p>
      {error && <p className="utrecht-form-field-error-message" id={`${id}-error`}>{error}</p>}
      {chosen.length > 0 && (
        <ul className="plain support-chosen" aria-label={f.chosen}>
          {chosen.map((signal) => {
            const known = naming?.store.signal(`${owner}/${signal}`);
            const label = known?.label ?? '…';
            return (
              <li key={signal}>
                <span className="grow"><b>{label}</b> {known?.grade && <span className="subtle">{known.grade}</span>} <span className="small subtle">{known?.fallen ? t.evidence.fallen : known?.summary}</span></span>
                <Button small look="subtle" icon="close" aria-label={f.removeSupport(label)} onClick={() => onChange(chosen.filter((one) => one !== signal))} />
              </li>
            );
          })}
        </ul>
      )}
      {chosen.length >= maxSupports ? <p className="small subtle">{f.tooMany(maxSupports)}</p>
        : finding ? <Finder id={id} owner={owner} chosen={chosen} onChange={onChange} />
        : <Button small icon="plus" onClick={() => setFinding(true)}>{f.findMore}</Button>}
    </fieldset>
  );
};

const Finder = ({ id, owner, chosen, onChange }: Omit<Props, 'error'>) => {
  const t = useTexts();
  const f = t.entities.form;
  const { picture, signalsVersion } = usePicture();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), text ? 200 : 0);
  const search = new URLSearchParams([['partner', owner], ...standing.map((stage) => ['stage', stage]), ['sort', 'Changed'], ['descending', 'true'], ['limit', String(offered)], ...(settled ? [['text', settled]] : [])] as [string, string][]);
  const found = useFollowed(search.toString(), signalsVersion, (asked, signal) => signalsApi.page(picture.id, new URLSearchParams(asked), signal));
  const rows = found.data?.items ?? [];
  return (
    <div className="stack-s">
      <TextField id={`${id}-find`} type="search" label={f.findSignal} maxLength={200} autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); } }} />
      {found.error !== undefined && <ErrorView error={found.error} retry={found.reload} />}
      {found.data && rows.length === 0 && <p className="small subtle" role="status">{f.noSignals}</p>}
      {rows.length > 0 && (
        <div className="support-hits" role="group" aria-label={f.findSignal} aria-busy={found.loading}>
          {rows.map((signal) => (
            <label key={signal.id} className="tick-line">
              <input type="checkbox" checked={chosen.includes(signal.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, signal.id] : chosen.filter((one) => one !== signal.id))} />
              <span><b>{signal.label}</b> <span className="subtle">{signal.grade}</span> {signal.stage !== 'Accepted' && <SignalStageBadge stage={signal.stage} />} <span className="small clamp">{signal.content}</span></span>
            </label>
          ))}
        </div>
      )}
    </div>
  );
};
