import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../shared/api/endpoints';
import type { Area } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, ErrorView, TextField } from '../shared/ui';
import { useResource } from '../shared/useResource';
import './areas.css';

interface Props {
  label: string;
  hint?: string;
  error?: string | null;
  id?: string;
  /** Where a result leads to; without it results are chosen with `onChoose`. */
  linkTo?: (area: Area) => string;
  onChoose?: (area: Area) => void;
  chosen?: ReadonlySet<string>;
}

/** Search as you type over all areas. The results are an ordinary list: reachable with Tab, announced by their number. */
export const AreaFinder = ({ label, hint, error, id, linkTo, onChoose, chosen }: Props) => {
  const t = useTexts();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const results = useResource(asked.length >= 2 ? `find:${asked}` : null, async (signal) => {
    await pause(150, signal);
    return api.areas({ q: asked, take: 12 }, signal);
  });
  const listId = useId();
  return (
    <div className="area-finder stack-s">
      <TextField type="search" label={label} hint={hint ?? t.areas.searchHint} error={error} id={id} value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" aria-controls={listId} />
      <p className="visually-hidden" role="status">{results.data && asked ? t.areas.total(results.data.total) : ''}</p>
      <div id={listId}>
        {results.error !== undefined && <ErrorView error={results.error} retry={results.reload} />}
        {results.data && results.data.areas.length === 0 && <p className="subtle">{t.areas.nothing(asked)}</p>}
        {results.data && results.data.areas.length > 0 && (
          <ul className="plain area-results">
            {results.data.areas.map((area) => (
              <li key={area.id}>
                <AreaLine area={area}>
                  {linkTo ? (
                    <Link to={linkTo(area)}>{area.name}</Link>
                  ) : (
                    <span className="area-name">{area.name}</span>
                  )}
                </AreaLine>
                {onChoose && (
                  <Button small look="secondary" icon={chosen?.has(area.id) ? 'check' : 'plus'} disabled={chosen?.has(area.id)} onClick={() => onChoose(area)} aria-label={t.start.addArea(area.name)}>
                    {t.common.add}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {results.data && results.data.total > results.data.areas.length && <p className="subtle small">{t.areas.total(results.data.total)}</p>}
      </div>
    </div>
  );
};

export const AreaLine = ({ area, children }: { area: Area; children: ReactNode }) => {
  const t = useTexts();
  return (
    <span className="area-line">
      {children}
      <span className="subtle small nowrap">{t.areaKinds[area.kind] ?? area.kind} · <span className="mono">{area.id}</span></span>
    </span>
  );
};

export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
