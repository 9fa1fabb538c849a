import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Choice } from '../quick/Choice';
import { dayOf, newKey, type Photo, type PlainGrade } from '../quick/model';
import { blobOf } from '../quick/photo';
import { PhotoField } from '../quick/PhotoField';
import { ApiProblem } from '../shared/api/client';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Icon, TextArea, TextField } from '../shared/ui';
import { tipsApi } from './api';

type TipWhen = 'unknown' | 'today' | 'yesterday' | 'other';
type Role = 'resident' | 'entrepreneur';
type TipError = 'content' | 'date' | 'grade';

interface Draft {
  key: string;
  content: string;
  address: string;
  when: TipWhen;
  date: string;
  role: Role;
  grade: PlainGrade | '';
  photos: readonly Photo[];
}

const maxPhotos = 3;
const empty = (): Draft => ({ key: newKey(), content: '', address: '', when: 'unknown', date: '', role: 'resident', grade: '', photos: [] });

const grades: readonly PlainGrade[] = ['seen', 'heard', 'rumour'];
const whens: readonly TipWhen[] = ['unknown', 'today', 'yesterday', 'other'];
const roles: readonly Role[] = ['resident', 'entrepreneur'];

function dateOf(draft: Draft, now: Date): string | null {
  switch (draft.when) {
    case 'unknown':
      return null;
    case 'today':
      return dayOf(now);
    case 'yesterday':
      return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
    case 'other':
      return draft.date;
  }
}

function errorsOf(draft: Draft, today: string): TipError[] {
  const errors: TipError[] = [];
  if (draft.content.trim() === '') {
    errors.push('content');
  }
  if (draft.when === 'other' && (!/^\d{4}-\d{2}-\d{2}$/.test(draft.date) || draft.date > today)) {
    errors.push('date');
  }
  if (draft.grade === '') {
    errors.push('grade');
  }
  return errors;
}

/** Lives in memory only: closing the page leaves nothing behind. */
export const TipForm = ({ token, partner, onEnded }: { token: string; partner: string; onEnded: () => void }) => {
  const texts = useTexts();
  const t = texts.tips;
  const [draft, setDraft] = useState<Draft>(empty);
  const [errors, setErrors] = useState<readonly TipError[]>([]);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [given, setGiven] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const set = (patch: Partial<Draft>): void => setDraft((old) => ({ ...old, ...patch }));
  const [today] = useState(() => dayOf(new Date()));
  const shown = errors.filter((error) => errorsOf(draft, today).includes(error));
  const words: Record<TipError, string> = { content: t.needWhat, date: t.needDate, grade: t.needGrade };
  const errorOf = (error: TipError): string | null => (shown.includes(error) ? words[error] : null);

  const sendPhotos = async (): Promise<void> => {
    for (const photo of draft.photos) {
      await tipsApi.attach(token, draft.key, blobOf(photo));
      setDraft((old) => ({ ...old, photos: old.photos.filter((one) => one.id !== photo.id) }));
    }
  };

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (busy) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const now = new Date();
    const found = errorsOf(draft, dayOf(now));
    setErrors(found);
    if (found[0]) {
      form.current?.querySelector<HTMLElement>(`#tip-${found[0]}`)?.focus();
      return;
    }
    void attempt(async () => {
      try {
        await tipsApi.give(token, { key: draft.key, content: draft.content.trim(), address: draft.address.trim() || null, date: dateOf(draft, now), grade: draft.grade, role: draft.role });
      } catch (error) {
        if (error instanceof ApiProblem && error.code === 'LinkInvalid') {
          onEnded();
          return;
        }
        throw error;
      }
      // The words are with the partner; they leave this page now.
      setDraft((old) => ({ ...empty(), key: old.key, photos: old.photos }));
      setGiven(true);
      window.scrollTo(0, 0);
      await sendPhotos();
    });
  };

  if (given) {
    return (
      <Given
        partner={partner}
        busy={busy}
        photosLeft={draft.photos.length}
        failed={problem !== undefined}
        problem={problem === undefined ? '' : errorText(texts, problem)}
        onRetry={() => void attempt(sendPhotos)}
        onAnother={() => { setDraft(empty()); setErrors([]); setProblem(undefined); setGiven(false); }}
      />
    );
  }
  return (
    <form ref={form} className="tip-form" noValidate autoComplete="off" onSubmit={send}>
      <TextArea id="tip-content" label={t.what} hint={t.whatHint} error={errorOf('content')} rows={6} maxLength={2000} value={draft.content} onChange={(event) => set({ content: event.target.value })} />
      <TextField label={t.where} hint={t.whereHint} optional maxLength={300} value={draft.address} onChange={(event) => set({ address: event.target.value })} />
      <div className="stack-s">
        <Choice legend={t.when} value={draft.when} options={whens.map((when) => ({ value: when, title: t.whens[when] }))} inline onChange={(when) => set({ when })} />
        {draft.when === 'other' && <TextField id="tip-date" type="date" max={today} label={t.date} error={errorOf('date')} value={draft.date} onChange={(event) => set({ date: event.target.value })} />}
      </div>
      <Choice id="tip-grade" legend={t.grade} error={errorOf('grade')} value={draft.grade} options={grades.map((grade) => ({ value: grade, ...t.grades[grade] }))} onChange={(grade) => set({ grade })} />
      <Choice legend={t.role} inline value={draft.role} options={roles.map((role) => ({ value: role, title: t.roles[role] }))} onChange={(role) => set({ role })} />
      <PhotoField legend={t.photos} hint={t.photoHint} photos={draft.photos} max={maxPhotos} onChange={(change) => setDraft((old) => ({ ...old, photos: change(old.photos) }))} />
      {problem !== undefined && <Alert tone="error" live><p>{problem instanceof ApiProblem && problem.code === 'Offline' ? t.offline : problem instanceof ApiProblem && problem.code === 'TooManyRequests' ? t.busy : errorText(texts, problem)}</p></Alert>}
      <Button look="primary" type="submit" className="tip-send" aria-disabled={busy || undefined}>{busy ? t.sending : t.send}</Button>
    </form>
  );
};

interface GivenProps {
  partner: string;
  busy: boolean;
  photosLeft: number;
  failed: boolean;
  problem: string;
  onRetry: () => void;
  onAnother: () => void;
}

const Given = ({ partner, busy, photosLeft, failed, problem, onRetry, onAnother }: GivenProps) => {
  const t = useTexts().tips;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="tip-given stack" aria-labelledby="tip-given">
      <Icon name="check" className="tip-given-icon" />
      <div role="status" className="stack-s">
        <h2 className="utrecht-heading-2" id="tip-given" tabIndex={-1} ref={heading}>{t.thanksTitle}</h2>
        <p>{t.thanks(partner)}</p>
        {busy ? <p>{t.sending}</p> : <p>{t.thanksText}</p>}
      </div>
      {failed && photosLeft > 0 && <Alert tone="warning" live title={t.photoFailed} actions={<Button small onClick={onRetry}>{t.photoRetry}</Button>}><p>{problem}</p></Alert>}
      <Button onClick={onAnother}>{t.another}</Button>
    </section>
  );
};
