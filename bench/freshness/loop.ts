import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ClickHouse } from '../../server/src/platform/clickhouse/index.ts';

/** Calls at fixed moments, whether earlier ones have ended or not; each is told when it was due. */
export async function openLoop(
  perSecond: number,
  seconds: number,
  call: (scheduled: number) => Promise<void>,
): Promise<{ failed: number }> {
  const began = Date.now();
  const total = Math.floor(perSecond * seconds);
  const running = new Set<Promise<void>>();
  let failed = 0;
  for (let i = 0; i < total; i += 1) {
    const due = began + (i * 1000) / perSecond;
    if (due > Date.now()) await sleep(due - Date.now());
    const one = call(due)
      .catch(() => {
        failed += 1;
      })
      .finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  return { failed };
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;
}

const everyMs = 200;

/** Looks at the history of the probes' segments from outside, and when it saw whom. */
export function seenOf(
  postgres: pg.Client,
  clickhouse: ClickHouse,
  workspaceId: number,
  { entering, leaving }: { entering: number; leaving: number },
) {
  const seen = { entered: new Map<number, number>(), left: new Map<number, number>() };
  let stopped = false;
  const look = async (): Promise<void> => {
    const rows = await clickhouse.systemQuery<{ segment: number; id: number; sum: number }>(
      `SELECT segment_id AS segment, profile_id AS id, sum(sign) AS sum FROM segment_members
      WHERE workspace_id = ${workspaceId} AND segment_id IN (${entering}, ${leaving}) GROUP BY segment, id`,
    );
    const now = Date.now();
    for (const { segment, id, sum } of rows) {
      const into =
        segment === entering && sum === 1 ? seen.entered : segment === leaving && sum === 0 ? seen.left : null;
      if (into !== null && !into.has(id)) into.set(id, now);
    }
  };
  const watch = () => {
    const loop = (async () => {
      while (!stopped) {
        // An idle connection may have been closed; the next look sees the same.
        await look().catch(() => undefined);
        await sleep(everyMs);
      }
    })();
    return {
      stop: async (): Promise<void> => {
        stopped = true;
        await loop;
      },
    };
  };
  const settled = async (wanted: { entered: number; left: number; withinMs: number }): Promise<void> => {
    const until = Date.now() + wanted.withinMs;
    while (Date.now() < until && (seen.entered.size < wanted.entered || seen.left.size < wanted.left)) await sleep(500);
  };
  const idsOf = async (names: readonly string[]): Promise<Map<string, number>> => {
    const { rows } = await postgres.query<{ value: string; id: string }>(
      `select value, origin_id as id from profile_identifiers where workspace_id = $1 and kind = 'external' and value = any($2)`,
      [workspaceId, names],
    );
    return new Map(rows.map((row) => [row.value, Number(row.id)]));
  };
  const byName = async (names: ReadonlyMap<string, number>, what: 'entered' | 'left'): Promise<Map<string, number>> => {
    const found = new Map<string, number>();
    for (const [name, id] of await idsOf([...names.keys()])) {
      const at = seen[what].get(id);
      if (at !== undefined) found.set(name, at);
    }
    return found;
  };
  const wronglyIn = async (segments: readonly number[], names: readonly string[]): Promise<number> => {
    const others = new Set((await idsOf(names)).values());
    const rows = await clickhouse.systemQuery<{ id: number }>(
      `SELECT profile_id AS id FROM segment_members WHERE workspace_id = ${workspaceId} AND segment_id IN (${segments.join(', ')})
      GROUP BY segment_id, id HAVING sum(sign) > 0`,
    );
    return rows.filter(({ id }) => others.has(id)).length;
  };
  return { watch, settled, byName, wronglyIn };
}
