import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { look } from './look';
import { people, picture } from './people';
import { list, viewports, visit } from './register';
import { Server } from './server';

// The seventh stop of the tour in README.md, as it stands there.
const file = resolve(import.meta.dirname, '../../templates/demo/veldermeer-signalen.csv');
const known = ['S-02', 'S-03', 'S-07', 'S-09'];
const server = new Server();

test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

for (const { width } of viewports) {
  test(`the tour at ${width} px: the dossier comes in from its table, bad rows are corrected, and all of it is undone`, async ({ browser }) => {
    const problems: string[] = [];
    const town = await visit(browser, server, people.town, width, problems);
    const { page } = town;
    const before = await list(town, 'limit=500');

    await page.getByRole('link', { name: /Ondermijningsbeeld Veldermeer 2026/ }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'Signalen' }).click();
    await page.getByRole('link', { name: 'Importeren' }).click();
    await page.getByLabel('Bestand', { exact: true }).setInputFiles(file);
    await look(page, 'tour-file');
    await page.getByRole('button', { name: 'Bestand inlezen' }).click();

    await test.step('the columns are recognised', async () => {
      await expect(page.getByText('veldermeer-signalen.csv bevat 13 rijen.')).toBeVisible();
      const columns = { Nummer: 'Label', Datum: 'Date', 'Aangeleverd door': 'Aside', Inhoud: 'Content', 'Soort bron': 'SourceType', Gebied: 'Area', Fenomeen: 'Phenomena', Betrouwbaarheid: 'Grade', Verspreiding: 'Handling', Regime: 'Regime', Grondslag: 'Ground' };
      for (const [name, field] of Object.entries(columns)) await expect(page.getByLabel(`Kolom ${name} wordt`)).toHaveValue(field);
      await look(page, 'tour-columns');
      await page.getByRole('button', { name: 'Alle rijen controleren' }).click();
    });

    await test.step('four rows carry a label that is there already; one of them is corrected in place', async () => {
      await expect(page.getByText('4 rijen hebben een fout')).toBeVisible();
      for (const [i, row] of [3, 4, 8, 10].entries()) await expect(page.getByLabel(`Label in rij ${row}`)).toHaveValue(known[i]!);
      await look(page, 'tour-check');
      await page.getByLabel('Label in rij 3').fill('S-02b');
      await page.getByRole('button', { name: 'Rij 3 opslaan' }).click();
      await expect(page.getByText('3 rijen hebben een fout')).toBeVisible();
      expect((await list(town, 'limit=500')).total).toBe(before.total);
    });

    await test.step('the good rows are imported', async () => {
      await page.getByRole('button', { name: '10 signalen importeren' }).click();
      await expect(page.getByRole('heading', { name: '10 signalen geïmporteerd' })).toBeVisible();
      await look(page, 'tour-done');
    });
    const imported = page.url();

    await test.step('they are looked at', async () => {
      await page.getByRole('link', { name: 'Deze signalen bekijken' }).click();
      await expect(page.locator('tbody tr')).toHaveCount(10);
      await expect(page.getByRole('button', { name: 'Filter Uit import: veldermeer-signalen.csv verwijderen' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'S-02b', exact: true })).toBeVisible();
      await look(page, 'tour-register');
    });

    await test.step('and undone', async () => {
      await page.goto(imported);
      await page.getByRole('button', { name: 'Import ongedaan maken' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).click();
      await expect(page.getByText('De import is ongedaan gemaakt.')).toBeVisible();
      const after = await list(town, 'limit=500');
      expect(after.items.map((signal) => signal.id).sort()).toEqual(before.items.map((signal) => signal.id).sort());
      await page.goto(`${server.url}/pictures/${picture}/signals?import=${imported.split('/').at(-1)}`);
      await expect(page.getByText('Geen signaal past bij deze selectie.')).toBeVisible();
    });
    expect(problems).toEqual([]);
    await town.context.close();
  });
}
