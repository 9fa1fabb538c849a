import { mkdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const out = '../out/screens';

/** A desk and a phone. */
export const sizes = [{ width: 1440, height: 900 }, { width: 390, height: 844 }] as const;

/** Looks at both sizes; afterwards the page is as wide as a desk. */
export async function lookAtBoth(page: Page, name: string): Promise<void> {
  for (const size of sizes.toReversed()) {
    await page.setViewportSize(size);
    await look(page, name);
  }
}

/** A picture of the screen for people to look at, and axe's opinion: nothing serious. */
export async function look(page: Page, name: string): Promise<void> {
  const { width } = page.viewportSize()!;
  mkdirSync(out, { recursive: true });
  if (width < 500) {
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: width < 500 });
  // What is afloat hides part of what scrolls under it: from the top of the page nothing is.
  await page.evaluate(() => window.scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' ')}`)).toEqual([]);
  // Nothing sticks out sideways, and no line of text lies on another.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(overlaps)).toEqual([]);
}

/** Cells and buttons whose boxes lie on each other: what a table does when its rows are too low for what is in them. */
function overlaps(): string[] {
  // An open dialog covers the page, and what is afloat covers what scrolls under it.
  const top = document.querySelector('dialog[open]') ?? document;
  const isAfloat = (element: Element | null): boolean => element !== null && element !== top && element !== document.body && (/sticky|fixed/.test(getComputedStyle(element).position) || isAfloat(element.parentElement));
  const boxes = [...top.querySelectorAll('td, th, button')]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.visually-hidden, thead, .toolbar'));
  const found: string[] = [];
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (width > 2 && height > 2 && isAfloat(a.element) === isAfloat(b.element) && !a.element.contains(b.element) && !b.element.contains(a.element)) {
        found.push(`${a.element.textContent?.slice(0, 40)} / ${b.element.textContent?.slice(0, 40)}`);
      }
    }
    // A row that is too low lets its contents out.
    if (a.element.matches('td, th') && a.element.scrollHeight > a.box.height + 2) {
      found.push(`${a.element.textContent?.slice(0, 40)} sticks out of its cell`);
    }
  }
  return found.slice(0, 5);
}
