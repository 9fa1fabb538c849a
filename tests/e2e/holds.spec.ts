import { expect, test } from '@playwright/test';
import { look } from './look';
import { type Outline, people, type Person, picture, Visitor } from './people';
import { registerOf, viewports, visit } from './register';
import { Server } from './server';

const server = new Server();
const secret = 'De kas aan de Dorpsweg';
const readiness = () => `${server.url}/pictures/${picture}/readiness`;

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

test('everything is offered and signed', async ({ browser }) => {
  test.setTimeout(240_000);
  const writers: Record<string, Person> = { 'riec-midden': people.coordinator, politie: people.police, 'gemeente-veldermeer': people.town, om: people.om, belastingdienst: people.tax, arbeidsinspectie: people.labour };
  const signers: Record<string, Person> = { ...writers, politie: people.policeSigner, 'gemeente-veldermeer': people.townSigner };
  const visitors = new Map<string, Visitor>();
  const as = async (person: Person): Promise<Visitor> => {
    const known = visitors.get(person.id) ?? (await Visitor.arrive(browser, server, person));
    visitors.set(person.id, known);
    return known;
  };
  const view = await (await as(people.coordinator)).api.get<Outline>(`/api/pictures/${picture}`);
  for (const section of view.chapters.flatMap((chapter) => chapter.sections)) {
    await (await as(writers[section.owners[0]!]!)).api.submit(section.id);
    for (const owner of section.owners) await (await as(signers[owner]!)).api.sign(section.id);
  }
  await Promise.all([...visitors.values()].map((visitor) => visitor.context.close()));
});

for (const { width } of viewports) {
  test(`a hold stops publishing at ${width} px: the coordinator learns with whom to talk, and nothing else; the others nothing at all`, async ({ browser }) => {
    const om = await visit(browser, server, people.om, width);
    const coordinator = await visit(browser, server, people.coordinator, width);
    const town = await visit(browser, server, people.town, width);
    const publish = coordinator.page.getByRole('button', { name: 'Publiceren' });
    await coordinator.page.goto(readiness());
    await expect(coordinator.page.getByText('Alles is ondertekend.').first()).toBeVisible();
    await expect(publish).not.toHaveAttribute('aria-disabled', 'true');

    await om.page.goto(registerOf(server));
    await om.page.getByRole('button', { name: 'Meer', exact: true }).click();
    await om.page.getByRole('button', { name: 'Publicatie aanhouden' }).click();
    const dialog = om.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Aanhouden' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Kies een gebied of sectie');
    await dialog.getByRole('combobox', { name: /Gebied/ }).selectOption({ index: 1 });
    await dialog.getByRole('textbox', { name: /Waarover/ }).fill(secret);
    await dialog.getByRole('button', { name: 'Aanhouden' }).click();
    await expect(dialog.locator('.hold')).toContainText(secret);
    await look(om.page, 'holds');

    await test.step('refused on the page that was open already, and on a fresh one', async () => {
      await publish.click();
      await coordinator.page.getByRole('button', { name: 'Nu publiceren' }).click();
      await expect(coordinator.page.getByRole('alert')).toContainText('Overleg eerst met: Openbaar Ministerie.');
      await coordinator.page.reload();
      await expect(coordinator.page.getByText('Overleg met Openbaar Ministerie voor publicatie').first()).toBeVisible();
      await expect(publish).toHaveAttribute('aria-disabled', 'true');
      await look(coordinator.page, 'readiness-held');
      const refused = await coordinator.api.send(`/api/pictures/${picture}/publications`, {});
      expect(refused.status()).toBe(409);
      expect(await refused.json()).toMatchObject({ code: 'PublicationHeld' });
      for (const told of [await coordinator.page.content(), await refused.text(), JSON.stringify(await coordinator.api.get(`/api/pictures/${picture}/readiness`)), JSON.stringify(await coordinator.api.get(`/api/pictures/${picture}/holds`))]) {
        expect(told).not.toContain('Dorpsweg');
      }
      expect(await coordinator.api.get(`/api/pictures/${picture}/holds`)).toEqual([]);
    });

    await test.step('nobody else learns of it', async () => {
      await town.page.goto(readiness());
      await expect(town.page.getByRole('progressbar')).toBeVisible();
      await expect(town.page.getByText(/^Overleg met/)).toHaveCount(0);
      expect(await town.api.get(`/api/pictures/${picture}/holds`)).toEqual([]);
    });

    await dialog.getByRole('button', { name: /^Aanhouding opheffen/ }).click();
    await expect(dialog.getByText('Uw organisatie houdt nu niets aan.')).toBeVisible();
    await coordinator.page.reload();
    await expect(publish).not.toHaveAttribute('aria-disabled', 'true');
    await expect(coordinator.page.getByText(/^Overleg met/)).toHaveCount(0);
    await Promise.all([om, coordinator, town].map((visitor) => visitor.context.close()));
  });
}
