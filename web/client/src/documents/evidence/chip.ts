import type { ParticipatingPartner } from '../../shared/api/schema';
import type { Texts } from '../../shared/i18n';
import { partnerClass } from '../../shared/ui';
import { type EvidenceRef, evidenceOf, partnerOf, pathOf, signalOf } from './reference';
import type { EvidenceStore } from './store';

/** A reference as one person sees it. */
export interface Chip {
  className: string;
  parts: readonly { className: string; text: string }[];
  /** All of it in words, with the summary: for hover, focus and screen readers. */
  title: string;
  /** Where one reads on; null when there is nothing that this person may see. */
  path: string | null;
  /** It no longer stands. */
  fallen: boolean;
  /** The end of the id, where the parts do not tell one from another. */
  mark?: string;
}

export interface Naming {
  store: Pick<EvidenceStore, 'signal' | 'area'>;
  picture: string;
  partner: (id: string) => ParticipatingPartner | undefined;
  t: Texts;
}

export function chipOf(kind: unknown, id: unknown, naming: Naming | null, t: Texts): Chip {
  const reference = evidenceOf(kind, id);
  if (!reference) {
    return { className: 'chip-unknown', parts: [label(t.evidence.source)], title: t.evidence.unknown, path: null, fallen: false };
  }
  return reference.kind === 'area' ? areaChip(reference, naming, t) : signalChip(reference, naming, t);
}

/** A reference as a few words, for plain text. */
export const chipWords = ({ parts, mark }: Chip): string => `[${[...parts.map((part) => part.text), ...(mark ? [mark] : [])].join(' ')}]`;

const label = (text: string) => ({ className: 'chip-label', text });

function areaChip(reference: EvidenceRef, naming: Naming | null, t: Texts): Chip {
  const name = naming?.store.area(reference.id) ?? reference.id;
  return { className: 'chip-area', parts: [label(name)], title: t.evidence.areaChip(name), path: naming && pathOf(naming.picture, reference), fallen: false };
}

function signalChip(reference: EvidenceRef, naming: Naming | null, t: Texts): Chip {
  const words = t.evidence;
  const known = naming?.store.signal(reference.id);
  const partner = naming?.partner(partnerOf(reference.id));
  const fallen = known?.fallen === true;
  const state = fallen ? [{ className: 'chip-state', text: words.fallen }] : [];
  const className = `chip-signal ${partnerClass(partner?.colour)} ${fallen ? 'chip-fallen' : ''}`;
  if (!known?.label) {
    // Two references that look the same need not be the same: the end of the id tells them apart.
    const mark = words.reference(signalOf(reference.id).slice(-6));
    const name = partner ? words.sourceAt(partner.shortName) : words.source;
    const why = fallen ? words.fallenHint : partner ? words.hidden(partner.name) : words.unknown;
    return { className: `${className} chip-hidden`, parts: [label(name), ...state], title: known || !naming ? `${why} (${mark})` : words.searching, path: null, fallen, mark };
  }
  const grade = known.grade ?? '';
  const shortName = partner?.shortName ?? partnerOf(reference.id);
  return {
    className,
    parts: [label(known.label), { className: 'chip-grade', text: grade }, { className: 'chip-partner', text: shortName }, ...state],
    title: `${words.chip(known.label, partner?.name ?? shortName)}, ${words.graded(grade, known.summary ?? '')}${fallen ? ` ${words.fallenHint}` : ''}`,
    path: naming && pathOf(naming.picture, reference),
    fallen,
  };
}
