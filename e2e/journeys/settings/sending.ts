import { openTab, owner, toast, type Walk } from './walk.ts';

/** The mailbox, then a server of one's own, each tried with one message. */
export async function useSending({ page, letters }: Walk): Promise<void> {
  await openTab(page, 'Sending');
  await page.getByText('Built-in mailbox', { exact: true }).click();
  await page.getByLabel('Sender name').fill('Settings Goods');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await toast(page, 'Sending settings saved');
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByText('It is in the built-in mailbox.').waitFor();

  await page.getByText('SMTP server', { exact: true }).click();
  await page.getByLabel('Server', { exact: true }).fill('127.0.0.1');
  await page.getByLabel('Port', { exact: true }).fill(String(letters.port));
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await toast(page, 'accepts us');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('Connected to 127.0.0.1').waitFor();
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByText('The server took the message.').waitFor();
  await letters.to(owner.email, /^Subject: Test message from/m);

  await page.getByLabel('Test message to').fill('perm@settings.example');
  await page.getByRole('button', { name: 'Send a test message' }).click();
  await page.getByText('550 5.1.1 user unknown').waitFor();
}
