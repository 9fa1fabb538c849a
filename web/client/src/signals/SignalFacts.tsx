import { usePicture } from '../pictures/context';
import { municipalityFor } from '../places/frame';
import { PlaceMap } from '../places/PlaceOnMap';
import type { Signal } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import type { Terms } from './terms';

/** Every field that is filled in, in words. */
export const SignalFacts = ({ signal, terms, own }: { signal: Signal; terms: Terms; own: boolean }) => {
  const t = useTexts();
  const f = t.signals.form;
  const d = t.signals.detail;
  const format = useFormat();
  const { picture, person } = usePicture();
  const point = signal.place?.point;
  // Whoever entered it in plain words reads it in those.
  const plain = signal.gradeScheme === 'plain' ? terms.lists?.plainGrades.find((term) => term.grade === signal.grade) : undefined;
  const list = (name: 'phenomena' | 'indicators', ids: readonly string[]): string => ids.map((id) => terms.name(name, id)).join(', ');
  const facts: (readonly [string, string | null | undefined])[] = [
    [f.phenomena, list('phenomena', signal.phenomena)],
    [f.indicators, list('indicators', signal.indicators)],
    [f.area, signal.areaName ?? signal.area],
    [t.fields.address ?? f.address, signal.place?.address],
    [t.fields.point ?? f.point, point ? `${point.latitude}, ${point.longitude}` : null],
    [t.places.shape, signal.place?.shape?.length ? t.places.corners(signal.place.shape.length) : null],
    [f.placeType, terms.name('placeTypes', signal.placeType)],
    [f.branch, terms.name('branches', signal.branch)],
    [f.sourceType, terms.name('sourceTypes', signal.sourceType)],
    [f.grade, plain ? `${terms.name('plainGrades', plain.id)} (${signal.grade})` : `${signal.grade}: ${terms.grade(signal.grade)}${signal.gradeScheme === 'admiralty' ? ` (${d.entered(f.schemes.admiralty)})` : ''}`],
    [f.handling, t.handling[signal.handling]],
    [f.regime, terms.name('regimes', signal.regime)],
    [f.ground, signal.ground],
    [f.conditions, signal.conditions.map((id) => `${id}: ${terms.name('conditions', id)}`).join('; ')],
    [f.conditionText, signal.conditionText],
    [d.addedOn, `${format.dateTime(signal.addedAt)}${person(signal.addedBy) ? `, ${person(signal.addedBy)?.name}` : ''}`],
    [d.channel, own ? (d.channels[signal.channel] ?? signal.channel) : null],
    [d.purgeOn, signal.purgeOn ? format.date(signal.purgeOn) : null],
  ];
  return (
    <>
      <dl className="facts detail-facts">
        {facts.map(([name, value]) => value && <div key={name} className="fact"><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      {signal.place && <PlaceMap municipality={municipalityFor(signal.area ?? '', picture.areas)} place={signal.place} />}
    </>
  );
};
