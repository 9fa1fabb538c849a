import { expect, test } from '@playwright/test';
import { lookAtBoth } from './look';
import { people, picture, Visitor } from './people';
import { Server } from './server';

const joint = 's-1-1';
const server = new Server();
const address = `/api/pictures/${picture}/sections/${joint}/history`;

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('story of the history: a version gets a name, is compared, and is restored while another types', async ({ browser }) => {
  test.setTimeout(240_000);
  const problems: string[] = [];
  const police = await Visitor.arrive(browser, server, people.police);
  police.page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  police.page.on('pageerror', (error) => problems.push(error.message));
  const town = await Visitor.arrive(browser, server, people.town);
  const { page } = police;

  await police.open(joint);
  await police.startParagraph();
  await police.type('De zwarte bus staat elke nacht bij de loods.');
  await police.settled();

  await page.getByRole('link', { name: 'Geschiedenis' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Geschiedenis: 1.1');
  const text = page.getByRole('article');
  await expect(text.locator('ins')).toContainText('De zwarte bus staat elke nacht bij de loods.');
  await expect(text.locator('ins').first()).toHaveAttribute('title', 'toegevoegd door Femke Kramer, Politie');
  await expect(page.locator('.timeline-entry').first()).toContainText('Femke Kramer');

  await page.getByRole('button', { name: 'Naam geven' }).click();
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await expect(page.getByRole('dialog')).toContainText('Naam: vul dit veld in.');
  await lookAtBoth(page, 'history-name');
  await page.getByRole('textbox', { name: 'Naam van deze versie' }).fill('Voor de stuurgroep');
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await expect(page.getByRole('button', { name: /“Voor de stuurgroep”/ })).toBeVisible();

  // The sentence goes, another comes.
  await police.open(joint);
  await police.editor.click();
  await police.editor.press('Control+End');
  await police.editor.press('Shift+Home');
  await police.editor.press('Delete');
  await police.type('Later bleek het een witte bus.');
  await police.settled();

  await page.getByRole('link', { name: 'Geschiedenis' }).click();
  await page.getByRole('button', { name: /“Voor de stuurgroep”/ }).click();
  await expect(text.locator('del')).not.toHaveCount(0);
  await expect(text.locator('ins')).not.toHaveCount(0);
  await expect(text.locator('del').first()).toHaveAttribute('title', /verwijderd door Femke Kramer/);
  await lookAtBoth(page, 'history-difference');

  // The town writes at the beginning of the text, and goes on while the police restores.
  await town.open(joint);
  await town.editor.click();
  await town.editor.press('Control+Home');
  const words = Array.from({ length: 40 }, (_, i) => `gemeente${i}`).join(' ');
  const typing = town.type(`${words} `, 30);
  await expect.poll(() => town.text()).toContain('gemeente3 ');
  await page.getByRole('combobox', { name: 'Tot en met' }).selectOption({ label: (await page.locator('option', { hasText: 'Voor de stuurgroep' }).first().textContent())! });
  await page.getByRole('button', { name: 'Deze versie herstellen' }).click();
  await expect(page.getByRole('dialog')).toContainText('anderen kunnen doortypen');
  await lookAtBoth(page, 'history-restore');
  await page.getByRole('dialog').getByRole('button', { name: 'Herstellen' }).click();
  await expect(page.getByText(/hersteld naar versie/).first()).toBeVisible();
  await typing;
  await town.settled();

  await expect.poll(() => town.text()).toContain('De zwarte bus staat elke nacht bij de loods.');
  const now = await town.text();
  expect(now).not.toContain('witte bus');
  expect(now).toContain('gemeente39');
  await police.open(joint);
  await expect.poll(() => police.text()).toBe(await town.text());

  expect(problems).toEqual([]);
  await Promise.all([police, town].map((visitor) => visitor.context.close()));
});

test('colour by partner names every writer in words, in both languages', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const { page } = police;
  await page.goto(`${server.url}/pictures/${picture}/sections/${joint}/history`);
  await page.getByRole('button', { name: 'Kleur per partner' }).click();
  const legend = page.getByRole('list', { name: 'Wie schreef wat' });
  await expect(legend).toContainText('Femke Kramer');
  await expect(legend).toContainText('Lotte Brouwer');
  await expect(page.locator('.partner-note').first()).toBeVisible();
  await expect(page.locator('.by-partner').first()).toHaveAttribute('title', /geschreven door /);
  await lookAtBoth(page, 'history-partners');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Colour by partner' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('list', { name: 'Who wrote what' })).toContainText('Femke Kramer');
  await page.getByRole('button', { name: 'Nederlands' }).click();

  // With the keyboard alone: choose an entry of the time line.
  await page.getByRole('button', { name: 'Verschillen' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('button.timeline-entry').last().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('button.timeline-entry').last()).toHaveAttribute('aria-current', 'true');
  await police.context.close();
});

test('the coordinator purges: what was removed can no longer be looked up, the text stays', async ({ browser }) => {
  test.setTimeout(120_000);
  const police = await Visitor.arrive(browser, server, people.police);
  await police.open(joint);
  const before = await police.text();
  const reading = await police.api.get<{ hash: string }>(`/api/pictures/${picture}/sections/${joint}/reading`);

  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  const { page } = coordinator;
  await page.goto(`${server.url}/pictures/${picture}/sections/${joint}/history`);
  await page.getByRole('button', { name: 'Geschiedenis wissen' }).click();
  await page.getByRole('button', { name: 'Definitief wissen' }).click();
  await expect(page.getByRole('dialog')).toContainText('Geef een reden.');
  await expect(page.getByRole('dialog')).toContainText('Vink aan dat u dit begrijpt.');
  await lookAtBoth(page, 'history-purge');
  await page.getByRole('textbox', { name: 'Reden' }).fill('Verzoek tot wissing, besluit 12');
  await page.getByRole('checkbox', { name: 'Ik begrijp dat dit niet ongedaan kan worden gemaakt.' }).check();
  await page.getByRole('button', { name: 'Definitief wissen' }).click();
  await expect(page.getByRole('heading', { name: 'Gewist' })).toBeVisible();
  await expect(page.getByText('Verzoek tot wissing, besluit 12')).toBeVisible();
  await expect(page.locator('.timeline-purged').first()).toBeVisible();
  await lookAtBoth(page, 'history-purged');

  const again = await police.api.get<{ hash: string }>(`/api/pictures/${picture}/sections/${joint}/reading`);
  expect(again.hash).toBe(reading.hash);
  expect(await police.text()).toBe(before);
  const gone = await police.context.request.get(`${server.url}${address}/text?version=2`);
  expect(gone.status()).toBe(410);
  expect(await gone.json()).toMatchObject({ code: 'HistoryPurged' });

  // Typing goes on, and who may not purge is not offered it.
  await police.startParagraph();
  await police.type('En verder.');
  await police.settled();
  await police.page.getByRole('link', { name: 'Geschiedenis' }).click();
  await expect(police.page.locator('.timeline-entry').first()).toContainText('Femke Kramer');
  await expect(police.page.getByRole('button', { name: 'Geschiedenis wissen' })).toHaveCount(0);
  await Promise.all([police, coordinator].map((visitor) => visitor.context.close()));
});

test('a history one may not see does not exist, and nonsense gets a clear answer', async ({ browser }) => {
  const town = await Visitor.arrive(browser, server, people.town);
  const of = async (path: string) => {
    const answer = await town.context.request.get(`${server.url}${path}`);
    return [answer.status(), ((await answer.json()) as { code: string }).code];
  };
  expect(await of(`/api/pictures/${picture}/sections/s-5-1/history`)).toEqual([404, 'NotFound']);
  expect(await of(`${address}/difference?from=0&to=99999`)).toEqual([404, 'UnknownVersion']);
  expect(await of(`${address}?take=0`)).toEqual([400, 'FieldInvalid']);
  expect((await of(`${address}/text?version=abc`))[0]).toBe(400);
  await town.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1/history`);
  await expect(town.page.getByRole('alert')).toBeVisible();
  await town.page.goto(`${server.url}/pictures/${picture}/sections/${joint}/history?from=0&to=99999`);
  await expect(town.page.getByRole('alert')).toContainText('Versie 99999 bestaat niet');
  await town.context.close();
});
