import { type Browser, expect, test } from '@playwright/test';
import { look } from './look';
import { people, picture, Visitor } from './people';
import { add, daysAhead, detail, list, registerOf, row, signalsPath, takeExport, viewports, visit, weighing } from './register';
import { Server } from './server';

const server = new Server();
const accepted = { stage: 'Accepted', weighing };
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

/** Writes a sentence that rests on the signals found with these words. */
async function writeOn(browser: Browser, person: (typeof people)['police' | 'town'], section: string, sentence: string, words: readonly string[]): Promise<void> {
  const writer = await visit(browser, server, person);
  await writer.open(section);
  await writer.startParagraph();
  await writer.type(sentence);
  for (const word of words) {
    await writer.type(` @${word}`);
    await expect(writer.page.getByRole('listbox', { name: 'Signalen, entiteiten en gebieden' }).getByRole('option')).toHaveCount(1);
    await writer.editor.press('Enter');
  }
  await writer.type('.');
  await writer.settled();
  await writer.context.close();
}

for (const { width } of viewports) {
  const site = width < 500 ? 'manege' : 'kwekerij';

  test(`an owner withdraws at ${width} px: first what falls with it, then it is gone for others`, async ({ browser }) => {
    const problems: string[] = [];
    const police = await visit(browser, server, people.police, width, problems);
    const town = await visit(browser, server, people.town, width, problems);
    const { page } = police;
    const dialog = page.getByRole('dialog');
    const going = await add(police, { content: `Busje laadt wekelijks bij de ${site}.`, ...accepted });
    await add(police, { content: `Tankwagen staat bij de haven van de ${site}.`, ...accepted });
    await writeOn(browser, people.police, 's-1-1', `Achter de ${site} wordt elke week geladen`, [`busje ${site}`]);
    await writeOn(browser, people.police, 's-5-1', `Bij de ${site} komen busjes en een tankwagen samen`, [`busje ${site}`, `tankwagen ${site}`]);
    await writeOn(browser, people.town, 's-4-1', `Ons geheim over de ${site} staat nog in concept`, [`busje ${site}`]);

    await page.goto(`${registerOf(server)}/politie/${going.id}`);
    await detail(page).getByRole('button', { name: 'Intrekken' }).click();
    const falls = dialog.getByRole('region', { name: 'Wat er valt' });
    const sentence = (text: string) => falls.getByRole('listitem').filter({ hasText: text });
    await expect(sentence(`Achter de ${site} wordt elke week geladen.`)).toContainText('houdt geen bron over');
    await expect(sentence(`Bij de ${site} komen busjes en een tankwagen samen.`)).not.toContainText('houdt geen bron over');
    await expect(falls).toContainText('Samenvatting');
    await expect(falls).toContainText('En in 1 sectie die u niet mag lezen.');
    await expect(falls).not.toContainText('geheim');
    await look(page, 'withdrawal');

    await dialog.getByRole('button', { name: 'Annuleren' }).click();
    await expect(detail(page).locator('[aria-current="step"]')).toHaveText('Geaccepteerd');
    await town.page.goto(`${registerOf(server)}/politie/${going.id}`);
    await expect(detail(town.page)).toContainText(`Busje laadt wekelijks bij de ${site}.`);

    await detail(page).getByRole('button', { name: 'Intrekken' }).click();
    await dialog.getByRole('button', { name: 'Definitief intrekken' }).click();
    await expect(dialog.getByText('Geef een reden.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Reden' })).toBeFocused();
    await dialog.getByRole('textbox', { name: 'Reden' }).fill('Bron loopt gevaar.');
    await dialog.getByRole('button', { name: 'Definitief intrekken' }).click();
    await expect(detail(page).locator('[aria-current="step"]')).toHaveText('Ingetrokken');
    await expect(detail(page)).toContainText('Bron loopt gevaar.');
    await look(page, 'withdrawn');

    await expect(detail(town.page)).toContainText('bestaat niet, of het is voor u niet zichtbaar');
    expect((await list(town, `text=${site}`)).items.map((signal) => signal.content)).toEqual([`Tankwagen staat bij de haven van de ${site}.`]);
    await town.open('s-1-1');
    const claim = town.page.locator('.claim', { hasText: `Achter de ${site} wordt elke week geladen` });
    await expect(claim).toHaveAttribute('data-claim', 'bron ingetrokken');
    await expect(claim.locator('.chip')).toContainText('ingetrokken');
    await expect(town.page.locator('.claims-line')).toContainText('met ingetrokken bron');
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
    await Promise.all([police, town].map((visitor) => visitor.context.close()));
  });

  test(`at ${width} px what is due is put off with a reason or destroyed by a signer; afterwards it is nowhere, and a certificate says so without contents`, async ({ browser }) => {
    const problems: string[] = [];
    const police = await visit(browser, server, people.police, width, problems);
    const signer = await visit(browser, server, people.policeSigner, width, problems);
    const town = await visit(browser, server, people.town, width, problems);
    const [gone, kept] = [`V${width}-1`, `V${width}-2`];
    const due = await add(police, { content: `Vervalt bij de ${site} binnenkort.`, label: gone, purgeOn: daysAhead(5), ...accepted });
    await add(police, { content: `Nog nodig over de ${site}.`, label: kept, purgeOn: daysAhead(6), ...accepted });
    const cellsOf = async (visitor: Visitor): Promise<string> => {
      await visitor.page.goto(`${registerOf(server)}?text=vervalt`);
      await expect(visitor.page.getByRole('status').filter({ hasText: /signa/ }).first()).toBeVisible();
      return (await takeExport(visitor.page, 'CSV')).rows.flat().join(' ');
    };
    expect(await cellsOf(town)).toContain(`Vervalt bij de ${site}`);

    await test.step('the proposal: what is due, and who decides', async () => {
      const { page } = police;
      await page.goto(`${server.url}/pictures/${picture}/retention`);
      await expect(row(page, gone)).toContainText('over 5 dagen');
      await expect(page.getByText('Goedkeuren kan alleen een ondertekenaar van uw organisatie.')).toBeVisible();
      await row(page, kept).getByRole('button', { name: 'Langer bewaren' }).click();
      const later = page.getByRole('dialog');
      await later.getByLabel('Vernietigen op').fill(daysAhead(400));
      await later.getByRole('button', { name: 'Opslaan' }).click();
      await expect(later.getByText('Geef een reden.')).toBeVisible();
      await later.getByRole('textbox', { name: 'Waarom is dit nog nodig?' }).fill('Loopt nog.');
      await look(page, 'retention-later');
      await later.getByRole('button', { name: 'Opslaan' }).click();
      await expect(row(page, kept)).toHaveCount(0);
    });

    await test.step('the approval, knowing what it does', async () => {
      const { page } = signer;
      await page.goto(`${server.url}/pictures/${picture}/retention`);
      await page.getByRole('checkbox', { name: `${gone} kiezen` }).check();
      await look(page, 'retention');
      await page.getByRole('button', { name: 'Vernietiging goedkeuren (1)' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Vernietigen' }).click();
      await expect(page.getByText('Vink aan dat u dit begrijpt.')).toBeVisible();
      await dialog.getByRole('checkbox').check();
      await look(page, 'retention-approval');
      await dialog.getByRole('button', { name: 'Vernietigen' }).click();
      await expect(page.getByText('De komende tijd wordt niets vernietigd.')).toBeVisible();
    });

    await test.step('the certificate', async () => {
      const { page } = signer;
      await page.getByRole('link', { name: 'Openen en afdrukken' }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verklaring van vernietiging');
      await expect(page.getByText('Ruud Hofstra').first()).toBeVisible();
      await expect(page.getByRole('main')).toContainText(due.id);
      await expect(page.getByRole('main')).not.toContainText(site);
      await expect(page.getByRole('main')).not.toContainText(gone);
      await look(page, 'certificate');
    });

    await test.step('in no list, search, export or address, for its owner neither', async () => {
      for (const visitor of [police, town]) {
        expect((await list(visitor, 'text=vervalt')).total).toBe(0);
        expect((await list(visitor, 'limit=500')).items.map((signal) => signal.id)).not.toContain(due.id);
        expect(await cellsOf(visitor)).not.toContain('Vervalt bij');
        expect((await visitor.context.request.get(`${server.url}${signalsPath}/politie/${due.id}`)).status()).toBe(404);
        await visitor.page.goto(`${registerOf(server)}/politie/${due.id}`);
        await expect(detail(visitor.page)).toContainText('Dit signaal bestaat niet, of het is voor u niet zichtbaar.');
      }
    });
    expect(problems.filter((problem) => !problem.includes('404'))).toEqual([]);
    await Promise.all([police, signer, town].map((visitor) => visitor.context.close()));
  });
}
