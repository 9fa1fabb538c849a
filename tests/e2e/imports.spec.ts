import { mkdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { look } from './look';
import { people, picture, Visitor } from './people';
import { detail, viewports, visit } from './register';
import { Server } from './server';

const server = new Server();
const header = 'Datum;Omschrijving;Bron;Gebied;Thema;4x4;Afscherming\r\n';
const line = (n: number, other: Partial<Record<'date' | 'source' | 'content', string>> = {}): string =>
  `${other.date ?? '14-02-2025'};${other.content ?? `Nachtelijk laden, rij ${n}`};${other.source ?? 'Wijkagent'};BU99010203;Synthetische drugs;A2;Vertrouwelijk: partners in dit beeld\r\n`;
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  mkdirSync('../out/screens', { recursive: true });
  await server.start();
});
test.afterAll(() => server.stop());

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.goto(`${server.url}/pictures/${picture}/signals/import`);
  await page.getByLabel('Bestand', { exact: true }).setInputFiles(file(name, text));
  await page.getByRole('button', { name: 'Bestand inlezen' }).click();
}

async function total(visitor: Visitor): Promise<number> {
  return (await visitor.api.get<{ total: number }>(`/api/pictures/${picture}/signals?partner=politie`)).total;
}

for (const { width } of viewports) test(`story of an import at ${width} px: bad rows are corrected in place, all of it appears at once, and it is undone`, async ({ browser }) => {
  const problems: string[] = [];
  const police = await visit(browser, server, people.police, width, problems);
  const { page } = police;
  const before = await total(police);

  await page.goto(`${server.url}/pictures/${picture}/signals`);
  await page.getByRole('link', { name: 'Importeren' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signalen importeren');
  await look(page, 'import-file');

  await choose(page, 'café.csv', header + line(2) + line(3, { date: 'ooit' }) + line(4, { source: 'Buurvrouw' }) + line(5, { content: '=SOM(A1)' }) + line(6, { content: 'één café' }));
  await expect(page.getByRole('heading', { name: 'Wat staat in welke kolom?' })).toBeVisible();
  await expect(page.getByLabel('Kolom Omschrijving wordt')).toHaveValue('Content');
  await look(page, 'import-columns');
  await page.getByRole('button', { name: 'Alle rijen controleren' }).click();
  await expect(page.getByText('2 rijen hebben een fout')).toBeVisible();
  await look(page, 'import-check');

  await page.getByLabel('Datum in rij 3').fill('mrt 2025');
  await page.getByLabel('Datum in rij 3').press('Enter');
  await expect(page.getByText('1 rij heeft een fout')).toBeVisible();
  await page.getByLabel('“Buurvrouw” (Soort bron) betekent').selectOption({ label: 'Bewoner' });
  await page.getByRole('button', { name: 'Opnieuw controleren' }).click();
  await expect(page.getByText('5 rijen zijn goed')).toBeVisible();
  expect(await total(police)).toBe(before);

  await page.getByRole('button', { name: '5 signalen importeren' }).click();
  await expect(page.getByRole('heading', { name: '5 signalen geïmporteerd' })).toBeVisible();
  await look(page, 'import-done');
  const imported = page.url();
  expect(await total(police)).toBe(before + 5);
  const { items } = await police.api.get<{ items: { content: string; date: string; sourceType: string }[] }>(`/api/pictures/${picture}/signals?partner=politie&limit=500`);
  expect(items.map((signal) => signal.content)).toEqual(expect.arrayContaining(['=SOM(A1)', 'één café']));
  expect(items.some((signal) => signal.date === '2025-03' && signal.content.includes('rij 3'))).toBe(true);
  expect(items.some((signal) => signal.sourceType === 'resident' && signal.content.includes('rij 4'))).toBe(true);

  await test.step('the finished import leads to its signals, and the filter on it goes away like any other', async () => {
    await page.getByRole('link', { name: 'Deze signalen bekijken' }).click();
    const chip = page.getByRole('group', { name: 'Actieve filters' }).getByRole('button', { name: 'Filter Uit import: café.csv verwijderen' });
    await expect(chip).toBeVisible();
    await expect(page.locator('tbody tr')).toHaveCount(5);
    await look(page, 'register-import');
    await page.locator('tbody tr').first().getByRole('link').click();
    await detail(page).getByRole('button', { name: 'Sluiten' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(5);
    await chip.click();
    await expect(page.locator('tbody tr')).not.toHaveCount(5);
    await expect(page).not.toHaveURL(/import=/);
  });
  await page.goto(imported);
  await page.getByRole('button', { name: 'Import ongedaan maken' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(page.getByText('De import is ongedaan gemaakt.')).toBeVisible();
  expect(await total(police)).toBe(before);
  expect(problems).toEqual([]);
  await police.context.close();
});

test('a cancelled import leaves nothing, and what cannot be read says what to do', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police, { width: 390, height: 844 });
  const { page } = police;
  const before = await total(police);
  await choose(page, 'foto.csv', '\u0089PNG\r\n\u001a\u0000\u0000\u0000\u0001\u0002');
  await expect(page.getByRole('alert')).toContainText('geen tekst en geen werkmap');
  await choose(page, 'veel.csv', header + Array.from({ length: 3_000 }, (_, i) => line(i + 2)).join(''));
  await page.getByRole('button', { name: 'Alle rijen controleren' }).click();
  await page.getByRole('button', { name: '3.000 signalen importeren' }).click();
  await page.getByRole('button', { name: 'Annuleren' }).click();
  await expect(page.getByText(/De import is geannuleerd|3\.000 signalen geïmporteerd/)).toBeVisible();
  if (await page.getByText('De import is geannuleerd').isVisible()) {
    expect(await total(police)).toBe(before);
  }
  await police.context.close();
});
