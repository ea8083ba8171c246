import type { ClickHouse } from '../../platform/clickhouse/index.ts';
import { purchaseProcess } from './rules/brand.ts';

export type EngineScale = {
  workspaceId: number;
  /** Profiles get the ids from this one on. */
  firstId: number;
  profiles: number;
  /** Events besides the lines of orders. */
  events: number;
  seed: number;
  until: Date;
};

/** What the engine draws from: parallel lists. */
export type EngineLists = {
  skus: readonly string[];
  titles: readonly string[];
  categories: readonly string[];
  productIds: readonly number[];
  cities: readonly string[];
  countries: readonly string[];
  timezones: readonly string[];
  channels: readonly string[];
};

const { p, q, gamma } = purchaseProcess.gammaGamma;
// Chance in (0, 1): the same for the same seed, key and salt.
const chance = (key: string, salt: number | string): string =>
  `((cityHash64({seed:UInt64}, ${key}, ${salt}) % 4294967291 + 1) / 4294967293.)`;
/** Gamma with a whole shape is a sum of exponentials. */
const gammaOf = (shape: number, key: string): string =>
  `-arraySum(i -> log(${chance(key, 'i')}), range(100, ${100 + shape}))`;

const weights = [
  ['Viewed Product', 260],
  ['Received Email', 230],
  ['Active on Site', 190],
  ['Opened Email', 120],
  ['Added to Cart', 70],
  ['Started Checkout', 50],
  ['Placed Order', 60],
  ['Clicked Email', 12],
  ['Submitted Review', 8],
] as const;

function metricOf(): string {
  let edge = 0;
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const branches = weights.map(([metric, weight]) => `m < ${(edge += weight) / whole}, '${metric}'`);
  return `multiIf(${branches.join(', ')}, 'Viewed Product')`;
}

/**
 * The statements that fill the event store by itself, in order. How often people act is a fixed skew (the square of
 * chance); order totals are Gamma-Gamma with the parameters of the sample.
 */
