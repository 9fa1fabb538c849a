import { type FormEvent, useState } from 'react';
import { allSections, usePicture } from '../pictures/context';
import type { PublicationHold } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { useFormat } from '../shared/format';
import { errorText, useTexts } from '../shared/i18n';
import { Alert, Button, Dialog, ErrorView, Loading, Select, TextField } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { useResource } from '../shared/useResource';

/** Holds of one's own partner on publication: silent for everybody else. */
export const HoldsDialog = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const t = useTexts();
  return <Dialog title={t.signals.holds.title} open={open} onClose={onClose}><Holds /></Dialog>;
};

const Holds = () => {
  const t = useTexts();
  const h = t.signals.holds;
  const format = useFormat();
  const { picture, person } = usePicture();
  const holds = useResource(`holds:${picture.id}`, (signal) => signalsApi.holds(picture.id, signal));
  const sections = allSections(picture);
  const [area, setArea] = useState('');
  const [section, setSection] = useState('');
  const [about, setAbout] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const what = (hold: PublicationHold): string => {
    const named = sections.find((one) => one.id === hold.section);
    return [hold.areaName, named && `${named.number} ${named.title}`, hold.about].filter(Boolean).join(' · ') || h.unnamed;
  };
  const act = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      toast(done);
      holds.reload();
    } catch (error) {
      setProblem(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!area && !section && about.trim() === '') {
      setProblem(h.need);
      return;
    }
    void act(async () => {
      await signalsApi.setHold(picture.id, { area: area || null, section: section || null, about: about.trim() || null });
      setArea('');
      setSection('');
      setAbout('');
    }, h.set);
  };
  return (
    <div className="stack">
      <p>{h.intro}</p>
      <h3>{h.active}</h3>
      {holds.data ? (
        holds.data.length === 0 ? <p className="subtle">{h.none}</p> : (
          <ul className="plain holds">
            {holds.data.map((hold) => (
              <li key={hold.id} className="hold">
                <span className="grow">{what(hold)}<br /><span className="subtle small">{hold.by ? h.by(person(hold.by)?.name ?? t.common.unknown, format.dateTime(hold.at)) : format.dateTime(hold.at)}</span></span>
                {hold.by && <Button small disabled={busy} aria-label={h.liftOf(what(hold))} onClick={() => void act(() => signalsApi.liftHold(picture.id, hold.id), h.lifted)}>{h.lift}</Button>}
              </li>
            ))}
          </ul>
        )
      ) : holds.loading ? <Loading /> : <ErrorView error={holds.error} retry={holds.reload} />}
      <form className="stack" noValidate onSubmit={submit}>
        <h3>{h.add}</h3>
        {problem !== null && <Alert tone="error" live><p>{problem}</p></Alert>}
        <div className="field-row">
          <Select label={h.area} optional value={area} onChange={(event) => setArea(event.target.value)}>
            <option value="">{t.signals.form.noArea}</option>
            {picture.areas.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </Select>
          <Select label={h.section} optional value={section} onChange={(event) => setSection(event.target.value)}>
            <option value="">{t.signals.form.choose}</option>
            {sections.map((one) => <option key={one.id} value={one.id}>{one.number} {one.title}</option>)}
          </Select>
        </div>
        <TextField label={h.about} hint={h.aboutHint} optional maxLength={500} value={about} autoComplete="off" onChange={(event) => setAbout(event.target.value)} />
        <div><Button look="primary" type="submit" disabled={busy}>{h.submit}</Button></div>
      </form>
    </div>
  );
};
