import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Letters } from './letters.ts';
import type { Server } from './server.ts';

/** One story through the product in a real browser. Throws when it does not hold. */
export type Journey = { name: string; run(stage: Stage): Promise<void> };

export type Stage = {
  browser: Browser;
  /** A server with the sample brand, shared by the journeys that only look. */
  sample(): Promise<Server>;
  /** Where the letters of that server go. */
  letters(): Promise<Letters>;
};

export type View = { width: number; scheme: 'light' | 'dark' };
export const views: readonly View[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];

/** A page that remembers what went wrong in it: script errors and refusals of the content policy. */
export async function openPage(
  browser: Browser,
  view: View,
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width > 600 ? 900 : 844 },
    colorScheme: view.scheme,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  return { context, page, faults };
}

export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
