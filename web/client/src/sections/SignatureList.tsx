import type { SignatureView } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { useTexts, useWords } from '../shared/i18n';
import { Badge, PartnerLabel } from '../shared/ui';
import { usePicture } from '../pictures/context';
import './sections.css';

/** One line for each owner: signed, with reservation, stale with the reason, or not yet. */
export const SignatureList = ({ owners, signatures }: { owners: readonly string[]; signatures: readonly SignatureView[] }) => {
  const t = useTexts();
  const words = useWords();
  const format = useFormat();
  const { partner } = usePicture();
  return (
    <ul className="plain signature-list">
      {owners.map((owner) => {
        const signature = signatures.find((candidate) => candidate.partner === owner);
        return (
          <li key={owner} className="signature">
            <div className="row-between signature-row">
              <PartnerLabel partner={partner(owner)} fallback={owner} />
              {!signature ? (
                <Badge tone="outline">{t.sign.notSigned}</Badge>
              ) : !signature.fresh ? (
                <Badge tone="warn" icon="history">{t.sign.stale}</Badge>
              ) : signature.reservation ? (
                <Badge tone="warn" icon="check">{t.section.withReservation}</Badge>
              ) : (
                <Badge tone="ok" icon="check">{t.sign.fresh}</Badge>
              )}
            </div>
            {signature && (
              <div className="small stack-tight">
                <p><b>{signature.name}</b>, {words(signature.function)} · {format.dateTime(signature.at)} · <span className="mono" title={signature.hash}>{format.hash(signature.hash)}</span></p>
                {!signature.fresh && <p className="signature-stale">{t.sign.staleLine(signature.staleBy ?? t.common.unknown, signature.staleAt ? format.dateTime(signature.staleAt) : t.common.unknown)}</p>}
                {signature.reservation && <blockquote className="reservation">{t.sign.reservation}: {signature.reservation}</blockquote>}
                {signature.remark && <p className="subtle">{t.sign.remark}: {signature.remark}</p>}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
};
