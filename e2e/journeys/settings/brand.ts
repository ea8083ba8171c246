import { expect } from '../../journey.ts';
import { brandName, choose, openTab, owner, type Walk } from './walk.ts';

/** From inside the sample, without signing out: a brand and a login of one's own. */
export async function setUpFromSample({ page }: Walk): Promise<void> {
  await page.getByRole('button', { name: /Switch workspace/ }).click();
  await page.getByRole('menuitem', { name: 'Set up my brand' }).click();
  await page.getByLabel('Brand name').fill(brandName);
  await choose(page, 'Currency', /^EUR/);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Sending address').fill('hello@settings.example');
  await page.getByRole('button', { name: 'Create the brand' }).click();
  await page.getByRole('button', { name: new RegExp(`${brandName}.*Switch workspace`) }).waitFor();
}

export async function addRate({ page }: Walk): Promise<void> {
  await openTab(page, 'Brand');
  await page.getByText('No rates.').waitFor();
  await choose(page, 'Other currency', /^USD/);
  await page.getByLabel('One unit in EUR').fill('0.92');
  await page.getByRole('button', { name: 'Add rate' }).click();
  await page.getByText('1 USD = 0.92 EUR').waitFor();
  await page.getByRole('button', { name: 'Remove the rate of USD' }).click();
  await page.getByText('No rates.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('1 USD = 0.92 EUR').waitFor();
}

/** To the sample, which the new owner keeps, and back. */
export async function switchWorkspace({ page }: Walk): Promise<void> {
  const switcher = page.getByRole('button', { name: /Switch workspace/ });
  const own = /\/w\/(\d+)/.exec(page.url())?.[1];
  await switcher.click();
  await page.getByRole('menu').getByRole('menuitem').filter({ hasNotText: brandName }).first().click();
  await page.getByText('Sample brand').first().waitFor();
  expect(!page.url().includes(`/w/${own}`), 'another workspace is open');
  await switcher.click();
  await page.getByRole('menuitem', { name: new RegExp(brandName) }).click();
  await page.waitForURL(new RegExp(`/w/${own}`));
}
