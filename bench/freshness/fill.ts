import type pg from 'pg';
import type { ClickHouse } from '../../server/src/platform/clickhouse/index.ts';

export type Size = { profiles: number; events: number };
export const metrics = [
  'Viewed Product',
  'Added to Cart',
  'Started Checkout',
  'Placed Order',
  'Opened Email',
  'Clicked Email',
];

/** People in both stores and a year of their events in the event store, made inside them. */
export async function fill(
  postgres: pg.Client,
  clickhouse: ClickHouse,
  workspaceId: number,
  { profiles, events }: Size,
): Promise<void> {
  await postgres.query(`insert into profiles (id, workspace_id, known, external_id, city, properties, first_seen_at, last_seen_at, created_at, updated_at)
    overriding system value
    select i, ${workspaceId}, true, concat('C', i), case when i % 3 = 0 then 'Berlin' else 'Paris' end, '{}',
      now() - interval '1 year', now(), now() - interval '1 year', now()
    from generate_series(1::bigint, ${profiles}) as i`);
  await postgres.query(`select setval(pg_get_serial_sequence('profiles', 'id'), ${profiles})`);
  await postgres.query(`insert into profile_identifiers (workspace_id, kind, value, profile_id, origin_id, first_seen_at, source)
    select workspace_id, 'external', external_id, id, id, created_at, 'bench' from profiles where workspace_id = ${workspaceId}`);
  await postgres.query('vacuum (analyze) profiles');
  await postgres.query('vacuum (analyze) profile_identifiers');
  const seconds = { timeoutSeconds: 1800 };
  await clickhouse.command(
    `INSERT INTO profiles (workspace_id, profile_id, version, deleted, known, external_id, city, orders, first_seen_at, last_seen_at, created_at)
    SELECT ${workspaceId}, 1 + number, 1, 0, 1, concat('C', toString(1 + number)), if((1 + number) % 3 = 0, 'Berlin', 'Paris'),
      intHash32(number) % 4, now64(3) - toIntervalDay(365), now64(3), now64(3) - toIntervalDay(365) FROM numbers(${profiles})`,
    seconds,
  );
  const columns = 'workspace_id, metric, profile_id, occurred_at, value, seq, properties, backfill, received_at';
  await clickhouse.command(
    `INSERT INTO events (${columns})
    SELECT ${workspaceId}, multiIf(k < 50, 'Viewed Product', k < 65, 'Added to Cart', k < 70, 'Started Checkout', k < 75, 'Placed Order', k < 95, 'Opened Email', 'Clicked Email'),
      1 + intHash64(number) % ${profiles}, now64(3) - toIntervalSecond(intHash64(number * 31 + 5) % (365 * 86400)) AS t, (number % 20000) / 100, number,
      '{"category":"tea"}', 0, t
    FROM (SELECT number, intHash32(number + 7) % 100 AS k FROM numbers(${events}))`,
    seconds,
  );
  const shared = columns.replace('properties, ', '');
  await clickhouse.command(
    `INSERT INTO timeline (${shared}, properties) SELECT ${shared}, '{"category":"tea"}' FROM events WHERE workspace_id = ${workspaceId}`,
    seconds,
  );
  for (const table of ['events', 'timeline', 'profiles'])
    await clickhouse.command(`OPTIMIZE TABLE ${table} FINAL`, seconds);
}

type Named = { name: string; rule: object };

/** 200 segments, 120 of them with windows that move; three of the others watch the probes. */
export function definitions(probe: string): Named[] {
  const event = (metric: string, value: number, more: object = {}): object => ({
    kind: 'event',
    metric,
    is: { op: 'gte', value },
    ...more,
  });
  const last = (amount: number, unit: string): object => ({ window: { type: 'last', amount, unit } });
  const metricOf = (i: number): string => metrics[i % metrics.length] ?? '';
  const windows = [1, 2, 3, 7, 14, 30, 45, 60, 90, 120, 180, 365];
  const moving = Array.from({ length: 117 }, (_, i): object => {
    const days = last(windows[i % windows.length] ?? 1, 'day');
    if (i % 4 === 0) {
      return { all: [event(metricOf(i), 1 + (i % 3), days), { none: [event(metricOf(i + 1), 1, days)] }] };
    }
    if (i % 9 === 0)
      return { kind: 'trait', trait: 'lastSeenAt', is: { op: 'atLeastAgo', amount: 30 + i, unit: 'day' } };
    return event(metricOf(i), 1 + (i % 4), days);
  });
  const still = Array.from({ length: 80 }, (_, i): object => {
    if (i % 4 === 0)
      return { kind: 'property', field: 'city', is: { op: 'equals', value: i % 8 === 0 ? 'Berlin' : 'Rome' } };
    if (i % 4 === 1) return { kind: 'trait', trait: 'orders', is: { op: 'gte', value: i % 5 } };
    return event(metricOf(i), 5 + (i % 20));
  });
  return [
    { name: 'probe', rule: event(probe, 1, last(1, 'day')) },
    { name: 'probe leaves', rule: event(`${probe} Exit`, 1, last(1, 'hour')) },
    { name: 'probe twice', rule: event(probe, 2, last(1, 'day')) },
    ...[...moving, ...still].map((rule, i) => ({ name: `segment ${i}`, rule })),
  ];
}
