const count = (n: number, one: string, many: string): string => `${n.toLocaleString('nl-NL')} ${n === 1 ? one : many}`;

const grades = {
  seen: { title: 'Zelf gezien', text: 'Ik heb het met eigen ogen gezien.' },
  heard: { title: 'Gehoord van iemand die het zag', text: 'Iemand die erbij was, heeft het mij verteld.' },
  rumour: { title: 'Van horen zeggen', text: 'Het wordt verteld; wie het zag, weet ik niet.' },
};

export const quickTexts = {
  title: 'Snel melden', toPictures: 'Mijn beelden', intro: 'Voor wat u op straat ziet of hoort. Werkt ook zonder verbinding.', picture: 'Voor welk beeld?', onePicture: (title: string) => `Voor: ${title}`,
  choosePicture: 'Kies een beeld', what: 'Wat zag of hoorde u?', whatHint: 'Schrijf of dicteer het zoals u het zou vertellen. Geen BSN, geen namen die u niet nodig heeft.',
  photos: 'Foto', takePhoto: 'Foto maken', choosePhoto: 'Foto kiezen', photoHint: 'Foto’s worden verkleind; plaats en toestel worden eruit gehaald.', removePhoto: (n: number) => `Foto ${n} verwijderen`, photoOf: (n: number) => `Foto ${n}`, photoBusy: 'Foto wordt verkleind…',
  photoUnreadable: 'Dit bestand kan niet als foto worden gelezen. Maak een nieuwe foto of kies een ander bestand.', tooManyPhotos: (max: number) => `Ten hoogste ${max} foto’s.`,
  where: 'Waar was het?', gps: 'Mijn plek', gpsBusy: 'Plek wordt gezocht…', gpsFound: (accuracy: string) => `Uw plek is vastgelegd${accuracy ? `, op ongeveer ${accuracy} meter nauwkeurig` : ''}.`, gpsRemove: 'Plek wissen',
  gpsDenied: 'De browser geeft uw plek niet door. Sta locatie toe voor deze site, of kies het gebied en schrijf het adres.', gpsUnavailable: 'Uw plek is nu niet te bepalen. Kies het gebied of schrijf het adres.', area: 'Gebied', noArea: 'Weet ik niet', map: 'Kies op de kaart', mapHide: 'Kaart sluiten',
  mapTitle: 'Kaart van de gebieden van dit beeld', address: 'Adres of omschrijving van de plek', addressHint: 'Bijvoorbeeld: loods achter Weteringkade 12',
  when: 'Wanneer was het?', now: 'Nu', today: 'Eerder vandaag', other: 'Andere dag', date: 'Datum', time: 'Hoe laat ongeveer?', timeHint: 'Komt als laatste regel onder uw tekst.', timeLine: (time: string) => `Tijdstip: omstreeks ${time}.`,
  grade: 'Hoe weet u dit?', grades,
  handling: 'Voor wie is dit?', handlingHint: 'Pas nadat uw organisatie de melding heeft gewogen en geaccepteerd. Tot die tijd ziet alleen uw eigen organisatie haar.',
  handlings: {
    Partners: { title: 'Alle partners in dit beeld', text: 'Iedereen die aan dit beeld meeschrijft.' },
    Named: { title: 'Alleen wie op naam is aangewezen', text: 'Anderen zien hooguit dat er een melding is.' },
    OwnerOnly: { title: 'Alleen mijn organisatie', text: 'Voor anderen bestaat de melding niet.' },
  },
  source: 'Soort bron', regime: (name: string) => `Valt onder: ${name}`, more: 'Voor wie en welke soort bron', send: 'Verstuur', clear: 'Formulier wissen', cleared: 'Het formulier is leeg.', restore: 'Terughalen', fix: (n: number) => (n === 1 ? 'Vul nog 1 ding in.' : `Vul nog ${n} dingen in.`),
  errors: { picture: 'Kies voor welk beeld dit is.', content: 'Schrijf wat u zag of hoorde.', date: 'Kies een dag die niet in de toekomst ligt.', grade: 'Kies hoe u dit weet.' },
  draftKept: 'Wat u invult blijft op dit apparaat staan tot u het verstuurt.', notDurable: 'Deze browser bewaart niets op dit apparaat (privévenster of geblokkeerde opslag). Sluit de pagina niet voordat uw melding is verstuurd.',
  atRest: 'Niet-verstuurde meldingen staan onversleuteld op dit apparaat. Gebruik een toestel van uw organisatie, met schermvergrendeling.',
  online: 'Verbinding', offline: 'Geen verbinding', offlineText: 'U kunt gewoon melden. Uw melding staat dan nog op dit apparaat en gaat vanzelf weg zodra er verbinding is.',
  ready: 'Deze pagina werkt ook zonder verbinding. Zet haar op uw beginscherm om haar snel te openen.', install: 'Op beginscherm zetten',
  sent: (label: string) => `Verstuurd als ${label}`, sentText: 'Uw organisatie heeft de melding ontvangen en weegt haar.', sentOne: 'Verstuurd', kept: 'Bewaard op dit apparaat', keptText: 'De melding gaat vanzelf weg zodra er verbinding is. U hoeft niets te doen.', sending: 'Wordt verstuurd…', another: 'Nog een melding', open: 'Melding openen',
  refusedTitle: 'De melding is niet aangenomen', entries: 'Uw meldingen op dit apparaat', waitingCount: (n: number) => count(n, 'melding wacht', 'meldingen wachten'), status: { waiting: 'Wacht: staat nog op dit apparaat', sent: 'Verstuurd', refused: 'Geweigerd' },
  waitingPhotos: (label: string) => `${label} is verstuurd; de foto’s staan nog op dit apparaat`, photoRefused: (label: string) => `De tekst is verstuurd als ${label}. Een foto is geweigerd:`,
  correct: 'Verbeteren', correctFirst: 'Verstuur of wis eerst wat in het formulier staat.', retry: 'Opnieuw proberen', discard: 'Weggooien', discardTitle: 'Deze melding weggooien?', discardText: 'De melding staat alleen op dit apparaat. Weggooien kan niet ongedaan worden gemaakt.', withoutPhoto: 'Foto weggooien', sendNow: 'Nu versturen', forget: 'Uit de lijst halen',
  signInTitle: 'Meld u aan om te versturen', signInText: (n: number) => (n === 0 ? 'Uw sessie is voorbij. Wat u invulde blijft staan.' : `Uw sessie is voorbij. Op dit apparaat ${n === 1 ? 'staat nog 1 melding' : `staan nog ${n} meldingen`}; die ${n === 1 ? 'gaat' : 'gaan'} weg zodra u bent aangemeld.`), signIn: 'Aanmelden',
  strangerTitle: 'Meld u eerst aan', strangerText: 'Daarna werkt deze pagina op dit apparaat ook zonder verbinding.', strangerOffline: 'Er is geen verbinding, en op dit apparaat is nog niemand aangemeld. Meld u één keer aan met verbinding; daarna werkt deze pagina ook zonder.',
  nothingTitle: 'U kunt nog nergens melden', nothingText: 'Om te melden moet u in een lopend beeld schrijver zijn. Vraag de coördinator van het beeld u toe te voegen.',
  leaveTitle: 'Er staat nog iets op dit apparaat', leaveText: (n: number) => `${count(n, 'melding is', 'meldingen zijn')} nog niet verstuurd. Als u zich nu afmeldt, ${n === 1 ? 'blijft die' : 'blijven ze'} hier staan; alleen u kunt ${n === 1 ? 'haar' : 'ze'} later versturen.`, leaveKeep: 'Afmelden en bewaren', leaveWipe: 'Afmelden en weggooien', leaveStay: 'Naar Snel melden',
};

