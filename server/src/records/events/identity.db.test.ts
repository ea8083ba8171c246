import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { acceptMessages } from './inbox.ts';
import type { Message } from './message.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Spec = {
  time: number;
  anonymousId?: string | undefined;
  email?: string | undefined;
  externalId?: string | undefined;
  city?: string | undefined;
  /** Stated with the city. */
  country?: string | undefined;
  /** An order to this country, as the shop writes it; what else is said is left out. */
  orderedFrom?: string | undefined;
  /** An alias: the user id that came before `externalId`. */
  formerId?: string | undefined;
};

const toMessage = (spec: Spec, i: number): Message => {
  if (spec.formerId !== undefined) return alias(spec, spec.formerId, i);
  return spec.orderedFrom === undefined ? saidOrDone(spec, i) : ordered(spec, spec.orderedFrom, i);
};

const ordered = (spec: Spec, country: string, i: number): Message => {
  const message = saidOrDone({ ...spec, city: undefined }, i);
  const placedAt = new Date(message.time).toISOString();
  const lines = [{ sku: 'TEA', quantity: 1, unitPrice: '1' }];
  return {
    ...message,
    kind: 'order',
    name: 'order',
    data: { type: 'order', id: `O${i}`, placedAt, currency: 'EUR', lines, country },
  };
};

/** As the Segment door reads it. */
const alias = (spec: Spec, formerId: string, i: number): Message => ({
  ...saidOrDone({ time: spec.time, externalId: spec.externalId, anonymousId: formerId }, i),
  kind: 'alias',
  name: 'alias',
  data: { formerId, facts: { fields: {}, properties: {} } },
});

const saidOrDone = (spec: Spec, i: number): Message => ({
  kind: spec.city === undefined ? 'track' : 'identify',
  key: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  time: Date.UTC(2026, 0, 1) + spec.time * 3_600_000,
  who: {
    ...(spec.anonymousId ? { anonymousId: spec.anonymousId } : {}),
    ...(spec.email ? { email: spec.email } : {}),
    ...(spec.externalId ? { externalId: spec.externalId } : {}),
  },
  name: spec.city === undefined ? 'Viewed Product' : 'identify',
  data:
    spec.city === undefined
      ? { value: '0', properties: { n: i } }
      : { facts: { fields: factsOf(spec), properties: { [`p${i % 3}`]: i } } },
  source: 'test',
  trusted: true,
  backfill: false,
});

const factsOf = ({ city, country }: Spec): JsonObject => ({
  ...(city === undefined ? {} : { city }),
  ...(country === undefined ? {} : { country }),
});

/** Who is who, without ids: groups of identifiers with their facts and the events that are theirs. */
async function picture(ctx: Context): Promise<string> {
  const { rows } = await sql<{
    identifiers: string[];
    email: string | null;
    external_id: string | null;
    first_seen_at: Date | null;
    last_seen_at: Date | null;
    city: string | null;
    country: string | null;
    country_from: unknown;
    properties: unknown;
    id: number;
    family: number[];
  }>`
    select p.id, p.email, p.external_id, p.first_seen_at, p.last_seen_at, p.city, p.country,
      p.provenance -> 'country' as country_from, p.properties,
      array(select kind || ':' || value from profile_identifiers i where i.workspace_id = p.workspace_id and i.profile_id = p.id order by 1) as identifiers,
      array(select a.id from profiles a where a.workspace_id = p.workspace_id and (a.id = p.id or a.merged_into = p.id)) as family
    from profiles p where p.workspace_id = ${ctx.workspaceId} and p.merged_into is null`.execute(
    ctx.platform.postgres.system,
  );
  const events = await ctx.platform.clickhouse.systemQuery<{ pid: number; n: number }>(
    `SELECT if(a.to_id = 0, e.profile_id, a.to_id) AS pid, toInt64(e.properties.n) AS n FROM events e
     LEFT ANY JOIN (SELECT * FROM profile_aliases FINAL WHERE workspace_id = {w:UInt32}) a ON a.from_id = e.profile_id
     WHERE e.workspace_id = {w:UInt32} AND e.metric = 'Viewed Product'`,
    { params: { w: ctx.workspaceId } },
  );
  const people = rows.map(({ family, id: _id, ...person }) => ({
    ...person,
    events: events
      .filter((e) => family.includes(e.pid))
      .map((e) => e.n)
      .sort((a, b) => a - b),
  }));
  return JSON.stringify(people.map((p) => JSON.stringify(p)).sort());
}

async function replay(specs: readonly Spec[], order: readonly number[], chunk: number): Promise<string> {
  const ctx = await app.createWorkspace({ currency: 'EUR' });
  for (let i = 0; i < order.length; i += chunk) {
    const part = order.slice(i, i + chunk).map((n) => toMessage(specs[n] as Spec, n));
    await acceptMessages(ctx.platform, ctx.workspaceId, part);
    await app.settle();
  }
  return picture(ctx);
}

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const spec: fc.Arbitrary<Spec> = fc
  .record({
    time: fc.integer({ min: 1, max: 30 }),
    anonymousId: some('d1', 'd2', 'd3'),
    email: some('a@example.com', 'b@example.com', 'c@example.com'),
    externalId: some('u1', 'u2', 'u3'),
    formerId: some('u1', 'u2', 'd1', 'a@example.com'),
    city: some('Berlin', 'Paris'),
    country: some('DE', 'FR'),
    orderedFrom: some('Austria', 'CH', 'Unspecified'),
  })
  .map(({ formerId, ...s }): Spec => (s.externalId === undefined ? s : { ...s, formerId }))
  .filter((s) => s.anonymousId !== undefined || s.email !== undefined || s.externalId !== undefined);

