// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/client';
import { en } from './en';
import { nl } from './nl';

const contract = JSON.parse(readFileSync(new URL('../../../../Api/openapi.v1.json', import.meta.url), 'utf8')) as { components: { schemas: { ProblemCode: { enum: string[] } } } };
const languages = { nl, en };

function paths(value: unknown, at = ''): string[] {
  return value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${at}.${key}`)) : [at];
}

function each(value: unknown, visit: (text: string, at: string) => void, at = ''): void {
  if (typeof value === 'string') {
    visit(value, at);
  } else if (typeof value === 'function') {
    visit((value as (...args: unknown[]) => string)(...(at.includes('.problems.') ? [{}] : [1, 2])), at);
  } else if (value !== null && typeof value === 'object') {
    Object.entries(value).forEach(([key, inner]) => each(inner, visit, `${at}.${key}`));
  }
}

describe('the words of both languages', () => {
  it('has the same texts in both', () => {
    expect(paths(en).sort()).toEqual(paths(nl).sort());
  });

  it.each(Object.entries(languages))('%s: no text is empty, also without parameters', (_, texts) => {
    each(texts, (text, at) => {
      expect(text.trim(), at).not.toBe('');
      expect(text, at).not.toContain('undefined');
    });
  });

  it.each(Object.entries(languages))('%s: every code of the contract has its words', (_, texts) => {
    for (const code of contract.components.schemas.ProblemCode.enum) {
      expect(texts.problems[code as keyof typeof texts.problems]({}), code).toBeTruthy();
    }
  });
});

describe('words for a refusal', () => {
  it('uses what the server says', async () => {
    const { errorText } = await importTexts();
    expect(errorText(nl, new ApiProblem(400, 'FieldTooLong', { field: 'title', max: '200', length: '10000' }))).toBe('Titel: ten hoogste 200 tekens (nu 10000).');
    expect(errorText(nl, new ApiProblem(409, 'WrongStage', { stage: 'Locked' }))).toContain('Vastgelegd');
    expect(errorText(nl, new ApiProblem(403, 'RoleMissing', { role: 'Editor' }))).toContain('schrijver');
    expect(errorText(en, new TypeError('x'))).toBe(en.problems.Unknown({}));
  });

  it('says something about a code it does not know', async () => {
    const { problemText } = await importTexts();
    expect(problemText(nl, { code: 'InventedLater' })).toBe(nl.problems.Unknown({}));
  });
});

/** The module sets the language of the page when it loads; there is none here. */
async function importTexts() {
  Object.assign(globalThis, { document: { documentElement: { lang: '' } } });
  return import('./index');
}
