import type { AreaMap, GeoPoint } from '../shared/api/schema';
import { isOn, toSpot } from './frame';
import './places.css';

/** A point and a drawn shape over a map. Dots are strokes, so that they keep their size at every zoom. */
export const Marks = ({ map, point, shape }: { map: AreaMap; point: GeoPoint | null; shape: readonly GeoPoint[] }) => {
  const { frame } = map;
  if (!frame) {
    return null;
  }
  const corners = shape.map((corner) => toSpot(frame, corner));
  const spot = point && toSpot(frame, point);
  return (
    <g className="place-marks" aria-hidden="true">
      {corners.length > 1 && <path className={`place-shape ${corners.length > 2 ? '' : 'open'}`} d={`M${corners.map(({ x, y }) => `${x} ${y}`).join('L')}${corners.length > 2 ? 'z' : ''}`} />}
      {corners.map(({ x, y }, i) => <path key={i} className="place-corner" d={`M${x} ${y}h0`} />)}
      {spot && isOn(map, spot) && <><path className="place-pin-edge" d={`M${spot.x} ${spot.y}h0`} /><path className="place-pin" d={`M${spot.x} ${spot.y}h0`} /></>}
    </g>
  );
};
