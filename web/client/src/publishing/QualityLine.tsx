import type { SectionQuality } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Icon } from '../shared/ui';

/** How well the claims of a section rest on sources: advice, never a condition. */
export const QualityLine = ({ quality }: { quality: SectionQuality }) => {
  const t = useTexts();
  const words = t.evidence.quality;
  const { counts } = t.evidence.claims;
  const weak = quality.withoutSource + quality.oneSource + quality.fallen;
  return (
    <ul className="quality small" title={words.hint}>
      {quality.claims === 0 ? <li>{words.noClaims}</li> : weak === 0 ? <li><Icon name="check" /> {words.well}</li> : (
        <>
          {quality.fallen > 0 && <li className="quality-fallen"><Icon name="unlink" /> {counts.fallen(quality.fallen)}</li>}
          {quality.withoutSource > 0 && <li>{counts.none(quality.withoutSource)}</li>}
          {quality.oneSource > 0 && <li>{counts.one(quality.oneSource)}</li>}
        </>
      )}
    </ul>
  );
};
