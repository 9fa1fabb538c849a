import { type KeyboardEvent, type MouseEvent, useId, useRef, useState } from 'react';
import { MapTools } from '../areas/MapTools';
import { Outlines } from '../areas/Outlines';
import { useMapView } from '../areas/useMapView';
import type { AreaMap, GeoPoint } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button } from '../shared/ui';
import { isOn, leastCorners, mostCorners, type Spot, toDegrees, toSpot } from './frame';
import { Marks } from './Marks';
import '../areas/map.css';
import './places.css';

interface Props {
  map: AreaMap;
  point: GeoPoint | null;
  shape: readonly GeoPoint[];
  onPoint: (point: GeoPoint | null) => void;
  onShape: (shape: readonly GeoPoint[]) => void;
}

type Mode = 'point' | 'shape';

const directions: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A point or a drawn shape on the outlines of a municipality. By hand: a click or tap. By keyboard: arrow keys move a ring (with Shift in small steps), Enter sets,
 * Backspace takes the last back, plus and minus zoom. Always beside a field in which the point can be typed.
 */
export const PlacePicker = ({ map, point, shape, onPoint, onShape }: Props) => {
  const t = useTexts();
  const words = t.places;
  const help = useId();
  const svg = useRef<SVGSVGElement>(null);
  const view = useMapView(map, svg);
  const [mode, setMode] = useState<Mode>(shape.length > 0 && !point ? 'shape' : 'point');
  const [ring, setRing] = useState<Spot>(() => startOf(map, point));
  const [said, setSaid] = useState('');
  const { frame } = map;
  if (!frame) {
    return null;
  }

  const put = (spot: Spot): void => {
    const degrees = toDegrees(frame, spot);
    setRing(spot);
    if (mode === 'point') {
      onPoint(degrees);
      setSaid(words.pointSet(degrees.latitude, degrees.longitude));
    } else if (shape.length >= mostCorners) {
      setSaid(words.full(mostCorners));
    } else {
      onShape([...shape, degrees]);
      setSaid(words.cornerSet(shape.length + 1, `${degrees.latitude}, ${degrees.longitude}`));
    }
  };
  const back = (): void => {
    if (mode === 'point') {
      onPoint(null);
      setSaid(words.pointGone);
    } else if (shape.length > 0) {
      onShape(shape.slice(0, -1));
      setSaid(words.cornerGone(shape.length - 1));
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (direction) {
      const step = view.width / (event.shiftKey ? 250 : 40);
      const next = { x: ring.x + direction[0] * step, y: ring.y + direction[1] * step };
      if (isOn(map, next)) {
        setRing(next);
        view.follow(next);
      }
    } else if (event.key === 'Enter' || event.key === ' ') {
      put(ring);
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      back();
    } else if (event.key === '+' || event.key === '=') {
      view.zoomBy(1.6, ring);
    } else if (event.key === '-') {
      view.zoomBy(1 / 1.6);
    } else {
      return;
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const spot = view.isDragEnd() ? null : view.spotAt(event);
    if (spot) {
      put(spot);
    }
  };

  return (
    <figure className="area-map place-picker">
      <div className="place-modes" role="group" aria-label={words.mode}>
        {(['point', 'shape'] as const).map((one) => <Button key={one} small aria-pressed={mode === one} look={mode === one ? 'primary' : 'secondary'} onClick={() => setMode(one)}>{words.modes[one]}</Button>)}
      </div>
      <MapTools view={view} />
      {/* The keys belong to the map as a whole: there is nothing in it to tab to. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/prefer-tag-over-role */}
      <svg
        ref={svg}
        role="application"
        aria-label={words.map}
        aria-describedby={help}
        tabIndex={0}
        className={view.zoom > 1 ? 'zoomed' : ''}
        viewBox={view.viewBox}
        onKeyDown={onKeyDown}
        onClick={onClick}
        {...view.pointer}
      >
        <Outlines map={map} zoom={view.zoom} />
        <Marks map={map} point={point} shape={shape} />
        <g className="place-ring" aria-hidden="true"><path className="place-ring-edge" d={`M${ring.x} ${ring.y}h0`} /><path className="place-ring-hole" d={`M${ring.x} ${ring.y}h0`} /></g>
      </svg>
      {/* oxlint-enable */}
      <figcaption>
        <span id={help} className="small subtle">{words.help[mode]}</span>
        <span role="status" className="small">{said || (shape.length > 0 ? words.corners(shape.length) : '')}</span>
        {shape.length > 0 && shape.length < leastCorners && <span className="small">{words.moreCorners(leastCorners - shape.length)}</span>}
        <span className="place-undo">
          {(mode === 'point' ? point !== null : shape.length > 0) && <Button small look="subtle" icon="undo" onClick={back}>{mode === 'point' ? words.removePoint : words.removeCorner}</Button>}
          {shape.length > 0 && <Button small look="subtle" onClick={() => { onShape([]); setSaid(words.shapeGone); }}>{words.removeShape}</Button>}
        </span>
        {map.attribution && <span className="small subtle">{map.attribution}</span>}
      </figcaption>
    </figure>
  );
};

function startOf(map: AreaMap, point: GeoPoint | null): Spot {
  const spot = map.frame && point ? toSpot(map.frame, point) : null;
  return spot && isOn(map, spot) ? spot : { x: map.width / 2, y: map.height / 2 };
}
