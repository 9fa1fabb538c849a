import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { look } from './look';
import { people } from './people';
import { detail, list, registerOf, row, viewports, visit } from './register';
import { Server } from './server';

// A region that offers an indicator which the product leaves out.
const region = mkdtempSync(join(tmpdir(), 'samenbeeld-region-'));
const server = new Server({ Workspace__Taxonomies: region });
test.beforeAll(async () => {
  writeFileSync(join(region, 'indicators.json'), JSON.stringify({ id: 'indicators', version: 1, terms: [{ id: 'foreign_plate', off: false }] }));
  await server.start();
});
test.afterAll(async () => {
  await server.stop();
  rmSync(region, { recursive: true });
});

for (const { width } of viewports) {
  const place = width < 500 ? 'de rode schuur' : 'de zwarte loods';

  test(`a signal is entered at ${width} px: what is missing is pointed at, nothing typed is lost, and others see it when it is shared`, async ({ browser }) => {
    const problems: string[] = [];
    const town = await visit(browser, server, people.town, width, problems);
    const police = await visit(browser, server, people.police, width, problems);
    const { page } = police;
    const form = page.getByRole('dialog');
    const what = form.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' });
    await town.page.goto(registerOf(server));
    await expect(town.page.locator('tbody tr').first()).toBeVisible();

    await page.goto(registerOf(server));
    await page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
    await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
    await expect(form.getByText('Inhoud: vul dit veld in.')).toBeVisible();
    await expect(what).toBeFocused();
    await what.fill(`Bestelbus lost vaten bij ${place}; bsn 111222333.`);
    await form.getByRole('textbox', { name: 'Datum', exact: true }).fill('2026-02-14');
    await form.getByRole('combobox', { name: 'Soort bron' }).selectOption('police_neighbourhood');

    // Closed by accident: what was typed is there again.
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    await page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
    await expect(form.getByText('Uw eerdere invoer is teruggezet.')).toBeVisible();
    await expect(what).toHaveValue(/Bestelbus lost vaten/);
    await form.getByRole('combobox', { name: 'Gebied' }).selectOption({ index: 1 });
    await form.getByRole('textbox', { name: /Adres of omschrijving/ }).fill('De Lange Wetering 12, achterzijde');
    await form.getByRole('radio', { name: 'Zelf gezien' }).check();
    await form.getByRole('combobox', { name: /Fenomenen/ }).selectOption('drugs_synthetic');
    await look(page, 'signal-add');

    // A number that is a BSN is refused with the reason, and corrected.
    await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
    await expect(form.getByRole('alert')).toContainText(/burgerservicenummer/i);
    await look(page, 'signal-refused');
    await what.fill(`Bestelbus lost vaten bij ${place}.`);
    await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
    await expect(detail(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(detail(page).locator('[aria-current="step"]')).toHaveText('Aangeboden');
    await expect(detail(page)).toContainText('De Lange Wetering 12, achterzijde');
    const [entered] = (await list(police, `text=${encodeURIComponent(place)}`)).items;
    expect(entered).toMatchObject({ stage: 'Submitted', date: '2026-02-14', sourceType: 'police_neighbourhood', regime: 'Wpg', grade: 'X1', phenomena: ['drugs_synthetic'] });
    expect((await list(town, `text=${encodeURIComponent(place)}`)).total).toBe(0);
    await expect(row(town.page, place)).toHaveCount(0);

    await detail(page).getByRole('button', { name: 'Wegen' }).click();
    await form.getByRole('checkbox').first().check();
    await form.getByRole('checkbox', { name: 'Het raakt een taak van onze organisatie' }).check();
    await form.getByRole('radio', { name: /^Accepteren/ }).check();
    await form.getByRole('button', { name: 'Accepteren' }).click();
    await expect(detail(page)).toContainText('Gewogen door Femke Kramer');

    await expect(row(town.page, place)).toBeVisible();
    await expect(row(town.page, place).getByRole('checkbox')).toHaveCount(0);
    await row(town.page, place).getByRole('link').click();
    await expect(detail(town.page)).toContainText('Bestelbus lost vaten');
    await expect(detail(town.page)).not.toContainText('Gewogen door');
    await expect(detail(town.page).getByRole('button', { name: 'Wijzigen' })).toHaveCount(0);
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    await Promise.all([town.context.close(), police.context.close()]);
  });
}

for (const { width } of viewports) test(`an indicator that says nothing by itself asks for a second one at ${width} px`, async ({ browser }) => {
  const problems: string[] = [];
  const police = await visit(browser, server, people.police, width, problems);
  const { page } = police;
  const form = page.getByRole('dialog');
  const hint = form.getByText('zegt op zichzelf niets; kies er een andere bij');
  await page.goto(registerOf(server));
  await page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
  await form.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' }).fill(`Een auto uit het buitenland, ${width} breed.`);
  await form.getByRole('textbox', { name: 'Datum', exact: true }).fill('2026-02-14');
  await form.getByRole('combobox', { name: 'Soort bron' }).selectOption('police_neighbourhood');
  await form.getByRole('radio', { name: 'Zelf gezien' }).check();
  await form.getByRole('combobox', { name: /Fenomenen/ }).selectOption('drugs_trade');
  await expect(hint).toHaveCount(0);
  const plate = form.getByRole('checkbox', { name: /Auto's met een buitenlands kenteken/ });
  await plate.check();
  await expect(hint).toBeVisible();
  await expect(plate).toHaveAccessibleName(/kies er een andere bij/);
  await look(page, 'signal-indicator');

  await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
  await expect(form.getByRole('alert')).toContainText(/indicator/i);
  await expect(form.getByRole('alert')).toBeInViewport();
  await look(page, 'signal-indicator-refused');
  await form.getByRole('checkbox', { name: 'Bezoekers blijven kort' }).check();
  await expect(hint).toHaveCount(0);
  await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
  await expect(detail(page).getByRole('heading', { level: 2 })).toBeFocused();
  expect((await list(police, `text=${width}%20breed`)).items).toMatchObject([{ stage: 'Submitted', indicators: ['foreign_plate', 'short_stay'] }]);
  expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  await police.context.close();
});
