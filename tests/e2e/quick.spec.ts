import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { look } from './look';
import { Api, people, type Person, picture, Visitor } from './people';
import { Server } from './server';

const server = new Server();
const phone = { width: 390, height: 844 };
const desktop = { width: 1440, height: 900 };

test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

interface Signal { id: string; partner: string; label: string; content: string; channel: string; stage: string; grade: string; handling: string; regime: string; area: string | null; place: { address: string | null; point: { latitude: number; longitude: number } | null } | null; attachments: { id: string }[] }

/** Someone with a phone in one hand, or at a larger touch screen, signed in. */
async function withPhone(browser: Browser, person: Person, viewport = phone): Promise<{ context: BrowserContext; page: Page; api: Api; problems: string[] }> {
  const context = await browser.newContext({ viewport, hasTouch: true, isMobile: viewport === phone, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${server.url}/sign-in?return=${encodeURIComponent('/snel')}`);
  await page.getByRole('button', { name: person.name }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Snel melden');
  await expect(page.getByRole('button', { name: 'Verstuur' })).toBeVisible();
  return { context, page, api: new Api(context.request, server.url), problems };
}

const what = (page: Page) => page.getByRole('textbox', { name: 'Wat zag of hoorde u?' });
const seen = (page: Page) => page.getByText('Zelf gezien');
const send = (page: Page) => page.getByRole('button', { name: 'Verstuur' });
const about = async (api: Api, content: string): Promise<Signal[]> =>
  (await api.get<{ items: Signal[] }>(`/api/pictures/${picture}/signals?limit=500`)).items.filter((signal) => signal.content.includes(content));

/** A photo as phones make them: with a place in it. */
async function photoWithPlace(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const image = await page.screenshot({ type: 'jpeg' });
  const place = Buffer.from('Exif\0\0GPSLatitude 52.1', 'latin1');
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, place.length + 2]), place]);
  return { name: 'IMG_20260301.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([image.subarray(0, 2), segment, image.subarray(2)]) };
}

const choosePhoto = (page: Page) => page.getByLabel('Foto kiezen');

test('a report with one hand: photo, place by GPS, map and words; it arrives as it was written', async ({ browser }) => {
  const { context, page, api, problems } = await withPhone(browser, people.police);
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 52.123456, longitude: 5.654321, accuracy: 12 });
  await look(page, 'quick-empty');
  await send(page).tap();
  await expect(page.getByText('Schrijf wat u zag of hoorde.')).toBeVisible();
  await expect(what(page)).toBeFocused();

  await what(page).fill('Wit busje zonder kenteken laadt vaten.');
  await choosePhoto(page).setInputFiles(await photoWithPlace(page));
  await expect(page.getByRole('img', { name: 'Foto 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Mijn plek' }).tap();
  await expect(page.getByText('op ongeveer 12 meter nauwkeurig')).toBeVisible();
  await page.getByRole('button', { name: 'Kies op de kaart' }).tap();
  // The photo above may still be growing into its place: the tap is tried until it meets the map.
  await expect(async () => {
    const inside = await page.locator('.area-map').first().evaluate(pointInArea);
    await page.touchscreen.tap(inside.x, inside.y);
    await expect(page.locator('.area-map .area-shape[aria-pressed="true"]')).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole('combobox', { name: 'Gebied' })).not.toHaveValue('');
  await page.getByRole('textbox', { name: /Adres of omschrijving/ }).fill('Achter Weteringkade 12');
  await page.getByText('Eerder vandaag').tap();
  await page.getByLabel('Hoe laat ongeveer?').fill('14:30');
  await seen(page).tap();
  await look(page, 'quick-filled');
  await send(page).tap();
  await expect(page.getByRole('heading', { name: /^Verstuurd als / })).toBeFocused();
  await look(page, 'quick-sent');

  const [signal] = await about(api, 'Wit busje zonder kenteken');
  expect(signal).toMatchObject({
    content: 'Wit busje zonder kenteken laadt vaten.\n\nTijdstip: omstreeks 14:30.', channel: 'quick', stage: 'Submitted', handling: 'Partners', regime: 'Wpg',
    place: { address: 'Achter Weteringkade 12', point: { latitude: 52.12346, longitude: 5.65432 } }, attachments: [{}],
  });
  expect(signal.area).toBeTruthy();
  const file = await context.request.get(`${server.url}/api/pictures/${picture}/signals/${signal.partner}/${signal.id}/attachments/${signal.attachments[0].id}`);
  expect((await file.body()).includes('GPSLatitude')).toBe(false);

  await page.getByRole('button', { name: 'Nog een melding' }).tap();
  await expect(what(page)).toHaveValue('');
  expect(problems).toEqual([]);
  await context.close();
});

test('it fits 320 px, and what is typed is there after a reload', async ({ browser }) => {
  const { context, page } = await withPhone(browser, people.town);
  await page.setViewportSize({ width: 320, height: 568 });
  await what(page).fill('Half af');
  await look(page, 'quick-small');
  await page.reload();
  await expect(what(page)).toHaveValue('Half af');
  await page.getByText('Voor wie en welke soort bron').click();
  await expect(page.getByText('Valt onder: AVG')).toBeVisible();
  await look(page, 'quick-more');
  await page.getByRole('button', { name: 'Formulier wissen' }).click();
  await expect(what(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Terughalen' }).click();
  await expect(what(page)).toHaveValue('Half af');
  await context.close();
});

for (const viewport of [phone, desktop]) test(`without a connection at ${viewport.width} px, with a photo, over a reload and a second tab: it arrives exactly once`, async ({ browser }) => {
  const { context, page, api, problems } = await withPhone(browser, people.police, viewport);
  const words = `Zonder bereik gezien achter de loods (${viewport.width}).`;
  await expect(page.getByText('Deze pagina werkt ook zonder verbinding.')).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('U kunt gewoon melden.')).toBeVisible();
  await what(page).fill(words);
  await choosePhoto(page).setInputFiles(await photoWithPlace(page));
  await expect(page.getByRole('img', { name: 'Foto 1' })).toBeVisible();
  await seen(page).tap();
  await send(page).tap();
  await expect(page.getByRole('heading', { name: 'Bewaard op dit apparaat' })).toBeVisible();
  await look(page, 'quick-kept');

  // Not even the server is there: the page opens from the device.
  await server.kill();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Snel melden');
  await expect(page.getByText('Wacht: staat nog op dit apparaat')).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await expect(send(page)).toBeVisible();
  await look(page, 'quick-offline');
  const second = await context.newPage();
  await second.goto(`${server.url}/snel`);
  await expect(second.getByText('Wacht: staat nog op dit apparaat')).toBeVisible();

  await server.start();
  await context.setOffline(false);
  for (const one of [page, second]) {
    await expect(one.getByText('Verstuurd', { exact: true })).toBeVisible();
  }
  const found = await about(api, words);
  expect(found.map((signal) => [signal.channel, signal.attachments.length])).toEqual([['quick', 1]]);
  // What arrived is not on the device any more.
  await expect(page.getByText(words)).toHaveCount(0);
  expect(problems).toEqual([]);
  await context.close();
});

test('the main application is never answered from the device', async ({ browser }) => {
  const { context, page } = await withPhone(browser, people.police);
  await expect(page.getByText('Deze pagina werkt ook zonder verbinding.')).toBeVisible();
  const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname));
  expect(scopes).toEqual(['/snel']);
  const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat());
  expect(kept).toContain('/snel');
  expect(kept.filter((path) => path.startsWith('/api') || path.startsWith('/publications'))).toEqual([]);
  await page.goto(server.url);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  await context.close();
});

test('what the server refuses stays with the reason, and is corrected and sent', async ({ browser }) => {
  const { context, page, api } = await withPhone(browser, people.police);
  await what(page).fill('De bestuurder heeft nummer 111222333.');
  await seen(page).tap();
  await send(page).tap();
  await expect(page.getByRole('heading', { name: 'De melding is niet aangenomen' })).toBeVisible();
  await look(page, 'quick-refused');
  await page.reload();
  await expect(page.getByText('Geweigerd')).toBeVisible();
  await expect(page.getByText('De bestuurder heeft nummer 111222333.')).toBeVisible();
  await page.getByRole('button', { name: 'Verbeteren' }).tap();
  await expect(what(page)).toHaveValue('De bestuurder heeft nummer 111222333.');
  await what(page).fill('De bestuurder is bekend.');
  await send(page).tap();
  await expect(page.getByRole('heading', { name: /^Verstuurd als / })).toBeVisible();
  expect(await about(api, 'De bestuurder')).toHaveLength(1);
  await context.close();
});

test('an expired session asks to sign in, keeps what waits, and sends it afterwards', async ({ browser }) => {
  const { context, page, api } = await withPhone(browser, people.police);
  const cookies = await context.cookies();
  await context.clearCookies();
  await what(page).fill('Na afloop van de sessie geschreven.');
  await seen(page).tap();
  await send(page).tap();
  await expect(page.getByText('Meld u aan om te versturen')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Op dit apparaat staat nog 1 melding')).toBeVisible();
  await expect(page.getByText('Na afloop van de sessie geschreven.')).toHaveCount(0);
  await look(page, 'quick-signed-out');

  // Someone else signs in on this device: not sent, not shown.
  await page.getByRole('link', { name: 'Aanmelden' }).tap();
  await page.getByRole('button', { name: people.town.name }).tap();
  await expect(send(page)).toBeVisible();
  await expect(page.getByText('Wacht: staat nog op dit apparaat')).toHaveCount(0);
  await context.clearCookies();
  await context.addCookies(cookies);
  await page.reload();
  await expect(page.getByText('Verstuurd', { exact: true })).toBeVisible();
  expect(await about(api, 'Na afloop van de sessie')).toHaveLength(1);
  await context.close();
});

test('signing out wipes the lists, and asks first when something is not sent', async ({ browser }) => {
  const { context, page } = await withPhone(browser, people.police);
  await what(page).fill('Nog niet verstuurd');
  await expect.poll(() => page.evaluate(countOf, 'drafts')).toBe(1);
  await page.goto(server.url);
  await page.getByRole('button', { name: /Femke Kramer/ }).tap();
  await page.getByRole('button', { name: 'Afmelden' }).tap();
  await expect(page.getByRole('heading', { name: 'Er staat nog iets op dit apparaat' })).toBeVisible();
  await look(page, 'quick-leaving');
  await page.getByRole('button', { name: 'Afmelden en weggooien' }).tap();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aanmelden');
  for (const store of ['known', 'drafts', 'entries']) {
    expect(await page.evaluate(countOf, store)).toBe(0);
  }
  await page.goto(`${server.url}/snel`);
  await expect(page.getByText('Meld u eerst aan')).toBeVisible();
  await context.close();
});

test('with the keyboard alone', async ({ browser }) => {
  const visitor = await Visitor.arrive(browser, server, people.town);
  const { page } = visitor;
  await page.getByRole('link', { name: 'Snel melden' }).focus();
  await page.keyboard.press('Enter');
  await expect(send(page)).toBeVisible();
  await what(page).focus();
  await page.keyboard.type('Met het toetsenbord gemeld.');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Foto maken')).toBeFocused();
  for (let n = 0; n < 20 && !(await page.getByRole('radio', { name: /Zelf gezien/ }).evaluate((radio) => radio === document.activeElement)); n++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Gehoord van iemand/ })).toBeChecked();
  await look(page, 'quick-desktop');
  for (let n = 0; n < 10 && !(await send(page).evaluate((button) => button === document.activeElement)); n++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Verstuurd als / })).toBeFocused();
  await visitor.context.close();
});

test.describe('tips', () => {
  test.describe.configure({ mode: 'serial' });
  let address = '';

  test('a link is made, shown once with a code, and listed', async ({ browser }) => {
    const visitor = await Visitor.arrive(browser, server, people.police);
    const { page } = visitor;
    await page.goto(`${server.url}/pictures/${picture}/tip-links`);
    await expect(page.getByText('Er zijn nog geen tiplinks gemaakt.')).toBeVisible();
    await look(page, 'tip-links-empty');
    await page.getByRole('button', { name: 'Tiplink maken' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Voor wie is de link?' }).fill('winkeliers De Lange Wetering');
    await dialog.getByRole('spinbutton', { name: 'Hoe vaak te gebruiken?' }).fill('2');
    await dialog.getByRole('button', { name: 'Tiplink maken' }).click();
    address = await dialog.getByRole('textbox', { name: 'Adres van de link' }).inputValue();
    expect(address).toMatch(new RegExp(`^${server.url}/tip/[\\w-]{32}$`));
    await expect(dialog.getByRole('img', { name: 'QR-code van de tiplink' })).toBeVisible();
    await look(page, 'tip-link-made');
    await dialog.getByRole('button', { name: 'Klaar' }).click();
    await expect(page.getByRole('row', { name: /winkeliers De Lange Wetering/ })).toContainText('0 van 2');
    await look(page, 'tip-links');
    await page.setViewportSize(phone);
    await look(page, 'tip-links');
    await visitor.context.close();
  });

  test('a resident without an account gives a tip, leaves nothing behind and cannot read it', async ({ browser }) => {
    const context = await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    const page = await context.newPage();
    await page.goto(address);
    await expect(page.getByText(/^Dit gaat naar: /)).toBeVisible();
    await expect(page.getByText('Is er nu gevaar? Bel 112.')).toBeVisible();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await look(page, 'tip');
    await page.getByRole('button', { name: 'Versturen' }).tap();
    await expect(page.getByText('Schrijf eerst wat u wilt vertellen.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Wat wilt u vertellen?' }).fill('Elke nacht wordt er gelost bij de buren.');
    await page.getByText('Zelf gezien').tap();
    await choosePhoto(page).setInputFiles(await photoWithPlace(page));
    await expect(page.getByRole('img', { name: 'Foto 1' })).toBeVisible();
    await look(page, 'tip-filled');
    await page.getByRole('button', { name: 'Versturen' }).tap();
    await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeFocused();
    await expect(page.getByText('Op dit apparaat is niets bewaard')).toBeVisible();
    await look(page, 'tip-given');

    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length])).toEqual([0, 0, 0, 0]);
    expect((await context.request.get(`${server.url}/api/pictures/${picture}/signals`)).status()).toBe(401);
    await context.close();

    const police = await Visitor.arrive(browser, server, people.police);
    const [tip, ...more] = await about(police.api, 'Elke nacht wordt er gelost');
    expect(more).toEqual([]);
    expect(tip).toMatchObject({ partner: 'politie', channel: 'tip', stage: 'Submitted', handling: 'Named', attachments: [{}] });
    const town = await Visitor.arrive(browser, server, people.town);
    expect(await about(town.api, 'Elke nacht wordt er gelost')).toEqual([]);
    await Promise.all([police.context.close(), town.context.close()]);
  });

  test('in English, used up, withdrawn or invented: a friendly page that says no more', async ({ browser }) => {
    const context = await browser.newContext({ viewport: phone, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Give information');
    await page.getByRole('textbox', { name: 'What do you want to tell?' }).fill('The last one on this link.');
    await page.getByText('Hearsay').click();
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
    for (const target of [address, `${server.url}/tip/${'A'.repeat(32)}`, `${server.url}/tip/x`]) {
      await page.goto(target);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work (any more)');
    }
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet (meer)');
    await look(page, 'tip-invalid');
    await context.close();
  });

  test('withdrawing a link ends it while someone is writing; the text stays on the page until then', async ({ browser }) => {
    const visitor = await Visitor.arrive(browser, server, people.police);
    const made = await visitor.api.send(`/api/pictures/${picture}/tip-links`, { for: 'bewoners', days: 1, maxUses: 5, id: '' });
    const { token, link } = (await made.json()) as { token: string; link: { id: string } };
    const context = await browser.newContext({ viewport: phone, locale: 'nl-NL' });
    const page = await context.newPage();
    await page.goto(`${server.url}/tip/${token}`);
    await page.getByRole('textbox', { name: 'Wat wilt u vertellen?' }).fill('Te laat.');
    await page.getByText('Van horen zeggen').click();
    await visitor.page.goto(`${server.url}/pictures/${picture}/tip-links`);
    await visitor.page.getByRole('button', { name: 'Tiplink voor bewoners intrekken' }).click();
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Intrekken' }).click();
    await expect(visitor.page.getByRole('row', { name: /bewoners/ })).toContainText('Ingetrokken');
    await page.getByRole('button', { name: 'Versturen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet (meer)');
    expect(link.id).toHaveLength(64);
    await Promise.all([context.close(), visitor.context.close()]);
  });
});

/** Scrolls the map into the middle and finds a point of the screen that lies in one of its areas; runs in the page. */
function pointInArea(map: Element): { x: number; y: number } {
  map.scrollIntoView({ block: 'center' });
  for (const path of map.querySelectorAll('path.area-shape')) {
    const box = path.getBoundingClientRect();
    for (let n = 1; n < 10; n++) {
      const [x, y] = [box.left + (box.width * n) / 10, box.top + box.height / 2];
      if (document.elementFromPoint(x, y) === path) {
        return { x, y };
      }
    }
  }
  throw new Error('No area can be touched.');
}

/** How many rows a store of the quick page has; runs in the page. */
function countOf(store: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('samenbeeld-quick', 1);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction(store).objectStore(store).count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
