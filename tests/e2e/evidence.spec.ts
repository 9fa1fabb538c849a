import { type Browser, type Page, expect, test } from '@playwright/test';
import * as Y from 'yjs';
import { look, lookAtBoth, sizes } from './look';
import { type Outline, type Person, people, picture, Visitor } from './people';
import { provider, read, signIn } from './providers';
import { Server } from './server';

const joint = 's-1-1';
const server = new Server();
const signals = `/api/pictures/${picture}/signals`;

interface Signal { id: string; partner: string; label: string; version: number }

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

async function add(visitor: Visitor, content: string, handling: string): Promise<Signal> {
  const answer = await visitor.api.send(signals, {
    date: '2026-02', sourceType: 'police_neighbourhood', content, grade: 'B2', handling, regime: 'Wpg', area: 'GM9901', phenomena: ['drugs_synthetic'], stage: 'Accepted', weighing: { ownTask: true, concrete: true, sourceCheck: 'hit' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Signal;
}

async function withdraw(visitor: Visitor, signal: Signal): Promise<void> {
  const answer = await visitor.api.send(`${signals}/${signal.partner}/moves`, { move: 'Withdraw', signals: [{ id: signal.id, version: signal.version }], reason: 'Bron loopt gevaar' });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const key = (signal: Signal) => `${signal.partner}/${signal.id}`;
const chip = (page: Page, signal: Signal) => page.locator(`.ProseMirror .chip[data-id="${key(signal)}"]`);
const list = (page: Page) => page.getByRole('listbox', { name: 'Signalen, entiteiten en gebieden' });

async function arrive(browser: Browser, person: Person, problems: string[]): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, server, person);
  visitor.page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  visitor.page.on('pageerror', (error) => problems.push(error.message));
  return visitor;
}

test('a source is put in with the keyboard alone, each sees of it what may be seen, and a withdrawal is told live', async ({ browser }) => {
  test.setTimeout(180_000);
  const problems: string[] = [];
  const police = await arrive(browser, people.police, problems);
  const town = await arrive(browser, people.town, problems);
  const open = await add(police, 'Zilveren bestelbus laadt wekelijks bij de kwekerij.', 'Partners');
  const named = await add(police, 'Verdachte betalingen rond de kwekerij.', 'SessionOnly');
  await add(police, 'Kwekerij: alleen van de politie zelf.', 'OwnerOnly');
  await police.open(joint);
  await town.open(joint);

  await test.step('behind an @, under one’s own rights', async () => {
    await police.startParagraph();
    await police.type('Bij de kwekerij wordt elke week geladen @kwekerij');
    await expect(list(police.page).getByRole('option')).toHaveCount(2);
    await expect(list(police.page)).not.toContainText('alleen van de politie zelf');
    await expect(police.editor).toHaveAttribute('aria-activedescendant', /.+/);
    await lookAtBoth(police.page, 'evidence-suggest');
    await police.editor.press('ArrowDown');
    await expect(list(police.page).getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
    await police.editor.press('ArrowUp');
    await police.editor.press('Enter');
    await expect(list(police.page)).toBeHidden();
    await police.type(' #kwekerij');
    await expect(list(police.page).getByRole('option')).toHaveCount(2);
    await police.editor.press('ArrowDown');
    await police.editor.press('Enter');
    await police.type('.');
    await police.settled();
    await expect(chip(police.page, open)).toContainText(`${open.label}B2Politie`);
    await expect(chip(police.page, named)).toContainText(named.label);
    expect(await police.text()).toContain('Bij de kwekerij wordt elke week geladen');
  });

  await test.step('another partner sees the one, and of the other only where it is', async () => {
    await expect(chip(town.page, open)).toContainText(open.label);
    await expect(chip(town.page, named)).toContainText('bron bij Politie');
    await expect(chip(town.page, named).getByRole('link')).toHaveCount(0);
    expect(await town.page.content()).not.toContain('Verdachte betalingen');
    await town.editor.focus();
    await town.editor.press('Control+End');
    await town.type(' @verdachte');
    await expect(town.page.getByText('Geen signaal, entiteit of gebied gevonden', { exact: false })).toBeVisible();
    await town.editor.press('Escape');
    await expect(town.page.getByText('Geen signaal, entiteit of gebied gevonden', { exact: false })).toBeHidden();
    for (let i = 0; i < ' @verdachte'.length; i++) await town.editor.press('Backspace');
    await town.settled();
  });

  await test.step('the chip leads to the signal, and not before one wants to', async () => {
    const { page } = town;
    const bar = page.getByRole('group', { name: 'Gekozen verwijzing' });
    const signalPage = new RegExp(`/signals/politie/${open.id}$`);
    await chip(page, open).click();
    await expect(bar).toContainText(/Bron .*Politie.*betrouwbaarheid B2: Zilveren bestelbus/);
    await expect(page).toHaveURL(new RegExp(`/sections/${joint}$`));
    await expect(bar.getByRole('link', { name: 'Open signaal' })).toHaveAttribute('href', `/pictures/${picture}/signals/politie/${open.id}`);
    await lookAtBoth(page, 'evidence-chosen');
    // A letter does not take its place.
    await town.type('!');
    await expect(bar).toBeHidden();
    await expect(chip(page, open)).toBeVisible();
    await town.editor.press('Backspace');
    await town.settled();

    await town.editor.press('ArrowLeft');
    await expect(bar).toBeVisible();
    await town.editor.press('Escape');
    await expect(bar).toBeHidden();
    const elsewhere = page.context().waitForEvent('page');
    await chip(page, open).click({ modifiers: ['ControlOrMeta'] });
    await expect(await elsewhere).toHaveURL(signalPage);
    await (await elsewhere).close();

    await chip(page, named).click();
    await expect(bar).toContainText('U mag dit signaal niet zien');
    await expect(bar.getByRole('link')).toHaveCount(0);

    await chip(page, open).click();
    await page.keyboard.press('Tab');
    await expect(bar.getByRole('link')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(town.editor).toBeFocused();
    await town.editor.press('ArrowLeft');
    await town.editor.press('Enter');
    await expect(page).toHaveURL(signalPage);
    await town.open(joint);
  });

  await test.step('withdrawn: said in words, at once, and the claim beside it rests on it no longer', async () => {
    await withdraw(police, open);
    await expect(chip(town.page, open)).toContainText('ingetrokken');
    await expect(chip(town.page, open)).not.toContainText(open.label);
    await expect(chip(police.page, open)).toContainText(`${open.label}B2Politieingetrokken`);
    await expect(police.page.locator('.claim', { hasText: 'wordt elke week geladen' })).toHaveAttribute('data-claim', 'één bron');
    await withdraw(police, named);
    await expect(police.page.locator('.claim', { hasText: 'wordt elke week geladen' })).toHaveAttribute('data-claim', 'bron ingetrokken');
    await expect(police.page.locator('.claims-line')).toContainText('1 bewering met ingetrokken bron');
    await lookAtBoth(police.page, 'evidence-fallen');
    await lookAtBoth(town.page, 'evidence-hidden');
  });
  expect(problems).toEqual([]);
  await Promise.all([police, town].map((visitor) => visitor.context.close()));
});

test('marks beside claims are counted, reached by keyboard, hidden and remembered; a chip is taken back by undo', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const signal = await add(police, 'Getuige ziet tankwagen bij de haven.', 'Partners');
  const { page } = police;
  await police.open(joint);
  await police.startParagraph();
  await police.type('In de haven ligt al weken een tankwagen.');
  const line = page.locator('.claims-line');
  await expect(line).toContainText(/\d+ beweringen zonder bron/);
  const claim = page.locator('.claim', { hasText: 'ligt al weken een tankwagen' });
  await expect(claim).toHaveAttribute('data-claim', 'zonder bron');

  await test.step('by the button, for who does not know of the @', async () => {
    await police.editor.press('ArrowLeft');
    await page.getByRole('button', { name: 'Bron invoegen' }).click();
    const search = page.getByRole('combobox', { name: 'Zoek een signaal, entiteit of gebied' });
    await search.fill('tankwagen');
    await expect(list(page).getByRole('option')).toHaveCount(1);
    await page.screenshot({ path: '../out/screens/evidence-dialog-1440.png' });
    await search.press('Enter');
    await expect(chip(page, signal)).toBeVisible();
    await expect(claim).toHaveAttribute('data-claim', 'één bron');
  });

  await test.step('undo and redo', async () => {
    await police.editor.press('Control+z');
    await expect(chip(page, signal)).toHaveCount(0);
    await police.editor.press('Control+y');
    await expect(chip(page, signal)).toBeVisible();
    await police.settled();
  });

  await test.step('copied within the text it stays what it is', async () => {
    await police.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await police.editor.press('Home');
    await police.editor.press('Shift+End');
    await police.editor.press('Control+c');
    await police.editor.press('ArrowRight');
    await police.startParagraph();
    await police.editor.press('Control+v');
    await expect(chip(page, signal)).toHaveCount(2);
    await police.editor.press('Control+z');
    await expect(chip(page, signal)).toHaveCount(1);
  });

  await test.step('to the next one, and back', async () => {
    await police.editor.press('Control+Home');
    await police.editor.press('F8');
    await expect(line.getByRole('status')).toContainText(/^Bewering (zonder bron|één bron|bron ingetrokken): /);
    const first = await line.getByRole('status').textContent();
    await page.getByRole('button', { name: 'Volgende' }).click();
    await expect(line.getByRole('status')).not.toHaveText(first!);
    await police.editor.press('Shift+F8');
    await expect(line.getByRole('status')).toHaveText(first!);
  });

  await test.step('hidden, and still so after coming back', async () => {
    await page.getByRole('button', { name: 'Bronmarkeringen verbergen' }).click();
    await expect(page.locator('.claim')).toHaveCount(0);
    await police.open(joint);
    await expect(page.locator('.claim')).toHaveCount(0);
    await page.getByRole('button', { name: 'Bronmarkeringen tonen' }).click();
    await expect(page.locator('.claim').first()).toBeVisible();
  });
  await lookAtBoth(page, 'evidence-claims');
  await police.context.close();
});

test('two put one in at the same moment, a stock Yjs client a third, and all are there', async ({ browser }) => {
  const police = await Visitor.arrive(browser, server, people.police);
  const town = await Visitor.arrive(browser, server, people.town);
  const one = await add(police, 'Vrachtboot meert aan bij de sluis.', 'Partners');
  const two = await add(town, 'Sluiswachter meldt vrachtboot.', 'Partners');
  await Promise.all([police.open(joint), town.open(joint)]);
  await police.startParagraph();
  await police.type('Bij de sluis meert ’s nachts een vrachtboot aan');
  await police.settled();
  await expect.poll(() => town.text()).toContain('vrachtboot aan');
  // One at the beginning of the sentence, one at its end; each has seen the words before a key is pressed.
  await police.editor.press('Home');
  await town.editor.focus();
  await town.editor.press('Control+End');
  const put = async (visitor: Visitor, signal: Signal) => {
    await visitor.type(signal === one ? '@meert' : ' @sluiswachter');
    await expect(list(visitor.page).getByRole('option', { name: new RegExp(signal.label) })).toBeVisible();
    await visitor.editor.press('Enter');
    await visitor.settled();
  };
  await Promise.all([put(police, one), put(town, two)]);

  const stock = provider(server, await signIn(server, people.police), `${picture}/${joint}`);
  await new Promise<void>((done) => stock.once('sync', () => done()));
  stock.doc.transact(() => {
    const area = new Y.XmlElement('evidence');
    area.setAttribute('kind', 'area');
    area.setAttribute('id', 'GM9901');
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('Gebied: '), area]);
    stock.doc.getXmlFragment('default').push([paragraph]);
  });
  for (const visitor of [police, town]) {
    await expect(chip(visitor.page, one)).toBeVisible();
    await expect(chip(visitor.page, two)).toBeVisible();
    await expect(visitor.page.locator('.ProseMirror .chip-area', { hasText: 'Veldermeer' })).toBeVisible();
  }
  const sentence = read(stock).split('<paragraph>').find((paragraph) => paragraph.includes('vrachtboot aan'));
  expect(sentence).toBe(`<evidence id="${key(one)}" kind="signal"></evidence>Bij de sluis meert ’s nachts een vrachtboot aan <evidence id="${key(two)}" kind="signal"></evidence></paragraph>`);
  stock.destroy();
  await Promise.all([police, town].map((visitor) => visitor.context.close()));
});

test('a signal beside the text is put where the caret is, on a desk and on a phone', async ({ browser }) => {
  const town = await Visitor.arrive(browser, server, people.town);
  const { page } = town;
  const signal = await add(town, 'Kraan verplaatst ’s avonds containers.', 'Partners');
  const kept = await add(town, 'Kraan: alleen van de gemeente.', 'OwnerOnly');
  const panel = page.getByRole('complementary', { name: 'Signalen' });
  const refer = panel.getByRole('button', { name: `Verwijs in tekst: ${signal.label}`, exact: true });
  const sentence = page.locator('.ProseMirror p', { has: page.locator(`[data-id="${key(signal)}"]`) });
  await town.open('s-5-4');
  await town.startParagraph();
  await town.type('Containers verdwijnen in de avond van de kade.');
  await town.editor.press('ArrowLeft');
  await panel.getByRole('searchbox', { name: 'Zoek in signalen' }).fill('kraan');
  await expect(panel.locator('.signal')).toHaveCount(2);
  await expect(panel.getByText(kept.label)).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Verwijs in tekst/ })).toHaveCount(1);
  await lookAtBoth(page, 'evidence-refer');
  await refer.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Verwijzing naar ${signal.label} is ingevoegd.`)).toBeVisible();
  await expect(town.editor).toBeFocused();
  await page.keyboard.type('!');
  await expect(sentence).toHaveText(new RegExp(`^Containers verdwijnen in de avond van de kade ${signal.label}B2Gemeente.*!\\.$`));
  await town.settled();

  await test.step('on a phone the text comes forward', async () => {
    await page.setViewportSize(sizes[1]);
    await page.getByRole('button', { name: 'Signalen', exact: true }).click();
    await expect(town.editor).toBeHidden();
    await look(page, 'evidence-refer-tab');
    await refer.click();
    await expect(town.editor).toBeFocused();
    await expect(chip(page, signal)).toHaveCount(2);
    await expect(chip(page, signal).last()).toBeInViewport();
    await town.settled();
    await look(page, 'evidence-referred');
  });

  await test.step('from the page of the signal, back to where one was writing', async () => {
    await page.setViewportSize(sizes[0]);
    await panel.getByRole('link', { name: signal.label, exact: true }).click();
    const back = page.getByRole('button', { name: 'Verwijs in tekst 5.4' });
    await expect(back).toBeVisible();
    await lookAtBoth(page, 'evidence-refer-back');
    await back.click();
    await expect(town.editor).toBeFocused();
    await expect(chip(page, signal)).toHaveCount(3);
    await expect(sentence).toHaveCount(1);
    await town.settled();
  });

  await test.step('not where one may only read', async () => {
    await town.api.submit('s-5-4');
    const coordinator = await Visitor.arrive(browser, server, people.coordinator);
    await coordinator.page.goto(`${server.url}/pictures/${picture}/sections/s-5-4`);
    await expect(coordinator.editor).toHaveAttribute('aria-readonly', 'true');
    await expect(coordinator.page.locator('.signal').first()).toBeVisible();
    await expect(coordinator.page.getByRole('button', { name: /^Verwijs in tekst/ })).toHaveCount(0);
    await expect(chip(coordinator.page, signal).getByRole('link').first()).toHaveAttribute('href', `/pictures/${picture}/signals/${key(signal)}`);
    await coordinator.context.close();
  });
  await town.context.close();
});

test('what is signed shows its sources, and the document leads to them', async ({ browser }) => {
  test.setTimeout(240_000);
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  const police = await Visitor.arrive(browser, server, people.police);
  const signal = await add(police, 'Chemisch afval gevonden langs de Hazenweg.', 'Partners');
  const secret = await add(police, 'Bron over de Hazenweg met naam.', 'SessionOnly');
  await police.open('s-5-1');
  await police.startParagraph();
  await police.type('Langs de Hazenweg is twee keer chemisch afval gevonden @chemisch');
  await expect(list(police.page).getByRole('option', { name: new RegExp(signal.label) })).toBeVisible();
  // The option may be one of the hits for the letters before: Enter then takes the first of those that are still to come.
  await police.editor.press('Enter');
  await expect(chip(police.page, signal)).toBeVisible();
  await police.type(' @hazenweg met naam');
  await expect(list(police.page).getByRole('option')).toHaveCount(1);
  await police.editor.press('Enter');
  await expect(chip(police.page, secret)).toBeVisible();
  await police.settled();

  const view = await coordinator.api.get<Outline>(`/api/pictures/${picture}`);
  const writers: Record<string, Person> = { 'riec-midden': people.coordinator, politie: people.police, 'gemeente-veldermeer': people.town, om: people.om, belastingdienst: people.tax, arbeidsinspectie: people.labour };
  const signers: Record<string, Person> = { ...writers, politie: people.policeSigner, 'gemeente-veldermeer': people.townSigner };
  const visitors = new Map<string, Visitor>([[people.coordinator.id, coordinator], [people.police.id, police]]);
  const visit = async (person: Person) => {
    const known = visitors.get(person.id) ?? (await Visitor.arrive(browser, server, person));
    visitors.set(person.id, known);
    return known;
  };
  for (const section of view.chapters.flatMap((c) => c.sections)) {
    if (['Open', 'InProgress', 'ChangesRequested'].includes(section.stage)) await (await visit(writers[section.owners[0]!]!)).api.submit(section.id);
  }

  const signer = await visit(people.policeSigner);
  await signer.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1/sign`);
  await expect(signer.page.locator('.reading .chip', { hasText: signal.label })).toContainText('B2');
  await lookAtBoth(signer.page, 'evidence-sign');
  const town = await visit(people.town);
  await town.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1/sign`);
  await expect(town.page.locator('.reading .chip', { hasText: 'bron bij Politie' }).first()).toHaveAttribute('title', /U mag dit signaal niet zien\. \(kenmerk /);
  await town.page.goto(`${server.url}/pictures/${picture}/sections/s-5-1/history`);
  await expect(town.page.locator('ins .chip').first()).toBeVisible();

  await coordinator.page.goto(`${server.url}/pictures/${picture}/readiness`);
  await expect(coordinator.page.getByRole('columnheader', { name: 'Bronnen (advies)' })).toBeVisible();
  await expect(coordinator.page.getByRole('row', { name: /Synthetische drugs/ })).toContainText(/zonder bron/);
  await lookAtBoth(coordinator.page, 'evidence-readiness');

  for (const section of view.chapters.flatMap((c) => c.sections)) {
    for (const owner of section.owners) await (await visit(signers[owner]!)).api.sign(section.id);
  }
  await coordinator.page.reload();
  await coordinator.page.getByRole('button', { name: 'Publiceren' }).click();
  await coordinator.page.getByRole('button', { name: 'Nu publiceren' }).click();
  await expect(coordinator.page.getByText('Revisie 1 is gepubliceerd.')).toBeVisible();
  const html = await (await coordinator.context.request.get(`${server.url}/publications/${picture}/1`)).text();
  const anchor = new RegExp(`<a class="ref" href="#(signaal-\\d+)">\\[${signal.label}`).exec(html)?.[1];
  expect(anchor).toBeTruthy();
  expect(html).toContain(`id="${anchor}"`);
  expect(html).toContain('[bron bij Politie]');
  expect(html).not.toContain(secret.id);
  await Promise.all([...visitors.values()].map((visitor) => visitor.context.close()));
});
