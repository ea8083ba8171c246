import { z } from 'zod';
import { transact, type Context } from '../../../platform/context.ts';
import { consentsOf, suppressionsOf } from '../../../records/consent/index.ts';
import { profileCopies, type ProfileCopy } from '../../../records/profiles/index.ts';
import { traitsOf, type TraitRow } from '../../traits/index.ts';

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

/**
 * What a list shows of people, as it is now; who was merged away or deleted meanwhile is left out. A hundred rows by
 * their ids are a matter of PostgreSQL: the event store would read every column of eight thousand people for each.
 */
export const peopleByIds = (ctx: Context, ids: readonly number[]): Promise<Map<number, Person>> =>
  transact(ctx, async (tx) => {
    const profiles = (await profileCopies(tx, ctx.workspaceId, ids)).filter(({ merged }) => !merged);
    const consents = await consentsOf(tx, ctx.workspaceId, ids);
    const suppressions = await suppressionsOf(tx, ctx.workspaceId, profiles.flatMap(addressesOf));
    const traits = new Map((await traitsOf(tx, ctx.workspaceId, ids)).map((row) => [row.profile_id, row]));
    const statuses = new Map(
      consents
        .filter(({ purpose }) => purpose === 'marketing')
        .map((row) => [`${row.profile_id} ${row.channel}`, row.status]),
    );
    const closed = new Set(suppressions.map(({ channel, value }) => `${channel} ${value}`));
    return new Map(
      profiles.map((profile) => [
        profile.id,
        {
          ...describe(profile),
          ...purchases(traits.get(profile.id)),
          consent: {
            email: statuses.get(`${profile.id} email`) ?? null,
            sms: statuses.get(`${profile.id} sms`) ?? null,
          },
          suppressed: { email: closed.has(`email ${profile.email}`), sms: closed.has(`sms ${profile.phone}`) },
        },
      ]),
    );
  });

const addressesOf = ({ email, phone }: ProfileCopy) => [
  ...(email === null ? [] : [{ channel: 'email' as const, value: email }]),
  ...(phone === null ? [] : [{ channel: 'sms' as const, value: phone }]),
];

const describe = (profile: ProfileCopy) => ({
  id: profile.id,
  known: profile.known,
  firstName: profile.first_name,
  lastName: profile.last_name,
  email: profile.email,
  phone: profile.phone,
  city: profile.city,
  country: profile.country,
  acquisition: {
    channel: acquired(profile, 'channel'),
    source: acquired(profile, 'source'),
    creator: acquired(profile, 'creator'),
  },
  firstSeenAt: iso(profile.first_seen_at),
  lastSeenAt: iso(profile.last_seen_at),
  createdAt: profile.created_at.toISOString(),
});

const acquired = ({ acquisition }: ProfileCopy, name: string): string | null => {
  const value = acquisition?.[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const purchases = (bought: TraitRow | undefined) => ({
  orders: bought?.orders ?? 0,
  grossSpend: bought?.gross_spend ?? 0,
  netSpend: bought?.net_spend ?? 0,
  averageOrderValue: bought?.orders ? Math.round(bought.gross_spend / bought.orders) : null,
  items: bought?.items ?? 0,
  daysBetweenOrders: bought?.days_between_orders ?? null,
  firstOrderAt: iso(bought?.first_order_at),
  lastOrderAt: iso(bought?.last_order_at),
});

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;
