import type { Page } from 'playwright-core';
import { expect } from '../journey.ts';

/** Moves parts of a rule by menu, keys and pointer, and watches what it says of one person. */
export async function rearrange(page: Page, segment: string): Promise<void> {
  await page.goto(`${segment.split('?')[0] ?? segment}/edit`);
  await page.getByRole('list', { name: 'Each condition for this person' }).waitFor();
  const said = page.locator('[role=status][aria-live=assertive]');
  const words = async (before: string): Promise<string> => {
    await said.filter({ hasNotText: before === '' ? /^$/ : before }).waitFor({ state: 'attached' });
    return (await said.textContent()) ?? '';
  };
  const condition = page.getByRole('button', { name: 'Move this condition' }).first();
  await page.getByRole('button', { name: 'Add group' }).last().click();
  await page.getByRole('button', { name: 'Move this group' }).first().waitFor();

  await condition.click();
  const places = page.getByRole('dialog', { name: 'Move to…' }).getByRole('button', { name: /^Here: / });
  await places.first().click();
  const chosen = await words('');
  await page.getByRole('button', { name: 'Undo' }).click();

  await condition.focus();
  await page.keyboard.press('ArrowDown');
  const shifted = await words(chosen);
  await page.getByRole('button', { name: 'Undo' }).click();

  const [from, group] = [
    await condition.boundingBox(),
    await page.getByRole('button', { name: 'Move this group' }).last().boundingBox(),
  ];
  if (!from || !group) throw new Error('the handles are not on the page');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, group.y + group.height + 20, { steps: 8 });
  await page.mouse.up();
  const dragged = await words(shifted);
  expect(dragged === chosen, `dragged into the group: ${dragged}`);
  // What is out of date is pale until it is counted anew.
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}
