import { useState } from 'react';
import { usePicture } from '../pictures/context';
import { AreaFinder } from '../areas/AreaFinder';
import { municipalityFor } from '../places/frame';
import { PickOnMap } from '../places/PlaceOnMap';
import { useTexts } from '../shared/i18n';
import { Button, Checkbox, Select, TextArea, TextField } from '../shared/ui';
import { type DraftErrors, pointText, readPoint, type SignalDraft } from './draft';
import { GradeFields } from './GradeFields';
import { PhenomenaFields } from './PhenomenaFields';
import { isMoreOpen, leastOf } from './rules';
import { SharingFields } from './SharingFields';
import type { Terms } from './terms';
import './form.css';

export interface FieldsProps {
  draft: SignalDraft;
  set: (patch: Partial<SignalDraft>) => void;
  errors: DraftErrors;
  terms: Terms;
  /** Begins the ids of the fields. */
  id: string;
}

/** The fields of a signal: what, when and where first; then how certain, what it points to and who may see it; the rest folded away. */
export const SignalFields = (props: FieldsProps & { inputOnly: boolean; adding: boolean }) => {
  const { draft, set, errors, terms, id } = props;
  const t = useTexts();
  const f = t.signals.form;
  const [period, setPeriod] = useState(draft.until !== '');
  const words = useErrorWords();
  const chooseSource = (sourceType: string): void => {
    const regime = terms.lists?.sourceTypes.find((term) => term.id === sourceType)?.regime ?? draft.regime;
    const least = leastOf(regime);
    // Never more open than the regime allows; a choice that is more closed stays.
    set({ sourceType, regime, handling: isMoreOpen(draft.handling, least) ? least : draft.handling });
  };
  const source = terms.lists?.sourceTypes.find((term) => term.id === draft.sourceType);
  return (
    <>
      <TextArea id={`${id}-content`} label={f.what} hint={f.whatHint} error={words('content', errors.content)} maxLength={4000} rows={4} value={draft.content} onChange={(event) => set({ content: event.target.value })} />
      <fieldset className="stack-s">
        <legend className="form-legend">{f.when}</legend>
        <div className="field-row">
          <TextField id={`${id}-date`} label={t.fields.date} hint={f.whenHint} error={words('date', errors.date)} value={draft.date} onChange={(event) => set({ date: event.target.value })} autoComplete="off" inputMode="numeric" />
          {period && <TextField id={`${id}-until`} label={f.until} hint={f.untilHint} error={words('until', errors.until)} value={draft.until} onChange={(event) => set({ until: event.target.value })} autoComplete="off" inputMode="numeric" />}
        </div>
        {!period && <Button small look="subtle" onClick={() => setPeriod(true)}>{f.period}</Button>}
      </fieldset>
      <PlaceFields {...props} />
      <fieldset className="stack-s">
        <legend className="form-legend">{f.source}</legend>
        <Select id={`${id}-sourceType`} label={f.sourceType} error={words('sourceType', errors.sourceType)} hint={source?.protected ? f.protectedSource : undefined} value={draft.sourceType} onChange={(event) => chooseSource(event.target.value)}>
          <option value="">{f.choose}</option>
          {terms.offered('sourceTypes', [draft.sourceType]).map((term) => <option key={term.id} value={term.id}>{terms.name('sourceTypes', term.id)}</option>)}
        </Select>
        <GradeFields {...props} />
      </fieldset>
      <PhenomenaFields {...props} />
      <SharingFields {...props} />
      <More {...props} />
    </>
  );
};

export function useErrorWords(): (field: keyof DraftErrors, kind: DraftErrors[keyof DraftErrors]) => string | null {
  const t = useTexts();
  const f = t.signals.form;
  return (field, kind) => {
    switch (kind) {
      case undefined:
        return null;
      case 'required':
        return t.problems.FieldRequired({ field });
      case 'date':
        return f.badDate;
      case 'reversed':
        return f.reversed;
      case 'point':
        return f.badPoint;
      case 'corners':
        return t.places.badShape;
      case 'purgeOn':
        return t.signals.move.needDate;
    }
  };
}

