import type { ClickHouse } from '../../server/src/platform/clickhouse/index.ts';
import type pg from 'pg';

export type Stores = { postgres: pg.Client; clickhouse: ClickHouse; workspaceId: number };

const firstNames =
  'Ada Bea Cem Dora Eli Finn Gus Hana Ida Jon Kaya Lena Mara Nils Omar Pia Quinn Rita Sven Tess Uma Vera Will Xenia Yuri Zoe Anna Ben Clara David';
const heads = 'Alt Berg Blau Dorn Eich Feld Gold Hart Holz Kalt Lang Mark Neu Ober Rot Schwarz Stein Unter Wald Weiss';
const tails = 'au bach baum beck berg burg dorf er feld hof horn inger kamp land mann meier ner rich stedt wald';
const cities = 'Berlin Hamburg München Köln Paris Lyon Wien Graz Zürich London';
const countries = 'DE DE DE DE FR FR AT AT CH GB';
const channels = 'paid organic email creator direct';
const domains = 'mail.example post.example inbox.example web.example';

/** One row number to many independent-looking draws, the same in both engines. */
const factors = [
  2654435761, 2246822519, 3266489917, 668265263, 374761393, 1597334677, 3812015801, 2747636419, 1181783497, 3759339173,
];
type Dialect = { list(words: string, index: string): string; div(a: string, b: number): string };
const dialects = {
  postgres: {
    list: (words, index) => `('{${words.replaceAll(' ', ',')}}'::text[])[1 + ${index}]`,
    div: (a, b) => `((${a}) / ${b})`,
  },
  clickhouse: {
    list: (words, index) => `[${words.split(' ').map((w) => `'${w}'`)}][1 + ${index}]`,
    div: (a, b) => `intDiv(${a}, ${b})`,
  },
} satisfies Record<string, Dialect>;

/** What a person is, as expressions over the row number `i`. */
function person({ list, div }: Dialect) {
  const raw = (salt: number): string => `((i * ${factors[salt]}) % 4294967296)`;
  const draw = (salt: number, of: number): string => `(${div(raw(salt), 65536)} % ${of})`;
  const first = list(firstNames, draw(0, 30));
  const last = `concat(${list(heads, draw(1, 20))}, ${list(tails, draw(2, 20))})`;
  return {
    known: `${draw(3, 20)} > 0`,
    first,
    last,
    email: `lower(concat(${first}, '.', ${last}, i, '@', ${list(domains, draw(4, 4))}))`,
    phone: `concat('+49151', 10000000 + i)`,
    city: list(cities, draw(5, 10)),
    country: list(countries, draw(5, 10)),
    channel: list(channels, draw(6, 5)),
    isSeen: `${draw(7, 30)} > 0`,
    /** seconds before the end */
    seenAgo: `(${raw(7)} % 31536000)`,
    createdAgo: `(31536000 + ${raw(8)} % 31536000)`,
    orders: `(CASE WHEN ${draw(9, 100)} < 55 THEN 0 ELSE 1 + ${draw(8, 9)} END)`,
    spend: `(1000 + ${raw(6)} % 40000)`,
    orderedAgo: `(${raw(5)} % 31536000)`,
  };
}

const end = '2026-11-21 00:00:00';

/** The same people in both stores, made inside them; every tenth copy in the event store has a second version. */
export async function fillPeople({ postgres, clickhouse, workspaceId }: Stores, people: number): Promise<void> {
  const p = person(dialects.postgres);
  const before = (seconds: string): string => `timestamptz '${end}+00' - ${seconds} * interval '1 second'`;
  await postgres.query(`insert into profiles (id, workspace_id, known, email, phone, external_id, first_name, last_name,
      city, country, first_seen_at, last_seen_at, created_at, updated_at)
    overriding system value
    select i, ${workspaceId}, ${p.known}, case when ${p.known} then ${p.email} end, case when ${p.known} then ${p.phone} end,
      case when ${p.known} then concat('C', i) end, case when ${p.known} then ${p.first} end, case when ${p.known} then ${p.last} end,
      ${p.city}, ${p.country}, ${before(p.createdAgo)}, case when ${p.isSeen} then ${before(p.seenAgo)} end, ${before(p.createdAgo)}, ${before(p.createdAgo)}
    from generate_series(1::bigint, ${people}) as i`);
  await postgres.query(`insert into profile_traits (workspace_id, profile_id, orders, gross_spend, net_spend, items, first_order_at,
      last_order_at, updated_at)
    select ${workspaceId}, i, orders, orders * spend, orders * spend, orders * 2, ordered - interval '1 second', ordered, ordered
    from (select i, ${p.orders} as orders, ${p.spend} as spend, ${before(p.orderedAgo)} as ordered
      from generate_series(1::bigint, ${people}) as i) as bought where orders > 0`);
  await postgres.query(`select setval(pg_get_serial_sequence('profiles', 'id'), ${people})`);
  await postgres.query(`insert into profile_identifiers (workspace_id, kind, value, profile_id, origin_id, first_seen_at, source)
    select workspace_id, 'email', email, id, id, created_at, 'bench' from profiles where workspace_id = ${workspaceId} and known`);
  await postgres.query('vacuum (analyze) profiles');
  await postgres.query('vacuum (analyze) profile_identifiers');
  await postgres.query('vacuum (analyze) profile_traits');

  const c = person(dialects.clickhouse);
  const ago = (seconds: string): string => `toDateTime64('${end}', 3, 'UTC') - toIntervalSecond(${seconds})`;
  const copy = (
    version: number,
    every: number,
  ): string => `INSERT INTO profiles (workspace_id, profile_id, version, deleted, known,
      email, phone, external_id, first_name, last_name, city, country, acquisition_channel, email_consent, orders, gross_spend,
      net_spend, items, first_order_at, last_order_at, first_seen_at, last_seen_at, created_at)
    SELECT ${workspaceId}, i, ${version}, 0, ${c.known} AS known, if(known, ${c.email}, ''), if(known, ${c.phone}, ''),
      if(known, concat('C', toString(i)), ''), if(known, ${c.first}, ''), if(known, ${c.last}, ''), ${c.city}, ${c.country},
      ${c.channel}, if(known, 'subscribed', ''), ${c.orders} AS orders, orders * ${c.spend} AS spend, spend, orders * 2,
      if(orders = 0, NULL, ${ago(`${c.orderedAgo} + 1`)}), if(orders = 0, NULL, ${ago(c.orderedAgo)}), ${ago(c.createdAgo)},
      if(${c.isSeen}, ${ago(c.seenAgo)}, NULL), ${ago(c.createdAgo)}
    FROM (SELECT toInt64(number + 1) AS i FROM numbers(${people})) WHERE i % ${every} = 0`;
  await clickhouse.command(copy(1, 1), { timeoutSeconds: 900 });
  await clickhouse.command(copy(2, 10), { timeoutSeconds: 900 });
}
