import type { SignalMove, SignalWeighing } from '../shared/api/schema';

export type Outcome = Extract<SignalMove, 'Weigh' | 'Accept' | 'Park' | 'Dismiss' | 'Forward'>;
export const outcomes: readonly Outcome[] = ['Weigh', 'Accept', 'Park', 'Dismiss', 'Forward'];

/** A weighing with every answer there. */
export type Weighing = Required<Omit<SignalWeighing, 'by' | 'at'>> & { remark: string };

export const emptyWeighing: Weighing = { characteristics: [], anchoring: [], signalling: [], redFlags: [], ownTask: false, groundForAction: false, concrete: false, recent: false, trendAsks: false, sourceCheck: 'not_checked', remark: '' };

export const weighingOf = (known: SignalWeighing | null | undefined): Weighing => ({
  characteristics: known?.characteristics ?? [], anchoring: known?.anchoring ?? [], signalling: known?.signalling ?? [], redFlags: known?.redFlags ?? [], ownTask: known?.ownTask ?? false, groundForAction: known?.groundForAction ?? false,
  concrete: known?.concrete ?? false, recent: known?.recent ?? false, trendAsks: known?.trendAsks ?? false, sourceCheck: known?.sourceCheck ?? 'not_checked', remark: known?.remark ?? '',
});

export const commandOfWeighing = (weighing: Weighing): SignalWeighing => ({ ...weighing, remark: weighing.remark.trim() || null });

/** What the answers point to; a person decides. Null while nothing was answered. */
export function adviceOf(weighing: Weighing): 'accept' | 'park' | 'dismiss' | 'forward' | null {
  const found = weighing.characteristics.length + weighing.anchoring.length + weighing.signalling.length + weighing.redFlags.length;
  const answered = found > 0 || weighing.ownTask || weighing.groundForAction || weighing.concrete || weighing.recent || weighing.trendAsks;
  if (!answered) {
    return null;
  }
  if (found === 0) {
    return 'dismiss';
  }
  if (!weighing.ownTask) {
    return 'forward';
  }
  return weighing.groundForAction && (weighing.concrete || weighing.trendAsks) ? 'accept' : 'park';
}
