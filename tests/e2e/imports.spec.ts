import { mkdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { look } from './look';
import { people, picture, Visitor } from './people';
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
  await page.getByRole('button', { name: 'Bestand kiezen' }).click();
}

async function total(visitor: Visitor): Promise<number> {
  return (await visitor.api.get<{ total: number }>(`/api/pictures/${picture}/signals?partner=politie`)).total;
}

test('story of an import: bad rows are corrected in place, all of it appears at once, and it is undone', async ({ browser }) => {
  const problems: string[] = [];
  const police = await Visitor.arrive(browser, server, people.police);
  const { page } = police;
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
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
  expect(await total(police)).toBe(before + 5);
  const { items } = await police.api.get<{ items: { content: string; date: string; sourceType: string }[] }>(`/api/pictures/${picture}/signals?partner=politie&limit=500`);
  expect(items.map((signal) => signal.content)).toEqual(expect.arrayContaining(['=SOM(A1)', 'één café']));
  expect(items.some((signal) => signal.date === '2025-03' && signal.content.includes('rij 3'))).toBe(true);
  expect(items.some((signal) => signal.sourceType === 'resident' && signal.content.includes('rij 4'))).toBe(true);

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

test('an export holds only what its reader may see and take along', async ({ browser }) => {
  const tax = await Visitor.arrive(browser, server, people.tax);
  const town = await Visitor.arrive(browser, server, people.town);
  const take = async (visitor: Visitor): Promise<string> => (await visitor.context.request.get(`${server.url}/api/pictures/${picture}/signals/export?format=csv`)).text();
  const [forTax, forTown] = [await take(tax), await take(town)];
  expect(forTax).toContain('Anja Kuipers');
  expect(forTax).toContain('Omzet van garage C1');
  expect(forTown).not.toContain('Omzet van garage C1');
  expect(forTown).toContain('chemische geur');
  expect(forTax).not.toContain('chemische geur');
  expect(forTax + forTown).not.toContain('Publicatieblokkade');
  await town.page.goto(`${server.url}/pictures/${picture}/signals`);
  await town.page.getByRole('button', { name: 'Exporteren' }).click();
  const [download] = await Promise.all([town.page.waitForEvent('download'), town.page.getByRole('link', { name: /Excel/ }).click()]);
  expect(download.suggestedFilename()).toMatch(/^signalen-veldermeer-2026-\d{8}-\d{4}\.xlsx$/);
});
