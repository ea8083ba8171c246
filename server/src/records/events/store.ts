import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type Db, type Tx } from '../../platform/postgres/index.ts';

export type InboxAppend = { workspaceId: number; key: string; receivedAt: Date; message: string };
export type InboxRow = { id: number; workspaceId: number; key: string; receivedAt: Date; message: JsonObject };

export async function appendToInbox(db: Db, lane: number, rows: readonly InboxAppend[]): Promise<void> {
  await sql`/* appendToInbox */ select append_to_inbox(${lane}::smallint,
    ${sql.val(rows.map((r) => r.workspaceId))}::int[], ${sql.val(rows.map((r) => r.key))}::uuid[],
    ${sql.val(rows.map((r) => r.receivedAt))}::timestamptz[], ${sql.val(rows.map((r) => r.message))}::text[])`.execute(
    db,
  );
}

/** A lane with work that nobody else is processing; the lock is the transaction's. */
export async function claimLane(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ lane: number }>`/* claimLane */
    select lane from event_lanes l
    where exists (select from event_inbox i where i.lane = l.lane)
    order by processed_at nulls first limit 1 for update skip locked`.execute(tx);
  return rows[0]?.lane ?? null;
}

export async function readInbox(tx: Tx, lane: number, limit: number): Promise<InboxRow[]> {
  const { rows } = await sql<InboxRow>`/* readInbox */
    select id, workspace_id as "workspaceId", key, received_at as "receivedAt", message
    from event_inbox where lane = ${lane} order by id limit ${limit}`.execute(tx);
  return rows;
}

export async function clearInbox(tx: Tx, lane: number, ids: readonly number[], now: Date): Promise<void> {
  await sql`/* clearInbox */ delete from event_inbox where lane = ${lane} and id = any(${sql.val(ids)}::int8[])`.execute(
    tx,
  );
  await sql`/* clearInbox */ update event_lanes set processed = processed + ${ids.length}, processed_at = ${now} where lane = ${lane}`.execute(
    tx,
  );
}

/** Remembers keys; returns the ones never seen before. */
export async function newKeys(tx: Tx, workspaceId: number, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`/* newKeys */
    insert into event_keys (workspace_id, key) select ${workspaceId}, k from unnest(${sql.val(keys)}::uuid[]) as t(k)
    on conflict do nothing returning key`.execute(tx);
  return new Set(rows.map((row) => row.key));
}

export async function setAside(
  tx: Tx,
  rejects: readonly { workspaceId: number; key: string; message: JsonObject; reason: string }[],
  now: Date,
): Promise<void> {
  if (rejects.length === 0) return;
  const source = bulk('r', [
    { name: 'workspace_id', type: 'int4', values: rejects.map((r) => r.workspaceId) },
    { name: 'key', type: 'uuid', values: rejects.map((r) => r.key) },
    { name: 'message', type: 'text', values: rejects.map((r) => JSON.stringify(r.message)) },
    { name: 'reason', type: 'text', values: rejects.map((r) => r.reason) },
  ]);
  await sql`/* setAside */
    insert into event_rejects (workspace_id, key, message, reason, rejected_at)
    select r.workspace_id, r.key, r.message::json, r.reason, ${now} from ${source}`.execute(tx);
}

/** Sequence numbers for event rows: unique, ascending, never reused. */
export async function nextSequences(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{
    n: number;
  }>`/* nextSequences */ select nextval('event_sequence') as n from generate_series(1, ${count})`.execute(tx);
  return rows.map((row) => row.n);
}

export async function addBatch(tx: Tx, lane: number, count: number, body: string, now: Date): Promise<void> {
  await sql`/* addBatch */ insert into event_batches (lane, event_count, body, created_at) values (${lane}, ${count}, ${body}, ${now})`.execute(
    tx,
  );
}

export type MetricUse = {
  workspaceId: number;
  name: string;
  count: number;
  first: number;
  last: number;
  properties: Record<string, string>;
};

export async function learnMetrics(tx: Tx, uses: readonly MetricUse[]): Promise<void> {
  if (uses.length === 0) return;
  const source = bulk('u', [
    { name: 'workspace_id', type: 'int4', values: uses.map((u) => u.workspaceId) },
    { name: 'name', type: 'text', values: uses.map((u) => u.name) },
    { name: 'n', type: 'int8', values: uses.map((u) => u.count) },
    { name: 'first', type: 'timestamptz', values: uses.map((u) => new Date(u.first)) },
    { name: 'last', type: 'timestamptz', values: uses.map((u) => new Date(u.last)) },
    { name: 'properties', type: 'text', values: uses.map((u) => JSON.stringify(u.properties)) },
  ]);
  await sql`/* learnMetrics */
    insert into metrics as m (workspace_id, name, first_seen_at, last_seen_at, event_count, properties)
    select u.workspace_id, u.name, u.first, u.last, u.n, u.properties::jsonb from ${source}
    on conflict (workspace_id, name) do update set
      first_seen_at = least(m.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(m.last_seen_at, excluded.last_seen_at),
      event_count = m.event_count + excluded.event_count,
      properties = case when m.properties @> excluded.properties then m.properties else excluded.properties || m.properties end`.execute(
    tx,
  );
}

export async function inboxDepth(db: Db): Promise<{ waiting: number; oldest: Date | null; unshipped: number }> {
  const { rows } = await sql<{ waiting: number; oldest: Date | null; unshipped: number }>`/* inboxDepth */
    select (select count(*)::int from (select 1 from event_inbox limit 100000) t) as waiting,
      (select min(received_at) from (select received_at from event_inbox order by lane, id limit 1000) t) as oldest,
      (select count(*)::int from event_batches where shipped_at is null) as unshipped`.execute(db);
  return rows[0] ?? { waiting: 0, oldest: null, unshipped: 0 };
}
