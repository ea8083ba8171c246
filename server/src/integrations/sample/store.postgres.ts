import { sql, type RawBuilder } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import type { Numbered } from './thread/number-stocks.ts';

const sequences: Record<Numbered | 'products', RawBuilder<unknown>> = {
  profiles: sql`pg_get_serial_sequence('profiles', 'id')`,
  orders: sql`pg_get_serial_sequence('orders', 'id')`,
  sends: sql`pg_get_serial_sequence('sends', 'id')`,
  activity: sql`pg_get_serial_sequence('send_activity', 'id')`,
  products: sql`pg_get_serial_sequence('products', 'id')`,
  events: sql`'event_sequence'`,
};

/**
 * Numbers of a sequence, ascending: taken outside the transaction, since a sequence gives none back anyway. Mostly nobody
 * else takes some meanwhile: then their ends say them all.
 */
export async function takeNumbers(db: Db, of: Numbered | 'products', count: number): Promise<number[]> {
  type Taken = { first: number; last: number; numbers: number[] | null };
  const { rows } = await sql<Taken>`/* takeNumbers */
    with taken as (select nextval((select ${sequences[of]}::regclass)) as number from generate_series(1, ${count})),
      ends as (select min(number) as first, max(number) as last from taken)
    select first, last,
      case when last - first >= ${count} then (select array_agg(number order by number) from taken) end as numbers
    from ends`.execute(db);
  const { first, last, numbers } = rows[0]!;
  return numbers ?? Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** A batch of the event log that the caller itself brings into the event store. */
export async function addShippedBatch(tx: Tx, count: number, body: Uint8Array, now: Date): Promise<void> {
  await sql`/* addShippedBatch */
    insert into event_batches (lane, event_count, body, created_at, shipped_at) values (0, ${count}, ${body}, ${now}, ${now})`.execute(
    tx,
  );
}

export type SampleCounts = { profiles: number; events: number; orders: number };
/** What a sample was made from and what came of it, kept beside the workspace's settings. */
type Description = SampleCounts & { seed: number; until: string };
type LockedWorkspace = { currency: string; isEmpty: boolean; unfurnished: Description | null };

/** The workspace, locked until the end of the transaction; undefined when there is none. */
export async function lockWorkspace(tx: Tx, id: number): Promise<LockedWorkspace | undefined> {
  const { rows } = await sql<LockedWorkspace>`/* lockWorkspace */
    select currency, not exists (select from profiles p where p.workspace_id = w.id) as "isEmpty",
      case when settings -> 'sample' ? 'unfurnished' then settings -> 'sample' end as unfurnished
    from workspaces w where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

/** Keeps what the sample was made from; it is unfurnished until `markFurnished`. */
export async function describeSample(tx: Tx, id: number, description: Description & JsonObject): Promise<void> {
  const sample = JSON.stringify({ ...description, unfurnished: true });
  await sql`/* describeSample */
    update workspaces set settings = settings || jsonb_build_object('sample', ${sample}::jsonb) where id = ${id}`.execute(
    tx,
  );
}

export async function markFurnished(tx: Tx, id: number): Promise<void> {
  await sql`/* markFurnished */ update workspaces set settings = settings #- '{sample,unfurnished}' where id = ${id}`.execute(
    tx,
  );
}

/** A sample brand whose making was interrupted: nobody is in it yet, or it is not furnished. */
export async function unfinishedSample(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`/* unfinishedSample */
    select id from workspaces w where is_sample and (settings -> 'sample' ? 'unfurnished'
      or not settings ? 'sample' and not exists (select from profiles p where p.workspace_id = w.id))
    order by id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

type Named = 'templates' | 'segments' | 'campaigns';

/** Ids by name of what is there already. */
export async function idsByName(tx: Tx, table: Named, workspaceId: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; name: string }>`/* idsByName */
    select id, name from ${sql.table(table)} where workspace_id = ${workspaceId} order by id desc`.execute(tx);
  return new Map(rows.map((row) => [row.name, row.id]));
}
