import { expect, test } from '@playwright/test';
import * as Y from 'yjs';
import { look, lookAtBoth } from './look';
import { people, Visitor } from './people';
import { provider, read, signIn, write } from './providers';
import { Server } from './server';

const joint = 's-1-1';
const document = 'veldermeer-2026/s-1-1';
const server = new Server();

process.setMaxListeners(100); // every provider listens to the end of the process

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('the first text of a section is there once, also for fifty who open it first at the same moment', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  await coordinator.api.startPicture('vijftig', 'Eerste alinea van het sjabloon.\n\nTweede alinea van het sjabloon.');
  const town = await Visitor.arrive(browser, server, people.town);
  const cookies = await Promise.all([people.police, people.town, people.coordinator].map((person) => signIn(server, person)));
  const openers = Array.from({ length: 49 }, (_, i) => provider(server, cookies[i % cookies.length]!, 'vijftig/samen'));
  try {
    await town.open('samen', 'vijftig');
    await expect.poll(() => openers.every((opener) => opener.synced)).toBe(true);
    const texts = new Set(openers.map(read));
    expect([...texts]).toEqual(['<paragraph>Eerste alinea van het sjabloon.</paragraph><paragraph>Tweede alinea van het sjabloon.</paragraph>']);
    expect(await town.text()).toBe('Eerste alinea van het sjabloon.\nTweede alinea van het sjabloon.');
  } finally {
    openers.forEach((opener) => opener.destroy());
  }
  await Promise.all([coordinator, town].map((visitor) => visitor.context.close()));
});

test('who is no longer an editor stops writing within a second, hears why, and reads on', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  await coordinator.api.startPicture('rechten');
  const town = await Visitor.arrive(browser, server, people.town);
  const police = await Visitor.arrive(browser, server, people.police);
  await Promise.all([town.open('samen', 'rechten'), police.open('samen', 'rechten')]);
  const stock = provider(server, await signIn(server, people.town), 'rechten/samen');
  await expect.poll(() => stock.synced).toBe(true);
  await police.editor.click();
  await town.editor.click();
  const typing = town.type('woord '.repeat(30), 40);
  await expect.poll(() => police.text()).toContain('woord woord');

  await coordinator.api.setRoles('rechten', people.town.id, ['Signer']);
  await expect(town.editor).toHaveAttribute('aria-readonly', 'true', { timeout: 1_000 });
  await expect(town.page.locator('.read-only-note')).toContainText('schrijver');
  write(stock, 'langs een andere weg');
  await typing;
  await police.editor.click();
  await police.editor.press('Control+Home');
  await police.type('Verder zonder de gemeente. ');
  await police.settled();
  await expect.poll(() => town.text()).toContain('Verder zonder de gemeente.');
  expect(await police.text()).not.toContain('langs een andere weg');
  expect((await police.text()).split('woord').length).toBeLessThan(31);
  expect(await town.text()).toContain('woord');
  stock.destroy();
  await Promise.all([coordinator, town, police].map((visitor) => visitor.context.close()));
});

test('who is taken out of a picture hears nothing more, is seen by nobody, and keeps the text to read', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  await coordinator.api.startPicture('vertrek');
  const town = await Visitor.arrive(browser, server, people.town);
  const police = await Visitor.arrive(browser, server, people.police);
  await Promise.all([town.open('samen', 'vertrek'), police.open('samen', 'vertrek')]);
  const here = police.page.getByRole('article').getByRole('list', { name: 'Aanwezig' });
  await town.editor.click();
  await town.type('Van de gemeente.');
  await town.settled();
  await expect(here).toContainText(people.town.name);
  await expect(police.page.locator('.remote-caret-label')).toContainText(people.town.name);

  await coordinator.api.setRoles('vertrek', people.town.id, []);
  await expect(town.editor).toHaveAttribute('aria-readonly', 'true', { timeout: 1_000 });
  await expect(town.page.getByText('Deze sectie is niet meer voor u zichtbaar.')).toBeVisible();
  await expect(town.editor).toContainText('Van de gemeente.');
  await expect(police.page.locator('.remote-caret-label')).toHaveCount(0);
  await expect(here).toHaveCount(0);

  await police.startParagraph();
  await police.type('Na het vertrek.');
  await police.settled();
  await coordinator.open('samen', 'vertrek');
  expect(await coordinator.text()).toContain('Na het vertrek.');
  expect(await town.text()).not.toContain('Na het vertrek.');
  await look(town.page, 'live-released');
  await Promise.all([coordinator, town, police].map((visitor) => visitor.context.close()));
});

test('undo and redo touch only what one typed oneself', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  await coordinator.api.startPicture('ongedaan');
  const town = await Visitor.arrive(browser, server, people.town);
  const police = await Visitor.arrive(browser, server, people.police);
  await Promise.all([town.open('samen', 'ongedaan'), police.open('samen', 'ongedaan')]);
  await police.editor.click();
  await police.type('blauw');
  await police.settled();
  await town.sees('blauw');
  await town.startParagraph();
  await town.type('geel');
  await town.settled();
  await expect.poll(() => police.text()).toBe('blauw\ngeel');
  await town.editor.press('Control+Home');
  await town.type('rood ');
  await town.settled();
  await expect.poll(() => police.text()).toBe('rood blauw\ngeel');

  const undo = police.page.getByRole('button', { name: 'Ongedaan maken (alleen eigen wijzigingen)' });
  await police.editor.press('Control+z');
  await expect.poll(() => police.text()).toBe('rood \ngeel');
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await police.editor.press('Control+z');
  await expect.poll(() => town.text()).toBe('rood \ngeel');
  await police.editor.press('Control+Shift+z');
  await expect.poll(() => town.text()).toBe('rood blauw\ngeel');
  await Promise.all([coordinator, town, police].map((visitor) => visitor.context.close()));
});

