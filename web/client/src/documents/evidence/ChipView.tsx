import { Link } from 'react-router';
import { useTexts } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { chipOf } from './chip';
import { useLiveNaming } from './useEvidence';
import './evidence.css';

/** A reference where a text is only read: the same as in the editor. */
export const ChipView = ({ attributes }: { attributes: Readonly<Record<string, string>> }) => {
  const t = useTexts();
  const chip = chipOf(attributes.kind, attributes.id, useLiveNaming(), t);
  const inner = (
    <>
      {chip.icon && <Icon name={chip.icon} />}
      {chip.parts.map((part) => <span key={part.className} className={part.className}>{part.text}</span>)}
    </>
  );
  return (
    <span className={`chip ${chip.className}`} title={chip.title}>
      {chip.path ? <Link to={chip.path} aria-label={chip.title}>{inner}</Link> : <>{inner}<span className="visually-hidden"> ({chip.title})</span></>}
    </span>
  );
};
