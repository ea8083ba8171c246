import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/setup/harness.ts';
import { transact } from '../../../platform/context.ts';
import { processInbox } from '../../../records/events/index.ts';
import { touchPeople } from '../store.touched.ts';
import { lookAround } from './look.ts';
import { command, type Command } from './testing/commands.ts';
import { openBrand } from './testing/open-brand.ts';

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
      const brand = await openBrand({ app, jobs }, rules);
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
    { app, jobs },
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
  const brand = await openBrand(
    { app, jobs },
    {
      'worth something': { kind: 'figure', figure: 'historicClv', is: { op: 'gte', value: 20 } },
    },
  );
  const members = async (): Promise<number> => (await brand.counts())[0] ?? 0;
  expect(await members()).toBe(0);
  await brand.carryOut({ type: 'order', who: 1, id: 1, hoursAgo: 3, refunded: 0, cancelled: false });
  await brand.settle('segments.renewed');
  expect(await members()).toBe(1);
}, 120_000);

test('nobody is looked at before their events are there, whichever transaction ends first', async () => {
  const { platform } = app;
  const brand = await openBrand({ app, jobs }, { viewed: event('Viewed Product', once) });
  await brand.carryOut({
    type: 'event',
    who: 1,
    metric: 'Viewed Product',
    hoursAgo: 1,
    value: 1,
    category: 'Tea',
    backfill: false,
  });
  let reached = 0;
  const nobody = [{ cause: 'copy', metrics: null, people: [1_000_000_000] }] as const;
  Object.assign(platform, {
    faults: async (point: string) => {
      if (point !== 'processor.beforeCommit' || (reached += 1) > 1) return;
      // Queued after the event, committed before it.
      await transact(brand.ctx, (tx) => touchPeople(tx, brand.ctx.workspaceId, app.clock.now(), nobody));
      await lookAround(platform);
    },
  });
  await processInbox(platform);
  await lookAround(platform);
  await brand.settle();
  expect(reached).toBeGreaterThan(0);
  expect(await brand.counts()).toEqual([1]);
  await brand.close();
});
