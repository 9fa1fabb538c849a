import { useTexts } from '../shared/i18n';

const steps = ['file', 'columns', 'check', 'done'] as const;
export type Step = (typeof steps)[number];

export const Steps = ({ current }: { current: Step }) => {
  const t = useTexts().imports.steps;
  const place = steps.indexOf(current);
  return (
    <ol className="import-steps plain" aria-label={t.label}>
      {steps.map((step, i) => (
        <li key={step} aria-current={i === place ? 'step' : undefined} className={i < place ? 'past' : ''}>
          <span aria-hidden="true" className="import-step-number">{i + 1}</span>
          {t[step]}
        </li>
      ))}
    </ol>
  );
};
