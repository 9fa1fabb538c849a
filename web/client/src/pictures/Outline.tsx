import { NavLink } from 'react-router';
import type { SectionOutline } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { Avatar, Icon, PartnerLabel, StageBadge } from '../shared/ui';
import { usePicture } from './context';

/** Chapters and sections, as far as this person may know of them: number, title, stage, owners, who is in it, how the signatures stand. */
export const Outline = ({ onChoose }: { onChoose?: () => void }) => {
  const t = useTexts();
  const { picture } = usePicture();
  if (picture.chapters.length === 0) {
    return <p className="subtle outline-note">{t.picture.noSections}</p>;
  }
  return (
    <nav className="outline" aria-label={t.picture.outline}>
      <ol className="plain">
        {picture.chapters.map((chapter) => (
          <li key={chapter.number}>
            <p className="outline-chapter"><span className="outline-number">{chapter.number}</span> {chapter.title}</p>
            <ol className="plain">
              {chapter.sections.map((section) => <li key={section.id}><OutlineItem section={section} onChoose={onChoose} /></li>)}
            </ol>
          </li>
        ))}
      </ol>
      <p className="outline-note subtle small">{t.picture.hiddenNote}</p>
    </nav>
  );
};

const OutlineItem = ({ section, onChoose }: { section: SectionOutline; onChoose?: () => void }) => {
  const t = useTexts();
  const format = useFormat();
  const { picture, partner, present } = usePicture();
  const here = present(section);
  const stale = section.signatures.filter((signature) => !signature.fresh);
  const fresh = section.signatures.length - stale.length;
  return (
    <NavLink to={`/pictures/${picture.id}/sections/${section.id}`} className={({ isActive }) => `outline-item ${isActive ? 'active' : ''}`} onClick={onChoose}>
      <span className="outline-title"><span className="outline-number">{section.number}</span> <span>{section.title}</span></span>
      <span className="outline-meta">
        <StageBadge stage={section.stage} />
        {section.owners.map((owner) => <PartnerLabel key={owner} partner={partner(owner)} fallback={owner} />)}
        {here.length > 0 && (
          <span className="avatar-list">
            <span className="visually-hidden">{t.picture.inItNow(format.list(here.map((person) => person.name)))}</span>
            <span className="avatar-list" aria-hidden="true">
              {here.slice(0, 4).map((person) => <Avatar key={person.person} small name={person.name} colour={partner(person.partner)?.colour} />)}
            </span>
          </span>
        )}
      </span>
      {section.signatures.length > 0 && stale.length === 0 && section.owners.length > 1 && fresh < section.owners.length && (
        <span className="outline-sign small subtle"><Icon name="signature" /> {t.picture.signedOf(fresh, section.owners.length)}</span>
      )}
      {stale.map((signature) => (
        <span key={signature.partner} className="outline-sign outline-stale small">
          <Icon name="history" /> <span>{t.picture.staleBecause(signature.name, signature.staleBy ?? t.common.unknown)}</span>
        </span>
      ))}
    </NavLink>
  );
};
