import { usePicture } from '../pictures/context';
import type { Signal, SignalStage } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Badge, PartnerLabel } from '../shared/ui';
import type { Column } from './columns';
import type { Terms } from './terms';

const tones: Partial<Record<SignalStage, 'ok' | 'info' | 'warn' | 'bad'>> = { Accepted: 'ok', Weighed: 'info', Submitted: 'info', Parked: 'warn', Dismissed: 'bad', WithdrawnByOwner: 'bad' };

export const SignalStageBadge = ({ stage }: { stage: SignalStage }) => {
  const t = useTexts();
  return <Badge tone={tones[stage] ?? 'outline'}>{t.signals.stages[stage]}</Badge>;
};

/** What stands in one cell of the register. */
export const SignalCell = ({ column, signal, terms }: { column: Column; signal: Signal; terms: Terms }) => {
  const t = useTexts();
  const format = useFormat();
  switch (column) {
    case 'date':
      return <span className="nowrap">{signal.date}</span>;
    case 'partner':
      return <PartnerCell id={signal.partner} />;
    case 'phenomena': {
      const [main, ...others] = signal.phenomena;
      return <>{terms.name('phenomena', main)}{others.length > 0 && <span className="subtle" title={others.map((id) => terms.name('phenomena', id)).join(', ')}> +{others.length}</span>}</>;
    }
    case 'area':
      return <>{signal.areaName}</>;
    case 'grade':
      return <abbr className="badge badge-outline utrecht-data-badge grade" title={terms.grade(signal.grade)}>{signal.grade}</abbr>;
    case 'handling':
      return <>{t.handling[signal.handling]}</>;
    case 'stage':
      return <SignalStageBadge stage={signal.stage} />;
    case 'source':
      return <>{terms.name('sourceTypes', signal.sourceType)}</>;
    case 'changed':
      return <span className="nowrap">{format.date(signal.changedAt)}</span>;
    case 'purgeOn':
      return <span className="nowrap">{signal.purgeOn ? format.date(signal.purgeOn) : ''}</span>;
    case 'placeType':
      return <>{terms.name('placeTypes', signal.placeType)}</>;
    case 'regime':
      return <>{terms.name('regimes', signal.regime)}</>;
  }
};

const PartnerCell = ({ id }: { id: string }) => <PartnerLabel partner={usePicture().partner(id)} fallback={id} />;
