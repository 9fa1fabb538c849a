// The register of signals under size, through REST as the browser uses it.
//   node bench.mjs --server <Workspace.Web.dll> [--rows 10000] [--large 100000] [--pictures 100] [--each 1000] [--json out.json]
import fs from 'node:fs';
import { signIn, startServer } from './server.mjs';
import { ask, Import, startPicture, table } from './work.mjs';
import { commands, longestTable, Written } from './writes.mjs';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const rows = Number(option('rows', 10_000));
const large = Number(option('large', 100_000));
const pictures = Number(option('pictures', 100));
const each = Number(option('each', 1_000));
const result = { rows, large, pictures, each };
const began = performance.now();
const say = (text) => console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const filters = ['limit=100&phenomenon=drugs_synthetic&sort=Grade', 'limit=100&area=WK990101&sort=Label&descending=true', 'limit=100&sort=Changed&descending=true', 'limit=100&from=2025-03&until=2025-08&grade=A1&sort=Phenomenon', 'limit=100&stage=Submitted&handling=Partners&sort=Area'];
const searches = ['limit=100&text=busje%20loods', 'limit=100&text=aceton&sort=Area', 'limit=100&text=uitzend%20garage%20camera&sort=Grade'];
const total = async (person, picture) => (await person('GET', `/api/pictures/${picture}/signals?limit=1`)).total;

async function onePicture() {
  const server = await startServer(option('server'));
  try {
    const [noor, femke, ruud] = [await signIn(server, 'noor-verhagen'), await signIn(server, 'femke-kramer'), await signIn(server, 'ruud-hofstra')];
    const written = new Written(server);
    await startPicture(noor, 'meting-0');
    say(`importing ${rows} rows`);
    result.import = await written.take('import', () => new Import(femke, 'meting-0').run(table(rows, 7), rows));
    say('asking the register');
    result.filter = await ask(femke, 'meting-0', filters, 40, rows);
    result.search = await ask(femke, 'meting-0', searches, 40, rows);
    result.counts = await ask(femke, 'meting-0', ['limit=1'], 100, rows);
    const cursor = (await femke('GET', '/api/pictures/meting-0/signals?limit=200&sort=Label')).next;
    result.nextPage = await ask(femke, 'meting-0', [`limit=200&sort=Label&after=${cursor}`], 60, rows);
    result.memoryOne = server.memory();
    say('what commands write');
    await commands(written, femke, ruud, 'meting-0');
    await startPicture(noor, 'meting-3');
    const longest = new Import(femke, 'meting-3');
    await written.take('import (longest)', () => longest.run(longestTable(400), 400));
    await written.take('undo (longest)', () => longest.undo());
    result.leftAfterUndo = await total(femke, 'meting-3');

    say('cancelling halfway');
    await startPicture(noor, 'meting-1');
    const halted = new Import(femke, 'meting-1');
    await halted.upload(table(rows, 8));
    await halted.check();
    await halted.start();
    await halted.until((view) => view.worked > rows / 4 || view.phase === 'Done');
    result.cancelledAt = halted.view.worked;
    await written.take('cancel', () => halted.cancel());
    result.leftAfterCancel = await total(femke, 'meting-1');

    say(`importing ${large} rows`);
    await startPicture(noor, 'meting-2');
    const half = new Set();
    result.largeImport = await written.take('import of the large file', () => new Import(femke, 'meting-2').run(table(large, 9), large, async (view) => { if (view.phase === 'Running') { half.add(await total(femke, 'meting-2')); } }));
    result.shownMeanwhile = [...half];
    result.largeTotal = await total(femke, 'meting-2');
    result.largeFilter = await ask(femke, 'meting-2', [...filters, ...searches], 5, large);
    result.memoryLarge = server.memory();
    result.fileMiBOne = server.fileMiB();
    result.written = written.largest();
  } finally {
    await server.end();
  }
}

