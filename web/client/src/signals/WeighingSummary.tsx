import { usePicture } from '../pictures/context';
import type { Signal } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import type { TermList, Terms } from './terms';
import { weighingOf } from './weighing';

export const WeighingSummary = ({ signal, terms }: { signal: Signal; terms: Terms }) => {
  const t = useTexts();
  const w = t.signals.weighing;
  const format = useFormat();
  const { person } = usePicture();
  const known = signal.weighing;
  const weighing = weighingOf(known);
  const names = (list: TermList, ids: readonly string[]): string => ids.map((id) => terms.name(list, id)).join(', ');
  const ticked = (['ownTask', 'groundForAction', 'concrete', 'recent', 'trendAsks'] as const).filter((field) => weighing[field]).map((field) => w[field]);
  const facts: (readonly [string, string])[] = [
    [w.characteristics, names('weighingCharacteristics', weighing.characteristics)],
    [w.anchoring, names('weighingAnchoring', weighing.anchoring)],
    [w.signalling, names('weighingSignalling', weighing.signalling)],
    [w.redFlags, names('redFlags', weighing.redFlags)],
    [w.title, ticked.join('; ')],
    [t.fields.sourceCheck ?? w.fourth, terms.name('sourceChecks', weighing.sourceCheck)],
    [w.remark, weighing.remark],
  ];
  return (
    <section className="stack-s detail-part" aria-label={w.title}>
      <h3>{w.title}</h3>
      {known ? (
        <>
          <p className="small subtle">{w.by((known.by && person(known.by)?.name) || t.common.unknown, known.at ? format.dateTime(known.at) : '')}</p>
          <dl className="facts detail-facts">{facts.map(([name, value]) => value && <div key={name} className="fact"><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        </>
      ) : <p className="subtle">{w.none}</p>}
    </section>
  );
};
