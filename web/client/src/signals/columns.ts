import type { SignalSort } from '../shared/api/schema';

export type Column = 'date' | 'partner' | 'phenomena' | 'area' | 'grade' | 'handling' | 'stage' | 'source' | 'changed' | 'purgeOn' | 'placeType' | 'regime';

/** In the order in which they stand. */
export const columns: readonly Column[] = ['date', 'partner', 'phenomena', 'area', 'grade', 'handling', 'stage', 'source', 'placeType', 'regime', 'changed', 'purgeOn'];

export const usual: readonly Column[] = ['date', 'partner', 'phenomena', 'area', 'grade', 'handling', 'stage'];

export const sortOf: Partial<Record<Column, SignalSort>> = { date: 'Date', partner: 'Partner', phenomena: 'Phenomenon', area: 'Area', grade: 'Grade', handling: 'Handling', stage: 'Stage', changed: 'Changed', purgeOn: 'PurgeOn' };

/** Known columns out of names that may be of another release. */
export const knownColumns = (names: readonly string[]): readonly Column[] => columns.filter((column) => names.includes(column));
