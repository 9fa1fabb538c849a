import { expect, test } from '@playwright/test';
import { type Outline, type Person, people, picture, Visitor } from './people';
import { lookAtBoth } from './look';
import { Server } from './server';

const joint = 's-1-1';
const server = new Server();
/** Every word the browsers showed as stored, to be found in the published document. */
const stored: string[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const words = (person: Person, part: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${person.partner.replace(/[^a-z]/g, '')}${part}${from + i}`);

test('four browsers write at once in one section and in their own, the server is killed twice, and nothing is lost', async ({ browser }) => {
  test.setTimeout(480_000);
  const writers = await Promise.all([people.police, people.town, people.tax, people.labour].map((p) => Visitor.arrive(browser, server, p)));
  const own: Record<string, string> = { [people.police.id]: 's-5-1', [people.town.id]: 's-5-4', [people.tax.id]: 's-5-2', [people.labour.id]: 's-5-3' };

  await test.step('in the joint section', async () => {
    await Promise.all(writers.map((w) => w.open(joint)));
    // Each begins a paragraph of its own, one after the other; after that all type at the same time.
    for (const writer of writers) {
      await writer.startParagraph();
      const first = words(writer.person, 'a', 0, 1).join(' ') + ' ';
      await writer.type(first);
      await writer.settled();
      await Promise.all(writers.map((other) => other.sees(first)));
    }
    const typing = Promise.all(writers.map((w) => w.type(words(w.person, 'a', 1, 20).join(' '))));
    await expect.poll(async () => (await writers[0]!.text()).includes(words(people.town, 'a', 4, 5)[0]!), { timeout: 90_000 }).toBe(true);
    await server.kill();
    await server.start();
    await typing;
    await Promise.all(writers.map((w) => w.settled()));
    const expected = writers.flatMap((w) => words(w.person, 'a', 0, 20));
    stored.push(...expected);
    await expect.poll(async () => new Set(await Promise.all(writers.map((w) => w.text()))).size, { timeout: 60_000 }).toBe(1);
    const text = await writers[0]!.text();
    for (const word of expected) expect(text).toContain(word);
    for (const writer of writers) expect(text).toContain(words(writer.person, 'a', 0, 20).join(' '));
  });

  await test.step('each in its own section', async () => {
    await Promise.all(writers.map((w) => w.open(own[w.person.id]!)));
    await Promise.all(writers.map((w) => w.startParagraph()));
    const typing = Promise.all(writers.map((w) => w.type(words(w.person, 'b', 0, 20).join(' '))));
    await expect.poll(async () => (await writers[3]!.text()).includes(words(people.labour, 'b', 4, 5)[0]!), { timeout: 90_000 }).toBe(true);
    await server.kill();
    await server.start();
    await typing;
    await Promise.all(writers.map((w) => w.settled()));
    for (const writer of writers) {
      await writer.open(own[writer.person.id]!);
      expect(await writer.text()).toContain(words(writer.person, 'b', 0, 20).join(' '));
      stored.push(...words(writer.person, 'b', 0, 20));
    }
  });

  await Promise.all(writers.map((w) => w.context.close()));
});

test('a draft of another partner is nowhere: not in the outline, not by its address, not in live news', async ({ browser }) => {
  const town = await Visitor.arrive(browser, server, people.town);
  await town.page.goto(`${server.url}/pictures/${picture}/sections/${joint}`);
  const outline = town.page.getByRole('navigation', { name: 'Inhoud' });
  await expect(outline.getByText('Samenvatting', { exact: true })).toBeVisible();
  await expect(outline.getByText('Synthetische drugs')).toHaveCount(0);
  const answer = await town.context.request.get(`${server.url}/api/pictures/${picture}/sections/s-5-1/reading`);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain('Synthetische');
  expect((await town.api.send(`/api/pictures/${picture}/sections/s-5-1/stage`, { action: 'Submit' })).status()).toBe(404);
  await town.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1`);
  await expect(town.page.getByRole('textbox', { name: /^Tekst van / })).toHaveCount(0);
  await town.context.close();
});

