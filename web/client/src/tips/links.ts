import type { PictureView, TipLink } from '../shared/api/schema';

export type LinkState = 'good' | 'expired' | 'revoked' | 'full';

export const linkStateOf = (link: TipLink, now: Date): LinkState =>
  link.revoked ? 'revoked' : new Date(link.expiresAt) <= now ? 'expired' : link.used >= link.maxUses ? 'full' : 'good';

/** Partners whose links one handles: the own one as an editor, those that only give information as coordinator. */
export function ownersFor(picture: PictureView): string[] {
  const { me } = picture;
  const own = me.roles.includes('Editor') ? [me.partner] : [];
  const entered = me.roles.includes('Coordinator') ? picture.partners.filter((partner) => partner.inputOnly).map((partner) => partner.id) : [];
  return picture.can.addSignal ? [...new Set([...own, ...entered])] : [];
}

export const linkAddress = (token: string, origin: string): string => `${origin}/tip/${token}`;
