import type { placeTexts as nl } from './places.nl';

const corners = (n: number): string => `${n} ${n === 1 ? 'corner' : 'corners'}`;

export const placeTexts: typeof nl = {
  open: 'Point or draw on the map', close: 'Close the map', map: 'Map on which to point out the place', mode: 'What do you put on the map?', modes: { point: 'Point', shape: 'Draw an area' },
  help: {
    point: 'Click or tap where it was. With the keyboard: arrows move the ring (with Shift in small steps), Enter sets the point, Backspace removes it, plus and minus zoom.',
    shape: 'Click or tap the corners of the area one after the other. With the keyboard: arrows move the ring (with Shift in small steps), Enter sets a corner, Backspace takes the last one back, plus and minus zoom.',
  },
  pointSet: (latitude, longitude) => `Point set at ${latitude}, ${longitude}.`, pointGone: 'The point was removed.', cornerSet: (n, at) => `Corner ${n} set at ${at}.`,
  cornerGone: (left) => (left === 0 ? 'There are no corners left.' : `The last corner was removed; ${left} left.`), shapeGone: 'The drawing was removed.', full: (max) => `A drawing has at most ${max} corners.`,
  corners: (n) => `Drawn area with ${corners(n)}`, moreCorners: (n) => `${corners(n)} more needed.`, removePoint: 'Remove point', removeCorner: 'Remove last corner', removeShape: 'Remove drawing',
  badShape: 'Drawn area: set at least three corners, or remove the drawing.', noOutlines: 'No boundaries of this municipality are known. Fill in the point as latitude and longitude.', shape: 'Drawn area',
  seen: (hasPoint, n) => `Map with ${[hasPoint ? 'the point' : '', n > 0 ? `a drawn area of ${corners(n)}` : ''].filter(Boolean).join(' and ') || 'nothing'}`, pinned: 'The point is on the map.',
};