const identify = (anonymousId: string, city: string): Spec => ({ time: 9, anonymousId, city });
const stated = (externalId: string, city: string): Spec => ({ time: 2, externalId, city });
const renamed = (formerId: string, externalId: string): Spec => ({ time: 4, formerId, externalId });
const lives = (who: Partial<Spec>, country: string, time: number): Spec => ({ city: 'Bonn', ...who, country, time });
const buys = (who: Partial<Spec>, orderedFrom: string, time: number): Spec => ({ ...who, orderedFrom, time });
const seen = (anonymousId: string, externalId: string, time: number): Spec => ({ time, anonymousId, externalId });

describe('identity', () => {
  test('any order of arrival gives the same people, facts and events', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(spec, { minLength: 2, maxLength: 8 }).chain((specs) =>
          fc.tuple(
            fc.constant(specs),
            fc.shuffledSubarray(
              specs.map((_, i) => i),
              { minLength: specs.length, maxLength: specs.length },
            ),
            fc.integer({ min: 1, max: 8 }),
          ),
        ),
        async ([specs, order, chunk]) => {
          const straight = await replay(
            specs,
            specs.map((_, i) => i),
            specs.length,
          );
          expect(await replay(specs, order, chunk)).toBe(straight);
        },
      ),
      {
        numRuns: 25,
        examples: [
          // A device's facts follow it: to its first owner, and on to the owner whose earlier link arrives late.
          [[[identify('d1', 'Berlin'), seen('d1', 'u1', 5)], [1, 0], 1]],
          // Two user ids are one person whether they are known before the alias, after it or in the midst of a chain.
          [[[stated('u1', 'Paris'), stated('u2', 'Berlin'), renamed('u1', 'u2')], [2, 0, 1], 1]],
          [[[renamed('u1', 'u2'), renamed('u2', 'u3'), stated('u1', 'Paris')], [1, 2, 0], 1]],
          // An order's country fills a gap and yields to what is said, on a device too; of two orders the newer counts.
          [[[buys({ externalId: 'u1' }, 'CH', 9), lives({ externalId: 'u1' }, 'DE', 2)], [1, 0], 1]],
          [[[buys({ externalId: 'u1' }, 'CH', 2), buys({ externalId: 'u1' }, 'Austria', 9)], [1, 0], 1]],
          [
            [
              [buys({ anonymousId: 'd1' }, 'CH', 2), seen('d1', 'u1', 5), buys({ externalId: 'u1' }, 'AT', 1)],
              [1, 2, 0],
              1,
            ],
          ],
          [
            [
              [buys({ externalId: 'u1' }, 'CH', 9), lives({ externalId: 'u2' }, 'DE', 2), renamed('u1', 'u2')],
              [2, 1, 0],
              1,
            ],
          ],
          [[[seen('d1', 'u1', 5), identify('d1', 'Berlin'), seen('d1', 'u2', 3)], [0, 1, 2], 1]],
          [
            [
              [stated('u1', 'Paris'), seen('d1', 'u1', 5), identify('d1', 'Berlin'), seen('d1', 'u2', 3)],
              [0, 1, 2, 3],
              1,
            ],
          ],
        ],
      },
    );
  }, 240_000);

  test('the same message again changes nothing', async () => {
    const ctx = await app.createWorkspace();
    const messages = [
      toMessage({ time: 1, anonymousId: 'd1' }, 1),
      toMessage({ time: 2, anonymousId: 'd1', email: 'a@example.com', city: 'Berlin' }, 2),
    ];
    await acceptMessages(ctx.platform, ctx.workspaceId, messages);
    await app.settle();
    const before = await picture(ctx);
    await acceptMessages(ctx.platform, ctx.workspaceId, [...messages, ...messages]);
    await app.settle();
    expect(await picture(ctx)).toBe(before);
    expect(before).toContain('[1]');
  });

  test('what a public key says of a device fills gaps of its owner and changes nothing', async () => {
    const untrusted = (spec: Spec, i: number): Message => ({ ...toMessage(spec, i), trusted: false });
    const tell = async (messages: Message[], inOneBatch: boolean): Promise<string> => {
      const ctx = await app.createWorkspace();
      for (const part of inOneBatch ? [messages] : messages.map((message) => [message])) {
        await acceptMessages(ctx.platform, ctx.workspaceId, part);
        await app.settle();
      }
      return picture(ctx);
    };
    const said = untrusted(identify('d1', 'Berlin'), 1);
    const messages = [toMessage(stated('u1', 'Paris'), 0), said, untrusted(seen('d1', 'u1', 5), 2)];
    const after = await tell(messages, true);
    expect(after).toContain('Paris');
    expect(after).not.toContain('Berlin');
    expect(after).toContain('\\"p1\\":1');
    expect(await tell(messages, false)).toBe(after);
  });
});
