import type { Readable, Writable } from 'node:stream';
import pg from 'pg';
import copy from 'pg-copy-streams';

/**
 * A connection of the owner of the tables. Row-level security is forced on it too, so it reads protected tables as the
 * role that sees every workspace.
 */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'rapport_backup' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Begins a transaction that sees one moment. @returns the name under which others may look at the same */
export async function beginSnapshot(client: pg.Client): Promise<string> {
  await client.query('/* beginSnapshot */ begin isolation level repeatable read');
  const { rows } = await client.query<{ id: string }>('/* beginSnapshot */ select pg_export_snapshot() as id');
  return rows[0]?.id ?? '';
}

export type CatalogTable = { name: string; columns: string[] };

/** Every table of ours with its columns as quoted names; the job queue has a dump of its own. */
export async function catalogTables(client: pg.Client): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(`/* catalogTables */
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname in ('public', 'auth')
      and (n.nspname, c.relname) <> ('public', 'schema_migrations')
    group by 1 order by 1`);
  return rows;
}

export async function sequenceValues(client: pg.Client): Promise<{ name: string; value: number }[]> {
  const { rows } = await client.query<{ name: string; value: number }>(`/* sequenceValues */
    select format('%I.%I', schemaname, sequencename) as name, last_value::float8 as value
    from pg_sequences where schemaname in ('public', 'auth') and last_value is not null order by 1`);
  return rows;
}

export async function appliedMigrations(client: pg.Client): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    '/* appliedMigrations */ select name, checksum from schema_migrations order by name',
  );
  return rows;
}

export async function copyOut(client: pg.Client, table: CatalogTable): Promise<Readable> {
  const { rows } = await client.query<{ granted: boolean }>(
    `/* copyOut */ select has_table_privilege('rapport_system', $1, 'select') as granted`,
    [table.name],
  );
  await client.query(rows[0]?.granted ? '/* copyOut */ set local role rapport_system' : '/* copyOut */ reset role');
  return client.query(copy.to(`/* copyOut */ copy ${table.name} (${table.columns.join(', ')}) to stdout`));
}

/** Waiting jobs as `add_job` takes them; repeating jobs come by themselves. */
export async function copyJobsOut(client: pg.Client): Promise<Readable> {
  await client.query('/* copyJobsOut */ reset role');
  return client.query(
    copy.to(`/* copyJobsOut */ copy (
      select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
      order by j.id) to stdout`),
  );
}

/** Whether nothing of ours is in the database. */
export async function isEmptyDatabase(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `/* isEmptyDatabase */ select to_regclass('public.workspaces') is not null as found`,
  );
  return rows[0]?.found !== true;
}

/**
 * Begins a transaction in which the tables stand open for loading: no rows of the migrations, no row-level security for
 * the owner (COPY knows none), no foreign keys. @returns what closes them again and commits
 */
export async function openForLoading(client: pg.Client, tables: readonly string[]): Promise<() => Promise<void>> {
  await client.query('/* openForLoading */ begin');
  const { rows: keys } = await client.query<{ target: string; name: string; definition: string }>(`/* openForLoading */
    select conrelid::regclass::text as target, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'auth'::regnamespace)`);
  const { rows: forced } = await client.query<{ target: string }>(`/* openForLoading */
    select oid::regclass::text as target from pg_class where relforcerowsecurity`);
  for (const { target, name } of keys)
    await client.query(`/* openForLoading */ alter table ${target} drop constraint ${name}`);
  for (const { target } of forced)
    await client.query(`/* openForLoading */ alter table ${target} no force row level security`);
  await client.query(`/* openForLoading */ truncate ${tables.join(', ')}`);
  return async () => {
    for (const { target, name, definition } of keys) {
      await client.query(`/* openForLoading */ alter table ${target} add constraint ${name} ${definition}`);
    }
    for (const { target } of forced)
      await client.query(`/* openForLoading */ alter table ${target} force row level security`);
    await client.query('/* openForLoading */ commit');
  };
}

export type CopyIn = Writable & { rowCount: number };

export const copyIn = (client: pg.Client, table: CatalogTable): CopyIn =>
  client.query(copy.from(`/* copyIn */ copy ${table.name} (${table.columns.join(', ')}) from stdin`));

export async function setSequence(client: pg.Client, name: string, value: number): Promise<void> {
  await client.query('/* setSequence */ select setval($1, $2)', [name, value]);
}

export async function makeJobTable(client: pg.Client): Promise<CatalogTable> {
  await client.query(`/* makeJobTable */ create temporary table restored_jobs (
    n bigint generated always as identity, identifier text, payload json, queue_name text, run_at timestamptz,
    max_attempts int, key text, priority int) on commit drop`);
  const columns = ['identifier', 'payload', 'queue_name', 'run_at', 'max_attempts', 'key', 'priority'];
  return { name: 'restored_jobs', columns };
}

export async function addRestoredJobs(client: pg.Client): Promise<void> {
  await client.query(`/* addRestoredJobs */
    select graphile_worker.add_job(identifier, payload => payload, queue_name => queue_name, run_at => run_at,
      max_attempts => max_attempts, job_key => key, priority => priority) from restored_jobs order by n`);
}
