// What commands write: every transaction of each, in whole pages, as the writer of the database logs them.

const long = (text, most) => text.repeat(Math.ceil(most / text.length)).slice(0, most);
const weighing = { characteristics: [], anchoring: [], signalling: [], redFlags: [], ownTask: true, sourceCheck: 'not_checked' };
const usual = (content) => ({ date: '2025-02-14', sourceType: 'police_neighbourhood', content, phenomena: ['drugs_synthetic'], indicators: [], conditions: [], area: 'GM9901', grade: 'A2', gradeScheme: '4x4', handling: 'Partners', regime: 'Wpg', stage: 'Submitted' });

/** As long as a signal can be, in letters of three bytes. */
const longest = (n) => ({
  ...usual(`${n} ${long('€', 3990)}`), ground: long('€', 500), conditionText: long('€', 500),
  place: { address: long('€', 300), point: { longitude: 5.1, latitude: 52.1 }, shape: Array.from({ length: 200 }, (_, i) => ({ longitude: 5 + i / 1000, latitude: 52.123456 })) },
  weighing: { ...weighing, remark: long('€', 2000) },
});

/** A file of the longest rows that become signals. */
export function longestTable(count) {
  const rows = Array.from({ length: count }, (_, i) => `L-${i + 1};2025-02;${long('€', 3990)};Wijkagent (waarneming);GM9901;${long('€', 300)};Witwassen en fin.-econ. criminaliteit;A2;Vertrouwelijk: partners in dit beeld;Wet politiegegevens;${long('€', 500)};${long('€', 500)}`);
  return ['Nummer;Datum;Inhoud;Soort bron;Gebied;Adres;Fenomeen;Betrouwbaarheid;Verspreiding;Regime;Grondslag;Toelichting voorwaarden', ...rows].join('\r\n');
}

export class Written {
  constructor(server) {
    this.server = server;
    /** Per kind of command the KiB of every transaction. */
    this.of = {};
  }

  async take(kind, act) {
    const { answer, kib } = await this.server.transactions(act);
    (this.of[kind] ??= []).push(...kib);
    return answer;
  }

  /** The largest transaction of each kind, and how many there were. */
  largest() {
    return Object.fromEntries(Object.entries(this.of).map(([kind, kib]) => [kind, { most: Math.ceil(Math.max(0, ...kib)), of: kib.length }]));
  }
}

const versions = (signals) => signals.map(({ id, version }) => ({ id, version }));

/** Single commands among many signals, then everything that is done to two hundred at once, of usual length and of the greatest. */
export async function commands(written, editor, signer, picture) {
  const base = `/api/pictures/${picture}/signals`;
  const move = (signals, what) => editor('POST', `${base}/politie/moves`, { signals: versions(signals), ...what });
  for (const [kind, entry] of [['', usual], [' (longest)', longest]]) {
    for (let i = 0; i < 5; i++) {
      const added = await written.take(`add${kind}`, () => editor('POST', base, entry(`${i}`)));
      const changed = await written.take(`change${kind}`, () => editor('PUT', `${base}/politie/${added.id}`, { signal: { ...entry(`${i}`), date: '2025-03-01' }, expectedVersion: added.version }));
      await written.take(`accept${kind}`, () => move([changed], { move: 'Accept', weighing: entry === longest ? longest(i).weighing : weighing }));
    }
  }
  for (let i = 0; i < 5; i++) {
    const hold = await written.take('hold', () => editor('POST', `/api/pictures/${picture}/holds`, { about: long('€', 500) }));
    await written.take('hold', () => editor('DELETE', `/api/pictures/${picture}/holds/${hold.id}`));
  }
  const usuals = (await editor('GET', `${base}?stage=Submitted&limit=200`)).items;
  await twoHundred(written, move, usuals, 'move of 200');
  const longs = [];
  for (let i = 0; i < 200; i++) {
    longs.push(await editor('POST', base, longest(i)));
  }
  const moved = await twoHundred(written, move, longs, 'move of 200 (longest)');
  const photo = Buffer.alloc(4 * 1024 * 1024, 7);
  photo.set([0xff, 0xd8, 0xff]);
  const attached = await written.take('file of 4 MiB', () => editor('POST', `${base}/politie/${moved[0].id}/attachments?name=foto.jpg`, photo));
  const going = [attached, ...moved.slice(1)];
  const certificate = await written.take('destroying 200 (longest)', () => signer('POST', `/api/pictures/${picture}/retention/politie/destructions`, { signals: versions(going) }));
  if (certificate.signals.length !== 200) {
    throw new Error(`the certificate names ${certificate.signals.length} signals`);
  }
}

async function twoHundred(written, move, signals, kind) {
  const reason = long('€', 1000);
  let now = signals;
  for (const what of [
    { move: 'Weigh', weighing: longest(0).weighing }, { move: 'Accept' }, { move: 'Park', reason }, { move: 'Reopen' }, { move: 'SetHandling', handling: 'Named' },
    { move: 'SetPurgeDate', purgeOn: '2036-01-01', reason }, { move: 'Dismiss', reason }, { move: 'Reopen' }, { move: 'Forward', reason }, { move: 'Reopen' },
  ]) {
    now = await written.take(kind, () => move(now, what));
  }
  return now;
}
