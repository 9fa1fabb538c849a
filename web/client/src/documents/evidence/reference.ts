/** What a text refers to, by id alone: a signal (`partner/signal`), an entity (`partner/entity`) or an area (its code). Names are looked up under the rights of whoever reads. */
export interface EvidenceRef {
  kind: EvidenceKind;
  id: string;
}

export type EvidenceKind = 'signal' | 'entity' | 'area';

/** Forms of ids as the server has them; anything else refers to nothing. */
const slug = '[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?';
const owned = new RegExp(`^${slug}/${slug}$`);
const forms: Record<EvidenceKind, RegExp> = {
  signal: owned,
  entity: owned,
  area: /^(GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}|OWN-[A-Z0-9-]{1,40})$/,
};

/** The reference that two attributes make, or null when they make none. */
export function evidenceOf(kind: unknown, id: unknown): EvidenceRef | null {
  return (kind === 'signal' || kind === 'entity' || kind === 'area') && typeof id === 'string' && forms[kind].test(id) ? { kind, id } : null;
}

export const partnerOf = (key: string): string => key.slice(0, key.indexOf('/'));
/** The id without the partner. */
export const ownIdOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** Where one reads on about it. */
export const pathOf = (picture: string, { kind, id }: EvidenceRef): string =>
  kind === 'area' ? `/areas/${encodeURIComponent(id)}` : `/pictures/${encodeURIComponent(picture)}/${kind === 'signal' ? 'signals' : 'entities'}/${id.split('/').map(encodeURIComponent).join('/')}`;
