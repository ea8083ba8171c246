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

/** Unsubscribes some people, takes it back, and subscribes with a proof. */
export async function useConsent({ page }: Walk): Promise<void> {
  const dialog = page.getByRole('dialog');
  await chooseTwo();
  await page.getByRole('button', { name: 'Change consent' }).click();
  await dialog.getByRole('button', { name: 'Unsubscribe 2 people' }).click();
  await dialog.getByRole('button', { name: /^Undo/ }).click();
  await dialog.getByText('As it was before').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  await chooseTwo();
  await page.getByRole('button', { name: 'Change consent' }).click();
  await dialog.getByText('Subscribe', { exact: true }).click();
  expect(await dialog.getByRole('button', { name: 'Subscribe 2 people' }).isDisabled(), 'a proof is needed');
  await dialog.getByLabel('How they agreed').fill('Signed the list at the fair');
  await dialog.getByRole('button', { name: 'Subscribe 2 people' }).click();
  await dialog.getByText(/\d subscribed/).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();

  async function chooseTwo(): Promise<void> {
    // By person: the list may bring somebody else to the top between the two.
    const rows = page.getByRole('table').getByRole('row');
    const people = await rows.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const href of [...new Set(people)].slice(0, 2))
      await rows
        .filter({ has: page.locator(`a[href="${href}"]`) })
        .getByRole('checkbox')
        .check();
  }
}

/**
 * A time that was chosen for a draft is still there after a reload, however soon; one that has passed is refused. A name
 * typed just before leaving by the navigation is kept too.
 */
export async function keepTime({ page }: Walk): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Campaigns', exact: true }).click();
  await page.getByRole('table').getByText('Draft').first().waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/campaigns\/\d+/);
  const campaign = /.*\/campaigns\/\d+/.exec(page.url())?.[0] ?? '';
  await page.goto(`${campaign}/edit?step=time`);
  await page.getByText('At a time', { exact: true }).click();
  const time = page.getByLabel(/^Day and time/);
  const stored = () => page.waitForResponse((r) => r.request().method() === 'PATCH' && r.url().includes('/campaigns/'));
  await time.fill('2031-03-04T09:30');
  await page.reload();
  expect((await time.inputValue()) === '2031-03-04T09:30', 'the time is kept with the draft');
  await time.fill('2020-03-04T09:30');
  await page.getByText('This time has passed').waitFor();
  expect(await page.getByRole('button', { name: 'Continue' }).isDisabled(), 'the past is no time to send');
  await Promise.all([stored(), page.getByText('Now', { exact: true }).click()]);
  await page.goto(`${campaign}/edit?step=audience`);
  const name = `${await page.getByLabel('Name').inputValue()} again`;
  await page.getByLabel('Name').fill(name);
  await page.getByRole('navigation').getByRole('link', { name: 'Campaigns', exact: true }).first().click();
  await page.getByRole('table').getByRole('link', { name }).first().waitFor();
}