const statements: readonly string[] = [
  `/* fillTimeline */ INSERT INTO timeline (workspace_id, profile_id, occurred_at, seq, metric, value, properties, backfill, received_at)
  WITH ${chance('number', 1)} AS u, {first:UInt64} + (toUInt64(u * u * {profiles:UInt64}) * 7919) % {profiles:UInt64} AS id,
    ${chance('number', 2)} AS m, 1 + toUInt32(pow(${chance('number', 3)}, 1.6) * length({skus:Array(String)})) AS product,
    toDateTime64({until:String}, 3, 'UTC') - toIntervalSecond(toUInt64(730 * 86400 * (1 - sqrt(${chance('number', 4)}))) + 60) AS at
  SELECT {workspace:UInt32}, id, at, number + 1, ${metricOf()} AS metric,
    toDecimal64(toInt64(multiIf(metric = 'Placed Order', 100 * ${gammaOf(p, 'number')} / (${gammaOf(q, 'id')} / ${gamma}),
      metric IN ('Added to Cart', 'Started Checkout', 'Viewed Product'), 500 - 2500 * log(${chance('number', 5)}), 0)), 4) / 100,
    multiIf(metric IN ('Received Email', 'Opened Email', 'Clicked Email'),
        concat('{"campaign_id":"letter-', leftPad(toString(1 + cityHash64(number, 6) % 12), 2, '0'), '"', if(metric = 'Opened Email', concat(',"machine":', if(cityHash64(number, 7) % 3 = 0, 'true', 'false')), ''), '}'),
      metric = 'Placed Order', concat('{"orderId":"', toString(number + 1), '","channel":"online","currency":"EUR"}'),
      metric = 'Active on Site', '{"device":"mobile"}',
      concat('{"product_id":"', {skus:Array(String)}[product], '","name":"', {titles:Array(String)}[product], '","category":"', {categories:Array(String)}[product], '"}')),
    1, at
  FROM numbers({events:UInt64})`,
  `/* fillOrders */ INSERT INTO orders (workspace_id, order_id, version, deleted, profile_id, placed_at, cancelled_at, gross, refunded, discount, items, channel, country, discount_codes)
  SELECT workspace_id, seq, 0, 0, profile_id, occurred_at, if(cityHash64(seq, 10) % 50 = 0, occurred_at + 3600, NULL),
    toInt64(value * 100) AS gross, if(cityHash64(seq, 11) % 16 = 0, intDiv(gross, 1 + cityHash64(seq, 12) % 3), 0),
    if(cityHash64(seq, 13) % 4 = 0, intDiv(gross, 10), 0) AS discount, 1 + cityHash64(seq, 14) % 3, 'online',
    {countries:Array(String)}[1 + cityHash64(profile_id, 20) % length({countries:Array(String)})], if(discount > 0, ['SLOWSUNDAY'], [])
  FROM timeline WHERE workspace_id = {workspace:UInt32} AND metric = 'Placed Order'`,
  `/* fillOrderLines */ INSERT INTO order_lines (workspace_id, order_id, line, version, deleted, profile_id, placed_at, cancelled, product_id, sku, title, category, quantity, refunded_quantity, total)
  WITH 1 + toUInt32(pow(${chance('order_id', '30 + line')}, 1.6) * length({skus:Array(String)})) AS product
  SELECT workspace_id, order_id, arrayJoin(range(1, items + 1)) AS line, 0, 0, profile_id, placed_at, cancelled_at IS NOT NULL,
    {productIds:Array(UInt64)}[product], {skus:Array(String)}[product], {titles:Array(String)}[product], {categories:Array(String)}[product],
    1, if(refunded > 0 AND line = 1, 1, 0), if(line = items, gross - intDiv(gross, items) * (items - 1), intDiv(gross, items))
  FROM orders WHERE workspace_id = {workspace:UInt32}`,
  `/* fillTimeline */ INSERT INTO timeline (workspace_id, profile_id, occurred_at, seq, metric, value, properties, backfill, received_at)
  SELECT workspace_id, profile_id, placed_at, {events:UInt64} + order_id * 8 + line, 'Ordered Product', toDecimal64(total, 4) / 100,
    concat('{"orderId":"', toString(order_id), '","productId":"', sku, '","sku":"', sku, '","title":"', title, '","category":"', category, '","quantity":1}'), 1, placed_at
  FROM order_lines WHERE workspace_id = {workspace:UInt32}`,
  `/* fillEvents */ INSERT INTO events (workspace_id, metric, profile_id, occurred_at, value, seq, properties, backfill, received_at)
  SELECT workspace_id, metric, profile_id, occurred_at, value, seq, properties::JSON(max_dynamic_paths=64), backfill, received_at
  FROM timeline WHERE workspace_id = {workspace:UInt32}`,
  `/* fillProfiles */ INSERT INTO profiles (workspace_id, profile_id, version, deleted, known, email, external_id, first_name, last_name, city, country, timezone, properties,
    acquisition_channel, email_consent, email_consent_at, email_consent_method, orders, gross_spend, net_spend, refunded, refunds, items, distinct_products, discounted_orders,
    first_order_at, last_order_at, days_between_orders, email_received, email_opened, email_clicked, first_seen_at, last_seen_at, created_at)
  WITH bought AS (
      SELECT profile_id, count() AS orders, sum(gross) AS spent, sum(refunded) AS back, countIf(refunded > 0) AS refunds, sum(items) AS units,
        countIf(discount > 0) AS discounted, min(placed_at) AS first, max(placed_at) AS last
      FROM orders WHERE workspace_id = {workspace:UInt32} AND cancelled_at IS NULL GROUP BY profile_id),
    lines AS (SELECT profile_id, uniqExact(product_id) AS products FROM order_lines WHERE workspace_id = {workspace:UInt32} AND cancelled = 0 GROUP BY profile_id),
    seen AS (
      SELECT profile_id, countIf(metric = 'Received Email') AS received, countIf(metric = 'Opened Email' AND position(properties, '"machine":true') = 0) AS opened,
        countIf(metric = 'Clicked Email') AS clicked, min(occurred_at) AS first, max(occurred_at) AS last
      FROM timeline WHERE workspace_id = {workspace:UInt32} GROUP BY profile_id),
    1 + cityHash64(id, 20) % length({countries:Array(String)}) AS place,
    multiIf(cityHash64(id, 40) % 100 < 62, 'subscribed', cityHash64(id, 40) % 100 < 68, 'unsubscribed', '') AS consent,
    if(seen.first > toDateTime64(0, 3, 'UTC'), seen.first, toDateTime64({until:String}, 3, 'UTC') - toIntervalDay(cityHash64(id, 41) % 730)) AS since
  SELECT {workspace:UInt32}, id, 0, 0, 1, concat('person', toString(id), '@example.com'), concat('C', toString(id)), concat('Person', toString(cityHash64(id, 42) % 500)),
    concat('Sample', toString(cityHash64(id, 43) % 5000)), {cities:Array(String)}[place], {countries:Array(String)}[place], {timezones:Array(String)}[place],
    concat('{"favourite_category":"', {categories:Array(String)}[1 + cityHash64(id, 44) % length({categories:Array(String)})], '","birthday":"', toString(toDate('1954-01-01') + cityHash64(id, 45) % 18000), '"}')::JSON(max_dynamic_paths=128),
    {channels:Array(String)}[1 + cityHash64(id, 46) % length({channels:Array(String)})], consent, if(consent = '', NULL, since), if(consent = '', '', 'form'),
    bought.orders, bought.spent, bought.spent - bought.back, bought.back, bought.refunds, bought.units, lines.products, bought.discounted,
    if(bought.orders = 0, NULL, bought.first), if(bought.orders = 0, NULL, bought.last),
    if(bought.orders < 2, NULL, dateDiff('millisecond', bought.first, bought.last) / 1000 / 86400 / (bought.orders - 1)),
    seen.received, seen.opened, seen.clicked, since, if(seen.last > since, seen.last, since), since
  FROM (SELECT {first:UInt64} + number AS id FROM numbers({profiles:UInt64})) AS people
  LEFT JOIN bought ON bought.profile_id = people.id
  LEFT JOIN lines ON lines.profile_id = people.id
  LEFT JOIN seen ON seen.profile_id = people.id`,
];

/** Fills an empty workspace of the event store without a row passing through here. Not kept in the event log. */
export async function fillInEngine(
  clickhouse: ClickHouse,
  { workspaceId, firstId, profiles, events, seed, until }: EngineScale,
  lists: EngineLists,
): Promise<void> {
  const instant = until.toISOString().replace('T', ' ').slice(0, 23);
  const params = { workspace: workspaceId, first: firstId, profiles, events, seed, until: instant, ...lists };
  for (const statement of statements) {
    await clickhouse.command(statement, { params, timeoutSeconds: 1800, settings: { max_memory_usage: '6000000000' } });
  }
}
