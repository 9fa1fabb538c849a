import { useMemo } from 'react';
import type { AreaMap } from '../shared/api/schema';

interface Props {
  map: AreaMap;
  zoom?: number;
  /** How many of its names the map is high or wide, at zoom 1: fewer on a map that is shown small. */
  names?: number;
}

const namesUpTo = 30;

/** Areas that are only looked at, with their names. */
export const Outlines = (props: Props) => (
  <>
    {props.map.shapes.map((area) => <path key={area.id} className="area-outline" d={area.path} />)}
    <AreaNames {...props} />
  </>
);

/** Names in the middle of their areas, long ones in more lines; none when there are too many to read. */
export const AreaNames = ({ map, zoom = 1, names = 42 }: Props) => {
  const areas = useMemo(() => (map.shapes.length > namesUpTo ? [] : map.shapes.map((area) => ({ ...area, lines: wrap(area.name) }))), [map]);
  const size = Math.max(map.width, map.height) / names / Math.sqrt(zoom);
  return (
    <g className="area-labels" aria-hidden="true" fontSize={size}>
      {areas.map((area) => (
        <text key={area.id} x={area.x} y={area.y - ((area.lines.length - 1) * size * lineHeight) / 2}>
          {area.lines.map((line, i) => <tspan key={line} x={area.x} dy={i === 0 ? 0 : size * lineHeight}>{line}</tspan>)}
        </text>
      ))}
    </g>
  );
};

const lineHeight = 1.1;

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
