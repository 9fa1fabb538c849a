// A server of its own on a free port and an empty folder, and people who talk to it as the browser does.
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const WRITER = 'Workspace.Hosting.Storage.Sqlite.SqliteWriter';

const freePort = () => new Promise((done) => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});

/** Starts the server; `end` kills it and removes what it stored. */
export async function startServer(dll) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'samenbeeld-signals-'));
  const log = fs.openSync(path.join(data, 'server.log'), 'w');
  const server = spawn('dotnet', [path.resolve(dll)], {
    stdio: ['ignore', log, log],
    env: { ...process.env, ASPNETCORE_URLS: url, Workspace__DataDirectory: data, Limits__RequestsPerSecond: '10000', Limits__Burst: '100000', Limits__SignInsPerMinute: '10000', [`Logging__LogLevel__${WRITER}`]: 'Debug' },
  });
  let stopped = false;
  server.once('exit', (code) => { if (!stopped) { console.error(`The server ended with ${code}:\n${fs.readFileSync(path.join(data, 'server.log'), 'utf8').slice(-2000)}`); process.exit(1); } });
  const proc = (file) => fs.readFileSync(`/proc/${server.pid}/${file}`, 'utf8');
  const status = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(proc('status'))[1]) / 1024);
  return {
    url,
    /** Resident memory now, and the most there was, in MiB. */
    memory: () => ({ now: status('VmRSS'), most: status('VmHWM') }),
    /** Does something, and says how much each transaction that it took has written: KiB of whole pages, with their frames in the log of the database. */
    async transactions(act) {
      await pause(100);
      const from = fs.statSync(path.join(data, 'server.log')).size;
      const answer = await act();
      await pause(100);
      const said = fs.readFileSync(path.join(data, 'server.log')).subarray(from).toString('utf8');
      return { answer, kib: [...said.matchAll(/transaction of \d+ operations wrote (\d+) pages/g)].map((one) => (Number(one[1]) * 4120) / 1024) };
    },
    fileMiB: () => Math.round(fs.readdirSync(data).reduce((sum, name) => sum + fs.statSync(path.join(data, name)).size, 0) / 1048576),
    async end() {
      stopped = true;
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGKILL');
      await gone;
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Someone of the fictional dossier who is signed in. */
export async function signIn(server, person) {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${server.url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url }, body: JSON.stringify({ person }) }).catch(() => null);
    if (answer?.ok) {
      const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
      return (method, address, body) => call(server, cookie, method, address, body);
    }
    await pause(100);
  }
  throw new Error(`${person} cannot sign in`);
}

/** Text and bytes go as a file, everything else as JSON. */
async function call(server, cookie, method, address, body) {
  const file = typeof body === 'string' || body instanceof Uint8Array;
  const type = body === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' };
  const answer = await fetch(server.url + address, { method, headers: { cookie, origin: server.url, ...type }, body: file || body === undefined ? body : JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 300)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}
