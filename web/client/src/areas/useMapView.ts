import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react';
import type { AreaMap } from '../shared/api/schema';

interface View { zoom: number; x: number; y: number }
interface Spot { x: number; y: number }

export const maxZoom = 24;

export interface MapView {
  zoom: number;
  viewBox: string;
  /** Width of what is seen, in units of the map. */
  width: number;
  zoomBy: (factor: number, around?: Spot) => void;
  whole: () => void;
  /** The map follows when this is at the edge of what is seen, or beyond. */
  follow: (spot: Spot) => void;
  /** Where on the map a point of the screen is. */
  spotAt: (event: { clientX: number; clientY: number }) => Spot | null;
  /** Whether the click that comes now only ends a drag. */
  isDragEnd: () => boolean;
  pointer: {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** What is seen of a map: zoom, dragging, and the way from the screen to the map. */
export function useMapView(map: Pick<AreaMap, 'width' | 'height'>, svg: RefObject<SVGSVGElement | null>): MapView {
  const [view, setView] = useState<View>({ zoom: 1, x: map.width / 2, y: map.height / 2 });
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);
  const dragged = useRef(false);

  const clamp = useCallback((next: View): View => {
    const zoom = Math.min(Math.max(next.zoom, 1), maxZoom);
    const half = { x: map.width / zoom / 2, y: map.height / zoom / 2 };
    return { zoom, x: Math.min(Math.max(next.x, half.x), map.width - half.x), y: Math.min(Math.max(next.y, half.y), map.height - half.y) };
  }, [map.width, map.height]);

  const zoomBy = useCallback((factor: number, around?: Spot) => setView((old) => clamp({ zoom: old.zoom * factor, x: around?.x ?? old.x, y: around?.y ?? old.y })), [clamp]);
  const whole = useCallback(() => setView(clamp({ zoom: 1, x: 0, y: 0 })), [clamp]);
  const follow = useCallback((spot: Spot) => setView((old) => {
    const seen = { x: map.width / old.zoom / 2, y: map.height / old.zoom / 2 };
    return Math.abs(spot.x - old.x) > seen.x * 0.85 || Math.abs(spot.y - old.y) > seen.y * 0.85 ? clamp({ ...old, x: spot.x, y: spot.y }) : old;
  }), [clamp, map.width, map.height]);

  const spotAt = useCallback(({ clientX, clientY }: { clientX: number; clientY: number }): Spot | null => {
    const toMap = svg.current?.getScreenCTM()?.inverse();
    const { x, y } = toMap ? new DOMPoint(clientX, clientY).matrixTransform(toMap) : { x: -1, y: -1 };
    return x >= 0 && y >= 0 && x <= map.width && y <= map.height ? { x, y } : null;
  }, [svg, map.width, map.height]);

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
      dragged.current = true;
      setTimeout(() => { dragged.current = false; });
    }
  };

  const width = map.width / view.zoom;
  const height = map.height / view.zoom;
  return {
    zoom: view.zoom, viewBox: `${view.x - width / 2} ${view.y - height / 2} ${width} ${height}`, width, zoomBy, whole, follow, spotAt,
    isDragEnd: () => dragged.current,
    pointer: { onPointerDown, onPointerMove, onPointerUp: onPointerEnd, onPointerCancel: onPointerEnd },
  };
}
