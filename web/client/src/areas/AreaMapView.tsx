import { type KeyboardEvent, memo, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';
import type { AreaMap, AreaShape } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { MapTools } from './MapTools';
import { nearest } from './nearest';
import { AreaNames } from './Outlines';
import { useMapView } from './useMapView';
import './map.css';

interface Props {
  map: AreaMap;
  title: string;
  /** With where on the map it was clicked; null when it was the keyboard. */
  onOpen: (area: AreaShape, at: { x: number; y: number } | null) => void;
  /** Areas that are chosen; then shapes are switches instead of links. */
  chosen?: ReadonlySet<string>;
  /** Drawn over the areas, in units of the map. */
  children?: ReactNode;
}

const directions: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Outlines as SVG: one tab stop, arrow keys to the nearest area in that direction, Enter opens, plus and minus zoom. Always beside a list with the same areas.
 */
export const AreaMapView = ({ map, title, onOpen, chosen, children }: Props) => {
  const t = useTexts();
  const caption = useId();
  const svg = useRef<SVGSVGElement>(null);
  const view = useMapView(map, svg);
  const [focus, setFocus] = useState(0);
  const [hover, setHover] = useState<number | null>(null);

  const moveTo = (index: number): void => {
    const shape = map.shapes[index];
    if (!shape) {
      return;
    }
    setFocus(index);
    svg.current?.querySelector<SVGPathElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    view.follow(shape);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    const shape = map.shapes[focus];
    if (direction) {
      event.preventDefault();
      const next = nearest(map.shapes, focus, direction[0], direction[1]);
      if (next !== null) {
        moveTo(next);
      }
    } else if ((event.key === 'Enter' || event.key === ' ') && shape) {
      event.preventDefault();
      onOpen(shape, null);
    } else if (event.key === '+' || event.key === '=') {
      event.preventDefault();
      view.zoomBy(1.6, shape);
    } else if (event.key === '-') {
      event.preventDefault();
      view.zoomBy(1 / 1.6);
    }
  };

  const { isDragEnd } = view;
  const open = (index: number, event: { clientX: number; clientY: number }): void => {
    const shape = map.shapes[index];
    if (!isDragEnd() && shape) {
      setFocus(index);
      onOpen(shape, view.spotAt(event));
    }
  };
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  const openLatest = useCallback((index: number, event: { clientX: number; clientY: number }) => latest.current(index, event), []);

  const named = map.shapes[hover ?? focus];
  return (
    <figure className="area-map">
      <MapTools view={view} />
      {/* One widget: the keys belong to the group, each shape takes the focus and the click. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={svg}
        role="group"
        aria-labelledby={caption}
        className={view.zoom > 1 ? 'zoomed' : ''}
        viewBox={view.viewBox}
        onKeyDown={onKeyDown}
        {...view.pointer}
        onPointerLeave={() => setHover(null)}
      >
        <Shapes shapes={map.shapes} stop={focus} chosen={chosen} onOpen={openLatest} onFocus={setFocus} onHover={setHover} />
        <AreaNames map={map} zoom={view.zoom} />
        {children}
      </svg>
      <figcaption>
        <span id={caption}><b>{title}</b><span className="visually-hidden">. {t.areas.mapHelp}</span></span>
        <span className="area-map-name" aria-hidden="true">{named ? `${named.name} · ${named.id}` : ''}</span>
        <span className="small subtle">{t.areas.mapHelp}</span>
        {map.attribution && <span className="small subtle">{map.attribution}</span>}
      </figcaption>
    </figure>
  );
};

interface ShapesProps {
  shapes: readonly AreaShape[];
  stop: number;
  chosen?: ReadonlySet<string>;
  onOpen: (index: number, event: { clientX: number; clientY: number }) => void;
  onFocus: (index: number) => void;
  onHover: (index: number) => void;
}

const Shapes = memo(({ shapes, stop, chosen, onOpen, onFocus, onHover }: ShapesProps) => {
  const t = useTexts();
  return (
    <>
      {shapes.map((shape, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <path
          key={shape.id}
          d={shape.path}
          data-index={index}
          role={chosen ? 'button' : 'link'}
          aria-pressed={chosen ? chosen.has(shape.id) : undefined}
          aria-label={`${shape.name}, ${t.areaKinds[shape.kind] ?? ''}`}
          tabIndex={index === stop ? 0 : -1}
          className={chosen?.has(shape.id) ? 'area-shape chosen' : 'area-shape'}
          onClick={(event) => onOpen(index, event)}
          onFocus={() => onFocus(index)}
          onPointerEnter={() => onHover(index)}
        />
      ))}
    </>
  );
});
