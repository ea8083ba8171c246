import { expect, openPage } from '../../journey.ts';
import { brandName, choose, openTab, type Walk } from './walk.ts';

const guest = { name: 'Gil Guest', email: 'gil@settings.example', password: 'a guest of ten letters' };

/** In two browsers: one invites, the other comes, gets another role, and is out again. */
export async function inviteAndRemove({ browser, page, letters }: Walk): Promise<void> {
  await openTab(page, 'Members');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(guest.email);
  await choose(page, 'Role', /^Read.only/i);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByText(/A letter with the link is on its way/).waitFor();
  await dialog.getByRole('button', { name: 'Copy invitation link' }).click();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');
  expect((await letters.to(guest.email, /invitation#/)).includes(link), 'the letter has the link that is shown');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText(guest.email).waitFor();

  const other = await openPage(browser, { width: 390, scheme: 'light' });
  try {
    other.page.setDefaultTimeout(15_000);
    await other.page.goto(link);
    await other.page.getByLabel('Your name').fill(guest.name);
    await other.page.getByLabel('Password', { exact: true }).fill(guest.password);
    await other.page.getByRole('button', { name: 'Join' }).click();
    await other.page.waitForURL(/\/w\/\d+/);
    const at = /.*\/w\/\d+/.exec(other.page.url())?.[0] ?? '';
    await other.page.goto(`${at}/settings/keys`);
    await other.page.getByText(/You cannot see API keys/).waitFor();

    await page.reload();
    await choose(page, `Role of ${guest.name}`, 'Admin');
    await page.getByText(`${guest.name} is now admin`).waitFor();
    await other.page.reload();
    await other.page.getByRole('button', { name: 'Create key' }).first().waitFor();

    await page.getByRole('button', { name: `More about ${guest.name}` }).click();
    await page.getByRole('menuitem', { name: 'Remove…' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText(guest.email).waitFor({ state: 'detached' });
    await other.page.goto(at);
    await other.page.getByText(brandName).first().waitFor({ state: 'detached' });
    expect(other.faults.length === 0, `script faults of the guest: ${other.faults.join('; ')}`);
  } finally {
    await other.context.close();
  }
}
