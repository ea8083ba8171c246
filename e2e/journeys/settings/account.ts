import { expect, openPage } from '../../journey.ts';
import { totp } from '../../../server/test/world/authenticator.ts';
import { openTab, owner, signInByForm, signOut, toast, type Walk } from './walk.ts';

const second = 'the second long password';
const third = 'the third long password';

/** A session in another browser ends when it is signed out here. */
export async function signOutElsewhere({ browser, page, server }: Walk): Promise<void> {
  const other = await openPage(browser, { width: 390, scheme: 'dark' });
  try {
    await other.page.goto(`${server.url}/sign-in`);
    await signInByForm(other.page, owner.email, owner.password);
    await other.page.waitForURL(/\/w\/\d+/);
    await openTab(page, 'Your account');
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await toast(page, 'Signed out there');
    await other.page.reload();
    await other.page.getByRole('heading', { name: 'Sign in to Rapport' }).waitFor();
  } finally {
    await other.context.close();
  }
}

export async function changePassword({ page }: Walk): Promise<void> {
  await openTab(page, 'Your account');
  await page.getByLabel('Current password').fill('not my password');
  await page.getByLabel('New password').fill(second);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('Not your password').waitFor();
  await page.getByLabel('Current password').fill(owner.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await toast(page, 'Password changed');
}

/** To the last step, then in with the code of the app. */
export async function turnTwoFactorOn({ page }: Walk): Promise<void> {
  await openTab(page, 'Your account');
  await page.getByRole('button', { name: 'Set up two-factor' }).click();
  await page.getByLabel('Your password').fill(second);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Copy secret' }).click();
  const secret = await page.evaluate<string>('navigator.clipboard.readText()');
  await page.getByLabel('Digit 1 of 6').click();
  await page.keyboard.type(totp(secret));
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('On', { exact: true }).waitFor();
  await signOut(page);
  await signInByForm(page, owner.email, second);
  await page.getByText('Enter your code').waitFor();
  await page.keyboard.type(totp(secret));
  await page.waitForURL(/\/w\/\d+/);

  await openTab(page, 'Your account');
  await page.getByRole('button', { name: 'Turn off…' }).click();
  await page.getByLabel('Your password').fill(second);
  await page.getByRole('button', { name: 'Turn off', exact: true }).click();
  await toast(page, 'Two-factor is off');
}

/** A link by letter, once. */
export async function forgetPassword({ page, letters }: Walk): Promise<void> {
  await signOut(page);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByRole('button', { name: 'Forgot your password?' }).click();
  expect((await page.getByLabel('E-mail').inputValue()) === owner.email, 'the address is taken along');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page
    .getByText(/Look into your mail/)
    .first()
    .waitFor();
  const resetLink = /\S+\/reset-password#\S+/;
  const link = resetLink.exec(await letters.to(owner.email, resetLink))?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('New password').fill(third);
  await page.getByRole('button', { name: 'Change password' }).click();
  await signInByForm(page, owner.email, third);
  await page.waitForURL(/\/w\/\d+/);
  await signOut(page);
  await page.goto(link);
  await page.reload();
  await page.getByLabel('New password').fill(third);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('This link does not work any more').waitFor();
}
