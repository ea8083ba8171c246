import { expect } from '../../journey.ts';
import { choose, openTab, type Walk } from './walk.ts';

/** A secret key from its first call to its last. */
export async function useKeys({ page, server }: Walk): Promise<void> {
  await openTab(page, 'API keys');
  await page.getByRole('button', { name: 'Create key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Journey');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const first = await copied();
  expect(/^sk_/.test(first), 'the copied text is a secret key');
  expect((await call(first)) === 200, 'the new key opens the API');
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await page.getByText(first).count()) === 0, 'the key is shown once');

  await page.getByRole('button', { name: 'More about Journey' }).click();
  await page.getByRole('menuitem', { name: 'Rotate…' }).click();
  await choose(page, 'The old one works for another', /One hour/);
  await dialog.getByRole('button', { name: 'Rotate key' }).click();
  const second = await copied();
  expect(second !== first, 'rotating gives another key');
  expect((await call(first)) === 200 && (await call(second)) === 200, 'both keys work for an hour');
  await dialog.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByText(/Old one works until/).waitFor();

  await page.getByRole('button', { name: 'More about Journey' }).click();
  await page.getByRole('menuitem', { name: 'Revoke…' }).click();
  await dialog.getByRole('button', { name: 'Revoke key' }).click();
  await page.getByRole('button', { name: 'Show revoked keys' }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  await page.waitForTimeout(1000);
  expect((await call(second)) === 401, 'a revoked key opens nothing');

  async function copied(): Promise<string> {
    await dialog.getByRole('button', { name: 'Copy key' }).click();
    await dialog.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    return page.evaluate<string>('navigator.clipboard.readText()');
  }
  async function call(key: string): Promise<number> {
    const answer = await fetch(`${server.url}/api/v1/profiles?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return answer.status;
  }
}
