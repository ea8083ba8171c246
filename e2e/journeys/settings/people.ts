import { expect } from '../../journey.ts';
import type { Walk } from './walk.ts';

/** By keyboard alone: a page, then a person. */
export async function usePalette({ page }: Walk): Promise<void> {
  await page.waitForURL(/\/w\/\d+/);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByLabel('Search').fill('settings members');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/settings\/members/);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForURL(/\/profiles/);
}

/** Saves a view of the list, opens it again, deletes it and takes that back. */
export async function useViews({ page }: Walk): Promise<void> {
  await page.getByRole('table').getByRole('link').first().waitFor();
  await page.getByLabel('Search profiles').fill('an');
  await page.waitForURL(/q=an/);
  await page.getByRole('button', { name: 'Unsaved view' }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('People with an');
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'People with an' }).click();
  await page.getByRole('menuitem', { name: 'All people' }).click();
  await page.waitForURL((url) => !url.search.includes('q='));
  await page.getByRole('button', { name: 'All people' }).click();
  await page.getByRole('menuitem', { name: 'People with an', exact: true }).click();
  await page.waitForURL(/q=an/);
  await page.getByRole('button', { name: 'People with an' }).click();
  await page.getByRole('menuitem', { name: /^Delete the view/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'People with an' }).waitFor();
  expect(page.url().includes('q=an'), 'the view stays open');
}

export async function useConsent({ page }: Walk): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