test('a signer signs exactly the text that was read; an edit afterwards makes that signature stale, with the reason, and only there', async ({ browser }) => {
  const editor = await Visitor.arrive(browser, server, people.police);
  await editor.open('s-5-1');
  await editor.page.getByRole('button', { name: 'Aanbieden' }).click();
  await expect(editor.page.getByText('De sectie is aangeboden.')).toBeVisible();
  await editor.api.submit('s-9-1');

  const signer = await Visitor.arrive(browser, server, people.policeSigner);
  await signer.api.sign('s-9-1');
  await signer.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1/sign`);
  const submit = signer.page.getByRole('button', { name: /^Onderteken namens / });
  await expect(submit).toBeVisible();

  // Someone types between reading and signing: nothing is signed, and the change is shown.
  await editor.startParagraph();
  await editor.type('tussenwoord');
  await editor.settled();
  await submit.click();
  await expect(signer.page.getByRole('heading', { name: 'De tekst is intussen gewijzigd' })).toBeVisible();
  await expect(signer.page.getByRole('region', { name: 'Wat er is veranderd' })).toContainText('tussenwoord');
  stored.push('tussenwoord');
  await signer.page.getByRole('button', { name: 'Ik heb de wijzigingen gelezen' }).click();
  await submit.click();
  await expect(signer.page.getByRole('heading', { name: 'Ondertekend' })).toBeVisible();

  await editor.startParagraph();
  await editor.type('nawoord');
  await editor.settled();
  stored.push('nawoord');
  await expect(editor.page.getByRole('navigation', { name: 'Inhoud' }).getByText(/handtekening verouderd|verouderd/i).first()).toBeVisible();
  const view = await editor.api.get<Outline>(`/api/pictures/${picture}`);
  const sections = view.chapters.flatMap((c) => c.sections);
  expect(sections.find((s) => s.id === 's-5-1')!.signatures).toMatchObject([{ partner: 'politie', fresh: false, staleBy: people.police.name }]);
  expect(sections.find((s) => s.id === 's-9-1')!.signatures).toMatchObject([{ partner: 'politie', fresh: true }]);
  await Promise.all([editor.context.close(), signer.context.close()]);
});

test('the coordinator sees what is missing, and publishes when nothing is: every stored word is in the document', async ({ browser }) => {
  test.setTimeout(300_000);
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  const { page } = coordinator;
  await page.goto(`${server.url}/pictures/${picture}/readiness`);
  await expect(page.getByText('Publiceren kan nog niet:')).toBeVisible();
  await expect(page.getByText(/verouderd door Femke Kramer/)).toBeVisible();
  const refused = await coordinator.api.send(`/api/pictures/${picture}/publications`, {});
  expect(refused.status()).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'NotReady' });

  await test.step('everyone offers and signs the rest', async () => {
    const view = await coordinator.api.get<Outline>(`/api/pictures/${picture}`);
    const writers: Record<string, Person> = { 'riec-midden': people.coordinator, politie: people.police, 'gemeente-veldermeer': people.town, om: people.om, belastingdienst: people.tax, arbeidsinspectie: people.labour };
    const signers: Record<string, Person> = { ...writers, politie: people.policeSigner, 'gemeente-veldermeer': people.townSigner };
    const visitors = new Map<string, Visitor>();
    const visit = async (person: Person) => {
      const known = visitors.get(person.id) ?? (await Visitor.arrive(browser, server, person));
      visitors.set(person.id, known);
      return known;
    };
    for (const section of view.chapters.flatMap((c) => c.sections)) {
      if (['Open', 'InProgress', 'ChangesRequested'].includes(section.stage)) await (await visit(writers[section.owners[0]!]!)).api.submit(section.id);
      for (const owner of section.owners) {
        if (!section.signatures.some((s) => s.partner === owner && s.fresh)) await (await visit(signers[owner]!)).api.sign(section.id);
      }
    }
    await Promise.all([...visitors.values()].map((v) => v.context.close()));
  });

  await page.reload();
  await expect(page.getByText('Alles is ondertekend.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Publiceren' }).click();
  await page.getByRole('button', { name: 'Nu publiceren' }).click();
  await expect(page.getByText('Revisie 1 is gepubliceerd.')).toBeVisible();

  const document = await coordinator.context.request.get(`${server.url}/publications/${picture}/1`);
  expect(document.headers()['content-type']).toContain('text/html');
  const html = await document.text();
  for (const word of stored) expect(html).toContain(word);
  const publication = await coordinator.api.get<{ summary: { root: string }; manifest: { sections: { hash: string }[] } }>(`/api/pictures/${picture}/publications/1`);
  expect(html.replaceAll('<wbr>', '')).toContain(publication.summary.root);
  for (const section of publication.manifest.sections) expect(html.replaceAll('<wbr>', '')).toContain(section.hash);

  await test.step('a reader opens it; nobody writes any more', async () => {
    const reader = await Visitor.arrive(browser, server, people.reader);
    await reader.page.goto(`${server.url}/publications/${picture}/1`);
    await expect(reader.page.getByRole('heading', { level: 1 })).toContainText('Veldermeer');
    // As it is served no script runs in it, and axe is one: so it is looked at in a page of its own.
    const sheet = await reader.context.newPage();
    await sheet.setContent(html);
    await lookAtBoth(sheet, 'published');
    const writer = await Visitor.arrive(browser, server, people.police);
    await writer.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1`);
    await expect(writer.editor).toHaveAttribute('aria-readonly', 'true');
    await Promise.all([reader.context.close(), writer.context.close()]);
  });
  await coordinator.context.close();
});