export const tipTexts = {
  title: 'Informatie geven', to: (partner: string) => `Dit gaat naar: ${partner}`, intro: 'Ziet of weet u iets dat volgens u niet klopt? U kunt het hier vertellen. U heeft geen account nodig.',
  points: {
    name: 'Wij vragen uw naam niet.', device: 'Wij bewaren niets over uw telefoon of computer. Alleen het uur waarop u dit stuurt.', back: 'U kunt later niet teruglezen wat u stuurde. Anderen met deze link ook niet.', answer: 'U krijgt geen antwoord. Iemand van de organisatie leest wat u stuurt.',
    history: 'Het adres van deze pagina blijft in de geschiedenis van uw browser staan. Wis die als anderen uw toestel gebruiken.',
  },
  emergency: 'Is er nu gevaar? Bel 112.', emergencyText: 'Deze pagina is niet voor noodgevallen.', mma: 'Liever bellen zonder uw naam te noemen? Meld Misdaad Anoniem: 0800-7000 (gratis).', how: 'Hoe werkt het?', validUntil: (date: string) => `Deze link werkt tot ${date}.`,
  what: 'Wat wilt u vertellen?', whatHint: 'Schrijf wat u zag of hoorde. Schrijf niet wie u bent of waar u woont, als u onbekend wilt blijven.', where: 'Waar was het?', whereHint: 'Een adres of een plek, bijvoorbeeld: de loods naast de brug.', when: 'Wanneer was het?', whens: { unknown: 'Weet ik niet precies', today: 'Vandaag', yesterday: 'Gisteren', other: 'Op een andere dag' }, date: 'Welke dag?',
  role: 'Wie bent u?', roles: { resident: 'Bewoner', entrepreneur: 'Ondernemer' }, grade: 'Hoe weet u dit?', grades,
  photos: 'Foto', photoHint: 'Hoeft niet. Ga niet in gevaar voor een foto. Wij halen de plek en het merk van uw toestel uit de foto. Let op of u zelf herkenbaar bent.', send: 'Versturen', sending: 'Wordt verstuurd…', needWhat: 'Schrijf eerst wat u wilt vertellen.', needGrade: 'Kies hoe u dit weet.', needDate: 'Kies een dag die niet in de toekomst ligt.',
  thanksTitle: 'Dank u wel', thanks: (partner: string) => `${partner} heeft uw informatie ontvangen.`, thanksText: 'U hoeft niets meer te doen. Op dit apparaat is niets bewaard van wat u schreef. U kunt deze pagina sluiten.', photoFailed: 'Uw tekst is ontvangen. De foto is niet aangekomen.', photoRetry: 'Foto opnieuw sturen', another: 'Nog iets vertellen',
  invalidTitle: 'Deze link werkt niet (meer)', invalidText: 'Misschien is de link verlopen of ingetrokken. Vraag een nieuwe aan degene van wie u hem kreeg.', invalidElse: 'Wilt u nu iets melden? Bel de politie: 0900-8844. Zonder uw naam te noemen: Meld Misdaad Anoniem, 0800-7000. Bij gevaar: 112.', offline: 'Er is geen verbinding. Wat u schreef staat nog op deze pagina. Probeer het zo opnieuw.', busy: 'Er komt nu veel tegelijk binnen. Wat u schreef staat nog op deze pagina. Probeer het later opnieuw.',
};

