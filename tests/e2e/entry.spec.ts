import { expect, test } from '@playwright/test';
import { look } from './look';
import { people } from './people';
import { detail, list, registerOf, row, viewports, visit } from './register';
import { Server } from './server';

const server = new Server();
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

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
