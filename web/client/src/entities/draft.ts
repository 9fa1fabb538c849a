import type { AddEntity, EntityType, EntityView, HandlingLevel } from '../shared/api/schema';
import { mergerOf } from '../shared/merge';

/** In the order in which they are offered and listed. */
export const entityTypes: readonly EntityType[] = ['Person', 'Organisation', 'Location', 'Vehicle', 'Phone', 'Account', 'Event', 'Group', 'Document'];

export const maxLabel = 80;
export const maxIdentity = 200;
export const maxDescription = 1_000;
export const maxSupports = 50;

/** What a form holds of an entity, as it is typed. */
export interface EntityDraft {
  type: EntityType;
  label: string;
  identity: string;
  description: string;
  handling: HandlingLevel;
  /** Ids of signals of the same partner. */
  supports: readonly string[];
}

export type EntityField = keyof EntityDraft;
export type EntityErrors = Partial<Record<EntityField, 'required' | 'alias' | 'support'>>;

export const { merge, take, isChanged } = mergerOf<EntityDraft>([['type', 'label']]);

export const emptyEntity = (supports: readonly string[] = []): EntityDraft => ({ type: 'Person', label: '', identity: '', description: '', handling: 'Partners', supports });

export const draftOfEntity = (entity: EntityView): EntityDraft => ({
  type: entity.type, label: entity.label, identity: entity.identity ?? '', description: entity.description ?? '', handling: entity.handling, supports: entity.supports,
});

/** Letters and digits only, so that it can be no name. */
const alias = /^[A-Z]{1,3}\d{1,4}$/;

/** What is wrong, in the order of the form. A person without an alias is numbered by the server. */
export function errorsOfEntity(draft: EntityDraft): EntityErrors {
  const errors: EntityErrors = {};
  const label = draft.label.trim();
  if (draft.type === 'Person') {
    if (label !== '' && !alias.test(aliasOf(label))) {
      errors.label = 'alias';
    }
  } else if (label === '') {
    errors.label = 'required';
  }
  if (draft.supports.length === 0) {
    errors.supports = 'support';
  }
  return errors;
}

/** An alias as it is stored, however it was typed. */
export const aliasOf = (typed: string): string => typed.trim().toUpperCase();

const orNull = (text: string): string | null => text.trim() || null;

/** What the server is sent; `key` makes the same entry arriving twice one entity. */
export const commandOfEntity = (draft: EntityDraft, key?: string): AddEntity => ({
  type: draft.type,
  label: orNull(draft.type === 'Person' ? aliasOf(draft.label) : draft.label),
  identity: orNull(draft.identity),
  description: orNull(draft.description),
  handling: draft.handling,
  supports: [...draft.supports],
  ...(key === undefined ? {} : { key }),
});

export const withoutErrors = (errors: EntityErrors, patch: Partial<EntityDraft>): EntityErrors => Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in patch)));
