import { type APIRequestContext, type Browser, type BrowserContext, type Locator, type Page, expect } from '@playwright/test';
import type { Server } from './server';

export const picture = 'veldermeer-2026';

/** The people of the fictional dossier that the stories use. */
export const people = {
  coordinator: { id: 'noor-verhagen', name: 'Noor Verhagen', partner: 'riec-midden' },
  police: { id: 'femke-kramer', name: 'Femke Kramer', partner: 'politie' },
  policeSigner: { id: 'ruud-hofstra', name: 'Ruud Hofstra', partner: 'politie' },
  town: { id: 'lotte-brouwer', name: 'Lotte Brouwer', partner: 'gemeente-veldermeer' },
  townSigner: { id: 'marieke-van-dalen', name: 'Marieke van Dalen', partner: 'gemeente-veldermeer' },
  om: { id: 'pieter-aalbers', name: 'Pieter Aalbers', partner: 'om' },
  tax: { id: 'anja-kuipers', name: 'Anja Kuipers', partner: 'belastingdienst' },
  labour: { id: 'thijs-molenaar', name: 'Thijs Molenaar', partner: 'arbeidsinspectie' },
  reader: { id: 'henk-wessels', name: 'Henk Wessels', partner: 'gemeente-veldermeer' },
} as const;

export type Person = (typeof people)[keyof typeof people];

/** Someone at a browser of their own, signed in by a click on their name. */
export class Visitor {
  constructor(
    readonly person: Person,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly server: Server,
  ) {}

  static async arrive(browser: Browser, server: Server, person: Person, viewport = { width: 1440, height: 900 }, prepare?: (context: BrowserContext) => Promise<unknown>): Promise<Visitor> {
    const context = await browser.newContext({ viewport, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: person.name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn beelden');
    return new Visitor(person, context, page, server);
  }

  get api(): Api {
    return new Api(this.context.request, this.server.url);
  }

  async open(section: string, of = picture): Promise<void> {
    await this.page.goto(`${this.server.url}/pictures/${of}/sections/${section}`);
    await expect(this.editor).toBeVisible();
    await this.settled();
  }

  get editor(): Locator {
    return this.page.getByRole('textbox', { name: /^Tekst van / });
  }

  get storage(): Locator {
    return this.page.locator('.storage');
  }

  /** Everything that was typed is stored, and the screen says so. */
  async settled(): Promise<void> {
    await expect(this.storage).toContainText('Opgeslagen', { timeout: 45_000 });
  }

  /** This is on screen: before a caret goes where another writes, for a caret stays before what arrives at its own place, and Enter would carry that along. */
  async sees(text: string): Promise<void> {
    await expect.poll(() => this.text(), { timeout: 30_000 }).toContain(text);
  }

  /** Puts the caret at the end of the text and starts a new paragraph. */
  async startParagraph(): Promise<void> {
    await this.editor.focus(); // a click might meet a chip, and select it
    // What arrives in the very moment of the key puts the caret back where it was.
    await expect(async () => {
      await this.editor.press('Control+End');
      expect(await this.isAtEnd()).toBe(true);
    }).toPass({ timeout: 15_000 });
    await this.editor.press('Enter');
  }

  /** Whether no word of the text comes after the caret. */
  private async isAtEnd(): Promise<boolean> {
    return this.editor.evaluate((root) => {
      const { focusNode, focusOffset } = getSelection()!;
      if (!focusNode || !root.contains(focusNode)) {
        return false;
      }
      const rest = document.createRange();
      rest.setStart(focusNode, focusOffset);
      rest.setEnd(root, root.childNodes.length);
      const copy = rest.cloneContents();
      copy.querySelectorAll('.remote-caret, .remote-caret-label').forEach((caret) => caret.remove());
      return (copy.textContent ?? '').replaceAll(/[\s\u200b\u2060\ufeff]/g, '') === '';
    });
  }

  async type(text: string, delay = 25): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** The text as it reads, without the name labels of the others' carets. */
  async text(): Promise<string> {
    return this.editor.evaluate((root) => {
      const copy = root.cloneNode(true) as HTMLElement;
      copy.querySelectorAll('.remote-caret, .remote-caret-label').forEach((caret) => caret.remove());
      return [...copy.querySelectorAll('p, h2, h3, h4')].map((block) => (block.textContent ?? '').replaceAll(/[\u200b\u2060\ufeff]/g, '').replaceAll('\u00a0', ' ')).join('\n');
    });
  }
}

/** REST, for what a story needs but does not show. */
export class Api {
  constructor(
    private readonly request: APIRequestContext,
    private readonly url: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    const answer = await this.request.get(this.url + path);
    expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
    return (await answer.json()) as T;
  }

  send(path: string, data: unknown) {
    return this.request.post(this.url + path, { data: data as object, headers: { origin: this.url } });
  }

  /** Starts a picture of which one section is owned by the police, the municipality and the coordinator. */
  async startPicture(id: string, initialText: string | null = null): Promise<void> {
    const answer = await this.send('/api/pictures', {
      id, title: `Beeld ${id}`, question: 'Wat speelt hier?', scope: 'Het centrum', areas: ['GM9901'], from: '2025-01-01', until: '2025-12-31',
      partners: ['riec-midden', 'politie', 'gemeente-veldermeer'], template: 'municipal', intake: { jointNeed: 'ja', willToAct: 'ja', legalBasis: 'convenant', capacity: 'ja' },
      sections: [{ id: 'samen', chapter: 1, chapterTitle: 'Samen', title: 'Samen', owners: ['politie', 'gemeente-veldermeer', 'riec-midden'], initialText }],
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** Gives one person other roles in a picture; none takes the person out of it. */
  async setRoles(of: string, person: string, roles: string[]): Promise<void> {
    const { version } = await this.get<{ version: number }>(`/api/pictures/${of}`);
    const answer = await this.request.put(`${this.url}/api/pictures/${of}/people`, {
      data: { people: [{ person, roles }], expectedVersion: version },
      headers: { origin: this.url },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  async submit(section: string): Promise<void> {
    const answer = await this.send(`/api/pictures/${picture}/sections/${section}/stage`, { action: 'Submit' });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  async sign(section: string): Promise<void> {
    const reading = await this.get<{ hash: string }>(`/api/pictures/${picture}/sections/${section}/reading`);
    const answer = await this.send(`/api/pictures/${picture}/sections/${section}/signatures`, { expectedHash: reading.hash });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}

export interface Outline {
  chapters: { sections: { id: string; number: string; owners: string[]; stage: string; signatures: { partner: string; fresh: boolean }[] }[] }[];
}
