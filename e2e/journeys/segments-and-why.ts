import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, openPage, views, type Journey } from '../journey.ts';
import type { FirstRun } from '../server.ts';
import { signIn } from './every-page.ts';
import { rearrange } from './segment-builder.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** From the library to a segment's page, to why somebody is in it, to who would have been in it last year. */
export const segmentsAndWhy: Journey = {
  name: 'segments and why: library, page, explain, rehearse',
  run: async ({ browser, sample }) => {
    const server = await sample();
    const first = await server.firstRun();
    await mkdir(folder, { recursive: true });
    let made = '';
    for (const view of views) {
      const { context, page, faults } = await openPage(browser, view);
      page.setDefaultTimeout(30_000);
      const picture = (name: string) =>
        page.screenshot({ path: join(folder, `${name}-${view.width}-${view.scheme}.png`), fullPage: true });
      try {
        const base = await enter(page, first);
        await page.goto(`${base}/segments/library`);
        await page
          .getByRole('status', { name: /^People in/ })
          .filter({ hasText: /\d/ })
          .first()
          .waitFor();
        await picture('segment-library');
        await look(page, view.width);
        if (made === '') {
          made = await createAdjusted(page);
          await rehearse(page);
          made = page.url();
        } else await page.goto(made);
        await page.getByRole('heading', { name: 'Members over time' }).waitFor();
        await page.getByText('Share of the brand').first().waitFor();
        await page.getByText(/^Median /).waitFor();
        await picture('segment-record');
        await look(page, view.width);
        await explainFirst(page, view.width);
        await picture('segment-explain');
        await look(page, view.width);
        if (view.scheme === 'light') {
          await rearrange(page, made);
          await picture('segment-builder');
          await look(page, view.width);
        }
        expect(faults.length === 0, `script faults: ${faults.join('; ')}`);
      } catch (error) {
        await page.screenshot({ path: join(folder, 'failed-segments-and-why.png'), fullPage: true });
        throw error;
      } finally {
        await context.close();
      }
    }
  },
};

async function enter(page: Page, first: FirstRun): Promise<string> {
  await page.goto(first.url);
  await signIn(page, first);
  await page.goto(first.url);
  await page.waitForURL(/\/w\/\d+/);
  return /.*\/w\/\d+/.exec(page.url())?.[0] ?? '';
}

/** Other days than suggested: counted anew, then created with them. */
async function createAdjusted(page: Page): Promise<string> {
  const card = page.locator('li').filter({ has: page.getByRole('heading', { name: 'Lapsed, 180 days' }) });
  const size = card.getByRole('status');
  const before = await size.textContent();
  await card.getByRole('button', { name: /^Adjust/ }).click();
  await card.getByLabel('Last order at least so long ago').fill('75');
  await size.filter({ hasNotText: before ?? '' }).waitFor();
  const counted = (await size.textContent()) ?? '';
  await card.getByRole('button', { name: /^Create/ }).click();
  await page.waitForURL(/\/segments\/\d+$/);
  await page.getByRole('heading', { name: 'Lapsed, 75 days' }).waitFor();
  await page.getByText('last order at least 75 days ago').waitFor();
  await page.getByText(counted, { exact: true }).first().waitFor();
  return page.url();
}

async function rehearse(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse the last year' }).click();
  await page.waitForURL(/rehearsal=/);
  await page.getByText('By today’s rule').first().waitFor();
  await page.getByRole('list', { name: 'What the rehearsal cannot know' }).waitFor();
  await page.getByRole('progressbar', { name: /Rehearsal/ }).waitFor({ state: 'detached', timeout: 120_000 });
  await page.getByRole('button', { name: 'Show Members over time as table' }).click();
  await page.getByRole('region', { name: 'Members over time, table' }).waitFor();
  await page.getByRole('button', { name: 'Show Members over time as chart' }).click();
}

/** From a member's link by the keyboard alone; on a phone for somebody who is searched. */
async function explainFirst(page: Page, width: number): Promise<void> {
  if (width > 600) {
    await page.getByRole('link', { name: 'Why?' }).first().focus();
    await page.keyboard.press('Enter');
  } else {
    await page.getByRole('button', { name: 'Why?' }).click();
    await page.getByRole('dialog').getByLabel('Person to explain').click();
    await page.getByRole('option').first().click();
  }
  const drawer = page.getByRole('dialog');
  await drawer.getByText(/^(In|Not in) the segment$/).waitFor();
  await drawer.getByText(/would (leave|enter) if/).waitFor();
  await drawer
    .getByText(/behind it$/)
    .first()
    .click();
}

async function look(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(Number(wide) <= width, `wider than the screen: ${String(wide)}`);
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const { violations } = await page.evaluate<{
    violations: { id: string; impact: string | null; nodes: { target: unknown[] }[] }[];
  }>('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = serious.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes[0]?.target)}`);
  expect(serious.length === 0, `axe: ${said.join(', ')}`);
}
