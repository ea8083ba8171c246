import pg from 'pg';
import type { TestApp } from '../setup/harness.ts';

/** Every row of a workspace in every table of PostgreSQL, and how many it has in the event store. */
export async function belongingsOf(app: TestApp, workspaceId: number): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
    const found: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from ${name} t where workspace_id = $1`,
        [workspaceId],
      );
      found[name] = rows[0]?.sum ?? '';
    }
    for (const table of ['events', 'profiles FINAL', 'orders FINAL', 'order_lines FINAL']) {
      const [row] = await app.platform.clickhouse.systemQuery<{ rows: number }>(
        `SELECT count() AS rows FROM ${table} WHERE workspace_id = ${workspaceId}`,
      );
      found[`event store: ${table}`] = String(row?.rows);
    }
    return found;
  } finally {
    await client.end();
  }
}
