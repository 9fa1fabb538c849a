import { useEffect, useState } from 'react';
import { api } from '../shared/api/endpoints';
import type { PictureArea, Signal } from '../shared/api/schema';
import { once } from '../shared/useResource';

const atOnce = 40;
const names = new Map<string, string>();

/** Names of areas: what the picture and the rows tell, the rest asked of the server once. Until then the code stands for the name. */
export function useAreaNames(codes: readonly string[], known: readonly PictureArea[], rows: readonly Signal[]): (code: string) => string {
  const [, setRound] = useState(0);
  known.forEach((area) => names.set(area.id, area.name));
  for (const row of rows) {
    if (row.area && row.areaName) {
      names.set(row.area, row.areaName);
    }
  }
  const missing = codes.filter((code) => !names.has(code)).slice(0, atOnce).join(' ');
  useEffect(() => {
    let gone = false;
    if (missing !== '') {
      void Promise.allSettled(missing.split(' ').map((code) => once(`area-name:${code}`, () => api.area(code)).then(({ area }) => names.set(code, area.name)))).then(() => {
        if (!gone) {
          setRound((n) => n + 1);
        }
      });
    }
    return () => {
      gone = true;
    };
  }, [missing]);
  return (code) => names.get(code) ?? code;
}
