import { useState } from 'react';
import { importsApi } from '../imports/calls';
import { usePicture } from '../pictures/context';
import type { HandlingLevel, Signal, SignalCounts, SignalStage } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Button, Icon, TextField } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { isSignalDate } from './draft';
import { everything, type Facet, facets, type Register, toggled } from './register';
import { levels } from './rules';
import type { Terms } from './terms';
import { useAreaNames } from './useAreaNames';

interface Props {
  register: Register;
  onChange: (register: Register) => void;
  counts: SignalCounts | undefined;
  rows: readonly Signal[];
  terms: Terms;
}

const countsOf: Record<Facet, keyof SignalCounts> = { partner: 'partners', phenomenon: 'phenomena', area: 'areas', stage: 'stages', handling: 'handling', source: 'sourceTypes' };
const stageOrder: readonly SignalStage[] = ['Draft', 'Submitted', 'Weighed', 'Accepted', 'Parked', 'Dismissed', 'Forwarded', 'WithdrawnByOwner'];
const shownAtFirst = 8;

function useFacetNames({ counts, rows, terms, register }: Omit<Props, 'onChange'>): (facet: Facet, value: string) => string {
  const t = useTexts();
  const { picture, partner } = usePicture();
  const area = useAreaNames([...Object.keys(counts?.areas ?? {}), ...register.area], picture.areas, rows);
  return (facet, value) => {
    switch (facet) {
      case 'partner':
        return partner(value)?.shortName ?? value;
      case 'phenomenon':
        return terms.name('phenomena', value);
      case 'area':
        return area(value);
      case 'stage':
        return t.signals.stages[value as SignalStage] ?? value;
      case 'handling':
        return t.handling[value as HandlingLevel] ?? value;
      case 'source':
        return terms.name('sourceTypes', value);
    }
  };
}

function useFacetTitles(): Record<Facet, string> {
  const t = useTexts();
  const r = t.signals.register;
  return { partner: t.signals.partner, phenomenon: t.signals.phenomenon, area: r.area, stage: r.stage, handling: r.handling, source: r.sources };
}

/** The filters, each value with how many signals choosing it would give. */
export const RegisterFilters = (props: Props) => {
  const { register, onChange, counts } = props;
  const t = useTexts();
  const r = t.signals.register;
  const name = useFacetNames(props);
  const titles = useFacetTitles();
  const badDate = (text: string): string | null => (text !== '' && !isSignalDate(text) ? t.signals.form.badDate : null);
  return (
    <div className="register-filters stack-s">
      {(['stage', 'partner', 'phenomenon', 'area', 'handling', 'source'] as const).map((facet) => (
        <FacetBox key={facet} facet={facet} title={titles[facet]} chosen={register[facet]} counts={counts?.[countsOf[facet]] ?? {}} name={(value) => name(facet, value)} onToggle={(value) => onChange({ ...register, [facet]: toggled(register[facet], value) })} />
      ))}
      <fieldset className="period">
        <legend className="visually-hidden">{r.from}</legend>
        <TextField label={r.from} hint={r.periodHint} error={badDate(register.from)} value={register.from} maxLength={10} autoComplete="off" onChange={(event) => onChange({ ...register, from: event.target.value.trim() })} />
        <TextField label={r.until} error={badDate(register.until)} value={register.until} maxLength={10} autoComplete="off" onChange={(event) => onChange({ ...register, until: event.target.value.trim() })} />
      </fieldset>
    </div>
  );
};

interface BoxProps {
  facet: Facet;
  title: string;
  chosen: readonly string[];
  counts: Readonly<Record<string, number>>;
  name: (value: string) => string;
  onToggle: (value: string) => void;
}

const FacetBox = ({ facet, title, chosen, counts, name, onToggle }: BoxProps) => {
  const t = useTexts();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const values = [...new Set([...Object.keys(counts), ...chosen])];
  const order = facet === 'stage' ? stageOrder : facet === 'handling' ? levels : null;
  values.sort(order ? (a, b) => order.indexOf(a as never) - order.indexOf(b as never) : (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || name(a).localeCompare(name(b), t.locale));
  const shown = all ? values : values.filter((value, i) => i < shownAtFirst || chosen.includes(value));
  if (values.length === 0) {
    return null;
  }
  return (
    <details className="facet" open={facet === 'stage' || facet === 'partner' || facet === 'phenomenon' || chosen.length > 0 || undefined}>
      <summary>{title}{chosen.length > 0 && <span className="subtle"> ({chosen.length})</span>}</summary>
      <fieldset>
        <legend className="visually-hidden">{t.signals.register.filterBy(title)}</legend>
        {shown.map((value) => (
          <label key={value} className="facet-value">
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
            <span className="grow">{name(value)}</span>
            <span className="facet-count">{format.number(counts[value] ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      {!all && values.length > shown.length && <Button small look="subtle" onClick={() => setAll(true)}>{t.signals.register.moreOptions(values.length - shown.length)}</Button>}
    </details>
  );
};

/** What an import is called: by its file, where one may know it. */
function useImportName(id: string): string {
  const r = useTexts().signals.register;
  const { picture } = usePicture();
  const imports = useResource(id ? `imports:${picture.id}` : null, (signal) => importsApi.list(picture.id, signal));
  const name = imports.data?.find((one) => one.id === id)?.name;
  return name ? r.fromImport(name) : r.fromOneImport;
}

/** What is filtered on now, each to be taken away by itself. */
export const ActiveFilters = (props: Props) => {
  const { register, onChange } = props;
  const t = useTexts();
  const r = t.signals.register;
  const name = useFacetNames(props);
  const titles = useFacetTitles();
  const importName = useImportName(register.import);
  const chips = facets.flatMap((facet) => register[facet].map((value) => ({ key: `${facet}.${value}`, text: `${titles[facet]}: ${name(facet, value)}`, drop: () => onChange({ ...register, [facet]: toggled(register[facet], value) }) })));
  if (register.import) {
    chips.push({ key: 'import', text: importName, drop: () => onChange({ ...register, import: '' }) });
  }
  if (register.from || register.until) {
    chips.push({ key: 'period', text: `${register.from || '…'} – ${register.until || '…'}`, drop: () => onChange({ ...register, from: '', until: '' }) });
  }
  if (chips.length === 0 && register.text === '') {
    return null;
  }
  return (
    <div className="active-filters" role="group" aria-label={r.activeFilters}>
      {chips.map((chip) => <button key={chip.key} type="button" className="pill" aria-label={r.remove(chip.text)} onClick={chip.drop}>{chip.text} <Icon name="close" /></button>)}
      <Button small look="subtle" onClick={() => onChange({ ...everything, sort: register.sort, descending: register.descending })}>{t.signals.clear}</Button>
    </div>
  );
};
