import { inflateRawSync } from 'node:zlib';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { type Person, picture, Visitor } from './people';
import type { Server } from './server';

export { sizes as viewports } from './look';

export const signalsPath = `/api/pictures/${picture}/signals`;
export const registerOf = (server: Server): string => `${server.url}/pictures/${picture}/signals`;

export interface Stored { id: string; label: string; version: number; stage: string; partner: string }
export interface Listed { total: number; items: (Stored & { content: string; import: string | null; weighing: object | null })[]; counts: { stages: Record<string, number> } }

export const row = (page: Page, text: string): Locator => page.locator('tr', { hasText: text });
export const detail = (page: Page): Locator => page.locator('.signal-detail');

/** What an owner answers in short before accepting. */
export const weighing = { ownTask: true, groundForAction: true, concrete: true, recent: true, sourceCheck: 'hit' };

export const daysAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Someone at a screen of this width; `problems` gathers what the console complains of. */
export async function visit(browser: Browser, server: Server, person: Person, width = 1440, problems: string[] = []): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, server, person, { width, height: width < 500 ? 844 : 900 });
  visitor.page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  visitor.page.on('pageerror', (error) => problems.push(error.message));
  return visitor;
}

/** Adds a signal over REST. */
export async function add(visitor: Visitor, change: object): Promise<Stored> {
  const base = { date: '2026-02', sourceType: 'boa', content: 'Een waarneming.', grade: 'A1', handling: 'Partners', regime: 'AVG', phenomena: ['drugs_waste'], stage: 'Submitted' };
  const answer = await visitor.api.send(signalsPath, { ...base, ...change });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()) as Stored;
}

/** Adds as many as asked for, numbered from 0. */
export async function series(visitor: Visitor, count: number, word: string, letter: string, change: (i: number) => object = () => ({})): Promise<void> {
  for (let i = 0; i < count; i++) {
    await add(visitor, { content: `Reeks ${i}: auto bij de ${word}.`, label: `${letter}-${String(i).padStart(2, '0')}`, ...change(i) });
  }
}

/** What the register answers this person. */
export const list = (visitor: Visitor, search: string): Promise<Listed> => visitor.api.get<Listed>(`${signalsPath}?${search}`);

/** Takes an export as a download, through the menu of the register. */
export async function takeExport(page: Page, name: 'CSV' | 'Excel'): Promise<{ file: string; rows: string[][] }> {
  await page.getByRole('button', { name: 'Exporteren' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) {
    parts.push(part as Buffer);
  }
  const bytes = Buffer.concat(parts);
  return { file: download.suggestedFilename(), rows: name === 'CSV' ? csvRows(bytes.toString('utf8')) : sheetRows(bytes) };
}

/** Rows of a CSV file with semicolons and a mark of its encoding. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n"]*))(;|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') {
      rows.push([]);
    }
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** Texts of the first sheet of a workbook, by their place. */
export function sheetRows(workbook: Buffer): string[][] {
  const xml = unzip(workbook, 'xl/worksheets/sheet1.xml').toString('utf8');
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells]) => {
    const row: string[] = [];
    for (const [, letters, text] of cells!.matchAll(/<c r="([A-Z]+)\d+".*?<t[^>]*>(.*?)<\/t>/gs)) {
      row[[...letters!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1] = text!.replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity]!);
    }
    return Array.from(row, (cell) => cell ?? '');
  });
}

/** One file out of an archive, found in the list at its end. */
function unzip(archive: Buffer, name: string): Buffer {
  const end = archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  for (let at = archive.readUInt32LE(end + 16), left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, length, extra, comment, from] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    if (archive.toString('utf8', at + 46, at + 46 + length) === name) {
      const data = from + 30 + archive.readUInt16LE(from + 26) + archive.readUInt16LE(from + 28);
      return inflateRawSync(archive.subarray(data, data + packed));
    }
    at += 46 + length + extra + comment;
  }
  throw new Error(`${name} is not in the workbook.`);
}
