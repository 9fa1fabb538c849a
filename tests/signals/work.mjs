// What people do with signals: start a picture, bring a file, ask the register, change one.
import { pause } from './server.mjs';

const words = ['laden', 'lossen', 'busje', 'loods', 'vaten', 'geur', 'aceton', 'huur', 'contant', 'chalet', 'uitzendbureau', 'garage', 'camera', 'aggregaat', 'nachtelijk', 'wisselende', 'bewoner', 'terrein', 'sloot', 'kenteken'];
const areas = ['BU99010203', 'WK990101', 'BU99010301', 'GM9901'];
const phenomena = ['Synthetische drugs (productie)', 'Witwassen en fin.-econ. criminaliteit', 'Misbruik van vastgoed'];

/** The same numbers for the same seed (mulberry32). */
export function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

/** A file as a municipality keeps it, with signals that are made up. */
export function table(count, seed) {
  const random = dice(seed);
  const lines = ['Nummer;Datum;Inhoud;Soort bron;Gebied;Fenomeen;Betrouwbaarheid;Verspreiding;Regime'];
  for (let i = 1; i <= count; i++) {
    const content = Array.from({ length: 12 + random(30) }, () => words[random(words.length)]).join(' ');
    lines.push(`M-${i};2025-${String(1 + random(12)).padStart(2, '0')};${content};Wijkagent (waarneming);${areas[random(4)]};${phenomena[random(3)]};${'ABCX'[random(4)]}${1 + random(4)};Vertrouwelijk: partners in dit beeld;Wet politiegegevens`);
  }
  return lines.join('\r\n');
}

export const startPicture = (coordinator, id) => coordinator('POST', '/api/pictures', {
  id, title: `Meting ${id}`, question: 'Hoe snel?', scope: '', areas: ['GM9901'], from: '2025-01-01', until: '2025-12-31', partners: ['riec-midden', 'politie', 'gemeente-veldermeer'], template: 'municipal',
  intake: { jointNeed: 'ja', willToAct: 'ja', legalBasis: 'ja', capacity: 'ja' }, sections: [{ chapter: 1, chapterTitle: 'Een', title: 'Een', owners: ['riec-midden'] }],
});

/** An import as the screen does it: upload, map, check, start, asking every 20 ms how far it is. */
export class Import {
  constructor(person, picture) {
    this.person = person;
    this.picture = picture;
    this.seen = new Set();
  }

  async upload(file) {
    this.view = await this.person('POST', `/api/pictures/${this.picture}/imports?name=meting.csv`, file);
    this.address = `/api/pictures/${this.picture}/imports/${this.view.partner}/${this.view.id}`;
    await this.until((view) => view.phase === 'Mapping');
  }

  async check() {
    this.view = await this.person('PUT', `${this.address}/mapping`, { ...this.view.mapping, stage: 'Submitted' });
    await this.until((view) => view.phase === 'Ready');
  }

  async start() {
    this.view = await this.person('POST', `${this.address}/start`);
  }

  async undo() {
    this.view = await this.person('POST', `${this.address}/undo`, { keepChanged: false });
    await this.until((view) => view.phase === 'Undone');
  }

  async cancel() {
    this.view = await this.person('POST', `${this.address}/cancel`);
    await this.until((view) => view.phase === 'Cancelled');
  }

  /** Asks until it is so; `meanwhile` is asked each time too. */
  async until(reached, meanwhile) {
    while (this.view.ending || !reached(this.view)) {
      if (this.view.phase === 'Failed' && !this.view.ending) {
        throw new Error(`the import failed: ${JSON.stringify(this.view.problem)}`);
      }
      await pause(20);
      await meanwhile?.(this.view);
      this.view = await this.person('GET', this.address);
      this.seen.add(`${this.view.phase} ${this.view.worked}`);
    }
  }

  /** All of it; milliseconds of each part, and how often the progress had moved when it was asked for. */
  async run(file, rows, meanwhile) {
    const at = [performance.now()];
    const mark = () => at.push(performance.now());
    await this.upload(file);
    mark();
    await this.check();
    mark();
    await this.start();
    await this.until((view) => view.phase === 'Done', meanwhile);
    mark();
    if (this.view.imported !== rows || this.view.bad !== 0) {
      throw new Error(`${this.view.imported} of ${rows} rows were imported; bad: ${this.view.bad}`);
    }
    return { readMs: at[1] - at[0], checkMs: at[2] - at[1], importMs: at[3] - at[2], totalMs: at[3] - at[0], progressSteps: this.seen.size };
  }
}

export const spread = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { median: at(0.5), p95: at(0.95), most: sorted.at(-1), of: sorted.length };
};

/** Asks each question so many times, the first few not counted, and says how long the answer took, HTTP and JSON included. */
export async function ask(person, picture, questions, rounds, total) {
  const times = [];
  for (let round = -5; round < rounds; round++) {
    for (const question of questions) {
      const begun = performance.now();
      const page = await person('GET', `/api/pictures/${picture}/signals?${question}`);
      if (round >= 0) {
        times.push(performance.now() - begun);
      }
      if (page.items.length === 0 || page.total > total || Object.values(page.counts.stages).reduce((sum, n) => sum + n, 0) < page.total) {
        throw new Error(`an odd answer to "${question}": ${page.items.length} of ${page.total}`);
      }
    }
  }
  return spread(times);
}

