import type { HandlingLevel, SectionCitations } from '../shared/api/schema';

export type EntityType = 'Person' | 'Organisation' | 'Location' | 'Vehicle' | 'Phone' | 'Account' | 'Event' | 'Group' | 'Document';
export interface EntityRights { change: boolean; remove: boolean }
export interface EntityView {
  partner: string; id: string; type: EntityType; label: string; identity: string | null; description: string | null; handling: HandlingLevel; supports: string[];
  addedAt: string; addedBy: string; changedAt: string; version: number; fallen: boolean; can: EntityRights;
}
export interface EntityPage { items: EntityView[]; total: number; more: boolean }
export interface AddEntity { type: EntityType; label?: string | null; identity?: string | null; description?: string | null; handling: HandlingLevel; supports: string[]; key?: string | null }
export interface ChangeEntity { entity: AddEntity; expectedVersion: number }
export interface EntityReference { partner: string; id: string; type: EntityType | null; label: string | null; handling: HandlingLevel; fallen: boolean; signals: number; grade: string | null }
export interface EntityAtStake { id: string; type: EntityType; label: string; others: string[]; sections: SectionCitations[]; hidden: number }
export interface CitingSentence { text: string; others: { partner: string; signal: string; key: string | null }[]; otherEntities: { partner: string; entity: string; key: string | null }[] }
