import { useState } from 'react';
import { Outlines } from '../areas/Outlines';
import { api } from '../shared/api/endpoints';
import type { AreaMap, GeoPoint, SignalPlace } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, ErrorView, Loading } from '../shared/ui';
import { useResource } from '../shared/useResource';
import { isOn, toSpot } from './frame';
import { Marks } from './Marks';
import { PlacePicker } from './PlacePicker';
import '../areas/map.css';

interface PickProps {
  municipality: string | null;
  point: GeoPoint | null;
  shape: readonly GeoPoint[];
  onPoint: (point: GeoPoint | null) => void;
  onShape: (shape: readonly GeoPoint[]) => void;
}

/** A button that opens the map to point or draw on. */
export const PickOnMap = ({ municipality, ...place }: PickProps) => {
  const words = useTexts().places;
  const [open, setOpen] = useState(place.shape.length > 0);
  const map = useResource(open && municipality ? `map:${municipality}` : null, (signal) => api.areaMap(municipality ?? undefined, signal));
  if (!municipality) {
    return null;
  }
  return (
    <div className="stack-s">
      <Button small icon="map" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.close : words.open}</Button>
      {open && (map.data ? (map.data.frame ? <PlacePicker key={municipality} map={map.data} {...place} /> : <p className="subtle">{words.noOutlines}</p>) : map.loading ? <Loading /> : <ErrorView error={map.error} retry={map.reload} />)}
    </div>
  );
};

/** A place that is only looked at. Nothing when the map does not show it. */
export const PlaceMap = ({ municipality, place }: { municipality: string | null; place: SignalPlace }) => {
  const shape = place.shape ?? [];
  const map = useResource(municipality && (place.point || shape.length > 0) ? `map:${municipality}` : null, (signal) => api.areaMap(municipality ?? undefined, signal));
  return map.data?.frame ? <Seen map={map.data} point={place.point ?? null} shape={shape} /> : null;
};

const Seen = ({ map, point, shape }: { map: AreaMap; point: GeoPoint | null; shape: readonly GeoPoint[] }) => {
  const words = useTexts().places;
  const { frame } = map;
  if (!frame || ![...(point ? [point] : []), ...shape].some((one) => isOn(map, toSpot(frame, one)))) {
    return null;
  }
  return (
    <figure className="area-map place-seen">
      <svg role="img" aria-label={words.seen(point !== null, shape.length)} viewBox={`0 0 ${map.width} ${map.height}`}>
        <Outlines map={map} names={36} />
        <Marks map={map} point={point} shape={shape} />
      </svg>
      {map.attribution && <figcaption className="small subtle">{map.attribution}</figcaption>}
    </figure>
  );
};
