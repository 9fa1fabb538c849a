import type { ImportField, ImportMapping } from '../shared/api/schema';
import type { TermList } from '../signals/terms';

/** Fields in the order in which people think of them. */
export const fields: readonly ImportField[] = [
  'Date', 'Content', 'SourceType', 'Area', 'Phenomena', 'Grade', 'Handling', 'Regime', 'Label', 'Until', 'Address', 'Longitude', 'Latitude', 'Indicators', 'PlaceType', 'Branch', 'Ground', 'Conditions', 'ConditionText', 'PurgeOn',
];

/** What every row needs, from a column or a value for all rows. */
export const needed: readonly ImportField[] = ['Date', 'Content', 'SourceType', 'Grade', 'Handling'];

/** What makes sense as one value for all rows. */
export const defaultable: readonly ImportField[] = ['SourceType', 'Grade', 'Handling', 'Regime', 'Area', 'Phenomena', 'PlaceType', 'Branch', 'Ground', 'PurgeOn'];

const lists: Partial<Record<ImportField, TermList>> = {
  SourceType: 'sourceTypes', Phenomena: 'phenomena', Indicators: 'indicators', PlaceType: 'placeTypes', Branch: 'branches', Handling: 'handlingLevels', Regime: 'regimes', Conditions: 'conditions',
};

/** The list that the words of a field come from, under the scale that grades are given in. */
export const listOf = (field: ImportField, scheme: string): TermList | undefined => (field === 'Grade' ? (scheme === 'plain' ? 'plainGrades' : undefined) : lists[field]);

/** A row may hold several of them. */
export const isMany = (field: ImportField): boolean => field === 'Phenomena' || field === 'Indicators' || field === 'Conditions';

export const lacking = (mapping: ImportMapping): ImportField[] => needed.filter((field) => !mapping.columns.includes(field) && !textOf(mapping, field));

export const textOf = (mapping: ImportMapping, field: ImportField): string => mapping.defaults.find((value) => value.field === field)?.text ?? '';

export const withDefault = (mapping: ImportMapping, field: ImportField, text: string): ImportMapping => ({
  ...mapping,
  defaults: [...mapping.defaults.filter((value) => value.field !== field), ...(text ? [{ field, text }] : [])],
});

/** Case, accents and signs do not matter, as on the server. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export const meaningOf = (mapping: ImportMapping, field: ImportField, text: string): string | undefined =>
  mapping.values.find((value) => value.field === field && fold(value.text) === fold(text))?.meaning;

export const withMeaning = (mapping: ImportMapping, field: ImportField, text: string, meaning: string | undefined): ImportMapping => ({
  ...mapping,
  values: [...mapping.values.filter((value) => value.field !== field || fold(value.text) !== fold(text)), ...(meaning === undefined ? [] : [{ field, text, meaning }])],
});

/** A column takes a field; another column that had it is left aside, but content and phenomena may come from several. */
export function withColumn(mapping: ImportMapping, index: number, field: ImportField): ImportMapping {
  const columns = [...mapping.columns];
  if (field !== 'Aside' && field !== 'Content' && !isMany(field)) {
    columns.forEach((other, i) => {
      if (other === field && i !== index) {
        columns[i] = 'Aside';
      }
    });
  }
  columns[index] = field;
  return { ...mapping, columns };
}
