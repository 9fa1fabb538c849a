import { expect, type Locator, type Page, test } from '@playwright/test';
import { look } from './look';
import { people, picture, type Visitor } from './people';
import { add, detail, registerOf, type Stored, viewports, visit, weighing } from './register';
import { Server } from './server';

const server = new Server();
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

interface Entity { id: string; partner: string; label: string; identity: string | null; version: number; supports: string[] }

const accepted = { stage: 'Accepted', weighing, grade: 'B2' };
const entitiesPath = `/api/pictures/${picture}/entities`;
const listOf = `/pictures/${picture}/entities`;
const hits = (page: Page): Locator => page.getByRole('listbox', { name: 'Signalen, entiteiten en gebieden' });
const chip = (page: Page, entity: Entity): Locator => page.locator(`.ProseMirror .chip[data-evidence="entity"][data-id="${entity.partner}/${entity.id}"]`);

async function on(visitor: Visitor, signal: Stored): Promise<Entity[]> {
  return (await visitor.api.get<{ items: Entity[] }>(`${entitiesPath}?signal=${signal.partner}/${signal.id}`)).items;
}

async function record(visitor: Visitor, signal: Stored, change: object): Promise<Entity> {
  const answer = await visitor.api.send(entitiesPath, { type: 'Person', handling: 'Partners', supports: [signal.id], ...change });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Entity;
}

