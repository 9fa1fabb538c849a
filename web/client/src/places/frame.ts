import type { AreaMap, GeoPoint, MapFrame } from '../shared/api/schema';

/** A place on a map, in units of its box. */
export interface Spot { x: number; y: number }

/** Five decimals are a metre; more would pretend. */
export const toMetre = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

export const toDegrees = (frame: MapFrame, { x, y }: Spot): GeoPoint => ({ longitude: toMetre(frame.west + x / frame.perLongitude), latitude: toMetre(frame.north - y / frame.perLatitude) });

export const toSpot = (frame: MapFrame, { longitude, latitude }: GeoPoint): Spot => ({ x: (longitude - frame.west) * frame.perLongitude, y: (frame.north - latitude) * frame.perLatitude });

export const isOn = (map: Pick<AreaMap, 'width' | 'height'>, { x, y }: Spot): boolean => x >= 0 && y >= 0 && x <= map.width && y <= map.height;

/** The municipality an area of Statistics Netherlands lies in; null for own areas. */
export const municipalityOf = (area: string): string | null => {
  const digits = /^(?:GM|WK|BU)(\d{4})/.exec(area)?.[1];
  return digits ? `GM${digits}` : null;
};

/** Of which municipality a map is shown for this area: its own, else the first one of the picture. */
export const municipalityFor = (area: string, areas: readonly { id: string }[]): string | null =>
  [area, ...areas.map((one) => one.id)].map(municipalityOf).find((id) => id !== null) ?? null;

/** At least this many corners make a shape. */
export const leastCorners = 3;
export const mostCorners = 200;
