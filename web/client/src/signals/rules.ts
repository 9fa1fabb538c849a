import type { HandlingLevel, Participant, ParticipatingPartner, Signal, SignalMove, SignalStage } from '../shared/api/schema';

// A copy of what `Rules` on the server says, so that the screen offers only what it would allow. The server decides.

/** From open to closed. */
export const levels: readonly HandlingLevel[] = ['Public', 'Government', 'Partners', 'Named', 'SessionOnly', 'OwnerOnly'];

export const isMoreOpen = (level: HandlingLevel, than: HandlingLevel): boolean => levels.indexOf(level) < levels.indexOf(than);

/** What a regime asks: the most open level that it allows, whether sharing needs a ground, and whether others may not even count what falls under it. */
const regimes: Record<string, { least: HandlingLevel; ground: boolean; uncounted?: true }> = {
  public: { least: 'Public', ground: false }, AVG: { least: 'Government', ground: false }, BRP: { least: 'Partners', ground: false }, Wpg: { least: 'Partners', ground: false }, Bibob: { least: 'Partners', ground: false },
  Wpg10: { least: 'SessionOnly', ground: true, uncounted: true }, Wjsg: { least: 'Named', ground: true }, AWR67: { least: 'Named', ground: true }, SUWI: { least: 'Named', ground: true }, AVG_special: { least: 'Named', ground: true, uncounted: true },
};

export const leastOf = (regime: string): HandlingLevel => regimes[regime]?.least ?? 'Public';
export const needsGround = (regime: string, level: HandlingLevel): boolean => level !== 'OwnerOnly' && (regimes[regime]?.ground ?? false);

const undecided: readonly SignalStage[] = ['Submitted', 'Weighed'];
const all: readonly SignalStage[] = ['Draft', 'Submitted', 'Weighed', 'Accepted', 'Parked', 'Dismissed', 'Forwarded', 'WithdrawnByOwner'];
const without = (...stages: SignalStage[]): readonly SignalStage[] => all.filter((stage) => !stages.includes(stage));

/** From which stages a move is possible. */
const from: Record<SignalMove, readonly SignalStage[]> = {
  Submit: ['Draft'], Weigh: [...undecided, 'Parked'], Accept: [...undecided, 'Parked'], Park: [...undecided, 'Accepted'], Dismiss: [...undecided, 'Parked'], Forward: [...undecided, 'Parked', 'Accepted'],
  Reopen: ['Parked', 'Dismissed', 'Forwarded'], Merge: ['Draft', ...undecided, 'Parked', 'Accepted'], Withdraw: without('WithdrawnByOwner', 'Dismissed'), SetHandling: without('WithdrawnByOwner'), SetPurgeDate: all,
};

const citable: readonly SignalStage[] = ['Draft', ...undecided, 'Accepted', 'Parked'];

/** Whether a text may come to refer to a signal: only when others may know that there is one. */
export const isCitable = ({ handling, regime, stage }: Pick<Signal, 'handling' | 'regime' | 'stage'>): boolean =>
  handling !== 'OwnerOnly' && regimes[regime] !== undefined && !regimes[regime].uncounted && citable.includes(stage);

export const bulkMoves: readonly SignalMove[] = ['Submit', 'Accept', 'Park', 'Dismiss', 'Forward', 'Withdraw', 'SetHandling', 'SetPurgeDate'];

/** Moves of an owner who only signs. */
export const ownerMoves: readonly SignalMove[] = ['Withdraw', 'SetHandling', 'SetPurgeDate'];

/** Stages among these from which a move is not possible. */
export const stagesAgainst = (move: SignalMove, stages: readonly SignalStage[]): readonly SignalStage[] => [...new Set(stages.filter((stage) => !from[move].includes(stage)))];

/** Whether someone stands as an owner to the contribution of a partner: it is the own one, or one that only gives information, kept by the coordinator. */
export function owns(me: Participant, partner: string, partners: (id: string) => ParticipatingPartner | undefined): boolean {
  return me.partner === partner
    ? me.roles.includes('Editor') || me.roles.includes('Signer')
    : me.roles.includes('Coordinator') && partners(partner)?.inputOnly === true;
}

/** Whether someone enters and weighs signals of a partner. */
export function edits(me: Participant, partner: string, partners: (id: string) => ParticipatingPartner | undefined): boolean {
  return owns(me, partner, partners) && (me.partner !== partner || me.roles.includes('Editor'));
}

/** Where a signal stands in its life; the outcome is the last step. */
export function stepsOf(stage: SignalStage): { stage: SignalStage; state: 'done' | 'now' | 'ahead' }[] {
  const outcome: SignalStage = ['Draft', 'Submitted', 'Weighed'].includes(stage) ? 'Accepted' : stage;
  const line: SignalStage[] = ['Draft', 'Submitted', 'Weighed', outcome];
  const now = line.indexOf(stage);
  return line.map((step, i) => ({ stage: step, state: i < now ? 'done' : i === now ? 'now' : 'ahead' }));
}

export const signalKey = (signal: Pick<Signal, 'partner' | 'id'>): string => `${signal.partner}/${signal.id}`;
