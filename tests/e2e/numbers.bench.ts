import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Numbers } from './numbers';
import { type Outline, type Person, people, picture, Visitor } from './people';
import { Server } from './server';

// What people wait for, in real Chromium on the real server: bash tests/bench.sh browser. Prints a table, writes tests/out/browser.json, asserts nothing about time.

const server = new Server();
const numbers = new Numbers();
const note = numbers.note.bind(numbers);

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(() => server.start());
test.afterAll(async () => {
  await server.stop();
  numbers.tell('browser');
});

test('start to first page', async () => {
  for (let i = 0; i < 3; i++) {
    const own = new Server();
    const begun = performance.now();
    const child = spawn('dotnet', ['run', '--no-build', '-c', 'Release', '--project', resolve(import.meta.dirname, '../../web')], {
      env: { ...process.env, ASPNETCORE_URLS: 'http://127.0.0.1:0', Workspace__DataDirectory: own.data },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const url = await new Promise<string>((done) => child.stdout.on('data', (chunk: Buffer) => {
      const found = /Samenbeeld: (http:\/\/\S+)/.exec(chunk.toString());
      if (found) done(found[1]!);
    }));
    expect((await fetch(url)).ok).toBe(true);
    note('dotnet run to the first page served', '<= 5,000', performance.now() - begun);
    process.kill(-child.pid!, 'SIGKILL');
  }
});

test('opening thirty pages, and a key press on a colleague\'s screen', async ({ browser }) => {
  const signIn = await fetch(`${server.url}/api/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: server.url }, body: JSON.stringify({ person: people.police.id }) });
  const cookie = signIn.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: server.url } });
    }
  }
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs`, `${picture}/s-5-1`, new Y.Doc(), { WebSocketPolyfill: Socket as never, disableBc: true });
  await expect.poll(() => provider.synced).toBe(true);
  const root = provider.doc.getXmlFragment('default');
  for (let page = 0; page < 30; page++) {
    provider.doc.transact(() => {
      for (let i = 0; i < 6; i++) {
        const paragraph = new Y.XmlElement('paragraph');
        const text = new Y.XmlText('Op en rond het bedrijventerrein wordt ’s avonds geladen en gelost met wisselende busjes. '.repeat(6));
        text.format(10, 20, { bold: {} });
        paragraph.insert(0, [text]);
        root.push([paragraph]);
      }
    });
  }
  const police = await Visitor.arrive(browser, server, people.police);
  await expect(async () => expect((await police.api.get<{ content: unknown[] }>(`/api/pictures/${picture}/sections/s-5-1/reading`)).content.length).toBeGreaterThan(150)).toPass();
  provider.destroy();
  for (let i = 0; i < 5; i++) {
    await police.page.goto(`${server.url}/pictures/${picture}/sections/s-9-1`);
    await police.settled();
    const begun = performance.now();
    await police.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1`);
    await police.page.waitForFunction(() => document.querySelectorAll('.ProseMirror p').length > 150, undefined, { polling: 'raf' });
    note('a section of thirty pages, from its address to its text on screen', '<= 1,000', performance.now() - begun);
  }

  const town = await Visitor.arrive(browser, server, people.town);
  await police.open('s-1-1');
  await town.open('s-1-1');
  await police.startParagraph();
  await police.settled();
  // Both pages live in one browser on one machine, so their clocks are the same.
  await town.page.evaluate(() => {
    const seen: number[] = [];
    (window as unknown as { seen: number[] }).seen = seen;
    new MutationObserver(() => seen.push(performance.timeOrigin + performance.now())).observe(document.querySelector('.ProseMirror')!, { subtree: true, childList: true, characterData: true });
  });
  await police.page.evaluate(() => {
    const pressed: number[] = [];
    (window as unknown as { pressed: number[] }).pressed = pressed;
    document.addEventListener('keydown', () => pressed.push(performance.timeOrigin + performance.now()), true);
  });
  for (let i = 0; i < 100; i++) {
    const letter = String.fromCharCode(97 + (i % 26));
    const before = await town.page.evaluate(() => (window as unknown as { seen: number[] }).seen.length);
    await police.page.keyboard.press(letter);
    await town.page.waitForFunction((n) => (window as unknown as { seen: number[] }).seen.length > n, before, { polling: 10 });
    const pressed = await police.page.evaluate(() => (window as unknown as { pressed: number[] }).pressed.at(-1)!);
    const seen = await town.page.evaluate((from) => (window as unknown as { seen: number[] }).seen.find((t) => t >= from)!, pressed);
    if (i >= 10) note('a key press until it is on a colleague\'s screen', '<= 40', seen - pressed);
  }
  await Promise.all([police, town].map((v) => v.context.close()));
});

test('publishing the Veldermeer picture', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  const view = await coordinator.api.get<Outline>(`/api/pictures/${picture}`);
  const writers: Record<string, Person> = { 'riec-midden': people.coordinator, politie: people.police, 'gemeente-veldermeer': people.town, om: people.om, belastingdienst: people.tax, arbeidsinspectie: people.labour };
  const signers: Record<string, Person> = { ...writers, politie: people.policeSigner, 'gemeente-veldermeer': people.townSigner };
  const visitors = new Map<string, Visitor>();
  const visit = async (person: Person) => {
    const known = visitors.get(person.id) ?? (await Visitor.arrive(browser, server, person));
    visitors.set(person.id, known);
    return known;
  };
  for (const section of view.chapters.flatMap((c) => c.sections)) {
    await (await visit(writers[section.owners[0]!]!)).api.submit(section.id);
    for (const owner of section.owners) await (await visit(signers[owner]!)).api.sign(section.id);
  }
  const begun = performance.now();
  const answer = await coordinator.api.send(`/api/pictures/${picture}/publications`, {});
  note('publishing the Veldermeer picture', '<= 300', performance.now() - begun);
  expect(answer.ok(), await answer.text()).toBe(true);
});
