import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Context } from '../../platform/context.ts';
import { acceptMessages, type Identifiers, type Message } from '../events/index.ts';
import { mergeProfiles, undoMerge } from '../profiles/index.ts';
import { purchaseMessage } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const ann = { email: 'ann@example.com' };
const day = (n: number): number => Date.UTC(2026, 9, n);

let count = 0;
const key = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;

const order = (country: string, placed: number, who: Identifiers = ann, more: JsonObject = {}): Message =>
  purchaseMessage({
    who,
    data: {
      id: `${country} ${placed} ${JSON.stringify(who)}`,
      placedAt: new Date(day(placed)).toISOString(),
      currency: 'EUR',
      lines: [{ sku: 'TEA', quantity: 1, unitPrice: '9' }],
      country,
      ...more,
    },
  });

const creditNote = (country: string, issued: number): Message =>
  purchaseMessage({
    who: ann,
    data: {
      type: 'creditNote',
      id: `C ${country} ${issued}`,
      issuedAt: new Date(day(issued)).toISOString(),
      currency: 'EUR',
      lines: [{ sku: 'TEA', quantity: 1, unitPrice: '9' }],
      country,
    },
  });

const says = (fields: JsonObject, at: number, who: Identifiers = ann, trusted = true): Message => ({
  kind: 'identify',
  key: key(),
  time: day(at),
  who,
  name: 'identify',
  data: { facts: { fields, properties: {} } },
  source: 'test',
  trusted,
  backfill: false,
});

const does = (name: string, at: number, who: Identifiers, properties: JsonObject = {}, trusted = true): Message => ({
  ...says({}, at, who, trusted),
  kind: 'track',
  name,
  data: { value: '0', properties },
});

const tell = async (ctx: Context, messages: readonly Message[]): Promise<void> => {
  await acceptMessages(ctx.platform, ctx.workspaceId, messages);
  await app.settle();
};

type Person = { id: number; email: string | null; country: string | null };
async function people(ctx: Context): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select id, email, country from profiles where workspace_id = ${ctx.workspaceId} and merged_into is null order by id`.execute(
    app.platform.postgres.system,
  );
  return rows;
}
const countries = async (ctx: Context): Promise<(string | null)[]> => (await people(ctx)).map((p) => p.country);
const claims = async (ctx: Context): Promise<unknown[]> => {
  const { rows } = await sql`select claim from profile_claims where workspace_id = ${ctx.workspaceId}`.execute(
    app.platform.postgres.system,
  );
  return rows;
};
const make = (): Promise<Context> => app.createWorkspace({ currency: 'EUR' });

describe("the country of an order becomes the customer's", () => {
  const histories: [string, Message[], string | null][] = [
    ['as a code, however it is written', [order('United Kingdom', 1)], 'GB'],
    ['of the order placed last', [order('Germany', 3), order('FR', 1), order('Austria', 2)], 'DE'],
    ['but not what names no country', [order('Germany', 1), order('Unspecified', 2)], 'DE'],
    ['but not of a credit note', [order('Germany', 1), creditNote('France', 2)], 'DE'],
    ['unless somebody states it, however long ago', [says({ country: 'NL' }, 1), order('Germany', 2)], 'NL'],
    ['unless somebody took it out', [says({ country: null }, 1), order('Germany', 2)], null],
    ['unless a public key states it', [order('Germany', 2), says({ country: 'NL' }, 1, ann, false)], 'NL'],
    [
      'unless it was said of the device',
      [
        order('Germany', 3),
        says({ country: 'NL' }, 1, { anonymousId: 'd1' }, false),
        does('Viewed Product', 2, { ...ann, anonymousId: 'd1' }),
      ],
      'NL',
    ],
    [
      'also when it was bought on a device that turned out to be theirs',
      [order('Germany', 1, { anonymousId: 'd1' }), does('Viewed Product', 2, { ...ann, anonymousId: 'd1' })],
      'DE',
    ],
    [
      "also by a server's order event",
      [does('Order Completed', 1, ann, { order_id: 'E1', total: '9', currency: 'EUR', country: 'Germany' })],
      'DE',
    ],
    [
      "but not by a browser's",
      [does('Order Completed', 1, ann, { order_id: 'E1', total: '9', currency: 'EUR', country: 'Germany' }, false)],
      null,
    ],
  ];

  test.each(histories)('%s, in any order of arrival', async (_, messages, country) => {
    for (const arrival of [messages, messages.toReversed()]) {
      for (const batches of [[arrival], arrival.map((message) => [message])]) {
        const ctx = await make();
        for (const batch of batches) await tell(ctx, batch);
        expect((await people(ctx)).find((p) => p.email === ann.email)?.country).toBe(country);
        expect(await claims(ctx)).toEqual([]);
      }
    }
  });

  test('and stays with the device of a guest until somebody is known to use it', async () => {
    const ctx = await make();
    await tell(ctx, [order('Germany', 1, { anonymousId: 'd1' }), order('France', 2, {})]);
    expect(await countries(ctx)).toEqual(['DE']);
  });

  test('and goes along when the device turns out to be somebody else’s', async () => {
    const ctx = await make();
    await tell(ctx, [order('Germany', 1, { anonymousId: 'd1' })]);
    await tell(ctx, [does('Viewed Product', 9, { ...ann, anonymousId: 'd1' })]);
    await tell(ctx, [does('Viewed Product', 5, { email: 'ben@example.com', anonymousId: 'd1' })]);
    expect((await people(ctx)).filter((p) => p.email)).toMatchObject([
      { email: 'ann@example.com', country: null },
      { email: 'ben@example.com', country: 'DE' },
    ]);
  });

  test('and a merge that is undone gives each side its own back', async () => {
    const ctx = await make();
    await tell(ctx, [order('Germany', 1), order('France', 2, { email: 'ben@example.com' })]);
    const [first, second] = await people(ctx);
    if (!first || !second) throw new Error('two people expected');
    const { rows } = await ctx.platform.postgres.system.transaction().execute(async (tx) => {
      await mergeProfiles(
        ctx.platform,
        tx,
        ctx.workspaceId,
        [{ survivor: first.id, absorbed: second.id, reason: 'test' }],
        'test',
        ctx.platform.clock.now(),
      );
      return sql<{
        id: number;
      }>`select id from profile_merges where workspace_id = ${ctx.workspaceId}`.execute(tx);
    });
    await app.settle();
    expect(await countries(ctx)).toEqual(['FR']);
    await undoMerge(ctx, rows[0]?.id ?? 0);
    await app.settle();
    expect(await countries(ctx)).toEqual(['DE', 'FR']);
  });
});

test('an order keeps its country as a code where it names one, else as given', async () => {
  const ctx = await make();
  await tell(ctx, [order('Germany', 1), order('European Community', 2), creditNote('EIRE', 3)]);
  const { rows } = await sql<{ country: string }>`
    select country from (select country, placed_at as at from orders where workspace_id = ${ctx.workspaceId}
      union all select country, issued_at from credit_notes where workspace_id = ${ctx.workspaceId}) o order by at`.execute(
    app.platform.postgres.system,
  );
  expect(rows.map((row) => row.country)).toEqual(['DE', 'European Community', 'IE']);
});
