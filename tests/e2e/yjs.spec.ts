import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Person, people, picture, Visitor } from './people';
import { Server } from './server';

const joint = `${picture}/s-1-1`;
const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** The cookie of someone who has signed in. */
async function signIn(person: Person): Promise<string> {
  const answer = await fetch(`${server.url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ person: person.id }),
  });
  expect(answer.ok).toBe(true);
  return answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
}

/** The provider from npm as it is; only its socket carries the cookie, as a browser's would. */
function provider(cookie: string, document = joint, doc = new Y.Doc()): WebsocketProvider {
  class Socket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie, origin: server.url } });
    }
  }
  return new WebsocketProvider(`${server.url.replace('http', 'ws')}/yjs`, document, doc, { WebSocketPolyfill: Socket as never, disableBc: true, maxBackoffTime: 500 });
}

const read = (p: WebsocketProvider) => p.doc.getXmlFragment('default').toString();

function write(p: WebsocketProvider, text: string): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  const root = p.doc.getXmlFragment('default');
  root.insert(root.length, [paragraph]);
}

test('two stock providers and a browser write in one section; names come from the server', async ({ browser }) => {
  const one = provider(await signIn(people.police));
  const two = provider(await signIn(people.tax));
  const visitor = await Visitor.arrive(browser, server, people.town);
  try {
    await visitor.open('s-1-1');
    await expect.poll(() => one.synced && two.synced).toBe(true);
    one.awareness.setLocalState({ user: { name: 'Noor Verhagen', color: '#000000' } });
    write(one, 'van de een');
    write(two, 'van de ander');
    await expect.poll(() => read(one)).toContain('van de ander');
    await expect.poll(() => read(two)).toContain('van de een');
    await expect.poll(() => visitor.text()).toContain('van de een');
    await visitor.startParagraph();
    await visitor.type('uit de browser');
    await visitor.settled();
    await expect.poll(() => read(one)).toContain('uit de browser');
    await expect.poll(() => read(two)).toBe(read(one));
    const names = () => [...two.awareness.getStates().values()].map((s) => (s as { user?: { name?: string } }).user?.name).filter(Boolean).sort();
    await expect.poll(names).toEqual([people.police.name, people.town.name].sort());
    expect((one.awareness.getLocalState() as { user: { name: string } }).user.name).toBe('Noor Verhagen');
    one.destroy();
    await expect.poll(names).toEqual([people.town.name]);
  } finally {
    one.destroy();
    two.destroy();
    await visitor.context.close();
  }
});

test('what is written while the server is gone arrives when it is back, and what others had is still there', async () => {
  const one = provider(await signIn(people.police));
  await expect.poll(() => one.synced).toBe(true);
  write(one, 'voor de storing');
  const witness = provider(await signIn(people.tax));
  await expect.poll(() => read(witness)).toContain('voor de storing');
  witness.destroy();
  await server.kill();
  write(one, 'tijdens de storing');
  await server.start();
  await expect.poll(() => one.wsconnected && one.synced, { timeout: 60_000 }).toBe(true);
  const late = provider(await signIn(people.town));
  await expect.poll(() => read(late), { timeout: 60_000 }).toContain('tijdens de storing');
  expect(read(late)).toContain('voor de storing');
  one.destroy();
  late.destroy();
});

test('a provider gets no further than its person: no foreign draft, no writing for a signer, nobody without a session', async () => {
  const foreign = provider(await signIn(people.town), `${picture}/s-5-1`);
  const closed = new Promise<number>((done) => foreign.on('connection-close', (event) => event && done((event as unknown as { code: number }).code)));
  expect(await closed).toBe(1008);
  expect(read(foreign)).toBe('');
  foreign.destroy();

  const reader = provider(await signIn(people.policeSigner));
  const editor = provider(await signIn(people.police));
  await expect.poll(() => reader.synced && editor.synced).toBe(true);
  write(reader, 'mag niet');
  write(editor, 'mag wel');
  await expect.poll(() => read(reader)).toContain('mag wel');
  expect(read(editor)).not.toContain('mag niet');
  reader.destroy();
  editor.destroy();

  const nobody = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${joint}`);
  expect(await new Promise((done) => nobody.on('unexpected-response', (_, answer) => done(answer.statusCode)))).toBe(401);
  const stranger = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${joint}`, { headers: { cookie: await signIn(people.police), origin: 'https://elders.example' } });
  expect(await new Promise((done) => stranger.on('unexpected-response', (_, answer) => done(answer.statusCode)))).toBe(403);
});

test('bytes that are no message end that one connection and no other', async () => {
  const cookie = await signIn(people.police);
  const witness = provider(await signIn(people.tax));
  await expect.poll(() => witness.synced).toBe(true);
  for (const bytes of [[9], [0, 7, 0], [0, 2, 200, 200, 1, 5], [0, 2, 3, 250, 250, 250], [0, 0, 2, 255, 255]]) {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${joint}`, { headers: { cookie, origin: server.url } });
    await new Promise((done) => socket.on('open', done));
    const closed = new Promise<number>((done) => socket.on('close', done));
    socket.send(Uint8Array.from(bytes));
    expect([1007, 1008]).toContain(await closed);
  }
  expect(witness.wsconnected).toBe(true);
  witness.destroy();
});
