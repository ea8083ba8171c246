import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage, views, type Journey, type View } from '../journey.ts';
import type { FirstRun, Server } from '../server.ts';

const folder = join(import.meta.dirname, '..', 'screenshots');
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core reports of one rule. */
type Violation = { id: string; impact: string | null; nodes: { target: unknown[] }[] };

type Target = {
  name: string;
  path: string;
  /** What a visitor sees before signing in. */
  open?: true;
};

/** Every page of the interface on the sample brand: no script error, no serious axe finding, nothing wider than the screen; a picture of each. */
export const everyPage: Journey = {
  name: 'every page, at 1440 and 390 px, light and dark',
  run: async ({ browser, sample }) => {
    const server = await sample();
    const first = await server.firstRun();
    const targets = await pages(server, first);
    await mkdir(folder, { recursive: true });
    const axe = await readFile(axeSource, 'utf8');
    const problems: string[] = [];
    for (const view of views) problems.push(...(await walk(browser, server, first, targets, view, axe)));
    if (problems.length > 0) throw new Error(problems.join('\n'));
  },
};

async function pages(server: Server, first: FirstRun): Promise<Target[]> {
  const api = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${first.secretKey}` },
    });
    return (await answer.json()) as T;
  };
  type List = { items: { id: number }[] };
  const workspace = (await api<{ id: number }>('/workspace')).id;
  const firstOf = async (path: string): Promise<number | undefined> => (await api<List>(path)).items?.[0]?.id;
  const at = `/w/${workspace}`;
  const draft = await firstOf('/campaigns?state=draft');
  const records: [string, string, number | undefined][] = [
    ['profile', '/profiles', await firstOf('/profiles?limit=1')],
    ['segment', '/segments', await firstOf('/segments')],
    ['campaign', '/campaigns', await firstOf('/campaigns')],
    ['template', '/templates', await firstOf('/templates')],
    ['product', '/products', await firstOf('/products?limit=1')],
    ['order', '/orders', await firstOf('/orders?limit=1')],
  ];
  return [
    ...['sign-in', 'forgot-password', 'reset-password', 'invitation', 'setup'].map((name) => ({
      name,
      path: `/${name}`,
      open: true as const,
    })),
    { name: 'home', path: at },
    ...[
      'profiles',
      'segments',
      'campaigns',
      'templates',
      'mailbox',
      'products',
      'orders',
      'recommendations',
      'imports',
    ].map((name) => ({
      name,
      path: `${at}/${name}`,
    })),
    ...records.flatMap(([name, path, id]) => (id === undefined ? [] : [{ name, path: `${at}${path}/${id}` }])),
    { name: 'segments-overlap', path: `${at}/segments/overlap` },
    { name: 'segment-library', path: `${at}/segments/library` },
    { name: 'segment-new', path: `${at}/segments/new` },
    { name: 'traits', path: `${at}/traits` },
    { name: 'trait', path: `${at}/traits?trait=netSpend` },
    { name: 'traits-new', path: `${at}/traits/new` },
    { name: 'traits-settings', path: `${at}/traits/settings` },
    { name: 'import-new', path: `${at}/imports/new` },
    { name: 'cohorts', path: `${at}/cohorts` },
    { name: 'cohorts-by-channel', path: `${at}/cohorts?by=channel&figure=value` },
    { name: 'value', path: `${at}/value` },
    { name: 'churn', path: `${at}/value/churn` },
    { name: 'value-rfm', path: `${at}/value/rfm` },
    { name: 'demand', path: `${at}/demand` },
    { name: 'demand-products', path: `${at}/demand/products` },
    { name: 'demand-product', path: `${at}/demand/products?sku=TEA-01-A` },
    { name: 'demand-replenishment', path: `${at}/demand/replenishment` },
    { name: 'models', path: `${at}/models` },
    { name: 'model-lifetime-value', path: `${at}/models/lifetime-value` },
    { name: 'model-churn', path: `${at}/models/churn` },
    { name: 'set-up-brand', path: '/setup?brand=true' },
    ...(draft === undefined
      ? []
      : ['audience', 'content', 'time', 'review'].map((step) => ({
          name: `campaign-${step}`,
          path: `${at}/campaigns/${draft}/edit?step=${step}`,
        }))),
    ...['brand', 'members', 'keys', 'sending', 'audit', 'account'].map((name) => ({
      name: `settings-${name}`,
      path: `${at}/settings/${name}`,
    })),
    { name: 'not-found', path: `${at}/nowhere` },
  ];
}

async function walk(
  browser: Browser,
  server: Server,
  first: FirstRun,
  targets: readonly Target[],
  view: View,
  axe: string,
): Promise<string[]> {
  const { context, page, faults } = await openPage(browser, view);
  const problems: string[] = [];
  await page.goto(`${server.url}/`);
  let isIn = false;
  for (const target of targets) {
    if (!isIn && !target.open) {
      await signIn(page, first);
      isIn = true;
    }
    faults.length = 0;
    await page.goto(`${server.url}${target.path}`);
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `${target.name}-${view.width}-${view.scheme}.png`), fullPage: true });
    const place = `${target.name} at ${view.width} px ${view.scheme}`;
    problems.push(...faults.map((fault) => `${place}: ${fault}`));
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (wide > 1) problems.push(`${place}: ${wide} px wider than the screen`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
    const found = violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id} (${v.nodes.length}×, first ${JSON.stringify(v.nodes[0]?.target)})`);
    problems.push(...found.map((finding) => `${place}: axe ${finding}`));
  }
  await context.close();
  return problems;
}

export async function signIn(page: Page, first: Pick<FirstRun, 'email' | 'password'>): Promise<void> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: first.email, password: first.password },
    headers: { origin },
  });
  if (!answer.ok()) throw new Error(`sign-in answered ${answer.status()}`);
}
