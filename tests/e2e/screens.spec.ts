import { type Browser, expect, test } from '@playwright/test';
import { look, sizes } from './look';
import { people, picture, Visitor } from './people';
import { Server } from './server';

const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

for (const viewport of sizes) {
  test(`every screen of the main path at ${viewport.width} px`, async ({ browser }) => {
    test.setTimeout(300_000);
    const problems: string[] = [];
    const coordinator = await visit(browser, people.coordinator, viewport, problems);
    const { page } = coordinator;
    await expect(page.getByRole('link', { name: /Ondermijningsbeeld Veldermeer 2026/ })).toBeVisible();
    await look(page, 'home');

    await page.goto(`${server.url}/areas/GM9901`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Veldermeer');
    await expect(page.getByText('Kaart van Veldermeer')).toBeVisible();
    await look(page, 'area');

    await page.goto(`${server.url}/pictures/new?area=GM9901`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, 'start');

    const police = await visit(browser, people.police, { width: 1440, height: 900 }, problems);
    await police.open('s-1-1');
    await coordinator.open('s-1-1');
    await police.editor.focus();
    await police.page.keyboard.press('Control+Home');
    await police.page.keyboard.press('End');
    await police.type(' Wij typen samen.');
    await police.settled();
    await coordinator.editor.focus();
    await page.keyboard.press('Control+Home');
    await coordinator.type('Samen: ');
    await coordinator.settled();
    await expect(page.locator('.remote-caret-label').first()).toContainText('Femke');
    await look(page, 'picture');

    await police.api.submit('s-9-1').catch(() => undefined);
    const signer = await visit(browser, people.policeSigner, viewport, problems);
    await signer.page.goto(`${server.url}/pictures/${picture}/sections/s-9-1/sign`);
    await expect(signer.page.getByRole('button', { name: /^Onderteken namens / })).toBeVisible();
    await expect(signer.page.locator('.reading .chip', { hasText: 'S-01' })).toBeVisible();
    await look(signer.page, 'sign');

    await page.goto(`${server.url}/pictures/${picture}/readiness`);
    await expect(page.getByText('Publiceren kan nog niet:')).toBeVisible();
    await look(page, 'readiness');

    expect(problems).toEqual([]);
    await Promise.all([coordinator, police, signer].map((v) => v.context.close()));
  });
}

test('the language is switched in the header, remembered, and the page says which it is', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, server, people.town);
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('My pictures');
  await expect(visitor.page.locator('html')).toHaveAttribute('lang', 'en');
  await visitor.page.reload();
  await expect(visitor.page.getByRole('heading', { level: 1 })).toHaveText('My pictures');
  await visitor.context.close();
});

test('with the keyboard alone: skip link, open the picture, write, and leave the editor', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, server, people.town);
  const { page } = visitor;
  await page.reload();
  await expect(page.getByRole('link', { name: /Ondermijningsbeeld Veldermeer 2026/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Naar de inhoud' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /Ondermijningsbeeld Veldermeer 2026/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/pictures/${picture}`));
  await visitor.open('s-1-1');
  await visitor.startParagraph();
  await visitor.type('Met het toetsenbord.');
  await visitor.settled();
  await page.keyboard.press('Control+z');
  await expect.poll(() => visitor.text()).not.toContain('Met het toetsenbord.');
  await visitor.context.close();
});

test('bad input is answered with what to do, and nothing typed is lost', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, server, people.coordinator);
  const base = {
    title: 'Beeld', question: 'Wat speelt hier?', scope: '', areas: ['GM9901'], from: '2025-01-01', until: '2025-12-31', partners: ['politie'], template: 'municipal',
    intake: { jointNeed: 'ja', willToAct: 'ja', legalBasis: 'ja', capacity: 'ja' },
    sections: [{ chapter: 1, chapterTitle: 'Een', title: 'Een', owners: ['politie'] }],
  };
  const refuse = async (change: object, code: string) => {
    const answer = await visitor.api.send('/api/pictures', { ...base, ...change });
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(answer.status()).toBeLessThan(500);
  };
  await refuse({ areas: ['GM0000'] }, 'UnknownArea');
  await refuse({ areas: [] }, 'EmptyScope');
  await refuse({ sections: [{ chapter: 1, chapterTitle: 'Een', title: 'Een', owners: [] }] }, 'SectionWithoutOwner');
  await refuse({ title: 'x'.repeat(10_000) }, 'FieldTooLong');
  await refuse({ intake: { ...base.intake, capacity: '' } }, 'IntakeIncomplete');

  await visitor.page.goto(`${server.url}/pictures/new?area=GM9901`);
  const title = visitor.page.getByRole('textbox', { name: /titel/i }).first();
  await title.fill('Een half ingevuld beeld');
  await visitor.page.getByRole('button', { name: /beeld starten/i }).last().click();
  await expect(visitor.page.getByRole('alert').first()).toBeVisible();
  await expect(title).toHaveValue('Een half ingevuld beeld');
  await visitor.page.reload();
  await expect(title).toHaveValue('Een half ingevuld beeld');
  await visitor.context.close();
});

async function visit(browser: Browser, person: (typeof people)[keyof typeof people], viewport: { width: number; height: number }, problems: string[]): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, server, person, viewport);
  visitor.page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  visitor.page.on('pageerror', (error) => problems.push(error.message));
  return visitor;
}
