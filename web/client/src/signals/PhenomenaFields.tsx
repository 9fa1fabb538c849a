import { useState } from 'react';
import { useTexts } from '../shared/i18n';
import { Button, Checkbox, Icon, Select } from '../shared/ui';
import type { FieldsProps } from './SignalForm';

/** Phenomena, the first being the main one, and the indicators that fit them. */
export const PhenomenaFields = ({ draft, set, terms, id }: FieldsProps) => {
  const t = useTexts();
  const f = t.signals.form;
  const [all, setAll] = useState(false);
  const drop = (phenomenon: string): void => set({ phenomena: draft.phenomena.filter((one) => one !== phenomenon) });
  const fitting = terms.offered('indicators', draft.indicators).filter((term) => all || draft.indicators.includes(term.id) || term.phenomena.some((one) => draft.phenomena.includes(one)));
  // The same as the server refuses: nothing but indicators that say nothing by themselves.
  const lonely = draft.indicators.every((one) => terms.lists?.indicators.find((term) => term.id === one)?.needsSecond);
  return (
    <fieldset className="stack-s">
      <legend className="form-legend">{f.about}</legend>
      <Select
        id={`${id}-phenomena`}
        label={f.phenomena}
        hint={f.phenomenaHint}
        optional
        value=""
        onChange={(event) => { if (event.target.value !== '' && draft.phenomena.length < 20) { set({ phenomena: [...draft.phenomena, event.target.value] }); } }}
      >
        <option value="">{f.addPhenomenon} …</option>
        {terms.offered('phenomena').filter((term) => !draft.phenomena.includes(term.id)).map((term) => <option key={term.id} value={term.id}>{terms.name('phenomena', term.id)}</option>)}
      </Select>
      {draft.phenomena.length > 0 && (
        <ul className="plain chosen">
          {draft.phenomena.map((phenomenon) => (
            <li key={phenomenon}>
              <button type="button" className="pill" onClick={() => drop(phenomenon)} aria-label={`${t.common.remove}: ${terms.name('phenomena', phenomenon)}`}>{terms.name('phenomena', phenomenon)} <Icon name="close" /></button>
            </li>
          ))}
        </ul>
      )}
      <fieldset>
        <legend><b>{f.indicators}</b> <span className="subtle">({t.common.optional})</span></legend>
        {fitting.length === 0 ? <p className="subtle small">{f.noIndicators}</p> : <p className="subtle small">{f.indicatorsHint}</p>}
        <div className="tick-columns">
          {fitting.map((term) => (
            <Checkbox
              key={term.id}
              label={<>{terms.name('indicators', term.id)}{term.needsSecond && lonely && draft.indicators.includes(term.id) && <span className="subtle small indicator-hint"> {f.needsSecond}</span>}</>}
              checked={draft.indicators.includes(term.id)}
              disabled={!draft.indicators.includes(term.id) && draft.indicators.length >= 20}
              onChange={(event) => set({ indicators: event.target.checked ? [...draft.indicators, term.id] : draft.indicators.filter((one) => one !== term.id) })}
            />
          ))}
        </div>
        {!all && <Button small look="subtle" onClick={() => setAll(true)}>{f.allIndicators}</Button>}
      </fieldset>
    </fieldset>
  );
};
