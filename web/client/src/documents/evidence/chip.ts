import { entityIcons } from '../../entities/icons';
import type { ParticipatingPartner } from '../../shared/api/schema';
import type { Texts } from '../../shared/i18n';
import { type IconName, partnerClass } from '../../shared/ui';
import { type EvidenceRef, evidenceOf, ownIdOf, partnerOf, pathOf } from './reference';
import type { EvidenceStore } from './store';

/** A reference as one person sees it. */
export interface Chip {
  className: string;
  icon: IconName | null;
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
  store: Pick<EvidenceStore, 'signal' | 'entity' | 'area'>;
  picture: string;
  partner: (id: string) => ParticipatingPartner | undefined;
  t: Texts;
}

export function chipOf(kind: unknown, id: unknown, naming: Naming | null, t: Texts): Chip {
  const reference = evidenceOf(kind, id);
  switch (reference?.kind) {
    case undefined:
      return { className: 'chip-unknown', icon: null, parts: [label(t.evidence.source)], title: t.evidence.unknown, path: null, fallen: false };
    case 'area':
      return areaChip(reference, naming, t);
    case 'signal':
      return signalChip(reference, naming, t);
    case 'entity':
      return entityChip(reference, naming, t);
  }
}

/** A reference as a few words, for plain text. */
export const chipWords = ({ parts, mark }: Chip): string => `[${[...parts.map((part) => part.text), ...(mark ? [mark] : [])].join(' ')}]`;

const label = (text: string) => ({ className: 'chip-label', text });

function areaChip(reference: EvidenceRef, naming: Naming | null, t: Texts): Chip {
  const name = naming?.store.area(reference.id) ?? reference.id;
  return { className: 'chip-area', icon: null, parts: [label(name)], title: t.evidence.areaChip(name), path: naming && pathOf(naming.picture, reference), fallen: false };
}

function signalChip(reference: EvidenceRef, naming: Naming | null, t: Texts): Chip {
  const words = t.evidence;
  const known = naming?.store.signal(reference.id);
  const hints = { fallen: words.fallenHint, state: words.fallen, hidden: words.hidden };
  if (!known?.label) {
    return hiddenChip(reference, naming, t, known, hints);
  }
  const grade = known.grade ?? '';
  const whose = whoseOf(reference, naming);
  return {
    ...ownedChip(reference, naming, known.fallen, null),
    parts: [label(known.label), { className: 'chip-grade', text: grade }, { className: 'chip-partner', text: whose.shortName }, ...stateOf(known.fallen, hints.state)],
    title: `${words.chip(known.label, whose.name)}, ${words.graded(grade, known.summary ?? '')}${known.fallen ? ` ${hints.fallen}` : ''}`,
  };
}

function entityChip(reference: EvidenceRef, naming: Naming | null, t: Texts): Chip {
  const words = t.evidence;
  const known = naming?.store.entity(reference.id);
  const hints = { fallen: words.entityFallenHint, state: words.entityFallen, hidden: words.entityHidden };
  if (!known?.label) {
    return hiddenChip(reference, naming, t, known, hints);
  }
  const whose = whoseOf(reference, naming);
  const name = known.type ? t.entities.label(t.entities.types[known.type], known.label) : known.label;
  return {
    ...ownedChip(reference, naming, known.fallen, known.type ? entityIcons[known.type] : null),
    parts: [label(known.label), ...(known.grade ? [{ className: 'chip-grade', text: known.grade }] : []), { className: 'chip-partner', text: whose.shortName }, ...stateOf(known.fallen, hints.state)],
    title: `${words.entityChip(name, whose.name)}${known.fallen ? `. ${hints.fallen}` : `, ${words.entityRests(known.signals, known.grade)}`}`,
  };
}

const whoseOf = (reference: EvidenceRef, naming: Naming | null): { name: string; shortName: string } => {
  const partner = naming?.partner(partnerOf(reference.id));
  return partner ?? { name: partnerOf(reference.id), shortName: partnerOf(reference.id) };
};

const stateOf = (fallen: boolean, text: string) => (fallen ? [{ className: 'chip-state', text }] : []);

const ownedChip = (reference: EvidenceRef, naming: Naming | null, fallen: boolean, icon: IconName | null) => ({
  className: `chip-owned chip-${reference.kind} ${partnerClass(naming?.partner(partnerOf(reference.id))?.colour)} ${fallen ? 'chip-fallen' : ''}`,
  icon: fallen ? ('unlink' as const) : icon,
  path: naming && pathOf(naming.picture, reference),
  fallen,
});

/** Of what one may not see only whose it is. */
function hiddenChip(reference: EvidenceRef, naming: Naming | null, t: Texts, known: { fallen: boolean } | undefined, hints: { fallen: string; state: string; hidden: (partner: string) => string }): Chip {
  const words = t.evidence;
  const partner = naming?.partner(partnerOf(reference.id));
  const fallen = known?.fallen === true;
  // Two references that look the same need not be the same: the end of the id tells them apart.
  const mark = words.reference(ownIdOf(reference.id).slice(-6));
  const name = partner ? words.sourceAt(partner.shortName) : words.source;
  const why = fallen ? hints.fallen : partner ? hints.hidden(partner.name) : words.unknown;
  const chip = ownedChip(reference, naming, fallen, null);
  return { ...chip, className: `${chip.className} chip-hidden`, parts: [label(name), ...stateOf(fallen, hints.state)], title: known || !naming ? `${why} (${mark})` : words.searching, path: null, mark };
}
