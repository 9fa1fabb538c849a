const claims = (n: number): string => `${n} ${n === 1 ? 'bewering' : 'beweringen'}`;

/** Words about sources in the text. */
export const evidence = {
  insert: 'Bron invoegen', insertHint: 'Typ @ of # in de tekst om hetzelfde te doen.', search: 'Zoek een signaal, entiteit of gebied', searchHint: 'Op label of alias, op woorden, of op de naam van een gebied.',
  suggestions: 'Signalen, entiteiten en gebieden', searching: 'Zoeken …', noHits: 'Geen signaal, entiteit of gebied gevonden. U vindt hier alleen wat u mag zien en waarnaar een tekst mag verwijzen.', failed: 'Zoeken lukt nu niet. Typ verder om het opnieuw te proberen.',
  hits: (n: number) => `${n} ${n === 1 ? 'resultaat' : 'resultaten'}. Kies met de pijltjestoetsen en Enter.`, signal: 'Signaal', area: 'Gebied', refer: 'Verwijs in tekst', referIn: (section: string) => `Verwijs in tekst ${section}`, referred: (name: string) => `Verwijzing naar ${name} is ingevoegd.`, notHere: 'Hier kan geen verwijzing staan. Zet de cursor in gewone tekst.',
  selected: 'Gekozen verwijzing', selectedHint: 'Enter opent, Delete haalt de verwijzing weg.', openSignal: 'Open signaal', openArea: 'Open gebied', openEntity: 'Open entiteit',
  source: 'bron', sourceAt: (partner: string) => `bron bij ${partner}`, hidden: (partner: string) => `De bron ligt bij ${partner}. U mag dit signaal niet zien.`, unknown: 'Deze verwijzing is niet bekend.', fallen: 'ingetrokken', fallenHint: 'Dit signaal is ingetrokken, afgewezen of vernietigd: de zin rust er niet meer op.',
  entityHidden: (partner: string) => `De bron ligt bij ${partner}. U mag deze entiteit niet zien.`, entityFallen: 'vervallen', entityFallenHint: 'Alle signalen eronder zijn ingetrokken, afgewezen of vernietigd: de zin rust er niet meer op.', entityChip: (name: string, partner: string) => `${name}, ${partner}`, entityRests: (n: number, grade: string | null) => `rust op ${n} ${n === 1 ? 'signaal' : 'signalen'}${grade ? `, betrouwbaarheid ${grade}` : ''}`, nothingFor: (words: string) => `Niets gevonden voor “@${words}”; de woorden zijn blijven staan.`,
  chip: (label: string, partner: string) => `Bron ${label}, ${partner}`, graded: (grade: string, summary: string) => `betrouwbaarheid ${grade}: ${summary}`, areaChip: (name: string) => `Gebied ${name}`, reference: (id: string) => `kenmerk ${id}`,
  claims: {
    title: 'Bronnen van de beweringen', none: 'zonder bron', one: 'één bron', fallen: 'bron ingetrokken', counts: { none: (n: number) => `${claims(n)} zonder bron`, one: (n: number) => `${claims(n)} met één bron`, fallen: (n: number) => `${claims(n)} met ingetrokken bron` }, allWell: 'Elke bewering heeft ten minste twee bronnen.', noClaims: 'Er staan nog geen beweringen in deze tekst.',
    next: 'Volgende', nextKey: 'Naar de volgende (F8), de vorige (Shift+F8)', show: 'Bronmarkeringen tonen', hide: 'Verbergen', hideLong: 'Bronmarkeringen verbergen', at: (what: string, text: string) => `Bewering ${what}: ${text}`,
  },
  quality: { title: 'Bronnen (advies)', hint: 'Een advies over de onderbouwing; het houdt publiceren niet tegen.', claims, well: 'elke bewering heeft ten minste twee bronnen', noClaims: 'nog geen beweringen' },
};

export type EvidenceTexts = typeof evidence;
