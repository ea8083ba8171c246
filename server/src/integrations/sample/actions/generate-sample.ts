import { randomUUID } from 'node:crypto';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { creditPeople } from '../../../measurement/attribution/index.ts';
import { systemContext, type Context, type Platform } from '../../../platform/context.ts';
import { inSystem, type Tx } from '../../../platform/postgres/index.ts';
import { purchaseProcess } from '../rules/brand.ts';
import { newslettersUntil } from '../rules/newsletters.ts';
import { clearWorkspace } from '../store.clickhouse.ts';
import { insertRows } from '../store.columns.ts';
import { describeSample, lockWorkspace, markFurnished, type SampleCounts } from '../store.postgres.ts';
import { metricRecords } from '../rules/tally.ts';
import { countLinkClicks } from '../store.mailings.ts';
import { furnishBrand } from './furnish-brand.ts';
import { writeCampaigns } from './write-campaigns.ts';
import { writeCatalog } from './write-catalog.ts';
import { typesOfRecords } from './write-chunk.ts';
import { writePeople } from './write-people.ts';

export type SampleOptions = {
  /** How many people; 20,000 when left out. */
  profiles?: number;
  /** The same seed gives the same brand on the same day; 1 when left out. */
  seed?: number;
};

export type SampleResult = SampleCounts & { milliseconds: number };

type Progress = (done: number, total: number) => void;

/**
 * Fills an empty workspace with the sample brand: two years that end now. Everything in PostgreSQL is one transaction,
 * so an attempt that dies leaves nothing there; what it left in the event store is taken away by the next one. What
 * people of the brand set up (sender, templates, segments, a draft) comes after it, through the doors of their modules;
 * called again, this completes it.
 * @throws Problem 404 without the workspace, 409 when it holds profiles already
 */
export async function generateSample(
  platform: Platform,
  workspaceId: number,
  options: SampleOptions = {},
  onProgress: Progress = () => undefined,
): Promise<SampleResult> {
  const started = performance.now();
  const ctx = systemContext(platform, workspaceId, 'sample');
  const { profiles, events, orders, until } = await inSystem(platform.postgres, (tx) =>
    fillWorkspace(ctx, tx, options, onProgress),
  );
  const filled = performance.now();
  await platform.faults('sample.filled');
  await furnishBrand(ctx, Date.parse(until));
  await inSystem(platform.postgres, (tx) => markFurnished(tx, workspaceId));
  const ended = performance.now();
  platform.log.debug({ fillMs: Math.round(filled - started), furnishMs: Math.round(ended - filled) }, 'sample made');
  return { profiles, events, orders, milliseconds: Math.round(ended - started) };
}

/** The data of the brand, unless an attempt before got that far. */
async function fillWorkspace(
  ctx: Context,
  tx: Tx,
  { profiles = 20_000, seed = 1 }: SampleOptions,
  onProgress: Progress,
): Promise<SampleCounts & { until: string }> {
  const { platform, workspaceId } = ctx;
  const workspace = await lockWorkspace(tx, workspaceId);
  if (!workspace) throw notFound('workspace');
  if (workspace.unfurnished) return workspace.unfurnished;
  if (!workspace.isEmpty) {
    throw conflict('workspace_not_empty', 'The sample brand needs an empty workspace.', 'Create a workspace for it.');
  }
  const now = platform.clock.now();
  const run = randomUUID();
  await clearWorkspace(platform.clickhouse, workspaceId);
  const at = now.getTime();
  const { currency } = workspace;
  const productIds = await writeCatalog(tx, { workspaceId, currency, now: at });
  const letters = await writeCampaigns(ctx, tx, newslettersUntil(at));
  const plan = {
    seed,
    scope: { workspaceId, now: at, currency, productIds },
    letters,
    types: await typesOfRecords(tx),
  };
  const crowd = { people: profiles, now, run, onProgress };
  const { tally, readers, shipping } = await writePeople(ctx, tx, plan, crowd);
  await countLinkClicks(tx, workspaceId);
  await creditPeople(tx, workspaceId, readers, now);
  await insertRows(tx, 'metrics', metricRecords(tally, workspaceId));
  await insertRows(tx, 'profile_properties', propertyRecords(workspaceId, now));
  const made = { profiles, events: tally.events, orders: tally.orders, until: now.toISOString() };
  await describeSample(tx, workspaceId, { ...made, seed, process: purchaseProcess });
  await shipping;
  return made;
}

const propertyTypes = {
  favourite_ritual: 'text',
  birthday: 'date',
  newsletter_topics: 'list',
  favourite_category: 'text',
  household_size: 'number',
  tea_club: 'boolean',
} as const;

const propertyRecords = (workspaceId: number, now: Date) =>
  Object.entries(propertyTypes).map(([name, type]) => ({
    workspace_id: workspaceId,
    name,
    type,
    first_seen_at: now.toISOString(),
  }));
