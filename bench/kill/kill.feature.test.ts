import { expect, test } from 'vitest';
import { proveKills } from './prove.ts';

test('kill -9 of server, PostgreSQL and ClickHouse during ingest loses and doubles nothing', async () => {
  const { acked, kills, verdict } = await proveKills({ kills: 6, connections: 8, seed: 3 });
  expect(kills.server + kills.postgres + kills.clickhouse).toBe(6);
  expect(kills.crashes).toBe(0);
  expect(acked).toBeGreaterThan(0);
  expect(verdict).toMatchObject({ lost: [], doubled: [], disordered: 0, timelineDiffers: false });
}, 240_000);
