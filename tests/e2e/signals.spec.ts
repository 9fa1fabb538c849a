import { type Browser, expect, type Page, test } from '@playwright/test';
import { look } from './look';
import { type Person, people, picture, Visitor } from './people';
import { Server } from './server';

const server = new Server();
const register = () => `${server.url}/pictures/${picture}/signals`;
const signalsPath = `/api/pictures/${picture}/signals`;

interface Stored { id: string; label: string; version: number; stage: string; partner: string }

test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const row = (page: Page, text: string) => page.locator('tr', { hasText: text });
const detail = (page: Page) => page.locator('.signal-detail');

async function visit(browser: Browser, person: Person, width = 1440): Promise<Visitor> {
  return Visitor.arrive(browser, server, person, { width, height: width < 500 ? 844 : 900 });
}

/** Adds a signal over REST. */
async function add(visitor: Visitor, change: object): Promise<Stored> {
  const base = { date: '2026-02', sourceType: 'boa', content: 'Een waarneming.', grade: 'A1', handling: 'Partners', regime: 'AVG', phenomena: ['drugs_waste'], stage: 'Submitted' };
  const answer = await visitor.api.send(signalsPath, { ...base, ...change });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Stored;
}

/** Adds as many as asked for, numbered from 0. */
async function series(visitor: Visitor, count: number, word: string, letter: string, change: (i: number) => object = () => ({})): Promise<void> {
  for (let i = 0; i < count; i++) {
    await add(visitor, { content: `Reeks ${i}: auto bij de ${word}.`, label: `${letter}-${String(i).padStart(2, '0')}`, ...change(i) });
  }
}

const weighing = { ownTask: true, groundForAction: true, concrete: true, recent: true, sourceCheck: 'hit' };
const daysAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a signal is added, weighed and shared; another partner sees it appear without doing anything', async ({ browser }) => {
  const town = await visit(browser, people.town);
  const police = await visit(browser, people.police);
  await town.page.goto(register());
  await expect(town.page.getByRole('table')).toBeVisible();

  await police.page.goto(register());
  await police.page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
  const form = police.page.getByRole('dialog');
  await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
  await expect(form.getByText('Inhoud: vul dit veld in.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' })).toBeFocused();
  await form.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' }).fill('Bestelbus lost vaten bij de zwarte loods.');
  await form.getByRole('combobox', { name: 'Soort bron' }).selectOption('police_neighbourhood');
  await form.getByRole('radio', { name: 'Zelf gezien' }).check();
  await form.getByRole('combobox', { name: /Fenomenen/ }).selectOption('drugs_synthetic');
  await look(police.page, 'signal-add');
  await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
  await expect(detail(police.page).getByRole('heading', { level: 2 })).toBeFocused();
  await expect(detail(police.page)).toContainText('Aangeboden');
  await expect(row(town.page, 'zwarte loods')).toHaveCount(0);

  await detail(police.page).getByRole('button', { name: 'Wegen' }).click();
  const weigh = police.page.getByRole('dialog');
  await weigh.getByRole('checkbox').first().check();
  await weigh.getByRole('checkbox', { name: 'Het raakt een taak van onze organisatie' }).check();
  await weigh.getByRole('checkbox', { name: 'Er is aanleiding om iets te doen' }).check();
  await weigh.getByRole('checkbox', { name: /^Concreet/ }).check();
  await expect(weigh.getByText('Deze weging wijst op accepteren.')).toBeVisible();
  await weigh.getByRole('radio', { name: /^Accepteren/ }).check();
  await look(police.page, 'signal-weighing');
  await weigh.getByRole('button', { name: 'Accepteren' }).click();
  await expect(detail(police.page)).toContainText('Gewogen door Femke Kramer');

  await expect(row(town.page, 'zwarte loods')).toBeVisible();
  await expect(row(town.page, 'zwarte loods').getByRole('checkbox')).toHaveCount(0);
  await row(town.page, 'zwarte loods').getByRole('link').click();
  await expect(detail(town.page)).toContainText('Bestelbus lost vaten');
  await expect(detail(town.page)).not.toContainText('Gewogen door');
  await expect(detail(town.page).getByRole('button', { name: 'Wijzigen' })).toHaveCount(0);
  await Promise.all([town.context.close(), police.context.close()]);
});

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
  await links.first().focus();
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
  await expect(page.getByText('Parkeren: 3 signalen.')).toBeVisible();
  await expect(bar).toHaveCount(0);
  const parked = await police.api.get<{ total: number }>(`${signalsPath}?stage=Parked&text=haven`);
  expect(parked.total).toBe(3);

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

