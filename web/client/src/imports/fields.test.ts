import { describe, expect, it } from 'vitest';
import type { ImportMapping } from '../shared/api/schema';
import { fold, lacking, meaningOf, withColumn, withDefault, withMeaning } from './fields';

const mapping: ImportMapping = { headerRow: 1, columns: ['Date', 'Content', 'Aside'], defaults: [], values: [], gradeScheme: '4x4', stage: 'Submitted' };

describe('a mapping', () => {
  it('lacks what neither a column nor a value for all rows gives', () => {
    expect(lacking(mapping)).toEqual(['SourceType', 'Grade', 'Handling']);
    expect(lacking(withDefault(withColumn(mapping, 2, 'Grade'), 'Handling', 'Partners'))).toEqual(['SourceType']);
    expect(lacking(withDefault(withDefault(mapping, 'Grade', 'A1'), 'Grade', ''))).toContain('Grade');
  });

  it('gives a field to one column, but content to several', () => {
    expect(withColumn(mapping, 2, 'Date').columns).toEqual(['Aside', 'Content', 'Date']);
    expect(withColumn(mapping, 2, 'Content').columns).toEqual(['Date', 'Content', 'Content']);
  });

  it('remembers what a word means, however it is written', () => {
    const said = withMeaning(mapping, 'SourceType', 'BVH-mutatie', 'police_registration');
    expect(meaningOf(said, 'SourceType', 'bvh mutatie')).toBe('police_registration');
    expect(meaningOf(withMeaning(said, 'SourceType', 'BVH mutatie', undefined), 'SourceType', 'BVH-mutatie')).toBeUndefined();
    expect(fold(' Café-Bar ')).toBe('cafe bar');
  });
});
