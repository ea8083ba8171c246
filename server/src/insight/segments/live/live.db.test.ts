import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { modules } from '../../../app/modules.ts';
import { scopedRows } from '../../../platform/clickhouse/index.ts';
import { systemContext, transact, type Context } from '../../../platform/context.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { inSystem } from '../../../platform/postgres/index.ts';
import { acceptMessages, type Message } from '../../../records/events/index.ts';
import { mergeProfiles } from '../../../records/profiles/index.ts';
import { undoMerge } from '../../../records/profiles/actions/merge.ts';
import { evaluateSegments } from '../actions/evaluate.ts';
import { parseRule, type Rule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { naiveMembers } from '../testing/naive.ts';
import { insertSegment } from '../store.ts';
import { worldOfRecords } from '../testing/records-world.ts';
import { isQuiet } from './causes.ts';

const hour = 3_600_000;
let app: TestApp;
let jobs: pg.Client;

beforeAll(async () => {
  app = await testApp();
  jobs = new pg.Client({ connectionString: app.databaseUrl });
  await jobs.connect();
});
afterAll(async () => {
  await jobs.end();
  await app.close();
});

const event = (metric: string, is: object, more: object = {}): object => ({ kind: 'event', metric, is, ...more });
const window = (amount: number): object => ({ window: { type: 'last', amount, unit: 'hour' } });
const once = { op: 'gte', value: 1 };
const never = { op: 'eq', value: 0 };
const rules: Record<string, object> = {
  'viewed lately': event('Viewed Product', once, window(6)),
  'viewed twice in a day': event('Viewed Product', { op: 'gte', value: 2 }, window(24)),
  'not viewed lately': { all: [event('Viewed Product', once), event('Viewed Product', never, window(12))] },
  'viewed some time ago': event('Viewed Product', once, { window: { type: 'between', from: 6, to: 30, unit: 'hour' } }),
  'viewed tea': event('Viewed Product', once, {
    ...window(48),
    where: [{ field: 'category', is: { op: 'equals', value: 'Tea' } }],
  }),
  'added much': event('Added to Cart', { op: 'gt', value: 20 }, { measure: 'sum', of: 'value' }),
  'never added': { none: [event('Added to Cart', once)] },
  gold: { kind: 'property', field: 'properties.tier', is: { op: 'equals', value: 'gold' } },
  'joined lately': { kind: 'property', field: 'properties.joined', is: { op: 'inLast', amount: 30, unit: 'hour' } },
  'gold or viewing': {
    any: [
      { kind: 'property', field: 'properties.tier', is: { op: 'equals', value: 'gold' } },
      event('Viewed Product', once, window(10)),
    ],
  },
  reachable: { kind: 'consent', channel: 'email', reachable: true },
  'consented long ago': { kind: 'consent', channel: 'email', at: { op: 'atLeastAgo', amount: 20, unit: 'hour' } },
  buyer: { kind: 'trait', trait: 'orders', is: once },
  'bought long ago': { kind: 'trait', trait: 'lastOrderAt', is: { op: 'atLeastAgo', amount: 25, unit: 'hour' } },
  'big spender': { kind: 'trait', trait: 'grossSpend', is: { op: 'gte', value: 50 } },
  'bought tea': { kind: 'product', product: { category: ['Tea'] }, measure: 'quantity', is: { op: 'gte', value: 2 } },
  'bought within two days': { kind: 'product', product: {}, is: once, ...window(48) },
};

type Command =
  | { type: 'event'; who: number; metric: string; hoursAgo: number; value: number; category: string; backfill: boolean }
  | { type: 'device'; who: number; device: number }
  | { type: 'property'; who: number; tier: string | null; joinedHoursAgo: number }
  | { type: 'consent'; who: number; status: string; hoursAgo: number }
  | { type: 'order'; who: number; id: number; hoursAgo: number; refunded: number; cancelled: boolean }
  | { type: 'merge'; who: number; other: number }
  | { type: 'unmerge' }
  | { type: 'wait'; hours: number };

const who = fc.nat({ max: 5 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('event' as const),
      who: fc.nat({ max: 7 }),
      metric: fc.constantFrom('Viewed Product', 'Added to Cart'),
      // past, now and not yet
      hoursAgo: fc.integer({ min: -9, max: 40 }),
      value: fc.integer({ min: 1, max: 15 }),
      category: fc.constantFrom('Tea', 'Coffee'),
      backfill: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('device' as const), who, device: fc.integer({ min: 6, max: 7 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('property' as const),
      who,
      tier: fc.constantFrom('gold', 'silver', null),
      joinedHoursAgo: fc.integer({ min: -5, max: 40 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('consent' as const),
      who,
      status: fc.constantFrom('subscribed', 'unsubscribed'),
      hoursAgo: fc.integer({ min: 0, max: 30 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      who,
      id: fc.nat({ max: 7 }),
      hoursAgo: fc.integer({ min: 0, max: 40 }),
      refunded: fc.nat({ max: 3 }),
      cancelled: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('merge' as const), who, other: who }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unmerge' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 12 }) }) },
);
const points = ['segments.passed', 'segments.passKept', 'segments.passWritten', 'segments.renewed'];
const batches = fc.array(
  fc.record({
    commands: fc.array(command, { minLength: 1, maxLength: 7 }),
    fault: fc.option(fc.constantFrom(...points), { nil: undefined, freq: 2 }),
  }),
  { minLength: 4, maxLength: 6 },
);

test('memberships follow whatever happens, as if everybody were asked anew', async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const brand = await openBrand();
      for (const { commands, fault } of all) {
        for (const each of commands) await brand.carryOut(each);
        await brand.settle(fault);
        await brand.check();
      }
      await brand.close();
    }),
    { numRuns: 5, seed: 8, endOnFailure: true },
  );
}, 240_000);

test('a thousand segments are kept', async () => {
  const brand = await openBrand(
    Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [
        `segment ${i}`,
        event(
          i % 2 === 0 ? 'Viewed Product' : 'Added to Cart',
          { op: 'gte', value: 1 + (i % 3) },
          window(1 + (i % 50)),
        ),
      ]),
    ),
  );
  const view: Command = {
    type: 'event',
    who: 1,
    metric: 'Viewed Product',
    // Never on the edge of a window: the whole evaluation afterwards is a millisecond later.
    hoursAgo: 2.5,
    value: 1,
    category: 'Tea',
    backfill: false,
  };
  await brand.carryOut(view);
  await brand.carryOut({ ...view, who: 2, hoursAgo: 19.5, metric: 'Added to Cart' });
  await brand.settle();
  await brand.check();
  await brand.carryOut({ type: 'wait', hours: 9 });
  await brand.settle();
  await brand.check();
}, 240_000);

test('segments that read figures follow as soon as those are computed', async () => {
  const brand = await openBrand({
    'worth something': { kind: 'figure', figure: 'historicClv', is: { op: 'gte', value: 20 } },
  });
  const members = async (): Promise<number> => (await brand.counts())[0] ?? 0;
  expect(await members()).toBe(0);
  await brand.carryOut({ type: 'order', who: 1, id: 1, hoursAgo: 3, refunded: 0, cancelled: false });
  await brand.settle('segments.renewed');
  expect(await members()).toBe(1);
}, 120_000);

/** A brand of its own, what can happen in it, and what must hold afterwards. */
async function openBrand(definitions: Record<string, object> = rules) {
  const owner = await app.createWorkspace({ timezone: 'UTC' });
  const ctx = systemContext(app.platform, owner.workspaceId, 'test');
  let message = 0;
  const send = (rest: Partial<Message> & Pick<Message, 'kind' | 'name' | 'who'>): Promise<void> =>
    acceptMessages(app.platform, ctx.workspaceId, [
      {
        key: stableUuid('live', `${ctx.workspaceId} ${message++}`),
        time: app.clock.now().getTime(),
        data: {},
        source: 'test',
        trusted: true,
        backfill: false,
        ...rest,
      },
    ]);
  const identifiers = (n: number) => (n > 5 ? { anonymousId: `device-${n}` } : { email: `p${n}@example.com` });
  for (let n = 0; n < 6; n += 1)
    await send({
      kind: 'identify',
      name: 'identify',
      who: identifiers(n),
      data: { facts: { fields: {}, properties: {} } },
    });
  await rounds();
  const segments = new Map<number, Rule>();
  await transact(ctx, async (tx) => {
    for (const [name, where] of Object.entries(definitions)) {
      const rule = parseRule({ where }, kindsOf(ctx));
      const row = await insertSegment(tx, {
        workspace_id: ctx.workspaceId,
        name,
        description: '',
        rule: JSON.stringify(rule),
        rule_version: 1,
        moves_with_time: true,
        actor: '{}',
        now: app.clock.now(),
      });
      segments.set(row.id, rule);
    }
  });
  const ids = [...segments.keys()];
  for (let i = 0; i < ids.length; i += 100) await evaluateSegments(ctx, ids.slice(i, i + 100));
  listen();
  return {
    carryOut: (each: Command) => carryOut(ctx, each, send, identifiers),
    settle: rounds,
    check: () => check(ctx, segments),
    counts: () => countsOf(ctx),
    /** Nobody looks at it any more. */
    close: async () => {
      await sql`update segments set status = 'deleted' where workspace_id = ${ctx.workspaceId}`.execute(
        app.platform.postgres.system,
      );
      await rounds();
    },
  };
}

async function countsOf(ctx: Context): Promise<number[]> {
  const { rows } = await sql<{ n: number }>`select member_count as n from segments
    where workspace_id = ${ctx.workspaceId} order by id`.execute(app.platform.postgres.system);
  return rows.map((row) => row.n);
}

async function carryOut(
  ctx: Context,
  c: Command,
  send: (rest: Partial<Message> & Pick<Message, 'kind' | 'name' | 'who'>) => Promise<void>,
  identifiers: (n: number) => Message['who'],
): Promise<void> {
  const now = app.clock.now().getTime();
  switch (c.type) {
    case 'event':
      return send({
        kind: 'track',
        name: c.metric,
        who: identifiers(c.who),
        time: now - c.hoursAgo * hour,
        backfill: c.backfill,
        data: { value: String(c.value), properties: { category: c.category } },
      });
    case 'device':
      return send({
        kind: 'identify',
        name: 'identify',
        who: { ...identifiers(c.who), ...identifiers(c.device) },
        data: { facts: { fields: {}, properties: {} } },
      });
    case 'property':
      return send({
        kind: 'identify',
        name: 'identify',
        who: identifiers(c.who),
        data: {
          facts: {
            fields: {},
            properties: { tier: c.tier, joined: new Date(now - c.joinedHoursAgo * hour).toISOString() },
          },
        },
      });
    case 'consent':
      return send({
        kind: 'consent',
        name: 'consent',
        who: identifiers(c.who),
        time: now - c.hoursAgo * hour,
        data: { channel: 'email', status: c.status, method: 'api', purpose: 'marketing', doubleOptIn: false },
      });
    case 'order': {
      const placedAt = new Date(now - c.hoursAgo * hour).toISOString();
      return send({
        kind: 'order',
        name: 'order',
        who: identifiers(c.who),
        data: {
          id: `o${c.id}`,
          placedAt,
          currency: 'EUR',
          lines: [{ sku: 'T', category: 'Tea', quantity: 3, unitPrice: 9 }],
          ...(c.refunded > 0 && {
            refunds: [
              {
                id: `r${c.id}`,
                at: new Date(now).toISOString(),
                amount: 9 * c.refunded,
                lines: [{ line: 1, quantity: c.refunded }],
              },
            ],
          }),
          ...(c.cancelled && { cancelledAt: new Date(now).toISOString() }),
        },
      });
    }
    case 'merge': {
      await rounds();
      const [survivor, absorbed] = await Promise.all([profileOf(ctx, c.who), profileOf(ctx, c.other)]);
      if (survivor === absorbed || survivor === undefined || absorbed === undefined) return;
      await inSystem(app.platform.postgres, (tx) =>
        mergeProfiles(
          app.platform,
          tx,
          ctx.workspaceId,
          [{ survivor, absorbed, reason: 'test' }],
          'test',
          app.clock.now(),
        ),
      );
      return;
    }
    case 'unmerge': {
      await rounds();
      const { rows } = await sql<{ id: number }>`select id from profile_merges
        where workspace_id = ${ctx.workspaceId} and undone_at is null order by id desc limit 1`.execute(
        app.platform.postgres.system,
      );
      if (rows[0]) await undoMerge(ctx, rows[0].id);
      return;
    }
    case 'wait':
      app.clock.advance(c.hours * hour);
  }
}

async function profileOf(ctx: Context, n: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select profile_id as id from profile_identifiers
    where workspace_id = ${ctx.workspaceId} and kind = 'email' and value = ${`p${n}@example.com`}`.execute(
    app.platform.postgres.system,
  );
  return rows[0]?.id;
}

/** Every loop's round until nothing is left to do; at a fault point it fails once and is done again. */
async function rounds(fault?: string): Promise<void> {
  let armed = fault;
  const faults = (point: string): Promise<void> | undefined => {
    if (point !== armed) return undefined;
    armed = undefined;
    return Promise.reject(new Error('fault'));
  };
  Object.assign(app.platform, { faults });
  const loops = modules.flatMap((m) => m.loops ?? []);
  for (let pass = 0, busy = true; busy && pass < 50; pass += 1) {
    busy = false;
    for (const loop of loops) {
      try {
        busy = (await loop.round(app.platform)) || busy;
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'fault') throw error;
        busy = true;
      }
    }
  }
}

/** Signals become jobs that nobody takes. */
function listen(): void {
  const heard = ['segment.entered', 'segment.left'].map((name): [string, string[]] => [name, [`heard:${name}`]]);
  Object.assign(app.platform, { signalTasks: new Map(heard) });
}

type Heard = { segmentId: number; profileId: number; sign: number; at: string | number; reason: string };

type Job = {
  task: string;
  payload: { payload: { segmentId: number; profileIds: number[]; at: string; reason: string } };
};

async function heardSignals(workspaceId: number): Promise<Heard[]> {
  const { rows } = await jobs.query<Job>(
    `select t.identifier as task, j.payload
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier like 'heard:%' and j.payload->>'workspaceId' = $1`,
    [String(workspaceId)],
  );
  return rows.flatMap(({ task, payload: { payload } }) =>
    payload.profileIds.map((profileId) => ({
      segmentId: payload.segmentId,
      profileId,
      sign: task === 'heard:segment.entered' ? 1 : -1,
      at: payload.at,
      reason: payload.reason,
    })),
  );
}

async function check(ctx: Context, segments: ReadonlyMap<number, Rule>): Promise<void> {
  const history = await ctx.platform.clickhouse.query<Heard>(
    ctx.workspaceId,
    `SELECT segment_id AS segmentId, profile_id AS profileId, sign, toUnixTimestamp64Milli(at) AS at, reason
    FROM ${scopedRows('segment_members')}`,
  );
  const sums = new Map<string, number>();
  for (const { segmentId, profileId, sign } of history) {
    const key = `${segmentId} ${profileId}`;
    sums.set(key, (sums.get(key) ?? 0) + sign);
  }
  expect([...new Set(sums.values())].filter((sum) => sum !== 0 && sum !== 1)).toEqual([]);

  const world = await worldOfRecords(ctx);
  const moment = { at: world.now, historic: false };
  for (const [id, rule] of segments) {
    const members = world.people.filter((p) => sums.get(`${id} ${p.id}`) === 1).map((p) => p.id);
    expect(members, `${JSON.stringify(rule.where)} of ${JSON.stringify(world.people.map((p) => p.id))}`).toEqual(
      naiveMembers(world, rule, moment),
    );
  }
  const { rows } = await sql<{ id: number; n: number }>`select id, member_count as n from segments
    where workspace_id = ${ctx.workspaceId}`.execute(app.platform.postgres.system);
  for (const { id, n } of rows) {
    expect(n, `count of ${id}`).toBe([...sums].filter(([key, sum]) => sum === 1 && key.startsWith(`${id} `)).length);
  }

  const told = (await heardSignals(ctx.workspaceId)).map((h) => written(h)).sort();
  expect(told).toEqual(
    history
      .filter((h) => !isQuiet(h.reason))
      .map((h) => written(h))
      .sort(),
  );

  // An evaluation is known by its moment.
  app.clock.advance(1);
  const ids = [...segments.keys()];
  for (let i = 0; i < ids.length; i += 100) {
    const evaluated = await evaluateSegments(ctx, ids.slice(i, i + 100));
    expect(evaluated.filter(({ entered, left }) => entered + left > 0)).toEqual([]);
  }
}

const written = ({ segmentId, profileId, sign, at, reason }: Heard): string =>
  `${segmentId} ${profileId} ${sign} ${new Date(at).toISOString()} ${reason}`;
