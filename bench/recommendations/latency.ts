import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { apiOf } from '../campaign/api.ts';
import { interleave, round, type Ratio } from '../measure.ts';
import type { BenchServer } from '../world.ts';

const requests = 200;

/** Answers at a fixed rate, each timed from when it was due; milliseconds. */
export interface OpenLoop {
  per_second: number;
  count: number;
  p50_ms: number;
  p99_ms: number;
  max_ms: number;
}

/** The API against what somebody who knows the tables reads by primary key: the person's row, their products with stock. */
export async function latencyOf(
  server: BenchServer,
  workspaceId: number,
  pairs: number,
): Promise<{ ratio: Ratio; open: OpenLoop }> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    const { rows: people } = await client.query<{ id: string }>(
      'select p.profile_id::text as id from recommendation_people p join recommendation_state s using (workspace_id, generation) where p.workspace_id = $1 and cardinality(p.products) > 10 order by md5(p.profile_id::text) limit 500',
      [workspaceId],
    );
    const at = (i: number): string => people[i % people.length]?.id ?? '0';
    const api = apiOf(server);
    const ours = (i: number) => api.get<{ items: unknown[] }>(`/recommendations?strategy=nextBest&profileId=${at(i)}`);
    const raw = async (i: number): Promise<number> => {
      const { rows } = await client.query<{ generation: string }>({
        name: 'state',
        text: 'select generation from recommendation_state where workspace_id = $1',
        values: [workspaceId],
      });
      const keys = [workspaceId, rows[0]?.generation];
      const own = await client.query<{ products: string[] }>({
        name: 'person',
        text: 'select products, scores, because, bought, bought_on from recommendation_people where workspace_id = $1 and generation = $2 and profile_id = $3',
        values: [...keys, at(i)],
      });
      const lists = await client.query({
        name: 'lists',
        text: `select products, scores from recommendation_lists where workspace_id = $1 and generation = $2 and kind in ('popular', 'trending') and key = ''`,
        values: keys,
      });
      const products = await client.query({
        name: 'products',
        text: 'select p.*, (select sum(inventory_quantity) from product_variants v where v.workspace_id = $1 and v.product_id = p.id) from products p where workspace_id = $1 and id = any($2)',
        values: [workspaceId, own.rows[0]?.products.slice(0, 10)],
      });
      return lists.rows.length + products.rows.length;
    };
    const many = (work: (i: number) => Promise<unknown>) => async (): Promise<void> => {
      for (let i = 0; i < requests; i += 1) await work(i);
    };
    const ratio = await interleave(many(raw), many(ours), pairs);
    const perRequest = { limit_ms: round(ratio.limit_ms / requests), ours_ms: round(ratio.ours_ms / requests) };
    return { ratio: { ...ratio, ...perRequest }, open: await openLoop(ours, 50, 20) };
  } finally {
    await client.end();
  }
}

/** Requests at a fixed rate, not waiting for one another. */
async function openLoop(work: (i: number) => Promise<unknown>, perSecond: number, seconds: number): Promise<OpenLoop> {
  const began = performance.now();
  const times = await Promise.all(
    Array.from({ length: perSecond * seconds }, async (_, i) => {
      const due = began + (i * 1000) / perSecond;
      await sleep(Math.max(0, due - performance.now()));
      await work(i);
      return performance.now() - due;
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { per_second: perSecond, count: times.length, p50_ms: at(0.5), p99_ms: at(0.99), max_ms: at(1) };
}
