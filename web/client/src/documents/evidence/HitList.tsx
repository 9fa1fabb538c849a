import { entityIcons } from '../../entities/icons';
import { usePicture } from '../../pictures/context';
import { useTexts } from '../../shared/i18n';
import { Icon, PartnerLabel } from '../../shared/ui';
import type { FinderState } from './finder';
import type { Hit } from './search';

interface Props {
  id: string;
  state: Exclude<FinderState, { phase: 'closed' }>;
  onChoose: (hit: Hit) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** The hits as a listbox; the focus stays where one types. What is going on is said politely beside it. */
export const HitList = ({ id, state, onChoose }: Props) => {
  const t = useTexts();
  const words = t.evidence;
  const { partner } = usePicture();
  const none = state.hits.length === 0;
  const news = state.phase === 'failed' ? words.failed : state.phase === 'searching' && none ? words.searching : none ? words.noHits : words.hits(state.hits.length);
  return (
    <>
      <div className="hit-list" id={id} role="listbox" aria-label={words.suggestions} hidden={none}>
        {state.hits.map((hit, index) => (
          // Keys are handled where one types: the options never have the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events jsx-a11y/interactive-supports-focus
          <div
            key={`${hit.kind}:${hit.id}`}
            id={optionId(id, index)}
            className="hit"
            role="option"
            aria-selected={index === state.active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(hit)}
          >
            <Icon name={hit.type ? entityIcons[hit.type] : hit.kind === 'area' ? 'map' : 'list'} />
            <span className="hit-name"><b>{hit.name}</b>{hit.type && <span className="subtle small">{t.entities.types[hit.type]}</span>}{hit.grade && <span className="chip-grade">{hit.grade}</span>}{hit.partner ? <PartnerLabel partner={partner(hit.partner)} fallback={hit.partner} /> : <span className="subtle small">{words.area}</span>}</span>
            {hit.identity && <span className="hit-detail small identity-line" title={t.entities.detail.onlyOurs}><Icon name="lock" /> <span className="visually-hidden">{t.entities.detail.onlyOurs}: </span>{hit.identity}</span>}
            <span className="hit-detail subtle small">{hit.detail}</span>
          </div>
        ))}
      </div>
      <p className={none ? 'hit-none small' : 'visually-hidden'} role="status">{news}</p>
    </>
  );
};
