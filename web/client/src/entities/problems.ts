import { ApiProblem } from '../shared/api/client';
import { errorText, type Texts } from '../shared/i18n';
import type { EntityField } from './draft';

const fields: readonly EntityField[] = ['type', 'label', 'identity', 'description', 'handling', 'supports'];
const byCode: Partial<Record<string, EntityField>> = { SupportNeeded: 'supports', TooManyOnSignal: 'supports', AliasNeeded: 'label', AlreadyExists: 'label' };

/** What the server refused about one field, for beside that field; null when it is about the whole. */
export function refusedField(t: Texts, error: unknown): { field: EntityField; text: string } | null {
  if (!(error instanceof ApiProblem)) {
    return null;
  }
  const field = byCode[error.code] ?? fields.find((known) => known === error.parameters.field);
  return field ? { field, text: error.code === 'AlreadyExists' ? t.entities.form.labelTaken : errorText(t, error) } : null;
}
