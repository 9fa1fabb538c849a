import { type CDPSession, expect, test } from '@playwright/test';
import { people, Visitor } from './people';
import { provider, read, signIn } from './providers';
import { Server } from './server';

const joint = 's-1-1';
const document = 'veldermeer-2026/s-1-1';
const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** The network of one page alone: its other tabs keep theirs. */
async function network(page: CDPSession, offline: boolean): Promise<void> {
  await page.send('Network.enable');
  await page.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
}

test('what was typed without a network survives a reload, and arrives once', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const town = await Visitor.arrive(browser, server, people.town);
  await Promise.all([police.open(joint), town.open(joint)]);
  await police.startParagraph();
  await police.settled();
  await police.context.setOffline(true);
  await police.type('Zonder netwerk geschreven.');
  await expect(police.storage).toContainText('Offline');
  const paragraph = police.editor.locator('.paragraph-typing');
  await expect(paragraph).toHaveText('Zonder netwerk geschreven.');
  await expect(paragraph).toHaveAttribute('title', 'Nog niet verstuurd');

  police.page.on('dialog', (dialog) => void dialog.accept());
  await expect(police.page.reload()).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
  await police.context.setOffline(false);
  await police.open(joint);
  expect(await police.text()).toContain('Zonder netwerk geschreven.');
  await expect.poll(() => town.text()).toContain('Zonder netwerk geschreven.');
  expect((await town.text()).split('Zonder netwerk geschreven.')).toHaveLength(2);
  await Promise.all([police, town].map((visitor) => visitor.context.close()));
});

test('a laptop that slept through its session asks to sign in again, and what was not sent arrives after that', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const { page, context } = police;
  await police.open(joint);
  await police.startParagraph();
  await police.settled();
  await context.setOffline(true);
  await police.type('De avond voor de nacht.');
  await expect(police.storage).toContainText('Offline');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await context.clearCookies(); // the session ended during the night
  await context.setOffline(false);
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });

  await expect(page.getByText('Uw sessie is verlopen.')).toBeVisible();
  await page.getByRole('button', { name: people.police.name }).click();
  await expect(page).toHaveURL(new RegExp(`/sections/${joint}$`));
  await expect(police.editor).toContainText('De avond voor de nacht.');
  await expect(page.getByText(/van een eerder bezoek (is|zijn) alsnog toegevoegd/)).toBeVisible();
  await police.settled();
  const witness = provider(server, await signIn(server, people.tax), document);
  await expect.poll(() => read(witness)).toContain('De avond voor de nacht.');
  witness.destroy();
  await context.close();
});

test('a server that stands still without a word is called lost within ten seconds, and typing goes on', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const slow = await Visitor.arrive(browser, server, people.town, undefined, (context) => context.addInitScript(() => Object.assign(globalThis, { WebSocket: undefined })));
  await Promise.all([police.open(joint), slow.open(joint)]);
  await police.startParagraph();
  await police.settled();
  server.freeze();
  try {
    await police.page.bringToFront();
    await police.type('Tijdens de stilte.');
    for (const { page } of [police, slow]) {
      await expect(page.getByText('Geen verbinding met de server')).toBeVisible({ timeout: 10_000 });
    }
  } finally {
    server.thaw();
  }
  for (const { page } of [police, slow]) {
    await expect(page.getByText('Geen verbinding met de server')).toBeHidden();
  }
  await police.settled();
  await expect.poll(() => slow.text()).toContain('Tijdens de stilte.');
  await Promise.all([police, slow].map((visitor) => visitor.context.close()));
});

test('two tabs of one person, one of them a day old, end with the same text', async ({ browser }) => {
  const first = await Visitor.arrive(browser, server, people.police);
  await first.open(joint);
  await first.startParagraph();
  await first.settled();
  const cdp = await first.context.newCDPSession(first.page);
  await network(cdp, true);
  await first.type('Van gisteren.');
  await expect(first.storage).toContainText('Offline');
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });

  const second = new Visitor(first.person, first.context, await first.context.newPage(), server);
  await second.open(joint);
  await second.startParagraph();
  await second.type('Van vandaag.');
  await second.settled();
  await server.kill();
  await server.start();
  await second.type(' En na de herstart.');
  await second.settled();

  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await network(cdp, false);
  await first.settled();
  for (const words of ['Van gisteren.', 'Van vandaag. En na de herstart.']) {
    await expect.poll(() => first.text()).toContain(words);
    await expect.poll(() => second.text()).toContain(words);
  }
  expect(await first.text()).toBe(await second.text());
  await first.context.close();
});
