import { expect, test } from '@playwright/test';
import WebSocket from 'ws';
import { type Person, people, picture, Visitor } from './people';
import { provider, read, signIn, write } from './providers';
import { Server } from './server';

const joint = `${picture}/s-1-1`;
const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const signInHere = (person: Person) => signIn(server, person);
const join = (cookie: string, document = joint) => provider(server, cookie, document);

test('two stock providers and a browser write in one section; names come from the server', async ({ browser }) => {
  const one = join(await signInHere(people.police));
  const two = join(await signInHere(people.tax));
  const visitor = await Visitor.arrive(browser, server, people.town);
  try {
    await visitor.open('s-1-1');
    await expect.poll(() => one.synced && two.synced).toBe(true);
    one.awareness.setLocalState({ user: { name: 'Noor Verhagen', color: '#000000' } });
    write(one, 'van de een');
    write(two, 'van de ander');
    await expect.poll(() => read(one)).toContain('van de ander');
    await expect.poll(() => read(two)).toContain('van de een');
    await visitor.sees('van de een');
    await visitor.sees('van de ander');
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
  const one = join(await signInHere(people.police));
  await expect.poll(() => one.synced).toBe(true);
  write(one, 'voor de storing');
  const witness = join(await signInHere(people.tax));
  await expect.poll(() => read(witness)).toContain('voor de storing');
  witness.destroy();
  await server.kill();
  write(one, 'tijdens de storing');
  await server.start();
  await expect.poll(() => one.wsconnected && one.synced, { timeout: 60_000 }).toBe(true);
  const late = join(await signInHere(people.town));
  await expect.poll(() => read(late), { timeout: 60_000 }).toContain('tijdens de storing');
  expect(read(late)).toContain('voor de storing');
  one.destroy();
  late.destroy();
});

test('a provider gets no further than its person: no foreign draft, no writing for a signer, nobody without a session', async () => {
  const foreign = join(await signInHere(people.town), `${picture}/s-5-1`);
  const closed = new Promise<number>((done) => foreign.on('connection-close', (event) => event && done((event as unknown as { code: number }).code)));
  expect(await closed).toBe(1008);
  expect(read(foreign)).toBe('');
  foreign.destroy();

  const reader = join(await signInHere(people.policeSigner));
  const editor = join(await signInHere(people.police));
  await expect.poll(() => reader.synced && editor.synced).toBe(true);
  write(reader, 'mag niet');
  write(editor, 'mag wel');
  await expect.poll(() => read(reader)).toContain('mag wel');
  expect(read(editor)).not.toContain('mag niet');
  reader.destroy();
  editor.destroy();

  const nobody = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${joint}`);
  expect(await new Promise((done) => nobody.on('unexpected-response', (_, answer) => done(answer.statusCode)))).toBe(401);
  const stranger = new WebSocket(`${server.url.replace('http', 'ws')}/yjs/${joint}`, { headers: { cookie: await signInHere(people.police), origin: 'https://elders.example' } });
  expect(await new Promise((done) => stranger.on('unexpected-response', (_, answer) => done(answer.statusCode)))).toBe(403);
});

test('bytes that are no message end that one connection and no other', async () => {
  const cookie = await signInHere(people.police);
  const witness = join(await signInHere(people.tax));
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
