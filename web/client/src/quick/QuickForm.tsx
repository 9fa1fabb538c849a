import { type FormEvent, useRef, useState } from 'react';
import { useTexts, useWords } from '../shared/i18n';
import { Alert, Button, Select, TextArea, TextField } from '../shared/ui';
import { Choice } from './Choice';
import { rememberPicture } from './leaving';
import { dayOf, errorsOf, isEmpty, maxPhotos, maxTyped, type PlainGrade, type QuickDraft, type QuickError, regimeOf, streetSources, type When } from './model';
import { PhotoField } from './PhotoField';
import { PlaceField } from './PlaceField';
import type { DraftState } from './useDraft';
import type { Ready } from './useQuick';

interface Props {
  ready: Ready;
  state: DraftState & { draft: QuickDraft };
  offline: boolean;
  onSend: (draft: QuickDraft) => Promise<void>;
}

const grades: readonly PlainGrade[] = ['seen', 'heard', 'rumour'];
const whens: readonly When[] = ['now', 'today', 'other'];
const levels = ['Partners', 'Named', 'OwnerOnly'] as const;

export const QuickForm = ({ ready, state, offline, onSend }: Props) => {
  const t = useTexts().quick;
  const { draft, set } = state;
  const { known } = ready;
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<readonly QuickError[]>([]);
  const [busy, setBusy] = useState(false);
  const [lost, setLost] = useState(false);
  const [cleared, setCleared] = useState<QuickDraft | null>(null);
  const picture = known.pictures.find((one) => one.id === draft.picture);
  const [today] = useState(() => dayOf(new Date()));
  const shown = errors.filter((error) => errorsOf(draft, today).includes(error));
  const errorOf = (error: QuickError): string | null => (shown.includes(error) ? t.errors[error] : null);

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const found = errorsOf({ ...draft, picture: picture ? draft.picture : '' }, dayOf(new Date()));
    setErrors(found);
    if (found[0]) {
      const field = form.current?.querySelector<HTMLElement>(`#quick-${found[0]}`);
      field?.focus({ preventScroll: true });
      field?.closest('.field, fieldset')?.scrollIntoView({ block: 'start' });
      return;
    }
    setBusy(true);
    setLost(false);
    try {
      await onSend(draft);
    } catch {
      setLost(true); // Everything is still in the form.
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={form} className="quick-form" noValidate onSubmit={(event) => void send(event)}>
      {known.pictures.length === 1 && picture ? (
        <p className="subtle">{t.onePicture(picture.title)}</p>
      ) : (
        <Select id="quick-picture" label={t.picture} error={errorOf('picture')} value={picture ? draft.picture : ''} onChange={(event) => { rememberPicture(event.target.value); set({ picture: event.target.value, area: '' }); }}>
          <option value="">{t.choosePicture}</option>
          {known.pictures.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
        </Select>
      )}
      <TextArea id="quick-content" className="quick-what" label={t.what} hint={t.whatHint} error={errorOf('content')} rows={5} maxLength={maxTyped} autoCapitalize="sentences" value={draft.content} onChange={(event) => { setCleared(null); set({ content: event.target.value }); }} />
      <PhotoField legend={t.photos} hint={t.photoHint} photos={draft.photos} max={maxPhotos} onChange={(change) => state.change((old) => ({ ...old, photos: change(old.photos) }))} />
      <PlaceField draft={draft} set={set} picture={picture} />
      <div className="stack-s">
        <Choice legend={t.when} inline value={draft.when} options={whens.map((when) => ({ value: when, title: t[when] }))} onChange={(when) => set({ when })} />
        {draft.when !== 'now' && (
          <div className="quick-when">
            {draft.when === 'other' && <TextField id="quick-date" type="date" label={t.date} max={today} error={errorOf('date')} value={draft.date} onChange={(event) => set({ date: event.target.value })} />}
            <TextField type="time" label={t.time} hint={t.timeHint} optional value={draft.time} onChange={(event) => set({ time: event.target.value })} />
          </div>
        )}
      </div>
      <Choice id="quick-grade" legend={t.grade} error={errorOf('grade')} value={draft.grade} options={grades.map((grade) => ({ value: grade, ...t.grades[grade] }))} onChange={(grade) => set({ grade })} />
      <More draft={draft} set={set} ready={ready} />
      {!isEmpty(draft) && <Button look="subtle" icon="trash" onClick={() => { setCleared(draft); state.begin(); setErrors([]); }}>{t.clear}</Button>}
      {cleared && <Alert live actions={<Button small onClick={() => { state.begin(cleared); setCleared(null); }}>{t.restore}</Button>}><p>{t.cleared}</p></Alert>}
      <p className="small subtle">{ready.durable ? t.draftKept : ''} {t.atRest}</p>
      <div className="quick-send">
        <p role="status" className="quick-send-note">{lost ? t.notDurable : shown.length > 0 ? t.fix(shown.length) : offline ? t.offline : ''}</p>
        <Button look="primary" type="submit" className="quick-send-button" aria-disabled={busy || undefined}>{t.send}</Button>
      </div>
    </form>
  );
};

/** What is right by itself most of the time: for whom it is and what kind of source. */
const More = ({ draft, set, ready }: { draft: QuickDraft; set: (patch: Partial<QuickDraft>) => void; ready: Ready }) => {
  const texts = useTexts();
  const t = texts.quick;
  const words = useWords();
  const { known } = ready;
  const regime = regimeOf(known.partner.id, draft.sourceType, known.sourceTypes);
  return (
    <details className="quick-more">
      <summary>{t.more}: <b>{t.handlings[draft.handling as (typeof levels)[number]]?.title ?? texts.handling[draft.handling]}</b></summary>
      <div className="stack quick-more-body">
        <Choice legend={t.handling} hint={t.handlingHint} value={draft.handling as (typeof levels)[number]} options={levels.map((level) => ({ value: level, ...t.handlings[level] }))} onChange={(handling) => set({ handling })} />
        <Select label={t.source} hint={t.regime(regime)} value={draft.sourceType} onChange={(event) => set({ sourceType: event.target.value })}>
          {known.sourceTypes.filter((term) => streetSources.includes(term.id) || term.id === draft.sourceType).map((term) => <option key={term.id} value={term.id}>{words(term.name)}</option>)}
        </Select>
      </div>
    </details>
  );
};
