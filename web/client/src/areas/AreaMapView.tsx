import { type KeyboardEvent, memo, type PointerEvent, useCallback, useId, useMemo, useRef, useState } from 'react';
import type { AreaMap, AreaShape } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button } from '../shared/ui';
import { nearest } from './nearest';
import './map.css';

interface Props {
  map: AreaMap;
  title: string;
  onOpen: (area: AreaShape) => void;
  /** Areas that are chosen; then shapes are switches instead of links. */
  chosen?: ReadonlySet<string>;
}

interface View { zoom: number; x: number; y: number }

const directions: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const labelsUpTo = 30;
const maxZoom = 24;

/**
 * Outlines as SVG: one tab stop, arrow keys to the nearest area in that direction, Enter opens, plus and minus zoom. Always beside a list with the same areas.
 */
export const AreaMapView = ({ map, title, onOpen, chosen }: Props) => {
  const t = useTexts();
  const caption = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [focus, setFocus] = useState(0);
  const [hover, setHover] = useState<number | null>(null);
  const [view, setView] = useState<View>({ zoom: 1, x: map.width / 2, y: map.height / 2 });
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);

  const clamp = useCallback((next: View): View => {
    const zoom = Math.min(Math.max(next.zoom, 1), maxZoom);
    const half = { x: map.width / zoom / 2, y: map.height / zoom / 2 };
    return { zoom, x: Math.min(Math.max(next.x, half.x), map.width - half.x), y: Math.min(Math.max(next.y, half.y), map.height - half.y) };
  }, [map.width, map.height]);

  const zoomBy = useCallback((factor: number, around?: AreaShape) => setView((old) => clamp({ zoom: old.zoom * factor, x: around?.x ?? old.x, y: around?.y ?? old.y })), [clamp]);

  const moveTo = (index: number): void => {
    const shape = map.shapes[index];
    if (!shape) {
      return;
    }
    setFocus(index);
    svg.current?.querySelector<SVGPathElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    // At a zoom the map follows the focus.
    setView((old) => {
      const seen = { x: map.width / old.zoom / 2, y: map.height / old.zoom / 2 };
      return Math.abs(shape.x - old.x) > seen.x * 0.85 || Math.abs(shape.y - old.y) > seen.y * 0.85 ? clamp({ ...old, x: shape.x, y: shape.y }) : old;
    });
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
      onOpen(shape);
    } else if (event.key === '+' || event.key === '=') {
      event.preventDefault();
      zoomBy(1.6, shape);
    } else if (event.key === '-') {
      event.preventDefault();
      zoomBy(1 / 1.6);
    }
  };

  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const start = drag.current;
    const box = svg.current?.getBoundingClientRect();
    if (!start || !box || view.zoom === 1) {
      return;
    }
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (!start.moved && Math.hypot(dx, dy) < 6) {
      return;
    }
    if (!start.moved) {
      start.moved = true;
      svg.current?.setPointerCapture(event.pointerId);
    }
    const scale = Math.max(map.width / box.width, map.height / box.height) / view.zoom;
    setView(clamp({ zoom: start.view.zoom, x: start.view.x - dx * scale, y: start.view.y - dy * scale }));
  };
  const onPointerEnd = (): void => {
    const moved = drag.current?.moved ?? false;
    drag.current = null;
    if (moved) {
      suppressClick.current = true;
      setTimeout(() => { suppressClick.current = false; });
    }
  };
  const suppressClick = useRef(false);
  const open = useCallback((index: number) => {
    const shape = map.shapes[index];
    if (!suppressClick.current && shape) {
      setFocus(index);
      onOpen(shape);
    }
  }, [map.shapes, onOpen]);

  const width = map.width / view.zoom;
  const height = map.height / view.zoom;
  const named = map.shapes[hover ?? focus];
  return (
    <figure className="area-map">
      <div className="area-map-tools">
        <Button small icon="plus" aria-label={t.areas.zoomIn} title={t.areas.zoomIn} onClick={() => zoomBy(1.6)} disabled={view.zoom >= maxZoom} />
        <Button small icon="minus" aria-label={t.areas.zoomOut} title={t.areas.zoomOut} onClick={() => zoomBy(1 / 1.6)} disabled={view.zoom <= 1} />
        {view.zoom > 1 && <Button small onClick={() => setView(clamp({ zoom: 1, x: 0, y: 0 }))}>{t.areas.zoomReset}</Button>}
      </div>
      {/* One widget: the keys belong to the group, each shape takes the focus and the click. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        ref={svg}
        role="group"
        aria-labelledby={caption}
        className={view.zoom > 1 ? 'zoomed' : ''}
        viewBox={`${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onPointerLeave={() => setHover(null)}
      >
        <Shapes shapes={map.shapes} stop={focus} chosen={chosen} onOpen={open} onFocus={setFocus} onHover={setHover} />
        {map.shapes.length <= labelsUpTo && <Labels shapes={map.shapes} size={Math.max(map.width, map.height) / 42 / Math.sqrt(view.zoom)} />}
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
  onOpen: (index: number) => void;
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
          onClick={() => onOpen(index)}
          onFocus={() => onFocus(index)}
          onPointerEnter={() => onHover(index)}
        />
      ))}
    </>
  );
});

const Labels = ({ shapes, size }: { shapes: readonly AreaShape[]; size: number }) => {
  const lines = useMemo(() => shapes.map((shape) => ({ ...shape, lines: wrap(shape.name) })), [shapes]);
  return (
    <g className="area-labels" aria-hidden="true" fontSize={size}>
      {lines.map((shape) => (
        <text key={shape.id} x={shape.x} y={shape.y - ((shape.lines.length - 1) * size) / 2}>
          {shape.lines.map((line, i) => <tspan key={line} x={shape.x} dy={i === 0 ? 0 : size * 1.1}>{line}</tspan>)}
        </text>
      ))}
    </g>
  );
};

function wrap(name: string): string[] {
  const lines: string[] = [''];
  for (const word of name.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && `${line} ${word}`.length > 16) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
  }
  return lines;
}
