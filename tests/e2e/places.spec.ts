import { expect, test } from '@playwright/test';
import { look, sizes } from './look';
import { people, picture, Visitor } from './people';
import { Server } from './server';

const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

for (const viewport of sizes) {
  test(`a signal has a point and a drawn area, by keyboard and by hand, at ${viewport.width} px`, async ({ browser }) => {
    const police = await Visitor.arrive(browser, server, people.police, viewport);
    const { page } = police;
    await page.goto(`${server.url}/pictures/${picture}/signals`);
    await page.getByRole('button', { name: 'Signaal toevoegen' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Wat is er gezien of gehoord?' }).fill(`Terrein met vaten, ${viewport.width} breed.`);
    await form.getByRole('combobox', { name: 'Soort bron' }).selectOption('police_neighbourhood');
    await form.getByRole('radio', { name: 'Zelf gezien' }).check();
    await form.getByRole('button', { name: 'Aanwijzen of tekenen op de kaart' }).click();
    const map = form.getByRole('application', { name: 'Kaart om de plek op aan te wijzen' });
    await expect(map).toBeVisible();

    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Enter');
    await expect(form.getByRole('status').filter({ hasText: /^Punt gezet op 5\d\.\d+, \d\.\d+\.$/ })).toBeVisible();

    await form.getByRole('button', { name: 'Gebied tekenen' }).click();
    const box = (await map.boundingBox())!;
    for (const [x, y] of [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.2, 0.5]] as const) await map.click({ position: { x: box.width * x, y: box.height * y } });
    await map.focus();
    await page.keyboard.press('Backspace');
    await expect(form.getByRole('status').filter({ hasText: 'er zijn er nog 3' })).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(form.getByText('Nog 1 hoek nodig.')).toBeVisible();
    await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();
    await expect(form.getByText('Getekend gebied: zet ten minste drie hoeken, of haal de tekening weg.')).toBeVisible();
    await map.focus();
    await page.keyboard.press('Enter');
    await look(page, 'place-picker');
    await form.getByRole('button', { name: 'Aanbieden voor weging' }).click();

    const seen = page.getByRole('img', { name: 'Kaart met het punt en een getekend gebied van 3 hoeken' });
    await expect(seen).toBeVisible();
    await seen.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `../out/screens/place-seen-${viewport.width}.png` });
    const { items: signals } = await police.api.get<{ items: { content: string; place: { point: { latitude: number; longitude: number }; shape: object[] } }[] }>(`/api/pictures/${picture}/signals?text=${encodeURIComponent(`${viewport.width} breed`)}`);
    expect(signals).toHaveLength(1);
    expect(signals[0]!.place.shape).toHaveLength(3);
    expect(signals[0]!.place.point.latitude).toBeGreaterThan(50);
    await police.context.close();
  });
}
