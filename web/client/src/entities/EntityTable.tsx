import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { usePicture } from '../pictures/context';
import type { EntityView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Badge, Icon, PartnerLabel } from '../shared/ui';
import { entityIcons } from './icons';
import { entityKey } from './list';

interface Props {
  rows: readonly EntityView[];
  /** Only what tells them apart, beside an open one. */
  narrow: boolean;
  opened: string | null;
  tabStop: string | null;
  linkTo: (entity: EntityView) => string;
  onActive: (key: string) => void;
  onKey: (event: KeyboardEvent, index: number) => void;
}

/** The entities as a native table; cards on a narrow screen. */
export const EntityTable = ({ rows, narrow, opened, tabStop, linkTo, onActive, onKey }: Props) => {
  const t = useTexts();
  const { columns } = t.entities;
  const format = useFormat();
  const { partner } = usePicture();
  const heads = narrow ? [columns.name, columns.type, columns.partner, columns.supports] : [columns.name, columns.type, columns.partner, columns.description, columns.supports, columns.handling, columns.changed];
  return (
    <div className="table-scroll">
      <table className="utrecht-table register-table entity-table" aria-describedby="entity-keys">
        <caption className="visually-hidden">{t.entities.caption}</caption>
        <thead className="utrecht-table__header">
          <tr>{heads.map((head) => <th key={head} scope="col" className="utrecht-table__header-cell">{head}</th>)}</tr>
        </thead>
        <tbody className="utrecht-table__body">
          {rows.map((entity, index) => {
            const key = entityKey(entity);
            return (
              <tr key={key} className={`utrecht-table__row ${key === opened ? 'opened' : ''}`}>
                <th scope="row" className="utrecht-table__cell label-cell">
                  <Icon name={entityIcons[entity.type]} />{' '}
                  <Link to={linkTo(entity)} data-row={key} tabIndex={key === tabStop ? 0 : -1} aria-current={key === opened ? 'true' : undefined} onFocus={() => onActive(key)} onKeyDown={(event) => onKey(event, index)}>{entity.label}</Link>
                </th>
                <td className="utrecht-table__cell cell-type">{t.entities.types[entity.type]}</td>
                <td className="utrecht-table__cell cell-partner"><PartnerLabel partner={partner(entity.partner)} fallback={entity.partner} /></td>
                {!narrow && (
                  <td className="utrecht-table__cell content-cell">
                    {entity.identity && <OnlyOurs text={entity.identity} />}
                    {entity.description && <p className="clamp">{entity.description}</p>}
                  </td>
                )}
                <td className="utrecht-table__cell cell-supports">{entity.fallen ? <Badge tone="bad" icon="unlink">{t.entities.fallen}</Badge> : t.entities.signals(entity.supports.length)}</td>
                {!narrow && <td className="utrecht-table__cell cell-handling">{t.handling[entity.handling]}</td>}
                {!narrow && <td className="utrecht-table__cell cell-changed" data-label={columns.changed}><span className="nowrap">{format.date(entity.changedAt)}</span></td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

/** Who it is, where a glance must tell that others do not see it. */
const OnlyOurs = ({ text }: { text: string }) => {
  const { onlyOurs } = useTexts().entities.detail;
  return <p className="identity-line" title={onlyOurs}><Icon name="lock" /> <span className="visually-hidden">{onlyOurs}: </span>{text}</p>;
};
