import { z } from 'zod';
import { decodeCursor, toPage, type Page } from '../../../kernel/pagination.ts';
import type { Context } from '../../../platform/context.ts';
import { parseRule } from '../language/rule.ts';
import { kindsOf } from '../library.ts';
import { prepare } from '../prepare.ts';
import { numberOfPeople, pageOfPeople, peopleByIds, type PersonRow, type SortKey } from '../store.faces.ts';

const text = z.string().nullable();
const instant = z.iso.datetime().nullable();
const minor = z.number().int().describe("Minor units of the brand's currency");

export const personShape = z
  .object({
    id: z.number().int(),
    known: z.boolean(),
    firstName: text,
    lastName: text,
    email: text,
    phone: text,
    city: text,
    country: text,
    acquisition: z.object({ channel: text, source: text, creator: text }),
    consent: z.object({ email: text, sms: text }).describe('null: never asked'),
    suppressed: z.object({ email: z.boolean(), sms: z.boolean() }),
    orders: z.number().int(),
    grossSpend: minor,
    netSpend: minor,
    averageOrderValue: minor.nullable(),
    items: z.number().int(),
    daysBetweenOrders: z.number().nullable(),
    firstOrderAt: instant,
    lastOrderAt: instant,
    firstSeenAt: instant,
    lastSeenAt: instant,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof personShape>;

export type PeopleQuery = {
  rule?: unknown;
  search?: string;
  sort: { by: SortKey; direction: 'asc' | 'desc' };
  cursor?: string;
  limit: number;
};

/**
 * The people of a rule as a list: searched, sorted by any figure, page by page. `total` comes with the first page.
 * @throws Problem 422 for a rule that is not valid or too expensive
 */
export async function queryPeople(ctx: Context, query: PeopleQuery): Promise<Page<Person> & { total: number | null }> {
  const rule = parseRule(query.rule ?? { where: { kind: 'everyone' } }, kindsOf(ctx));
  const prepared = await prepare(ctx, [rule]);
  const cursor = decodeCursor(query.cursor, 2);
  const words = wordsOf(query.search);
  const after = cursor === null ? null : { key: cursor[0] ?? '', id: Number(cursor[1]) };
  const [found, total] = await Promise.all([
    pageOfPeople(ctx, prepared, { words, sort: query.sort, after, limit: query.limit + 1 }),
    after === null ? numberOfPeople(ctx, prepared, words) : null,
  ]);
  const page = toPage(found, query.limit, (row) => [row.key, row.id]);
  const rows = new Map(
    (
      await peopleByIds(
        ctx,
        page.items.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  const items = page.items.flatMap(({ id }) => {
    const row = rows.get(id);
    return row ? [shown(row)] : [];
  });
  return { items, nextCursor: page.nextCursor, total };
}

const wordsOf = (search: string | undefined): string[] => (search ?? '').split(/\s+/).filter(Boolean).slice(0, 5);

const orNull = (value: string): string | null => (value === '' ? null : value);
const at = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const shown = (row: PersonRow): Person => ({
  id: row.id,
  known: row.known === 1,
  firstName: orNull(row.firstName),
  lastName: orNull(row.lastName),
  email: orNull(row.email),
  phone: orNull(row.phone),
  city: orNull(row.city),
  country: orNull(row.country),
  acquisition: {
    channel: orNull(row.acquisitionChannel),
    source: orNull(row.acquisitionSource),
    creator: orNull(row.acquisitionCreator),
  },
  consent: { email: orNull(row.emailConsent), sms: orNull(row.smsConsent) },
  suppressed: { email: row.emailSuppressed === 1, sms: row.smsSuppressed === 1 },
  orders: row.orders,
  grossSpend: row.grossSpend,
  netSpend: row.netSpend,
  averageOrderValue: row.orders === 0 ? null : Math.round(row.grossSpend / row.orders),
  items: row.items,
  daysBetweenOrders: row.daysBetweenOrders,
  firstOrderAt: at(row.firstOrderAt),
  lastOrderAt: at(row.lastOrderAt),
  firstSeenAt: at(row.firstSeenAt),
  lastSeenAt: at(row.lastSeenAt),
  createdAt: new Date(row.createdAt).toISOString(),
});
