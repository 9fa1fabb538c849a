import { type BrowserContext, expect, test } from '@playwright/test';
import { people, Visitor } from './people';
import { Server } from './server';

const joint = 's-1-1';
const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** A proxy in between that lets no WebSocket through. */
const noWebSocket = (context: BrowserContext) => context.routeWebSocket(/\/live/, (socket) => socket.close());
/** A browser without them. */
const onlyRequests = (context: BrowserContext) => context.addInitScript(() => Object.assign(globalThis, { WebSocket: undefined, EventSource: undefined }));
/** A proxy that also cuts off requests that wait for an answer: what is left is a stream of events. */
const onlyEvents = async (context: BrowserContext) => {
  await noWebSocket(context);
  await context.route(/\/live\?id=/, (route) => (route.request().method() === 'GET' && route.request().resourceType() !== 'eventsource' ? route.abort() : route.continue()));
};

for (const [name, prepare, kind] of [
  ['long polling because WebSockets are blocked', noWebSocket, 'fetch'],
  ['long polling because the browser has nothing else', onlyRequests, 'fetch'],
  ['server-sent events because nothing else comes through', onlyEvents, 'eventsource'],
] as const) {
  test(`two people write together: one over ${name}, one over WebSockets`, async ({ browser }) => {
    const police = await Visitor.arrive(browser, server, people.police);
    const town = await Visitor.arrive(browser, server, people.town, undefined, prepare);
    const roads: string[] = [];
    town.page.on('response', (response) => response.ok() && /\/live\?id=/.test(response.url()) && response.request().method() === 'GET' && roads.push(response.request().resourceType()));
    await Promise.all([police.open(joint), town.open(joint)]);
    const words = `via-${name.replaceAll(' ', '-')}`;
    for (const visitor of [town, police]) {
      await visitor.startParagraph();
      await visitor.type(`${visitor.person.partner} ${words}`);
      await visitor.settled();
      await Promise.all([police, town].map((other) => other.sees(`${visitor.person.partner} ${words}`)));
    }
    await expect(police.page.locator('.remote-caret-label', { hasText: people.town.name }).first()).toBeVisible();
    expect(new Set(roads)).toEqual(new Set([kind]));
    await Promise.all([police, town].map((visitor) => visitor.context.close()));
  });
}
