import type { EvidenceTexts } from './evidence.nl';

const claims = (n: number): string => `${n} ${n === 1 ? 'claim' : 'claims'}`;

export const evidence: EvidenceTexts = {
  insert: 'Insert source', insertHint: 'Type @ or # in the text to do the same.', search: 'Find a signal, entity or area', searchHint: 'By label or alias, by words, or by the name of an area.',
  suggestions: 'Signals, entities and areas', searching: 'Searching …', noHits: 'No signal, entity or area found. Here you find only what you may see and what a text may refer to.', failed: 'Searching does not work now. Type on to try again.',
  hits: (n) => `${n} ${n === 1 ? 'result' : 'results'}. Choose with the arrow keys and Enter.`, signal: 'Signal', area: 'Area', refer: 'Refer to it in the text', referIn: (section) => `Refer to it in text ${section}`, referred: (name) => `A reference to ${name} has been inserted.`, notHere: 'A reference cannot stand here. Put the caret in ordinary text.',
  selected: 'Selected reference', selectedHint: 'Enter opens it, Delete takes the reference away.', openSignal: 'Open signal', openArea: 'Open area', openEntity: 'Open entity',
  source: 'source', sourceAt: (partner) => `source at ${partner}`, hidden: (partner) => `The source is with ${partner}. You may not see this signal.`, unknown: 'This reference is not known.', fallen: 'withdrawn', fallenHint: 'This signal was withdrawn, dismissed or destroyed: the sentence no longer rests on it.',
  entityHidden: (partner) => `The source is with ${partner}. You may not see this entity.`, entityFallen: 'fallen', entityFallenHint: 'All signals under it were withdrawn, dismissed or destroyed: the sentence no longer rests on it.', entityChip: (name, partner) => `${name}, ${partner}`, entityRests: (n, grade) => `rests on ${n} ${n === 1 ? 'signal' : 'signals'}${grade ? `, grade ${grade}` : ''}`, nothingFor: (words) => `Nothing found for “@${words}”; the words were left as they are.`,
  chip: (label, partner) => `Source ${label}, ${partner}`, graded: (grade, summary) => `grade ${grade}: ${summary}`, areaChip: (name) => `Area ${name}`, reference: (id) => `reference ${id}`,
  claims: {
    title: 'Sources of the claims', none: 'no source', one: 'one source', fallen: 'source withdrawn', counts: { none: (n) => `${claims(n)} without source`, one: (n) => `${claims(n)} with one source`, fallen: (n) => `${claims(n)} with a withdrawn source` }, allWell: 'Every claim has at least two sources.', noClaims: 'There are no claims in this text yet.',
    next: 'Next', nextKey: 'To the next (F8), the previous (Shift+F8)', show: 'Show source marks', hide: 'Hide', hideLong: 'Hide source marks', at: (what, text) => `Claim, ${what}: ${text}`,
  },
  quality: { title: 'Sources (advice)', hint: 'Advice on how well claims are founded; it does not stop publishing.', claims, well: 'every claim has at least two sources', noClaims: 'no claims yet' },
};
