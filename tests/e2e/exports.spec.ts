import { expect, test } from '@playwright/test';
import { look } from './look';
import { people } from './people';
import { add, registerOf, takeExport, viewports, visit, weighing } from './register';
import { Server } from './server';

const server = new Server();
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

for (const { width } of viewports) {
  test(`what is taken along at ${width} px is what one may see: the same rows in CSV and Excel, nothing of what another keeps to itself`, async ({ browser }) => {
    const police = await visit(browser, server, people.police, width);
    const town = await visit(browser, server, people.town, width);
    const accepted = { stage: 'Accepted', weighing };
    const [open, own, draft] = [`X${width}-1`, `X${width}-2`, `X${width}-3`];
    await add(police, { label: open, content: '=HYPERLINK("http://kwaad"); café & "loods" <1>', ...accepted });
    await add(police, { label: own, content: 'Alleen van de politie zelf.', handling: 'OwnerOnly', ...accepted });
    await add(police, { label: draft, content: 'Nog een concept.', stage: 'Draft' });

    await town.page.goto(registerOf(server));
    await expect(town.page.getByRole('link', { name: open, exact: true })).toBeVisible();
    await town.page.getByRole('button', { name: 'Exporteren' }).click();
    await look(town.page, 'export-menu');
    await town.page.keyboard.press('Escape');
    const forTown = await takeExport(town.page, 'CSV');
    expect(forTown.file).toMatch(/^signalen-veldermeer-2026-\d{8}-\d{4}\.csv$/);
    expect(forTown.rows[0]!.join(' ')).toContain('Lotte Brouwer');
    const [content, label, partner] = ['Inhoud', 'Label', 'Partner'].map((name) => forTown.rows[1]!.indexOf(name)) as [number, number, number];
    // A spreadsheet must not calculate what somebody else typed.
    expect(forTown.rows.find((cells) => cells[label] === open)![content]).toBe('\'=HYPERLINK("http://kwaad"); café & "loods" <1>');
    const labels = forTown.rows.slice(2).map((cells) => cells[label]);
    expect(labels).not.toContain(own);
    expect(labels).not.toContain(draft);
    const told = forTown.rows.flat().join('\n');
    for (const secret of ['Alleen van de politie zelf', 'Nog een concept', 'Omzet van garage C1', 'Publicatieblokkade']) expect(told).not.toContain(secret);

    const workbook = await takeExport(town.page, 'Excel');
    expect(workbook.file).toMatch(/^signalen-veldermeer-2026-\d{8}-\d{4}\.xlsx$/);
    expect(workbook.rows[1]).toEqual(forTown.rows[1]);
    expect(workbook.rows.slice(2).map((cells) => cells[label]).sort()).toEqual([...labels].sort());
    expect(workbook.rows.find((cells) => cells[label] === open)![content]).toBe('=HYPERLINK("http://kwaad"); café & "loods" <1>');

    // The owner has all three; what is filtered away stays behind.
    await police.page.goto(`${registerOf(server)}?partner=politie&stage=Draft`);
    await expect(police.page.getByRole('link', { name: draft, exact: true })).toBeVisible();
    const drafts = (await takeExport(police.page, 'CSV')).rows.slice(2).map((cells) => cells[label]);
    expect(drafts).toContain(draft);
    expect(drafts).not.toContain(open);
    await police.page.goto(`${registerOf(server)}?partner=politie`);
    await expect(police.page.getByRole('link', { name: own, exact: true })).toBeVisible();
    const mine = (await takeExport(police.page, 'Excel')).rows.slice(2);
    expect(mine.map((cells) => cells[label])).toEqual(expect.arrayContaining([open, own, draft]));
    expect(new Set(mine.map((cells) => cells[partner])).size).toBe(1);
    await Promise.all([police.context.close(), town.context.close()]);
  });
}

test('tax secrecy stays with the tax office', async ({ browser }) => {
  const tax = await visit(browser, server, people.tax);
  await tax.page.goto(registerOf(server));
  await expect(tax.page.locator('tbody tr').first()).toBeVisible();
  const { rows } = await takeExport(tax.page, 'CSV');
  const told = rows.flat().join('\n');
  expect(rows[0]!.join(' ')).toContain('Anja Kuipers');
  expect(told).toContain('Omzet van garage C1');
  for (const secret of ['chemische geur', 'Publicatieblokkade']) expect(told).not.toContain(secret);
  await tax.context.close();
});
