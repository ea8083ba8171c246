import type { Browser, Page } from 'playwright-core';
import type { Letters } from '../../letters.ts';
import type { Server } from '../../server.ts';

/** What every part of the journey works with. */
export type Walk = { browser: Browser; page: Page; server: Server; letters: Letters };

export const owner = { name: 'Sam Settings', email: 'sam@settings.example', password: 'the first long password' };
export const brandName = 'Settings Goods';

/** A tab of the settings, by the navigation. */
export async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
  await page.locator('[role=tab][aria-selected=true]', { hasText: tab }).waitFor();
}

/** Chooses from a Mantine select. */
export async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  const named = { name: label, exact: true };
  await page.getByRole('combobox', named).or(page.getByRole('textbox', named)).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

export async function signInByForm(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Rapport' }).waitFor();
}

/** What the page said last in a corner. */
export const toast = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('alert').filter({ hasText: text }).first().waitFor();
