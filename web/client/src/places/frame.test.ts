import { describe, expect, it } from 'vitest';
import { isOn, municipalityFor, toDegrees, toSpot } from './frame';

const frame = { west: 5.6, north: 52.2, perLongitude: 10_000, perLatitude: 16_300 };

describe('a place on a map', () => {
  it('is the same after going to degrees and back, to a metre', () => {
    const spot = { x: 123.4, y: 567.8 };
    const degrees = toDegrees(frame, spot);
    expect(degrees).toEqual({ longitude: 5.61234, latitude: 52.16517 });
    const back = toSpot(frame, degrees);
    expect(back.x).toBeCloseTo(spot.x, 0);
    expect(back.y).toBeCloseTo(spot.y, 0);
  });

  it('may lie beside the map', () => {
    expect(isOn({ width: 1000, height: 700 }, toSpot(frame, { longitude: 5.65, latitude: 52.19 }))).toBe(true);
    expect(isOn({ width: 1000, height: 700 }, toSpot(frame, { longitude: 4.9, latitude: 52.37 }))).toBe(false);
  });

  it('is looked for in the municipality of its area, else in that of the picture', () => {
    const picture = [{ id: 'OWN-HAZENBOS' }, { id: 'WK990101' }];
    expect(municipalityFor('BU00340203', picture)).toBe('GM0034');
    expect(municipalityFor('OWN-HAZENBOS', picture)).toBe('GM9901');
    expect(municipalityFor('', [])).toBeNull();
  });
});
