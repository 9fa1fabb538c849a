import { useMemo, useState } from 'react';
import { AreaMapView } from '../areas/AreaMapView';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { toDegrees, toMetre } from '../places/frame';
import { Marks } from '../places/Marks';
import type { AreaMap, AreaShape } from '../shared/api/schema';
import { Button, Icon, Select, TextField } from '../shared/ui';
import { areasOf } from './known';
import type { KnownPicture, QuickDraft } from './model';

interface Props {
  draft: QuickDraft;
  set: (patch: Partial<QuickDraft>) => void;
  picture: KnownPicture | undefined;
}

/** Where it was: by the device, on the map of the picture's areas (or the same areas as a list), in words; all three are optional. */
export const PlaceField = ({ draft, set, picture }: Props) => {
  const t = useTexts().quick;
  const [mapOpen, setMapOpen] = useState(false);
  const areas = useMemo(() => areasOf(picture), [picture]);
  const chosen = useMemo(() => new Set([draft.area]), [draft.area]);
  // A tap says which area and which spot; what the device measured is better than a tap, and stays.
  const pick = (map: AreaMap, area: AreaShape, at: { x: number; y: number } | null): void => {
    const measured = draft.point !== null && draft.accuracy !== null;
    if (at && map.frame && !measured) {
      set({ area: area.id, point: toDegrees(map.frame, at), accuracy: null });
    } else {
      set({ area: area.id === draft.area ? '' : area.id });
    }
  };
  return (
    <fieldset className="stack-s">
      <legend className="big-choice-legend">{t.where}</legend>
      <Gps draft={draft} set={set} />
      <Select label={t.area} value={draft.area} onChange={(event) => set({ area: event.target.value })}>
        <option value="">{t.noArea}</option>
        {areas.map((area) => <option key={area.id} value={area.id}>{area.name}</option>)}
      </Select>
      {picture && picture.maps.length > 0 && (
        <>
          <Button icon="map" className="quick-wide" aria-expanded={mapOpen} onClick={() => setMapOpen(!mapOpen)}>{mapOpen ? t.mapHide : t.map}</Button>
          {mapOpen && picture.maps.map((map, i) => (
            <AreaMapView key={map.shapes[0]?.id ?? i} map={map} title={t.mapTitle} chosen={chosen} onOpen={(area, at) => pick(map, area, at)}>
              <Marks map={map} point={draft.point} shape={[]} />
            </AreaMapView>
          ))}
        </>
      )}
      <TextField label={t.address} hint={t.addressHint} maxLength={300} autoComplete="off" enterKeyHint="done" value={draft.address} onChange={(event) => set({ address: event.target.value })} />
    </fieldset>
  );
};

type GpsState = 'idle' | 'busy' | 'denied' | 'unavailable';

const Gps = ({ draft, set }: Omit<Props, 'picture'>) => {
  const { quick: t, places } = useTexts();
  const format = useFormat();
  const [state, setState] = useState<GpsState>('idle');
  const locate = (): void => {
    if (!('geolocation' in navigator)) {
      setState('unavailable');
      return;
    }
    setState('busy');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set({ point: { latitude: toMetre(coords.latitude), longitude: toMetre(coords.longitude) }, accuracy: Math.max(1, Math.round(coords.accuracy)) });
        setState('idle');
      },
      (error) => setState(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    );
  };
  return (
    <div className="stack-s">
      {draft.point ? (
        <div className="quick-point">
          <Icon name="pin" />
          <span className="grow">{draft.accuracy === null ? places.pinned : t.gpsFound(format.number(draft.accuracy))}</span>
          <Button small onClick={() => set({ point: null, accuracy: null })}>{t.gpsRemove}</Button>
        </div>
      ) : (
        <Button icon="pin" className="quick-wide" aria-disabled={state === 'busy' || undefined} onClick={() => { if (state !== 'busy') { locate(); } }}>{state === 'busy' ? t.gpsBusy : t.gps}</Button>
      )}
      <p role="status" className="small">{state === 'denied' ? t.gpsDenied : state === 'unavailable' ? t.gpsUnavailable : ''}</p>
    </div>
  );
};
