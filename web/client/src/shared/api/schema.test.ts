// @vitest-environment node
import { expect, it } from 'vitest';
import { committed, fromSource } from '../../../scripts/generate-schema.mjs';

it('the types of the REST contract are those of the OpenAPI document (otherwise: npm run api)', () => {
  expect(committed()).toBe(fromSource());
});
