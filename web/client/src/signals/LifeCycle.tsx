import type { Signal } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Icon } from '../shared/ui';
import { stepsOf } from './rules';

/** Where a signal stands in its life, as steps. */
export const LifeCycle = ({ signal }: { signal: Signal }) => {
  const t = useTexts();
  return (
    <div className="stack-s">
      <ol className="plain life" aria-label={t.signals.detail.steps}>
        {stepsOf(signal.stage).map(({ stage, state }) => (
          <li key={stage} className={`life-step life-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="life-mark" aria-hidden="true">{state === 'done' && <Icon name="check" />}</span>
            {t.signals.stages[stage]}
          </li>
        ))}
      </ol>
      {signal.stageReason && <p className="small"><b>{t.signals.detail.reason}:</b> {signal.stageReason}</p>}
    </div>
  );
};
