// The register of signals under size, through REST as the browser uses it: importing ten thousand rows, filter + sort + page, and the memory of a hundred pictures.
//   node bench.mjs --server <Workspace.Web.dll> [--rows 10000] [--pictures 100] [--each 1000] [--json out.json]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import net from 'node:net';
import { spawn } from 'node:child_process';

const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
const rows = Number(option('rows', 10_000));
const pictures = Number(option('pictures', 100));
const each = Number(option('each', 1_000));

const port = await new Promise((done) => { const probe = net.createServer().listen(0, '127.0.0.1', () => { const { port: free } = probe.address(); probe.close(() => done(free)); }); });
const url = `http://127.0.0.1:${port}`;
const data = fs.mkdtempSync(path.join(os.tmpdir(), 'samenbeeld-signals-'));
const server = spawn('dotnet', [path.resolve(option('server'))], {
  stdio: 'ignore',
  env: { ...process.env, ASPNETCORE_URLS: url, ASPNETCORE_ENVIRONMENT: 'Production', Workspace__DataDirectory: data, Limits__RequestsPerSecond: '10000', Limits__Burst: '100000', Limits__SignInsPerMinute: '10000' },
});
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const memory = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024);
const median = (values, share = 0.5) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

async function signIn(person) {
  for (let i = 0; i < 200; i++) {
    const answer = await fetch(`${url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ person }) }).catch(() => null);
    if (answer?.ok) {
      return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
    }
    await pause(200);
  }
  throw new Error('nobody can sign in');
}

async function call(cookie, method, address, body, type = 'application/json') {
  const answer = await fetch(url + address, { method, headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': type }) }, body: body === undefined ? undefined : type === 'application/json' ? JSON.stringify(body) : body });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 300)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

async function start(cookie, id) {
  await call(cookie, 'POST', '/api/pictures', {
    id, title: `Meting ${id}`, question: 'Hoe snel?', scope: '', areas: ['GM9901'], from: '2025-01-01', until: '2025-12-31', partners: ['riec-midden', 'politie', 'gemeente-veldermeer'], template: 'municipal',
    intake: { jointNeed: 'ja', willToAct: 'ja', legalBasis: 'ja', capacity: 'ja' }, sections: [{ chapter: 1, chapterTitle: 'Een', title: 'Een', owners: ['riec-midden'] }],
  });
}

const words = ['laden', 'lossen', 'busje', 'loods', 'vaten', 'geur', 'aceton', 'huur', 'contant', 'chalet', 'uitzendbureau', 'garage', 'camera', 'aggregaat', 'nachtelijk', 'wisselende', 'bewoner', 'terrein', 'sloot', 'kenteken'];
let seed = 7;
const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
function table(count) {
  const lines = ['Nummer;Datum;Inhoud;Soort bron;Gebied;Fenomeen;Betrouwbaarheid;Verspreiding;Regime'];
  const areas = ['BU99010203', 'WK990101', 'BU99010301', 'GM9901'];
  const phenomena = ['Synthetische drugs (productie)', 'Witwassen en fin.-econ. criminaliteit', 'Misbruik van vastgoed'];
  for (let i = 1; i <= count; i++) {
    const content = Array.from({ length: 12 + random(30) }, () => words[random(words.length)]).join(' ');
    lines.push(`M-${i};2025-${String(1 + random(12)).padStart(2, '0')};${content};Wijkagent (waarneming);${areas[random(4)]};${phenomena[random(3)]};${'ABCX'[random(4)]}${1 + random(4)};Vertrouwelijk: partners in dit beeld;Wet politiegegevens`);
  }
  return lines.join('\r\n');
}

async function load(cookie, picture, count) {
  const begun = performance.now();
  let view = await call(cookie, 'POST', `/api/pictures/${picture}/imports?name=meting.csv`, table(count), 'application/octet-stream');
  const address = `/api/pictures/${picture}/imports/${view.partner}/${view.id}`;
  const until = async (phase) => {
    while (view.phase !== phase || view.ending) {
      if (view.phase === 'Failed') {
        throw new Error(`the import failed: ${JSON.stringify(view.problem)}`);
      }
      await pause(20);
      view = await call(cookie, 'GET', address);
    }
  };
  await until('Mapping');
  const read = performance.now();
  view = await call(cookie, 'PUT', `${address}/mapping`, { ...view.mapping, stage: 'Submitted' });
  await until('Ready');
  const checked = performance.now();
  view = await call(cookie, 'POST', `${address}/start`);
  await until('Done');
  const done = performance.now();
  if (view.imported !== count) {
    throw new Error(`${view.imported} of ${count} rows were imported; bad: ${view.bad}`);
  }
  return { readMs: read - begun, checkMs: checked - read, importMs: done - checked, totalMs: done - begun };
}

const result = {};
try {
  const noor = await signIn('noor-verhagen');
  const femke = await signIn('femke-kramer');
  await start(noor, 'meting-0');
  await call(femke, 'GET', '/api/pictures/meting-0');
  result.import = await load(femke, 'meting-0', rows);
  const questions = ['', 'text=busje%20loods', 'phenomenon=drugs_synthetic&sort=Grade', 'area=WK990101&sort=Label&descending=true', 'text=aceton&sort=Area', 'sort=Changed&descending=true', 'grade=A1&text=huur', 'from=2025-03&until=2025-08&sort=Phenomenon'];
  const times = [];
  for (let round = 0; round < 25; round++) {
    for (const question of questions) {
      const begun = performance.now();
      const page = await call(femke, 'GET', `/api/pictures/meting-0/signals?limit=100&${question}`);
      if (round >= 5) {
        times.push(performance.now() - begun);
      }
      if (page.items.length === 0 || page.total > rows) {
        throw new Error(`an odd answer to "${question}": ${page.items.length} of ${page.total}`);
      }
    }
  }
  result.page = { median: median(times), p99: median(times, 0.99), of: times.length };
  result.memoryAfterOne = memory();
  for (let n = 1; n <= pictures; n++) {
    await start(noor, `veel-${n}`);
    await load(femke, `veel-${n}`, each);
  }
  result.memory = memory();
  result.fileMiB = Math.round(fs.readdirSync(data).reduce((sum, name) => sum + fs.statSync(path.join(data, name)).size, 0) / 1048576);
} finally {
  server.kill('SIGKILL');
  fs.rmSync(data, { recursive: true, force: true });
}

const line = (what, bar, value) => console.log(`| ${what} | ${bar} | ${value} |`);
console.log('| what | bar | value |\n|---|---|---|');
line(`importing ${rows} rows: read ${Math.round(result.import.readMs)}, check ${Math.round(result.import.checkMs)}, import ${Math.round(result.import.importMs)} ms`, '<= 10,000 ms', `${Math.round(result.import.totalMs)} ms`);
line(`filter + sort + page of ${rows}, over HTTP, median / p99 of ${result.page.of}`, '<= 50 ms', `${result.page.median.toFixed(1)} / ${result.page.p99.toFixed(1)} ms`);
line(`memory with ${rows} signals in one picture`, '', `${result.memoryAfterOne} MiB`);
line(`memory with ${rows + pictures * each} signals in ${pictures + 1} pictures`, '<= 1,536 MiB', `${result.memory} MiB`);
line('data folder', '', `${result.fileMiB} MiB`);
if (option('json')) {
  fs.writeFileSync(option('json'), JSON.stringify(result, null, 1));
}
