import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../shared/api/client';
import type { ChapterTemplate, PartnerListing } from '../shared/api/schema';
import { nl } from '../shared/i18n/nl';
import { commandOf, type Draft, emptyDraft, fieldOf, moved, sectionsOf, validate } from './startDraft';

const partner = (id: string): PartnerListing => ({ id, name: id.toUpperCase(), shortName: id, colour: 0, inputOnly: false, people: [] });
const words = (text: string) => ({ nl: text, en: text });
const template: ChapterTemplate = {
  id: 'municipal', name: words('x'), description: words('x'),
  chapters: [
    { number: 1, title: words('Samenvatting'), sections: [{ title: words('Kern'), guidance: words('Kort.'), owner: 'coordinator', perPartner: false }] },
    { number: 5, title: words('Fenomenen'), sections: [{ title: words('Drugs'), guidance: words(''), owner: 'politie', perPartner: false }, { title: words('Duiding'), guidance: words(''), owner: 'all', perPartner: false }] },
    { number: 9, title: words('Bijdragen'), sections: [{ title: words('Bijdrage'), guidance: words(''), owner: 'all', perPartner: true }] },
  ],
};
const sections = sectionsOf(template, [partner('riec-midden'), partner('politie-veldermeer')], 'riec-midden', (w) => w.nl);
const good: Draft = {
  ...emptyDraft, title: 'Beeld', question: 'Waarom?', intake: { jointNeed: 'a', willToAct: 'b', legalBasis: 'c', capacity: 'd' }, areas: [{ id: 'GM9901', name: 'Veldermeer' }], from: '2025-01-01', until: '2025-12-31',
  partners: ['riec-midden', 'politie-veldermeer'], template: 'municipal', sections,
};

describe('starting a picture', () => {
  it('makes sections with owners from the template', () => {
    expect(sections.map((section) => [section.chapter, section.title, section.owners])).toEqual([
      [1, 'Kern', ['riec-midden']],
      [5, 'Drugs', ['politie-veldermeer']],
      [5, 'Duiding', ['riec-midden', 'politie-veldermeer']],
      [9, 'Bijdrage RIEC-MIDDEN', ['riec-midden']],
      [9, 'Bijdrage POLITIE-VELDERMEER', ['politie-veldermeer']],
    ]);
  });

  it('moves a section within its chapter only', () => {
    const [, drugs, duiding] = sections;
    expect(moved(sections, duiding?.key ?? '', -1).map((section) => section.title).slice(1, 3)).toEqual(['Duiding', 'Drugs']);
    expect(moved(sections, drugs?.key ?? '', -1)).toEqual(sections);
  });

  it('finds nothing wrong in a good draft and everything in an empty one', () => {
    expect([...validate(good, nl)]).toEqual([]);
    expect([...validate(emptyDraft, nl).keys()]).toEqual(['start-title', 'start-question', 'start-jointNeed', 'start-willToAct', 'start-legalBasis', 'start-capacity', 'start-areas', 'start-from', 'start-until', 'start-partners', 'start-template']);
  });

  it('sees a reversed period and a section without an owner that takes part', () => {
    const wrong = { ...good, until: '2024-01-01', partners: ['riec-midden'] };
    const keys = [...validate(wrong, nl).keys()];
    expect(keys).toContain('start-until');
    expect(keys).toContain(`owners-${sections[1]?.key}`);
  });

  it('shows a refusal of the server at the field it is about', () => {
    expect(fieldOf(new ApiProblem(400, 'IntakeIncomplete', { question: 'LegalBasis' }), good)).toBe('start-legalBasis');
    expect(fieldOf(new ApiProblem(400, 'FieldTooLong', { field: 'title' }), good)).toBe('start-title');
    expect(fieldOf(new ApiProblem(400, 'FieldTooLong', { field: 'sections[1].title' }), good)).toBe(`section-${sections[1]?.key}`);
    expect(fieldOf(new ApiProblem(400, 'SectionWithoutOwner', { section: 'Drugs' }), good)).toBe(`owners-${sections[1]?.key}`);
    expect(fieldOf(new ApiProblem(500, 'Internal'), good)).toBeNull();
  });

  it('sends owners that take part and no empty first text', () => {
    const command = commandOf({ ...good, partners: ['riec-midden'] });
    expect(command.sections[2]?.owners).toEqual(['riec-midden']);
    expect(command.sections[0]?.initialText).toBe('Kort.');
    expect(command.sections[1]?.initialText).toBeNull();
  });
});