const PlaceFields = ({ draft, set, errors, terms, id }: FieldsProps) => {
  const t = useTexts();
  const f = t.signals.form;
  const { picture } = usePicture();
  const [finding, setFinding] = useState(false);
  const words = useErrorWords();
  const known = picture.areas.some((area) => area.id === draft.area);
  const point = readPoint(draft.point);
  return (
    <fieldset className="stack-s">
      <legend className="form-legend">{f.where}</legend>
      <div className="field-row">
        <Select id={`${id}-area`} label={f.area} value={draft.area} onChange={(event) => set({ area: event.target.value, areaName: picture.areas.find((area) => area.id === event.target.value)?.name ?? '' })}>
          <option value="">{f.noArea}</option>
          {draft.area !== '' && !known && <option value={draft.area}>{draft.areaName || draft.area}</option>}
          {picture.areas.map((area) => <option key={area.id} value={area.id}>{area.name}</option>)}
        </Select>
        <Button look="subtle" small icon="search" aria-expanded={finding} onClick={() => setFinding(!finding)}>{f.otherArea}</Button>
      </div>
      {finding && <AreaFinder label={f.otherArea} chosen={new Set([draft.area])} onChoose={(area) => { set({ area: area.id, areaName: area.name }); setFinding(false); }} />}
      <TextField id={`${id}-address`} label={f.address} hint={f.addressHint} optional maxLength={300} value={draft.address} onChange={(event) => set({ address: event.target.value })} autoComplete="off" />
      <PickOnMap municipality={municipalityFor(draft.area, picture.areas)} point={point === 'none' ? null : point} shape={draft.shape} onPoint={(next) => set({ point: pointText(next) })} onShape={(shape) => set({ shape })} />
      {errors.shape && <p id={`${id}-shape`} className="utrecht-form-field-error-message" tabIndex={-1}>{words('shape', errors.shape)}</p>}
      <details className="form-more" open={errors.point !== undefined || draft.placeType !== '' || draft.branch !== '' || draft.point !== '' || undefined}>
        <summary>{f.morePlace}</summary>
        <div className="field-row form-more-body">
          <TermSelect list="placeTypes" label={f.placeType} value={draft.placeType} terms={terms} onChange={(placeType) => set({ placeType })} />
          <TermSelect list="branches" label={f.branch} value={draft.branch} terms={terms} onChange={(branch) => set({ branch })} />
          <TextField id={`${id}-point`} label={f.point} hint={f.pointHint} optional error={words('point', errors.point)} value={draft.point} onChange={(event) => set({ point: event.target.value })} autoComplete="off" />
        </div>
      </details>
    </fieldset>
  );
};

const TermSelect = ({ list, label, value, terms, onChange }: { list: 'placeTypes' | 'branches'; label: string; value: string; terms: Terms; onChange: (value: string) => void }) => {
  const t = useTexts();
  return (
    <Select label={label} optional value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t.signals.form.notSet}</option>
      {terms.offered(list, [value]).map((term) => <option key={term.id} value={term.id}>{terms.name(list, term.id)}</option>)}
    </Select>
  );
};

const More = ({ draft, set, errors, terms, id, adding }: FieldsProps & { adding: boolean }) => {
  const t = useTexts();
  const f = t.signals.form;
  const words = useErrorWords();
  return (
    <details className="form-more" open={errors.purgeOn !== undefined || draft.conditions.length > 0 || undefined}>
      <summary>{f.more}</summary>
      <div className="stack form-more-body">
        <fieldset>
          <legend><b>{f.conditions}</b></legend>
          {terms.offered('conditions', draft.conditions).map((term) => (
            <Checkbox key={term.id} label={`${term.id}: ${terms.name('conditions', term.id)}`} checked={draft.conditions.includes(term.id)} onChange={(event) => set({ conditions: event.target.checked ? [...draft.conditions, term.id] : draft.conditions.filter((one) => one !== term.id) })} />
          ))}
        </fieldset>
        {draft.conditions.includes('H3') && <TextField id={`${id}-conditionText`} label={f.conditionText} maxLength={500} value={draft.conditionText} onChange={(event) => set({ conditionText: event.target.value })} />}
        <div className="field-row">
          <TextField id={`${id}-label`} label={f.label} hint={f.labelHint} optional maxLength={16} value={draft.label} onChange={(event) => set({ label: event.target.value })} autoComplete="off" />
          {adding && <TextField id={`${id}-purgeOn`} type="date" label={f.purgeOn} hint={f.purgeHint} optional error={words('purgeOn', errors.purgeOn)} value={draft.purgeOn} onChange={(event) => set({ purgeOn: event.target.value })} />}
        </div>
      </div>
    </details>
  );
};