export const linkTexts = {
  title: 'Tiplinks', tab: 'Tiplinks', intro: 'Een tiplink geeft u aan een bewoner of ondernemer. Wie hem heeft, kan zonder account informatie geven aan uw organisatie, en leest nooit iets terug. Over de gever wordt niets bewaard.', owner: 'Van welke organisatie?', make: 'Tiplink maken', empty: 'Er zijn nog geen tiplinks gemaakt.',
  columns: { for: 'Voor wie', until: 'Geldig tot', used: 'Gebruikt', state: 'Toestand', by: 'Gemaakt door' }, used: (n: number, max: number) => `${n} van ${max}`, states: { good: 'Werkt', expired: 'Verlopen', revoked: 'Ingetrokken', full: 'Op' },
  forWhom: 'Voor wie is de link?', forHint: 'Alleen uw eigen organisatie ziet dit. Schrijf een groep, geen naam: “winkeliers De Lange Wetering”.', days: 'Hoeveel dagen geldig?', maxUses: 'Hoe vaak te gebruiken?', cancel: 'Annuleren', made: 'De tiplink is gemaakt', onceTitle: 'U ziet deze link één keer', once: 'Wij bewaren de link zelf niet. Kopieer hem nu of laat de code scannen. Bent u hem kwijt, maak dan een nieuwe.',
  address: 'Adres van de link', copy: 'Kopieer link', copied: 'De link staat op het klembord.', copyFailed: 'Kopiëren lukt niet. Selecteer het adres en kopieer het zelf.', qr: 'QR-code van de tiplink', print: 'Afdrukken', done: 'Klaar', revoke: 'Intrekken', revokeOf: (who: string) => `Tiplink voor ${who} intrekken`, revokeTitle: 'Tiplink intrekken?', revokeText: (who: string) => `De link voor ${who} werkt daarna niet meer. Wat al is ontvangen blijft.`, revoked: 'De tiplink is ingetrokken.', notYours: 'U kunt in dit beeld geen tiplinks maken. Dat kunnen schrijvers van een organisatie.',
};

export const quickFields = { days: 'Aantal dagen', maxUses: 'Aantal keren', for: 'Voor wie', key: 'Kenmerk', role: 'Wie u bent' };
