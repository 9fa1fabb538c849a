import { type ChangeEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTexts } from '../shared/i18n';
import { Icon } from '../shared/ui';
import type { Photo } from './model';
import { blobOf, shrink } from './photo';
import './photo.css';

interface Props {
  legend: string;
  hint: string;
  photos: readonly Photo[];
  max: number;
  /** Given what there is now: photos become smaller one after the other. */
  onChange: (change: (photos: readonly Photo[]) => readonly Photo[]) => void;
}

/** Photos, made smaller in the browser before they are kept or sent anywhere. */
export const PhotoField = ({ legend, hint, photos, max, onChange }: Props) => {
  const t = useTexts().quick;
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.currentTarget;
    const files = [...(input.files ?? [])];
    setProblem(files.length > max - photos.length ? t.tooManyPhotos(max) : null);
    setBusy(true);
    for (const file of files.slice(0, max - photos.length)) {
      try {
        const photo = await shrink(file);
        onChange((old) => (old.length < max ? [...old, photo] : old));
      } catch {
        setProblem(t.photoUnreadable);
      }
    }
    input.value = ''; // the same file may be chosen again
    setBusy(false);
  };

  return (
    <fieldset className="stack-s">
      <legend className="big-choice-legend">{legend}</legend>
      <p className="utrecht-form-field-description" id={`${id}-hint`}>{hint}</p>
      {photos.length > 0 && (
        <ul className="plain photo-list">
          {photos.map((photo, i) => <Preview key={photo.id} photo={photo} number={i + 1} onRemove={() => onChange((old) => old.filter((one) => one.id !== photo.id))} />)}
        </ul>
      )}
      {photos.length < max && (
        <div className="photo-buttons">
          <label className="photo-button">
            <input type="file" accept="image/*" capture="environment" aria-describedby={`${id}-hint`} onChange={(event) => void take(event)} />
            <span className="utrecht-button utrecht-button--secondary-action"><Icon name="camera" />{t.takePhoto}</span>
          </label>
          <label className="photo-button">
            <input type="file" accept="image/*" multiple aria-describedby={`${id}-hint`} onChange={(event) => void take(event)} />
            <span className="utrecht-button utrecht-button--secondary-action"><Icon name="image" />{t.choosePhoto}</span>
          </label>
        </div>
      )}
      <p role="status" className="small">{busy ? t.photoBusy : ''}</p>
      {problem && <p className="utrecht-form-field-error-message" role="alert">{problem}</p>}
    </fieldset>
  );
};

const Preview = ({ photo, number, onRemove }: { photo: Photo; number: number; onRemove: () => void }) => {
  const t = useTexts().quick;
  const url = useMemo(() => URL.createObjectURL(blobOf(photo)), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <li className="photo">
      <img src={url} alt={t.photoOf(number)} />
      <button type="button" className="photo-remove" aria-label={t.removePhoto(number)} onClick={onRemove}><Icon name="close" /></button>
    </li>
  );
};