for (const { width } of viewports) {
  const site = width < 500 ? 'manege' : 'kwekerij';
  const name = `Geheime Naam ${width}`;

  test(`who a signal speaks of at ${width} px: an alias for others, its identity for nobody else, and it falls with what it rests on`, async ({ browser }) => {
    test.setTimeout(240_000);
    const problems: string[] = [];
    const police = await visit(browser, server, people.police, width, problems);
    const town = await visit(browser, server, people.town, width, problems);
    const { page } = police;
    const dialog = page.getByRole('dialog');
    const open = await add(police, { content: `Een vaste huurder laadt ’s nachts bij de ${site}.`, ...accepted });
    const closed = await add(police, { content: `Wit busje van een informant bij de ${site}.`, ...accepted, handling: 'SessionOnly' });
    const van = await record(police, closed, { type: 'Vehicle', label: `Wit busje ${site}` });
    let person: Entity | undefined;

    await test.step('recorded from the signal: no name for an alias, nothing typed is lost', async () => {
      await page.goto(`${registerOf(server)}/politie/${open.id}`);
      await detail(page).getByRole('button', { name: 'Entiteit vastleggen' }).click();
      await dialog.getByRole('textbox', { name: 'Wie is dit?' }).fill(name);
      await dialog.getByRole('textbox', { name: 'Wat is bekend?' }).fill(`Huurt de ${site} sinds het voorjaar.`);
      await dialog.getByRole('textbox', { name: 'Alias' }).fill('Jan de Vries');
      await dialog.getByRole('button', { name: 'Vastleggen' }).click();
      await expect(dialog.getByText('Een alias bestaat uit één tot drie letters en een nummer')).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: 'Alias' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await detail(page).getByRole('button', { name: 'Entiteit vastleggen' }).click();
      await expect(dialog.getByText('Uw eerdere invoer is teruggezet.')).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: 'Wie is dit?' })).toHaveValue(name);
      await expect(dialog.getByRole('list', { name: 'Gekozen signalen' })).toContainText(open.label);
      await look(page, 'entity-form');
      await dialog.getByRole('textbox', { name: 'Alias' }).fill('');
      await dialog.getByRole('button', { name: 'Vastleggen' }).click();
      await expect(dialog).toHaveCount(0);
      const resting = detail(page).getByRole('region', { name: 'Entiteiten' });
      await expect(resting.getByRole('link', { name: /^Persoon P\d+$/ })).toBeVisible();
      await expect(resting).toContainText(name);
      [person] = await on(police, open);
      expect(person).toMatchObject({ label: expect.stringMatching(/^P\d+$/) as string, identity: name, supports: [open.id] });
      await look(page, 'entity-on-signal');
    });
    const who = person!;

    await test.step('refused in place by the server: a citizen service number', async () => {
      await page.goto(server.url + listOf);
      await page.getByRole('button', { name: 'Entiteit vastleggen' }).click();
      await dialog.getByRole('combobox', { name: 'Wie of wat is het?' }).selectOption('Vehicle');
      await dialog.getByRole('textbox', { name: 'Naam of omschrijving' }).fill(`Vrachtwagen ${site}`);
      await dialog.getByRole('textbox', { name: 'Nadere gegevens' }).fill('Op naam van 111222333');
      await dialog.getByRole('button', { name: 'Vastleggen' }).click();
      await expect(dialog.getByText('Kies ten minste één signaal waarop dit rust.')).toBeVisible();
      await dialog.getByRole('searchbox', { name: 'Zoek een signaal' }).fill(`huurder ${site}`);
      await dialog.getByRole('checkbox', { name: new RegExp(`^${open.label}`) }).check();
      await dialog.getByRole('button', { name: 'Vastleggen' }).click();
      await expect(dialog.getByText(/burgerservicenummer\. Haal het weg/)).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: 'Nadere gegevens' })).toBeFocused();
      await look(page, 'entity-refused');
      await dialog.getByRole('textbox', { name: 'Nadere gegevens' }).fill('Kenteken bij ons bekend');
      await dialog.getByRole('button', { name: 'Vastleggen' }).click();
      await expect(page.getByRole('heading', { name: `Voertuig Vrachtwagen ${site}` })).toBeFocused();
      await look(page, 'entity-detail');
      await page.getByRole('button', { name: 'Verwijderen', exact: true }).click();
      await dialog.getByRole('button', { name: 'Verwijderen', exact: true }).click();
      await expect(page.locator('tbody tr', { hasText: `Vrachtwagen ${site}` })).toHaveCount(0);
    });

    await test.step('the list: filtered, along the rows with the keyboard, opened and closed', async () => {
      const search = page.getByRole('searchbox', { name: /^Zoek op alias/ });
      await page.goto(server.url + listOf);
      await expect(page.locator('tbody tr', { has: page.locator(`[data-row="politie/${who.id}"]`) })).toContainText(name);
      await look(page, 'entities');
      await page.getByRole('combobox', { name: 'Soort' }).selectOption('Vehicle');
      await search.fill(site);
      await expect(page.locator('tbody tr')).toHaveCount(1);
      await page.getByRole('button', { name: 'Filters wissen' }).click();
      await search.fill('niets hiervan');
      await expect(page.getByText('Geen entiteit past bij deze selectie.')).toBeVisible();
      await search.fill(site);
      await expect(page.locator('tbody tr')).toHaveCount(2);
      await page.keyboard.press('ArrowDown');
      await expect(page.locator('tbody th a').first()).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: `Persoon ${who.label}` })).toBeFocused();
      await expect(page.getByRole('region', { name: 'Alleen voor uw organisatie' })).toContainText(name);
      await expect(page.getByRole('region', { name: 'Rust op' }).getByRole('link')).toHaveAttribute('href', `/pictures/${picture}/signals/politie/${open.id}`);
      await page.getByRole('button', { name: 'Sluiten' }).click();
      await expect(page.locator('tbody th a').first()).toBeFocused();
    });

    await test.step('two change it at once: put together, nothing is lost', async () => {
      await page.goto(`${server.url}${listOf}/politie/${who.id}`);
      await page.getByRole('button', { name: 'Wijzigen' }).click();
      const description = page.getByRole('textbox', { name: 'Wat is bekend?' });
      await description.fill(`Huurt de ${site} sinds april.`);
      const other = await police.context.request.put(`${server.url}${entitiesPath}/politie/${who.id}`, { headers: { origin: server.url }, data: { entity: { type: 'Person', label: who.label, identity: `${name} jr`, description: `Huurt de ${site} sinds het voorjaar.`, handling: 'Partners', supports: [open.id] }, expectedVersion: who.version } });
      expect(other.ok(), await other.text()).toBe(true);
      await expect(page.getByText('Iemand anders heeft deze entiteit zojuist gewijzigd.')).toBeVisible();
      await page.getByRole('button', { name: 'Wijzigingen opslaan' }).click();
      await expect(page.getByText('U wijzigde verschillende velden; die zijn samengevoegd.')).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Wie is dit?' })).toHaveValue(`${name} jr`);
      await expect(description).toHaveValue(`Huurt de ${site} sinds april.`);
      await look(page, 'entity-conflict');
      await page.getByRole('button', { name: 'Wijzigingen opslaan' }).click();
      await expect(page.getByText(`Huurt de ${site} sinds april.`)).toBeVisible();
    });

    await test.step('another partner sees the alias and what is known, never who it is', async () => {
      await town.page.goto(`${server.url}${listOf}?text=${site}`);
      await expect(town.page.locator('tbody tr')).toHaveCount(1);
      await town.page.getByRole('link', { name: who.label, exact: true }).click();
      await expect(town.page.getByText(`Huurt de ${site} sinds april.`).last()).toBeVisible();
      await expect(town.page.getByText('Alleen voor uw organisatie')).toHaveCount(0);
      await expect(town.page.getByRole('button', { name: 'Wijzigen' })).toHaveCount(0);
      await look(town.page, 'entity-other');
      expect(await town.page.content()).not.toContain(name);
      expect(JSON.stringify(await town.api.get(`${entitiesPath}?text=${site}`))).not.toContain(name);
      expect((await town.context.request.get(`${server.url}${entitiesPath}/politie/${van.id}`)).status()).toBe(404);
    });

    await test.step('cited behind an @, also when Enter comes before the hits and one types on', async () => {
      await police.open('s-1-1');
      await police.startParagraph();
      await police.type(`Achter de ${site} wordt elke week geladen door @huurt ${site}`);
      await expect(hits(page).getByRole('option').first()).toContainText(`${who.label}Persoon`);
      await look(page, 'entity-suggest');
      await police.editor.press('Enter');
      await expect(chip(page, who)).toContainText(`${who.label}B2Politie`);
      let answer: () => void = () => undefined;
      const asked = new Promise<void>((done) => { answer = done; });
      await page.route(/\/entities\?.*citable=true/, async (route) => { await asked; await route.continue(); });
      await police.type(` met @wit busje ${site}`);
      await police.editor.press('Enter');
      await police.type(' dat wacht.');
      await expect(chip(page, van)).toHaveCount(0);
      answer();
      await expect(chip(page, van)).toHaveText(new RegExp(`^Wit busje ${site}B2Politie`));
      await police.type(' Telkens');
      await page.unroute(/\/entities\?.*citable=true/);
      await police.settled();
      await expect(page.locator('.ProseMirror p', { has: page.locator(`[data-id="politie/${van.id}"]`) })).toHaveText(new RegExp(`geladen door ${who.label}.* met Wit busje ${site}.* dat wacht\\. Telkens$`));
      await look(page, 'entity-cited');
    });

    await test.step('in the text: alias and grade to who may see it, “bron bij …” to who may not', async () => {
      await town.open('s-1-1');
      await expect(chip(town.page, who)).toContainText(`${who.label}B2Politie`);
      await expect(chip(town.page, van)).toContainText('bron bij Politie');
      await expect(chip(town.page, van)).not.toContainText('busje');
      await chip(town.page, who).click();
      const bar = town.page.getByRole('group', { name: 'Gekozen verwijzing' });
      await expect(bar).toContainText(/Persoon P\d+, .*Politie.*, rust op 1 signaal, betrouwbaarheid B2/);
      await expect(bar.getByRole('link', { name: 'Open entiteit' })).toHaveAttribute('href', `${listOf}/politie/${who.id}`);
      await look(town.page, 'entity-chosen');
      expect(await town.page.content()).not.toContain(name);
    });

    await test.step('the preview of a withdrawal names it, and it falls', async () => {
      await page.goto(`${registerOf(server)}/politie/${open.id}`);
      await detail(page).getByRole('button', { name: 'Intrekken' }).click();
      const falls = dialog.getByRole('region', { name: 'Wat er valt' });
      await expect(falls.getByRole('listitem').filter({ hasText: `Persoon ${who.label}` })).toContainText('vervalt');
      await expect(falls.getByRole('listitem').filter({ hasText: `Achter de ${site} wordt elke week geladen` })).toContainText(`(via ${who.label})`);
      await look(page, 'entity-falls');
      await dialog.getByRole('textbox', { name: 'Reden' }).fill('De bron loopt gevaar');
      await dialog.getByRole('button', { name: 'Intrekken' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(detail(page).getByRole('region', { name: 'Entiteiten' })).toContainText('vervallen');
      await expect(chip(town.page, who)).toContainText('vervallen');
      await expect(chip(town.page, who)).not.toContainText(who.label);
      await page.goto(`${server.url}${listOf}/politie/${who.id}`);
      await expect(page.getByText('Alle signalen hieronder zijn ingetrokken of afgewezen.', { exact: false })).toBeVisible();
      await look(page, 'entity-fallen');
    });
    expect(problems.filter((problem) => !/status of (404|409|422)/.test(problem))).toEqual([]);
    await Promise.all([police, town].map((visitor) => visitor.context.close()));
  });
}
