import { type Browser, expect, test } from '@playwright/test';
import { look } from './look';
import { type Person, people, picture } from './people';
import { add, detail, list, registerOf, row, series, signalsPath, viewports, visit as arrive, weighing } from './register';
import { Server } from './server';

const server = new Server();
const register = () => registerOf(server);
const visit = (browser: Browser, person: Person, width?: number, problems?: string[]) => arrive(browser, server, person, width, problems);

test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('the register is filtered, sorted, searched and paged on the server, and a view of it is kept', async ({ browser }) => {
  const police = await visit(browser, people.police);
  await series(police, 60, 'kade', 'R', (i) => ({ date: i % 2 ? '2026-01' : '2026-02', stage: i < 3 ? 'Draft' : 'Submitted' }));
  const { page } = police;
  await page.goto(`${register()}?text=kade`);
  await page.getByRole('combobox', { name: 'Per pagina' }).selectOption('50');
  await expect(page.getByText('1–50 van 60 signalen').first()).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: 'Volgende pagina' }).first().click();
  await expect(page.getByText('51–60 van 60 signalen').first()).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(10);
  await page.getByRole('button', { name: 'Vorige pagina' }).first().click();

  await page.getByRole('columnheader', { name: 'Nummer' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Nummer' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('tbody tr').first()).toContainText('R-00');
  await page.getByRole('columnheader', { name: 'Nummer' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Nummer' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('tbody tr').first()).toContainText('R-59');

  const filters = page.getByRole('complementary', { name: 'Filters' });
  await filters.getByRole('checkbox', { name: /^Concept/ }).click();
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await expect(filters.locator('label', { hasText: 'Aangeboden' })).toContainText('57');
  await page.getByRole('button', { name: 'Weergaven' }).click();
  await page.getByRole('button', { name: 'Weergave bewaren' }).click();
  await page.getByRole('textbox', { name: 'Naam van de weergave' }).fill('Mijn concepten');
  await page.getByRole('dialog').getByRole('button', { name: 'Opslaan' }).click();
  await page.getByRole('button', { name: 'Filters wissen' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('button', { name: /^Weergave/ }).click();
  await page.getByRole('button', { name: 'Mijn concepten', exact: true }).click();
  await expect(page.locator('tbody tr')).toHaveCount(3);
  await page.reload();
  await expect(page.locator('tbody tr')).toHaveCount(3);

  await page.getByRole('button', { name: 'Kolommen' }).click();
  await page.getByRole('checkbox', { name: 'Soort bron' }).last().check();
  await expect(page.getByRole('columnheader', { name: 'Soort bron' })).toBeVisible();
  await police.context.close();
});

test('with the keyboard alone: along the rows, select, park many at once with a reason; the page stays where it is', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const other = await visit(browser, people.police);
  const { page } = police;
  await series(police, 12, 'haven', 'H');
  await page.goto(`${register()}?text=haven&sort=Label&descending=false&stage=Submitted`);
  const links = page.locator('tbody th a');
  await expect(links).toHaveCount(12);
  await page.getByRole('searchbox', { name: 'Zoeken in de tekst' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(links.nth(3)).toBeFocused();
  const bar = page.getByRole('region', { name: 'Acties op de selectie' });
  await expect(bar).toContainText('3 signalen geselecteerd');

  // Someone else adds one: the selection and the focus stay.
  await add(other, { content: 'Nog een auto bij de haven.', label: 'A-00' });
  await expect(row(page, 'A-00')).toBeVisible();
  await expect(bar).toContainText('3 signalen geselecteerd');
  await expect(page.locator('tbody th a:focus')).toHaveText('H-03');

  await bar.getByRole('button', { name: 'Parkeren' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Parkeren' }).click();
  await expect(dialog.getByText('Geef een reden.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reden' }).fill('Eerst meer nodig.');
  await dialog.getByRole('button', { name: 'Parkeren' }).click();
  await expect(page.getByText('3 signalen zijn geparkeerd.')).toBeVisible();
  await expect(bar).toHaveCount(0);
  expect((await list(police, 'stage=Parked&text=haven')).total).toBe(3);

  await links.first().focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Sneltoetsen' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('geselecteerd');
  await look(page, 'register-selection');
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('heading', { level: 2 })).toBeFocused();
  await detail(page).getByRole('button', { name: 'Sluiten' }).click();
  await expect(links.first()).toBeFocused();

  // On a phone the table is away while a signal is open.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('Enter');
  await expect(links.first()).toBeHidden();
  await detail(page).getByRole('button', { name: 'Sluiten' }).click();
  await expect(links.first()).toBeFocused();
  await Promise.all([police.context.close(), other.context.close()]);
});

test('two people change the same signal: what both typed is there, and the second chooses', async ({ browser }) => {
  const first = await visit(browser, people.police);
  const second = await visit(browser, people.police);
  const signal = await add(first, { content: 'Gedeelde tekst.', label: 'C-01' });
  for (const { page } of [first, second]) {
    await page.goto(`${register()}/politie/${signal.id}`);
    await detail(page).getByRole('button', { name: 'Wijzigen', exact: true }).click();
  }
  await second.page.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' }).fill('Tekst van de tweede.');
  await second.page.getByRole('textbox', { name: 'Adres of omschrijving' }).fill('Kade 3');
  await first.page.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' }).fill('Tekst van de eerste.');
  await first.page.getByRole('textbox', { name: 'Datum', exact: true }).fill('2026-02-14');
  await first.page.getByRole('button', { name: 'Wijzigingen opslaan' }).click();
  await expect(detail(first.page)).toContainText('Tekst van de eerste.');

  await expect(second.page.getByText('Iemand anders heeft dit signaal zojuist gewijzigd.')).toBeVisible();
  await second.page.getByRole('button', { name: 'Wijzigingen opslaan' }).click();
  await expect(second.page.getByText('Iemand anders heeft dit signaal intussen gewijzigd')).toBeVisible();
  const clash = second.page.getByRole('group', { name: 'Inhoud' });
  await expect(clash).toContainText('Tekst van de eerste.');
  await expect(clash).toContainText('Tekst van de tweede.');
  await expect(second.page.getByRole('textbox', { name: 'Datum', exact: true })).toHaveValue('2026-02-14');
  await expect(second.page.getByRole('textbox', { name: 'Adres of omschrijving' })).toHaveValue('Kade 3');
  await look(second.page, 'signal-conflict');
  await clash.getByRole('radio', { name: /Van de ander/ }).check();
  await second.page.getByRole('button', { name: 'Wijzigingen opslaan' }).click();
  await expect(detail(second.page)).toContainText('Kade 3');
  await expect(detail(second.page)).toContainText('Tekst van de eerste.');
  await Promise.all([first.context.close(), second.context.close()]);
});

test('files go with a signal; what is no picture or PDF is refused with the reason', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const signal = await add(police, { content: 'Met een foto.', label: 'F-01' });
  const { page } = police;
  await page.goto(`${register()}/politie/${signal.id}`);
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  await page.locator('input[type=file]').setInputFiles([{ name: 'loods.png', mimeType: 'image/png', buffer: png }, { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }]);
  await expect(detail(page).getByRole('link', { name: /loods\.png/ })).toBeVisible();
  await expect(detail(page).getByRole('alert')).toContainText('plan.txt');
  await page.getByRole('button', { name: 'Bijlage loods.png verwijderen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click();
  await expect(detail(page).getByText('Geen bijlagen.')).toBeVisible();
  await police.context.close();
});

test('two that are the same are merged by a person, and the one leads to the other', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const words = 'Witte caravan staat al weken achter de verlaten kas aan de Dorpsweg';
  await add(police, { content: words, label: 'D-01', stage: 'Accepted', weighing });
  const double = await add(police, { content: `${words}, opnieuw gezien`, label: 'D-02' });
  const { page } = police;
  await page.goto(`${register()}/politie/${double.id}`);
  const suggestion = detail(page).getByRole('region', { name: 'Mogelijk hetzelfde' }).locator('li', { hasText: 'D-01' });
  await expect(suggestion).toContainText('zelfde woorden');
  await suggestion.getByRole('button', { name: 'Samenvoegen' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: 'D-01 blijft' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Samenvoegen' }).click();
  await expect(detail(page)).toContainText('Samengevoegd met een ander signaal');
  await detail(page).getByRole('link', { name: 'Open dat signaal' }).click();
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Signaal D-01');

  await police.context.close();
});

test('a draft is nowhere for a reader or another partner: not in the table, not in counts, not in the search, not by its address', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const draft = await add(police, { content: 'Geheimzinnige kelder onder de molen.', label: 'K-01', stage: 'Draft' });
  for (const person of [people.reader, people.town, people.coordinator]) {
    const visitor = await visit(browser, person);
    await visitor.page.goto(`${register()}?text=kelder`);
    await expect(visitor.page.getByText('Geen signaal past bij deze selectie.')).toBeVisible();
    expect(await list(visitor, 'text=kelder')).toMatchObject({ total: 0, counts: { stages: {} } });
    expect((await list(visitor, 'partner=politie')).counts.stages).not.toHaveProperty('Draft');
    const answer = await visitor.context.request.get(`${server.url}${signalsPath}/politie/${draft.id}`);
    expect(answer.status()).toBe(404);
    await visitor.page.goto(`${register()}/politie/${draft.id}`);
    await expect(visitor.page.getByText('Dit signaal bestaat niet, of het is voor u niet zichtbaar.')).toBeVisible();
    await expect(visitor.page.getByRole('main')).not.toContainText('molen');
    await visitor.context.close();
  }
  await police.context.close();
});

for (const { width } of viewports) {
  test(`the screens of the register at ${width} px`, async ({ browser }) => {
    const problems: string[] = [];
    const police = await visit(browser, people.police, width, problems);
    const { page } = police;
    await add(police, { content: 'Auto met aanhanger staat elke nacht bij de loods.', label: `L-${width}`, date: '2026-03-01', stage: 'Accepted', weighing });
    await page.goto(`${register()}?stage=Accepted`);
    await expect(page.locator('tbody tr').first()).toBeVisible();
    await look(page, 'register');
    if (width < 500) {
      await page.getByRole('button', { name: /^Filters( \(\d+\))?$/ }).click();
      await look(page, 'register-filters');
      await page.getByRole('button', { name: 'Filters verbergen' }).click();
    }
    await page.getByRole('link', { name: `L-${width}` }).click();
    await expect(detail(page).getByRole('heading', { level: 2 })).toBeVisible();
    await look(page, 'signal');
    await detail(page).getByRole('button', { name: 'Wijzigen', exact: true }).click();
    await look(page, 'signal-edit');
    await page.goto(`${server.url}/pictures/${picture}/retention`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewaren en vernietigen');
    await look(page, 'retention-empty');
    await page.goto(register());
    await page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'signal-form');
    expect(problems).toEqual([]);
    await police.context.close();
  });
}
