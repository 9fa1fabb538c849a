import { expect, type Locator, test } from '@playwright/test';
import { look } from './look';
import { people } from './people';
import { add, detail, list, registerOf, type Stored, viewports, visit } from './register';
import { Server } from './server';

const server = new Server();
test.beforeAll(() => server.start());
test.afterAll(() => server.stop());

const tick = (form: Locator, ...names: (string | RegExp)[]): Promise<void> => names.reduce(async (before, name) => { await before; await form.getByRole('checkbox', { name }).check(); }, Promise.resolve());
const task = 'Het raakt een taak van onze organisatie';
const ground = 'Er is aanleiding om iets te doen';

interface Outcome { name: string; stage: string; shown: string; advice: string; answers: (form: Locator) => Promise<void>; choose: RegExp; confirm: string; reason?: { field: string; text: string } }

const outcomes: readonly Outcome[] = [
  { name: 'nothing decided yet', stage: 'Weighed', shown: 'Gewogen', advice: '', choose: /^Nog geen uitkomst/, confirm: 'Weging bewaren', answers: (form) => form.getByRole('textbox', { name: /^Toelichting/ }).fill('Nog navragen bij de wijkagent.') },
  {
    name: 'accepted', stage: 'Accepted', shown: 'Geaccepteerd', advice: 'Deze weging wijst op accepteren.', choose: /^Accepteren/, confirm: 'Accepteren',
    answers: async (form) => {
      await form.getByText('Rode vlaggen').click();
      await form.locator('details', { hasText: 'Rode vlaggen' }).getByRole('checkbox').first().check();
      await tick(form, task, ground, /^Concreet/);
      await form.getByRole('radio', { name: /^Hit/ }).check();
    },
  },
  {
    name: 'parked', stage: 'Parked', shown: 'Geparkeerd', advice: 'Nog niet concreet genoeg: parkeren ligt voor de hand.', choose: /^Parkeren/, confirm: 'Parkeren', reason: { field: 'Reden', text: 'Wacht op kentekens.' },
    answers: async (form) => {
      await form.getByRole('checkbox').first().check();
      await tick(form, task, ground);
    },
  },
  { name: 'dismissed', stage: 'Dismissed', shown: 'Afgewezen', advice: 'Er is geen kenmerk of indicator gevonden: afwijzen ligt voor de hand.', choose: /^Afwijzen/, confirm: 'Afwijzen', reason: { field: 'Reden', text: 'Geen ondermijning.' }, answers: (form) => tick(form, 'Recent') },
  {
    name: 'forwarded', stage: 'Forwarded', shown: 'Doorgestuurd', advice: 'Het is geen taak van uw organisatie: doorsturen ligt voor de hand.', choose: /^Doorsturen/, confirm: 'Doorsturen', reason: { field: 'Aan wie, en waarom?', text: 'Naar Toezicht en Handhaving: overlast.' },
    answers: async (form) => { await form.getByRole('checkbox').first().check(); },
  },
];

for (const { width } of viewports) {
  test(`weighing to each outcome at ${width} px: the advice follows the answers, and only what is accepted is shared`, async ({ browser }) => {
    const problems: string[] = [];
    const police = await visit(browser, server, people.police, width, problems);
    const town = await visit(browser, server, people.town, width, problems);
    const { page } = police;
    const form = page.getByRole('dialog');
    const word = width < 500 ? 'jachthaven' : 'sluis';
    await town.page.goto(`${registerOf(server)}?text=${word}`);
    await expect(town.page.getByText('Geen signaal past bij deze selectie.')).toBeVisible();
    const signals: Stored[] = [];
    for (const outcome of outcomes) signals.push(await add(police, { content: `Auto’s bij de ${word}, ${outcome.name}.` }));

    for (const [i, outcome] of outcomes.entries()) {
      await test.step(outcome.name, async () => {
        await page.goto(`${registerOf(server)}/politie/${signals[i]!.id}`);
        await detail(page).getByRole('button', { name: 'Wegen' }).click();
        await expect(form).toContainText(`Auto’s bij de ${word}, ${outcome.name}.`);
        await outcome.answers(form);
        if (outcome.stage === 'Parked') {
          await page.keyboard.press('Escape');
          await expect(form).toHaveCount(0);
          await detail(page).getByRole('button', { name: 'Wegen' }).click();
          await expect(form.getByText('Uw eerdere invoer is teruggezet.')).toBeVisible();
          await expect(form.getByRole('checkbox', { name: task })).toBeChecked();
        }
        await form.getByRole('radio', { name: outcome.choose }).check();
        await expect(form.locator('fieldset', { hasText: 'Uitkomst' }).getByRole('status')).toHaveText(outcome.advice);
        if (outcome.reason) {
          await form.getByRole('button', { name: outcome.confirm }).click();
          await expect(form.getByText('Geef een reden.')).toBeVisible();
          await expect(form.getByRole('textbox', { name: outcome.reason.field })).toBeFocused();
          await form.getByRole('textbox', { name: outcome.reason.field }).fill(outcome.reason.text);
        }
        await look(page, `weighing-${outcome.stage.toLowerCase()}`);
        await form.getByRole('button', { name: outcome.confirm, exact: true }).click();
        await expect(form).toHaveCount(0);
        await expect(detail(page).locator('[aria-current="step"]')).toHaveText(outcome.shown);
        await expect(detail(page).getByRole('region', { name: 'Weging' })).toContainText('Gewogen door Femke Kramer');
        if (outcome.reason) await expect(detail(page)).toContainText(outcome.reason.text);
        await look(page, `weighed-${outcome.stage.toLowerCase()}`);
      });
    }

    const own = await list(police, `text=${word}&sort=Label&descending=false`);
    expect(own.items.map((signal) => signal.stage)).toEqual(outcomes.map((outcome) => outcome.stage));
    const others = await list(town, `text=${word}`);
    expect(others.items.map((signal) => [signal.content, signal.weighing])).toEqual([[`Auto’s bij de ${word}, accepted.`, null]]);
    expect(others.counts.stages).toEqual({ Accepted: 1 });
    await expect(town.page.locator('tbody tr')).toHaveCount(1);

    // What was dismissed can be taken up again, and must be weighed anew.
    await page.goto(`${registerOf(server)}/politie/${signals[3]!.id}`);
    await expect(detail(page).getByText('Vernietigen op', { exact: true })).toBeVisible();
    await detail(page).getByRole('button', { name: 'Heropenen' }).click();
    await form.getByRole('button', { name: 'Heropenen' }).click();
    await expect(detail(page).locator('[aria-current="step"]')).toHaveText('Aangeboden');
    expect(problems).toEqual([]);
    await Promise.all([police.context.close(), town.context.close()]);
  });
}