test('each paragraph says how it stands: not sent, and stored for a moment once it is', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const { page } = police;
  await police.open(joint);
  await police.startParagraph();
  await police.type('Net getypt.');
  await expect(police.editor.locator('.paragraph-stored')).toHaveText('Net getypt.');
  await expect(police.editor.locator('.paragraph-stored')).toHaveAttribute('title', 'Opgeslagen');
  await expect(police.editor.locator('.paragraph-status')).toHaveCount(0);

  await police.context.setOffline(true);
  await police.type(' En dit nog niet.');
  await police.editor.press('Control+Home');
  await police.type('Ook boven. ');
  await expect(police.editor.locator('.paragraph-typing')).toHaveCount(2);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('textbox', { name: /^Text of / }).locator('.paragraph-typing').first()).toHaveAttribute('title', 'Not sent yet');
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await lookAtBoth(page, 'live-paragraphs');
  await police.context.setOffline(false);
  await police.settled();
  await expect(police.editor.locator('.paragraph-stored')).toHaveCount(2);
  await look(page, 'live-paragraphs-stored');
  await expect(police.editor.locator('.paragraph-status')).toHaveCount(0);
  await police.context.close();
});

test('carets of others and announcements of what they do can be switched off, with the keyboard, and stay off', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const { page } = police;
  await police.open(joint);
  const town = await Visitor.arrive(browser, server, people.town);
  await town.open(joint);
  await town.startParagraph();
  await town.type('Ik typ mee.');
  const told = page.locator('.others-announced');
  await expect(told).toContainText(/Gekomen: .*Lotte Brouwer|Schrijft mee: .*Lotte Brouwer/);
  await expect(page.locator('.remote-caret-label')).toContainText('Lotte Brouwer');

  const menu = page.locator('.presence-menu');
  await menu.locator('summary').focus();
  await page.keyboard.press('Enter');
  await lookAtBoth(page, 'live-others');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('checkbox', { name: 'Cursors en namen in de tekst tonen' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.locator('.remote-caret-label')).toHaveCount(0);
  await expect(told).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(menu.locator('summary')).toBeFocused();
  await expect(page.getByRole('checkbox', { name: 'Cursors en namen in de tekst tonen' })).toBeHidden();

  await page.reload();
  await town.type(' En nog iets.');
  await expect.poll(() => police.text()).toContain('En nog iets.');
  await expect(page.getByRole('article').getByRole('list', { name: 'Aanwezig' })).toContainText('Lotte Brouwer');
  await expect(page.locator('.remote-caret-label')).toHaveCount(0);
  await expect(told).toHaveCount(0);
  await menu.locator('summary').click();
  await page.getByRole('checkbox', { name: 'Cursors en namen in de tekst tonen' }).check();
  await expect(page.locator('.remote-caret-label')).toContainText('Lotte Brouwer');
  await Promise.all([police, town].map((visitor) => visitor.context.close()));
});

test('a page older than the text neither deletes nor rewrites what it does not know: it reads, and asks to be loaded anew', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const { page } = police;
  await police.open(joint);
  await police.startParagraph();
  await police.type('Voor de nieuwe versie.');
  await police.settled();
  const newer = provider(server, await signIn(server, people.tax), document);
  await expect.poll(() => newer.synced).toBe(true);

  write(newer, 'Een film die later wordt uitgevonden.', 'video');
  const notice = page.getByText('Deze tekst bevat iets dat deze versie van Samenbeeld niet kent.');
  await expect(notice).toBeVisible();
  await expect(police.editor).toHaveCount(0);
  const text = page.getByRole('region', { name: /^Tekst van / });
  await expect(text).toContainText('Voor de nieuwe versie.');
  await expect(text).toContainText('Een film die later wordt uitgevonden.');
  write(newer, 'En het gaat door.');
  await expect(text).toContainText('En het gaat door.');
  await lookAtBoth(page, 'live-newer');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByText('This text holds something that this version of Samenbeeld does not know.')).toBeVisible();
  await page.getByRole('button', { name: 'Nederlands' }).click();
  await page.getByRole('button', { name: 'Herlaad de pagina' }).click();
  await expect(notice).toBeVisible();

  const witness = provider(server, await signIn(server, people.town), document);
  await expect.poll(() => witness.synced).toBe(true);
  expect(read(witness)).toContain('<video>Een film die later wordt uitgevonden.</video>');

  // Once it is gone, a page that is loaded anew writes again.
  const root = newer.doc.getXmlFragment('default');
  root.delete(root.toArray().findIndex((block) => block instanceof Y.XmlElement && block.nodeName === 'video'), 1);
  await expect.poll(() => read(witness)).not.toContain('<video>');
  await page.reload();
  await police.startParagraph();
  await police.type('En verder.');
  await police.settled();
  await expect.poll(() => read(witness)).toContain('En verder.');
  [newer, witness].forEach((one) => one.destroy());
  await police.context.close();
});
