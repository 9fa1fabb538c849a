import type { ApiProblem } from '../shared/api/client';
import type { ChapterTemplate, Intake, PartnerListing, StartPicture, Words } from '../shared/api/schema';
import type { Texts } from '../shared/i18n';

export interface DraftSection {
  key: string;
  chapter: number;
  chapterTitle: string;
  title: string;
  owners: readonly string[];
  initialText: string;
}

export interface Draft {
  title: string;
  question: string;
  intake: Intake;
  scope: string;
  areas: readonly { id: string; name: string }[];
  from: string;
  until: string;
  partners: readonly string[];
  template: string;
  sections: readonly DraftSection[];
  /** The sections are no longer just those of the template: a change of partners leaves them alone. */
  edited: boolean;
}

export const emptyDraft: Draft = {
  title: '', question: '', intake: { jointNeed: '', willToAct: '', legalBasis: '', capacity: '' }, scope: '', areas: [], from: '', until: '', partners: [], template: '', sections: [], edited: false,
};

export const intakeQuestions = ['jointNeed', 'willToAct', 'legalBasis', 'capacity'] as const;

/** As in the contract (PictureLimits). */
export const limits = { title: 200, text: 4_000 } as const;

let made = 0;
export const newKey = (): string => `n${Date.now().toString(36)}${made++}`;

/** Whom a section of a template falls to: `all`, the `coordinator`'s organisation, or the partners of a kind (`politie` is also `politie-veldermeer`). */
function ownersOf(owner: string, partners: readonly string[], coordinator: string): string[] {
  if (owner === 'all') {
    return [...partners];
  }
  if (owner === 'coordinator') {
    return partners.includes(coordinator) ? [coordinator] : partners.slice(0, 1);
  }
  return partners.filter((partner) => partner === owner || partner.split('-').includes(owner));
}

export function sectionsOf(template: ChapterTemplate, partners: readonly PartnerListing[], coordinator: string, words: (words: Words) => string): DraftSection[] {
  const ids = partners.map((partner) => partner.id);
  return template.chapters.flatMap((chapter) =>
    chapter.sections.flatMap((section) => {
      const base = { chapter: chapter.number, chapterTitle: words(chapter.title), initialText: words(section.guidance) };
      return section.perPartner
        ? partners.map((partner) => ({ ...base, key: newKey(), title: `${words(section.title)} ${partner.name}`, owners: [partner.id] }))
        : [{ ...base, key: newKey(), title: words(section.title), owners: ownersOf(section.owner, ids, coordinator) }];
    }),
  );
}

/** Puts a section before or after its neighbour within its chapter. */
export function moved(sections: readonly DraftSection[], key: string, by: -1 | 1): DraftSection[] {
  const next = [...sections];
  const from = next.findIndex((section) => section.key === key);
  const to = from + by;
  const [a, b] = [next[from], next[to]];
  if (a && b && a.chapter === b.chapter) {
    next[from] = b;
    next[to] = a;
  }
  return next;
}

/** What must be better, by the id of the field it is about. Order is that of the page. */
export type Errors = ReadonlyMap<string, string>;

export function validate(draft: Draft, t: Texts): Errors {
  const errors = new Map<string, string>();
  const text = (id: string, label: string, value: string, max: number): void => {
    if (value.trim() === '') {
      errors.set(id, t.start.required(label));
    } else if (value.length > max) {
      errors.set(id, t.start.tooLong(label, max));
    }
  };
  text('start-title', t.fields.title ?? '', draft.title, limits.title);
  text('start-question', t.fields.question ?? '', draft.question, limits.text);
  intakeQuestions.forEach((question) => text(`start-${question}`, t.fields[question] ?? question, draft.intake[question], limits.text));
  if (draft.areas.length === 0) {
    errors.set('start-areas', t.start.needArea);
  }
  if (draft.scope.length > limits.text) {
    errors.set('start-scope', t.start.tooLong(t.fields.scope ?? '', limits.text));
  }
  text('start-from', t.fields.from ?? '', draft.from, 10);
  text('start-until', t.fields.until ?? '', draft.until, 10);
  if (draft.from && draft.until && draft.until < draft.from) {
    errors.set('start-until', t.start.reversed);
  }
  if (draft.partners.length === 0) {
    errors.set('start-partners', t.start.needPartner);
  }
  if (draft.sections.length === 0) {
    errors.set('start-template', t.start.needSections);
  }
  for (const section of draft.sections) {
    if (section.title.trim() === '') {
      errors.set(`section-${section.key}`, t.start.needSectionTitle);
    } else if (section.title.length > limits.title) {
      errors.set(`section-${section.key}`, t.start.tooLong(t.start.sectionTitle, limits.title));
    } else if (!section.owners.some((owner) => draft.partners.includes(owner))) {
      errors.set(`owners-${section.key}`, t.start.needOwner(section.title));
    }
  }
  return errors;
}

/** The field that a refusal of the server is about; null when it is about none. */
export function fieldOf(problem: ApiProblem, draft: Draft): string | null {
  const { parameters } = problem;
  const bySection = (): string => {
    const section = draft.sections.find((candidate) => candidate.title.trim() === parameters.section);
    return section ? `owners-${section.key}` : 'start-template';
  };
  switch (problem.code) {
    case 'IntakeIncomplete':
      return `start-${lowerFirst(parameters.question ?? 'jointNeed')}`;
    case 'EmptyScope':
    case 'UnknownArea':
      return 'start-areas';
    case 'NoPartners':
    case 'UnknownPartner':
    case 'NoCoordinator':
      return 'start-partners';
    case 'PeriodReversed':
      return 'start-until';
    case 'NoSections':
    case 'TooManySections':
      return 'start-template';
    case 'SectionWithoutOwner':
    case 'OwnerNotParticipating':
      return bySection();
    case 'FieldRequired':
    case 'FieldTooLong':
    case 'FieldInvalid':
    case 'HoldsCitizenNumber': {
      const path = (parameters.field ?? '').split('.').map(lowerFirst);
      const index = /^sections\[(\d+)\]/.exec(path[0] ?? '');
      if (index) {
        return `section-${draft.sections[Number(index[1])]?.key}`;
      }
      const name = path.at(-1) ?? '';
      return ['title', 'question', ...intakeQuestions, 'scope', 'areas', 'from', 'until', 'partners', 'template'].includes(name) ? `start-${name}` : null;
    }
    default:
      return null;
  }
}
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export function commandOf(draft: Draft): StartPicture {
  return {
    title: draft.title.trim(),
    question: draft.question.trim(),
    intake: draft.intake,
    scope: draft.scope.trim(),
    areas: draft.areas.map((area) => area.id),
    from: draft.from,
    until: draft.until,
    partners: [...draft.partners],
    template: draft.template,
    sections: draft.sections.map((section) => ({
      chapter: section.chapter,
      chapterTitle: section.chapterTitle,
      title: section.title.trim(),
      owners: section.owners.filter((owner) => draft.partners.includes(owner)),
      initialText: section.initialText || null,
    })),
  };
}

const storageKey = (person: string): string => `samenbeeld.start.${person}`;

export function readDraft(person: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(storageKey(person));
    return kept ? { ...emptyDraft, ...(JSON.parse(kept) as Draft) } : null;
  } catch {
    return null;
  }
}

export function keepDraft(person: string, draft: Draft | null): void {
  try {
    if (draft) {
      sessionStorage.setItem(storageKey(person), JSON.stringify(draft));
    } else {
      sessionStorage.removeItem(storageKey(person));
    }
  } catch {
    // Without storage the form works; it is only not kept.
  }
}