test('two that are the same are merged by a person; one that was shared is withdrawn and gone for others', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const town = await visit(browser, people.town);
  const words = 'Witte caravan staat al weken achter de verlaten kas aan de Dorpsweg';
  const kept = await add(police, { content: words, label: 'D-01', stage: 'Accepted', weighing });
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

  await town.page.goto(`${register()}/politie/${kept.id}`);
  await expect(detail(town.page)).toContainText('Witte caravan');
  await detail(page).getByRole('button', { name: 'Intrekken' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reden' }).fill('Bleek onjuist.');
  await page.getByRole('dialog').getByRole('button', { name: 'Definitief intrekken' }).click();
  await expect(detail(page)).toContainText('Ingetrokken');
  await expect(detail(town.page)).toContainText('bestaat niet, of het is voor u niet zichtbaar');
  await Promise.all([police.context.close(), town.context.close()]);
});

test('what is due is put off with a reason or destroyed by a signer, and leaves a certificate without contents', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const signer = await visit(browser, people.policeSigner);
  await add(police, { content: 'Vervalt binnenkort.', label: 'V-01', purgeOn: daysAhead(5) });
  await add(police, { content: 'Nog nodig.', label: 'V-02', purgeOn: daysAhead(6) });
  await police.page.goto(`${server.url}/pictures/${picture}/retention`);
  await expect(row(police.page, 'V-01')).toContainText('over 5 dagen');
  await expect(police.page.getByText('Goedkeuren kan alleen een ondertekenaar van uw organisatie.')).toBeVisible();
  await row(police.page, 'V-02').getByRole('button', { name: 'Langer bewaren' }).click();
  const later = police.page.getByRole('dialog');
  await later.getByLabel('Vernietigen op').fill(daysAhead(400));
  await later.getByRole('textbox', { name: 'Waarom is dit nog nodig?' }).fill('Loopt nog.');
  await later.getByRole('button', { name: 'Opslaan' }).click();
  await expect(row(police.page, 'V-02')).toHaveCount(0);

  const { page } = signer;
  await page.goto(`${server.url}/pictures/${picture}/retention`);
  await page.getByRole('checkbox', { name: 'V-01 kiezen' }).check();
  await look(page, 'retention');
  await page.getByRole('button', { name: 'Vernietiging goedkeuren (1)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Vernietigen' }).click();
  await expect(page.getByText('Vink aan dat u dit begrijpt.')).toBeVisible();
  await page.getByRole('dialog').getByRole('checkbox').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Vernietigen' }).click();
  await page.getByRole('link', { name: 'Openen en afdrukken' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verklaring van vernietiging');
  await expect(page.getByText('Ruud Hofstra').first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Vervalt binnenkort');
  await look(page, 'certificate');
  await Promise.all([police.context.close(), signer.context.close()]);
});

test('a hold stops publishing: the coordinator learns with whom to talk and nothing else', async ({ browser }) => {
  const om = await visit(browser, people.om);
  const coordinator = await visit(browser, people.coordinator);
  await om.page.goto(register());
  await om.page.getByRole('button', { name: 'Meer', exact: true }).click();
  await om.page.getByRole('button', { name: 'Publicatie aanhouden' }).click();
  const dialog = om.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Waarover/ }).fill('De kas aan de Dorpsweg');
  await dialog.getByRole('button', { name: 'Aanhouden' }).click();
  await expect(dialog.locator('.hold')).toContainText('Dorpsweg');
  await look(om.page, 'holds');

  await coordinator.page.goto(`${server.url}/pictures/${picture}/readiness`);
  await expect(coordinator.page.getByText(/^Overleg met .+ voor publicatie$/).first()).toBeVisible();
  await expect(coordinator.page.getByRole('main')).not.toContainText('Dorpsweg');
  await look(coordinator.page, 'readiness-held');
  const town = await visit(browser, people.town);
  await town.page.goto(`${server.url}/pictures/${picture}/readiness`);
  await expect(town.page.getByRole('progressbar')).toBeVisible();
  await expect(town.page.getByText(/^Overleg met/)).toHaveCount(0);
  await dialog.getByRole('button', { name: /^Aanhouding opheffen/ }).click();
  await expect(dialog.getByText('Uw organisatie houdt nu niets aan.')).toBeVisible();
  await coordinator.page.reload();
  await expect(coordinator.page.getByRole('progressbar')).toBeVisible();
  await expect(coordinator.page.getByText(/^Overleg met/)).toHaveCount(0);
  await Promise.all([om, coordinator, town].map((v) => v.context.close()));
});

test('a draft is nowhere for a reader or another partner: not in the table, not in counts, not in the search, not by its address', async ({ browser }) => {
  const police = await visit(browser, people.police);
  const draft = await add(police, { content: 'Geheimzinnige kelder onder de molen.', label: 'K-01', stage: 'Draft' });
  for (const person of [people.reader, people.town, people.coordinator]) {
    const visitor = await visit(browser, person);
    await visitor.page.goto(`${register()}?text=kelder`);
    await expect(visitor.page.getByText('Geen signaal past bij deze selectie.')).toBeVisible();
    const page = await visitor.api.get<{ total: number; counts: { stages: Record<string, number> } }>(`${signalsPath}?text=kelder`);
    expect(page).toMatchObject({ total: 0, counts: { stages: {} } });
    expect((await visitor.api.get<{ counts: { stages: Record<string, number> } }>(`${signalsPath}?partner=politie`)).counts.stages).not.toHaveProperty('Draft');
    const answer = await visitor.context.request.get(`${server.url}${signalsPath}/politie/${draft.id}`);
    expect(answer.status()).toBe(404);
    await visitor.page.goto(`${register()}/politie/${draft.id}`);
    await expect(visitor.page.getByText('Dit signaal bestaat niet, of het is voor u niet zichtbaar.')).toBeVisible();
    await expect(visitor.page.getByRole('main')).not.toContainText('molen');
    await visitor.context.close();
  }
  await police.context.close();
});

for (const width of [1440, 390]) {
  test(`the screens of the register at ${width} px`, async ({ browser }) => {
    const police = await visit(browser, people.police, width);
    const { page } = police;
    const problems: string[] = [];
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
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
