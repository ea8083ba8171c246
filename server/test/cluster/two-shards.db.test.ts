import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createApp } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { createPlatform } from '../../src/app/platform.ts';
import { signedInMember } from '../../src/foundation/access/testing.ts';
import { createSegment, evaluateSegments, freezeAudience } from '../../src/insight/segments/index.ts';
import { emptyTables, type ClickHouse } from '../../src/platform/clickhouse/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import type { Context, Platform } from '../../src/platform/context.ts';
import { startEngines, type Engines } from '../../src/platform/engines/index.ts';
import type { HttpServer } from '../../src/platform/http/index.ts';
import { checkStore, monthSums, rebuildStore } from '../../src/records/events/index.ts';
import { testApp, type TestApp } from '../setup/harness.ts';
import { settle } from '../setup/settle.ts';
import { apiOf, fillBrand, goOn, type Answer, type Api } from './brand.ts';
import { questions, type Known, type Question } from './questions.ts';
import { cluster, configFile, openTwoShards } from './two-shards.ts';

/** One brand's data on one server and on two shards: whatever the product asks, both answer the same. */

type Layout = { platform: Platform; ctx: Context; http: HttpServer; api: Api };
let app: TestApp;
let engines: Engines;
let shards: ClickHouse;
let single: Layout;
let sharded: Layout;
let known: Known;
const dataDir = mkdtempSync(join(tmpdir(), 'rapport-shards-'));
const asOf = '2026-10-15T00:00:00.000Z';
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  [app, engines] = await Promise.all([
    testApp(),
    startEngines({ dataDir, databaseUrl: inject('databaseUrl'), clickhouseConfigFile: configFile, log: quiet }),
  ]);
  const owner = await app.createWorkspace({ currency: 'EUR' });
  const { headers } = await signedInMember(owner);
  shards = await openTwoShards(engines.clickhouseUrl, 'brand');
  const onShards = createPlatform({
    config: loadConfig({ RAPPORT_DATA: app.dataDir, RAPPORT_LOG: 'error', CLICKHOUSE_CLUSTER: cluster }),
    log: app.platform.log,
    engines: null,
    databaseUrl: app.databaseUrl,
    clickhouse: shards,
    secret: 'test secret that signs nothing of worth',
    modules,
    clock: app.clock,
  });
  const layoutOf = async (platform: Platform): Promise<Layout> => {
    const http = await createApp(platform);
    return { platform, ctx: { ...owner, platform }, http, api: apiOf(http, headers) };
  };
  [single, sharded] = [await layoutOf(app.platform), await layoutOf(onShards)];
  await fillBrand(single.api, () => settle(single.platform, modules));
  const rules = [
    { kind: 'event', metric: 'Viewed Product', is: { op: 'gte', value: 3 } },
    { kind: 'trait', trait: 'orders', is: { op: 'gte', value: 2 } },
  ];
  const segments: number[] = [];
  for (const where of rules) {
    segments.push((await createSegment(single.ctx, { name: where.kind, rule: { where } })).id);
  }
  await evaluateSegments(single.ctx, segments);
  known = { profiles: await idsOf('/profiles?limit=8'), products: await idsOf('/products'), segments };
}, 120_000);
afterAll(async () => {
  await Promise.all([single?.http.close(), sharded?.http.close()]);
  await sharded?.platform.postgres.close();
  await shards?.close();
  await engines?.stop();
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const idsOf = async (url: string): Promise<number[]> => {
  const { body } = await single.api({ method: 'GET', url: `/api/v1${url}` });
  return (body.items as { id: number }[]).map((item) => item.id);
};

const nameOf = ({ method, url, body }: Question): string => `${method} ${url} ${JSON.stringify(body ?? '')}`;

async function answersOf({ api }: Layout): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const waiting = questions(known, asOf);
  const ask = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const answer = await api(next);
      expect(answer.status, nameOf(next)).toBe(200);
      answers.set(nameOf(next), answer);
    }
  };
  await Promise.all([ask(), ask(), ask()]);
  return answers;
}

async function everythingOf(layout: Layout): Promise<object> {
  const audience: number[] = [];
  for await (const ids of freezeAudience(layout.ctx, { include: known.segments.slice(0, 1), exclude: [] })) {
    audience.push(...ids);
  }
  return { audience, sums: await monthSums(layout.platform.clickhouse), answers: await answersOf(layout) };
}

/** Moves the brand to another event store: what is there is thrown away and filled from PostgreSQL. */
async function moveTo({ platform }: Layout): Promise<void> {
  expect(await checkStore(platform)).toBe('lost');
  await rebuildStore(platform);
  await settle(platform, modules);
}

test('a brand moved onto two shards answers as before', async () => {
  const before = await everythingOf(single);
  await moveTo(sharded);
  const rows = await shards.systemQuery<{ shard: number; rows: number }>(
    'SELECT _shard_num AS shard, count() AS rows FROM events GROUP BY shard ORDER BY shard',
  );
  expect(rows.map(({ shard }) => shard)).toEqual([1, 2]);
  expect(await everythingOf(sharded)).toEqual(before);
}, 120_000);

test('nobody enters or leaves a segment by the move, and who does later is the same', async () => {
  app.clock.advance(60_000);
  const still = await evaluateSegments(sharded.ctx, known.segments);
  expect(still.map(({ entered, left }) => [entered, left])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  await goOn(sharded.api, known.profiles);
  await settle(sharded.platform, modules);
  app.clock.advance(60_000);
  // Who does was seen as it happened: asking everybody changes nothing more.
  const later = await evaluateSegments(sharded.ctx, known.segments);
  expect(later.map(({ entered, left }) => [entered, left])).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const [seen] = await shards.systemQuery<{ entered: number; left: number }>(
    "SELECT countIf(sign = 1) AS entered, countIf(sign = -1) AS left FROM segment_members WHERE reason != 'rule'",
  );
  expect(seen?.entered).toBeGreaterThan(0);
  expect(seen?.left).toBeGreaterThan(0);
  const after = await everythingOf(sharded);
  await moveTo(single);
  expect(await everythingOf(single)).toEqual(after);
}, 120_000);

test('the same shipment twice is in once, on each shard', async () => {
  const columns = ['workspace_id', 'from_id', 'to_id', 'version'];
  const lines = Array.from({ length: 20 }, (_, i) => JSON.stringify([7, i, i + 1, 1])).join('\n');
  await shards.insertLines('profile_aliases', columns, lines, 'again');
  await shards.insertLines('profile_aliases', columns, lines, 'again');
  const [found] = await shards.systemQuery<{ rows: number }>(
    'SELECT count() AS rows FROM profile_aliases WHERE workspace_id = 7',
  );
  expect(found?.rows).toBe(20);
});

test('emptying reaches both shards', async () => {
  await emptyTables(shards, ['profile_aliases'], cluster);
  const rows = await shards.systemQuery('SELECT from_id FROM profile_aliases');
  expect(rows).toEqual([]);
});
