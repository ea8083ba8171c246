import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, openPage, type Journey } from '../journey.ts';
import { startServer, until, type Server } from '../server.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');

const people = Array.from(
  { length: 12 },
  (_, i) =>
    `person${i}@example.com,Person,Number ${i},${i < 8 ? 'Berlin' : 'Paris'},subscribed,2026-01-0${(i % 9) + 1}`,
);
const csv = ['Email,First name,Last name,City,Email consent,Consented at', ...people].join('\n');

/** The main job by hand: set a brand up, import people, build a segment, send to it, click, buy, see the order credited. */
export const mainJob: Journey = {
  name: 'main job: set up, import, segment, campaign, click, credited order',
  run: async ({ browser }) => {
    const server = await startServer({ RAPPORT_SAMPLE: 'off' });
    const { context, page, faults } = await openPage(browser, { width: 1440, scheme: 'light' });
    page.setDefaultTimeout(30_000);
    try {
      await page.goto(server.url);
      await setUpBrand(page);
      await importPeople(page, server);
      await buildSegment(page);
      await writeTemplate(page);
      await sendCampaign(page);
      await clickAndBuy(page, server);
      await seeCredit(page);
      expect(faults.length === 0, `script faults: ${faults.join('; ')}`);
    } catch (error) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, 'failed-main-job.png'), fullPage: true });
      throw error;
    } finally {
      await context.close();
      await server.stop();
    }
  },
};

async function setUpBrand(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByLabel('Brand name').fill('Journey Goods');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Your name').fill('Joan Journey');
  await page.getByLabel('E-mail').fill('joan@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Sending address').fill('hello@journey.example');
  await page.getByRole('button', { name: 'Create the brand' }).click();
  await page.waitForURL(/\/w\/\d+/);
  await open(page, 'Settings');
  await page.getByLabel(/postal address/i).fill('1 Journey Street, 10115 Berlin');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText(/saved/i).first().waitFor();
}

/** By the navigation, as a person would. */
const open = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click();

async function importPeople(page: Page, server: Server): Promise<void> {
  await writeFile(join(server.dataDir, 'people.csv'), csv);
  await open(page, 'Imports');
  await page
    .getByRole('button', { name: /import a file/i })
    .first()
    .click();
  await page.locator('input[type=file]').setInputFiles(join(server.dataDir, 'people.csv'));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Check the whole file' }).click();
  await page.getByRole('button', { name: 'Import 12 rows' }).click();
  await page.getByText('Done').first().waitFor();
}

async function buildSegment(page: Page): Promise<void> {
  await open(page, 'Profiles');
  await page.getByText('person7@example.com').first().waitFor();
  await open(page, 'Segments');
  await page.getByRole('button', { name: 'New segment' }).first().click();
  await page.getByLabel('Name').fill('People of Berlin');
  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByPlaceholder('Orders, Placed Order, city…').fill('city');
  await page.getByRole('option', { name: /^city/i }).first().click();
  await page
    .getByLabel(/^values?/i)
    .first()
    .fill('Berlin');
  await page.keyboard.press('Enter');
  await page
    .getByText(/8 people|^8$/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Create segment' }).click();
  await page.getByRole('heading', { name: 'People of Berlin' }).waitFor();
  await page.getByText('person3@example.com').first().waitFor();
}

async function writeTemplate(page: Page): Promise<void> {
  await open(page, 'Templates');
  await page
    .getByRole('button', { name: /new template/i })
    .first()
    .click();
  await page.waitForURL(/\/templates\/\d+/);
}

async function sendCampaign(page: Page): Promise<void> {
  await open(page, 'Campaigns');
  await page
    .getByRole('button', { name: /new campaign/i })
    .first()
    .click();
  await page.getByLabel('Name').fill('Hello Berlin');
  await page.getByPlaceholder('Choose segments').click();
  await page.getByRole('option', { name: /People of Berlin/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Untitled template').click();
  await page.getByLabel('Subject').fill('Hello from the journey');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('When it goes out').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: /send to 8 people/i }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /send to 8 people/i })
    .click();
  await page.getByText('Sent').first().waitFor();
}

async function clickAndBuy(page: Page, server: Server): Promise<void> {
  await open(page, 'Mailbox');
  await page.getByText('Hello from the journey').first().click();
  const frame = page.frameLocator('iframe').first();
  const link = await frame.locator('a[href*="/t/c/"]').first().getAttribute('href');
  expect(link !== null, 'the message has a tracked link');
  const to = await page
    .getByText(/person\d@example\.com/)
    .first()
    .textContent();
  const email = /person\d+@example\.com/.exec(to ?? '')?.[0] ?? '';
  // A click within two seconds of delivery counts as a scanner's; a person reads first.
  await new Promise((done) => setTimeout(done, 2500));
  const redirect = await page.request.get(link, {
    maxRedirects: 0,
    headers: {
      'user-agent':
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
    },
  });
  expect(redirect.status() === 302, `the link answered ${redirect.status()}`);
  const workspace = /\/w\/(\d+)/.exec(page.url())?.[1] ?? '';
  await new Promise((done) => setTimeout(done, 1500));
  const order = await page.request.post(`${server.url}/api/v1/orders`, {
    headers: { 'rapport-workspace': workspace, origin: server.url },
    data: {
      id: 'order-1',
      placedAt: new Date().toISOString(),
      currency: 'EUR',
      customer: { email },
      lines: [{ sku: 'T-1', title: 'Tea', quantity: 2, unitPrice: 21 }],
    },
  });
  expect(order.status() === 202, `the order answered ${order.status()} ${await order.text()}`);
}

async function seeCredit(page: Page): Promise<void> {
  await until(
    async () => {
      await open(page, 'Campaigns');
      await page.getByText('Hello Berlin').first().click();
      await page.getByText('Revenue', { exact: true }).first().waitFor();
      return (await page.getByText('€42.00').count()) > 0;
    },
    60_000,
    'the order to be credited to the campaign',
  );
}
