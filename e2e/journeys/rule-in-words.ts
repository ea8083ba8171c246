import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, openPage, views, type Journey } from '../journey.ts';
import type { FirstRun } from '../server.ts';
import { signIn } from './every-page.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** A segment written in words: completed while typing, faults at their place, counted, turned into the builder and back, created. */
export const ruleInWords: Journey = {
  name: 'a rule in words: complete, mend, count, builder and back, create',
  run: async ({ browser, sample }) => {
    const first = await (await sample()).firstRun();
    await mkdir(folder, { recursive: true });
    for (const view of views) {
      const { context, page, faults } = await openPage(browser, view);
      page.setDefaultTimeout(30_000);
      try {
        const area = await openText(page, first);
        await complete(page, area);
        await mend(page);
        await page.screenshot({ path: join(folder, `segment-text-${view.width}-${view.scheme}.png`), fullPage: true });
        await look(page, view.width);
        if (view === views[0]) await turnAndCreate(page, area);
        expect(faults.length === 0, `script faults: ${faults.join('; ')}`);
      } catch (error) {
        await page.screenshot({ path: join(folder, 'failed-rule-in-words.png'), fullPage: true });
        throw error;
      } finally {
        await context.close();
      }
    }
  },
};

async function openText(page: Page, first: FirstRun): Promise<Locator> {
  await page.goto(first.url);
  await signIn(page, first);
  await page.goto(first.url);
  await page.waitForURL(/\/w\/\d+/);
  await page.goto(`${/.*\/w\/\d+/.exec(page.url())?.[0] ?? ''}/segments/new`);
  await page.getByText('Text', { exact: true }).click();
  const area = page.getByLabel('Rule in words');
  await area.waitFor();
  return area;
}

/** With the keyboard alone. */
async function complete(page: Page, area: Locator): Promise<void> {
  await area.pressSequentially('last order at least 120 days ago\nand did Viewed P');
  await page.getByRole('option', { name: /"Viewed Product"/ }).waitFor();
  await area.press('Enter');
  await area.pressSequentially('at least once\nand ordrs >= 2');
  const text = await area.inputValue();
  expect(text.includes('and did "Viewed Product" at least once'), `completed: ${text}`);
}

async function mend(page: Page): Promise<void> {
  await page.getByText('Did you mean orders?').waitFor();
  await page.getByRole('button', { name: 'Line 3, column 5' }).click();
  const marked = await page.evaluate<string>(
    '(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)',
  );
  expect(marked === 'ordrs', `the fault selects ${marked}`);
}

async function look(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(Number(wide) <= width, `wider than the screen: ${String(wide)}`);
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const { violations } = await page.evaluate<{ violations: { id: string; impact: string | null }[] }>('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.length === 0, `axe: ${serious.map(({ id }) => id).join(', ')}`);
}

async function turnAndCreate(page: Page, area: Locator): Promise<void> {
  await area.fill('last order at least 120 days ago and (country is NL or country is DE) and has an email');
  await page
    .getByRole('status')
    .filter({ hasText: /^[\d,.]+$/ })
    .waitFor();
  await page.getByRole('button', { name: 'Tidy up' }).click();
  const tidy = "last order at least 120 days ago and (country = 'NL' or country = 'DE') and email exists";
  await page.getByText('Builder', { exact: true }).click();
  await page.getByRole('button', { name: 'Add condition' }).first().waitFor();
  await page.getByText('Text', { exact: true }).click();
  await area.waitFor();
  expect((await area.inputValue()) === tidy, `back from the builder: ${await area.inputValue()}`);
  await page.getByLabel('Name', { exact: false }).first().fill('Lapsed, in words');
  await page.getByRole('button', { name: 'Create segment' }).click();
  await page.waitForURL(/\/segments\/\d+$/);
  await page.getByRole('heading', { name: 'Lapsed, in words' }).waitFor();
}