async function manyPictures() {
  const server = await startServer(option('server'));
  try {
    const noor = await signIn(server, 'noor-verhagen');
    const people = [await signIn(server, 'femke-kramer'), await signIn(server, 'lotte-brouwer')];
    say(`importing ${pictures} times ${each} rows`);
    for (let n = 1; n <= pictures; n++) {
      await startPicture(noor, `veel-${n}`);
    }
    await Promise.all(people.map(async (person, who) => {
      for (let n = 1 + who; n <= pictures; n += people.length) {
        await new Import(person, `veel-${n}`).run(table(each, n), each);
      }
    }));
    for (let n = 1; n <= pictures; n++) {
      if (await total(people[n % 2 === 1 ? 0 : 1], `veel-${n}`) !== each) {
        throw new Error(`picture ${n} does not hold its ${each} signals`);
      }
    }
    result.memoryMany = server.memory();
    result.fileMiBMany = server.fileMiB();
  } finally {
    await server.end();
  }
}

await onePicture();
await manyPictures();
result.seconds = Math.round((performance.now() - began) / 1000);

let missed = 0;
const line = (what, bar, value, good = true) => {
  missed += good ? 0 : 1;
  console.log(`| ${what} | ${bar} | ${value}${good ? '' : ' **missed**'} |`);
};
const ms = (of) => `${of.median.toFixed(1)} / ${of.p95.toFixed(1)} ms`;
const parts = (run) => `${(run.totalMs / 1000).toFixed(1)} s (read ${(run.readMs / 1000).toFixed(1)}, check ${(run.checkMs / 1000).toFixed(1)}, import ${(run.importMs / 1000).toFixed(1)}; progress moved ${run.progressSteps} times)`;
console.log('| what | bar | value |\n|---|---|---|');
line(`${rows} signals in one picture: filter, sort, page of 100, over HTTP, median / p95`, '<= 50 ms', ms(result.filter), result.filter.p95 <= 50);
line('the same, full-text search', '<= 50 ms', ms(result.search), result.search.p95 <= 50);
line('the same, counts of every filter', '<= 50 ms', ms(result.counts), result.counts.p95 <= 50);
line('the same, next page of 200', '<= 50 ms', ms(result.nextPage), result.nextPage.p95 <= 50);
line(`importing ${rows} rows of CSV`, '<= 10 s', parts(result.import), result.import.totalMs <= 10_000 && result.import.progressSteps > 5);
line(`cancelled after ${result.cancelledAt} of ${rows} rows: signals left`, '0', result.leftAfterCancel, result.leftAfterCancel === 0 && result.cancelledAt < rows);
line(`importing ${large} rows of CSV`, 'works', parts(result.largeImport), result.largeTotal === large);
line('signals shown while these were being imported', 'none', result.shownMeanwhile.join(', ') || '-', result.shownMeanwhile.every((n) => n === 0 || n === large));
line(`${large} signals in one picture: filter or search, sort, page, median / p95`, '', ms(result.largeFilter));
for (const [kind, { most, of }] of Object.entries(result.written)) {
  line(`largest transaction, in whole pages: ${kind}`, '<= 256 KiB', `${most} KiB (of ${of})`, of > 0 && most <= 256);
}
line('signals left after an import was taken back', '0', result.leftAfterUndo, result.leftAfterUndo === 0);
line(`memory of the process with ${pictures * each} signals in ${pictures} pictures, now / most`, '< 1,536 MiB', `${result.memoryMany.now} / ${result.memoryMany.most} MiB`, result.memoryMany.most < 1536);
line(`memory with ${rows} signals in one picture; with ${large} more in another, just imported`, '', `${result.memoryOne.now}; ${result.memoryLarge.now} MiB`);
line(`data file with ${rows + large} signals; with ${pictures * each}`, '', `${result.fileMiBOne}; ${result.fileMiBMany} MiB`);
console.log(`\n${result.seconds} s`);
if (option('json')) {
  fs.writeFileSync(option('json'), JSON.stringify(result, null, 1));
}
process.exit(missed === 0 ? 0 : 1);
