import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asks the event store of the server that runs on this data directory; rows of one JSON object a line. */
export async function askStore<Row>(dataDir: string, query: string): Promise<Row[]> {
  const live = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { clickhouseUrl: string };
  const url = new URL(live.clickhouseUrl);
  const headers = {
    'x-clickhouse-user': decodeURIComponent(url.username),
    'x-clickhouse-key': decodeURIComponent(url.password),
  };
  const answer = await fetch(`${url.origin}/?database=${url.pathname.slice(1) || 'rapport'}`, {
    method: 'POST',
    headers,
    body: `${query} FORMAT JSONEachRow`,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text.slice(0, 300));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

export type Health = {
  status: 'ok' | 'degraded' | 'down';
  clickhouse: { ok: boolean; state: string };
  inbox: { waiting: number; unshipped: number } | null;
};

export async function healthOf(url: string): Promise<Health | null> {
  try {
    return (await (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(10_000) })).json()) as Health;
  } catch {
    return null;
  }
}

/** Waits until everything accepted is processed and in the event store. */
export async function quiet(url: string, withinMs: number): Promise<void> {
  const deadline = performance.now() + withinMs;
  let health: Health | null = null;
  while (performance.now() < deadline) {
    health = await healthOf(url);
    if (health?.status === 'ok' && health.inbox?.waiting === 0 && health.inbox.unshipped === 0) return;
    await sleep(200);
  }
  throw new Error(`not quiet within ${withinMs} ms: ${JSON.stringify(health)}`);
}

export type Verdict = {
  stored: number;
  lost: string[];
  doubled: string[];
  disordered: number;
  timelineDiffers: boolean;
};

/** Compares what was acknowledged with what a reader finds. */
export async function judge(dataDir: string, acked: ReadonlySet<string>): Promise<Verdict> {
  const rows = await askStore<{ n: string; seq: string | number }>(
    dataDir,
    `SELECT properties.n::String AS n, seq FROM events WHERE metric = 'Numbered' ORDER BY seq`,
  );
  const timeline = await askStore<{ n: string }>(
    dataDir,
    `SELECT JSONExtractString(properties, 'n') AS n FROM timeline WHERE metric = 'Numbered' ORDER BY seq`,
  );
  const seen = new Set<string>();
  const doubled: string[] = [];
  const last = new Map<string, number>();
  let disordered = 0;
  for (const { n } of rows) {
    if (seen.has(n)) doubled.push(n);
    seen.add(n);
    const [connection = '', place = '0'] = n.split('-');
    if (Number(place) <= (last.get(connection) ?? 0)) disordered += 1;
    last.set(connection, Number(place));
  }
  return {
    stored: rows.length,
    lost: [...acked].filter((id) => !seen.has(id)),
    doubled,
    disordered,
    timelineDiffers: timeline.length !== rows.length || timeline.some((row, i) => row.n !== rows[i]?.n),
  };
}
