import { expect, type Page, test } from '@playwright/test';
import { Numbers } from './numbers';
import { type Api, people, Visitor } from './people';
import { Server } from './server';

// The register with ten thousand signals in real Chromium: bash tests/bench.sh browser register. Prints a table, writes tests/out/register.json, asserts nothing about time.

const rows = 10_000;
const picture = 'meting';
const path = `/api/pictures/${picture}`;
const numbers = new Numbers();
const server = new Server({ Limits__RequestsPerSecond: '10000', Limits__Burst: '100000' });

test.describe.configure({ mode: 'serial', timeout: 600_000 });
test.beforeAll(() => server.start());
test.afterAll(async () => {
  await server.stop();
  numbers.tell('register');
});

interface ImportView { id: string; partner: string; phase: string; imported: number; mapping: object }
interface Page1 { items: { id: string; version: number }[]; next: string | null }

/** A table as partners send it: many days, areas and phenomena, a few lines of text. */
function table(): string {
  const words = ['laden', 'lossen', 'busje', 'loods', 'vaten', 'geur', 'aceton', 'huur', 'contant', 'chalet', 'uitzendbureau', 'garage', 'camera', 'aggregaat', 'nachtelijk', 'wisselende', 'bewoner', 'terrein', 'sloot', 'kenteken'];
  const areas = ['BU99010203', 'WK990101', 'BU99010301', 'GM9901'];
  const phenomena = ['Synthetische drugs (productie)', 'Witwassen en fin.-econ. criminaliteit', 'Misbruik van vastgoed'];
  let seed = 7;
  const random = (n: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % n;
  };
  const two = (n: number): string => String(n).padStart(2, '0');
  const lines = Array.from({ length: rows }, (_, i) => [
    `M-${i}`, `2025-${two(1 + random(12))}-${two(1 + random(28))}`, Array.from({ length: 12 + random(30) }, () => words[random(words.length)]).join(' '), 'Wijkagent (waarneming)', areas[random(4)], phenomena[random(3)],
    `${'ABCX'[random(4)]}${1 + random(4)}`, 'Vertrouwelijk: partners in dit beeld', 'Wet politiegegevens',
  ].join(';'));
  return ['Nummer;Datum;Inhoud;Soort bron;Gebied;Fenomeen;Betrouwbaarheid;Verspreiding;Regime', ...lines].join('\r\n');
}

/** Ten thousand by the import, then accepted, so that every partner sees them. */
async function fill(police: Visitor): Promise<void> {
  const { request } = police.context;
  const headers = { origin: server.url };
  const sent = await request.post(`${server.url}${path}/imports?name=meting.csv`, { data: Buffer.from(table()), headers: { ...headers, 'content-type': 'application/octet-stream' } });
  expect(sent.ok(), await sent.text()).toBe(true);
  const { id, partner, mapping } = (await sent.json()) as ImportView;
  const at = `${path}/imports/${partner}/${id}`;
  const until = (phase: string) => expect.poll(async () => (await police.api.get<ImportView>(at)).phase, { timeout: 120_000 }).toBe(phase);
  await until('Mapping');
  expect((await request.put(`${server.url}${at}/mapping`, { data: { ...mapping, stage: 'Submitted' }, headers })).ok()).toBe(true);
  await until('Ready');
  expect((await police.api.send(`${at}/start`, {})).ok()).toBe(true);
  await until('Done');
  await accept(police.api);
}

async function accept(api: Api): Promise<void> {
  const weighing = { ownTask: true, groundForAction: true, concrete: true, recent: true, sourceCheck: 'hit' };
  for (;;) {
    const { items } = await api.get<Page1>(`${path}/signals?stage=Submitted&limit=200`);
    if (items.length === 0) return;
    const answer = await api.send(`${path}/signals/politie/moves`, { move: 'Accept', signals: items.map(({ id, version }) => ({ id, version })), weighing });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

/** Milliseconds since the page was asked for, when this holds on its screen for the first time. */
const since = (page: Page, holds: () => boolean): Promise<number> => page.waitForFunction(holds, undefined, { polling: 'raf' }).then(() => page.evaluate(() => performance.now()));

test('ten thousand signals: opening, filtering, and a change by somebody else', async ({ browser }) => {
  const coordinator = await Visitor.arrive(browser, server, people.coordinator);
  await coordinator.api.startPicture(picture);
  const police = await Visitor.arrive(browser, server, people.police);
  const town = await Visitor.arrive(browser, server, people.town);
  await fill(police);
  const { page } = town;
  const register = `${server.url}/pictures/${picture}/signals`;

  for (let i = 0; i < 11; i++) {
    await page.goto(server.url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn beelden');
    await page.goto(register, { waitUntil: 'commit' });
    const rowsAt = await since(page, () => document.querySelectorAll('.register-table tbody tr').length >= 100 && document.querySelector('.register-filters')!.textContent!.includes('Witwassen'));
    await page.evaluate(() => [...document.querySelectorAll<HTMLLabelElement>('.facet-value')].find((label) => label.textContent!.includes('Witwassen'))!.querySelector('input')!.click());
    const filteredAt = await since(page, () => document.querySelectorAll('.active-filters .pill').length === 1 && !document.querySelector('.pager [aria-busy="true"]') && !/\b10\.000\b/.test(document.querySelector('.pager')!.textContent!));
    // The first time nothing is in the cache of the browser yet; it counts as all others.
    numbers.note('the register with 10,000 signals, from its address to its rows', '', rowsAt);
    numbers.note('the register with 10,000 signals, from its address to the answer of a filter', '<= 1,000', filteredAt);
  }

  await page.goto(register);
  await since(page, () => document.querySelectorAll('.register-table tbody tr').length >= 100);
  // Both pages live in one browser on one machine, so their clocks are the same.
  for (let i = 0; i < 20; i++) {
    const mark = `Merk ${i} van vandaag`;
    const seen = page.evaluate((text) => new Promise<number>((done) => {
      const table = document.querySelector('.register-rows')!;
      const look = (): void => {
        if (table.textContent!.includes(text)) {
          observer.disconnect();
          requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
        }
      };
      const observer = new MutationObserver(look);
      observer.observe(table, { subtree: true, childList: true, characterData: true });
    }), mark);
    const sent = await police.page.evaluate(async ({ address, signal }) => {
      const at = performance.timeOrigin + performance.now();
      const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(signal) });
      if (!answer.ok) throw new Error(await answer.text());
      return at;
    }, { address: `${path}/signals`, signal: { date: '2026-02-14', sourceType: 'boa', content: mark, grade: 'A1', handling: 'Partners', regime: 'AVG', phenomena: ['drugs_waste'], stage: 'Accepted', weighing: { ownTask: true, groundForAction: true, concrete: true, recent: true, sourceCheck: 'hit' } } });
    numbers.note('a signal that somebody shares, until it is in the open register of another', '<= 200', (await seen) - sent);
  }
  await Promise.all([coordinator, police, town].map((visitor) => visitor.context.close()));
});
