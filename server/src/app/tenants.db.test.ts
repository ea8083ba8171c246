import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../test/setup/harness.ts';

let app: TestApp;
let client: pg.Client;

beforeAll(async () => {
  app = await testApp();
  client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await app?.close();
});

const names = async (query: string): Promise<string[]> =>
  (await client.query<{ name: string }>(query)).rows.map((row) => row.name);

/** Tables whose rows belong to a workspace; partitions follow their parent. `workspaces` itself goes by its id. */
const ofWorkspaces = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
    c.relname = 'workspaces' or exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped))`;

it('every table of a workspace is found', async () => {
  expect(await names(`select relname as name from (${ofWorkspaces}) t`)).toEqual(
    expect.arrayContaining(['workspaces', 'members', 'api_keys', 'audit_log', 'profiles', 'orders', 'event_inbox']),
  );
});

it('row-level security is on and forced on each', async () => {
  expect(
    await names(`select relname as name from (${ofWorkspaces}) t where not relrowsecurity or not relforcerowsecurity`),
  ).toEqual([]);
});

it('each has exactly the policies of the two roles, for every command', async () => {
  const wrong = await names(`
    select t.relname as name from (${ofWorkspaces}) t
    where (select array_agg(r.rolname || ':' || p.polcmd::text || ':' || p.polpermissive order by r.rolname)
           from pg_policy p join pg_roles r on r.oid = any(p.polroles) where p.polrelid = t.oid)
      is distinct from array['rapport_app:*:true', 'rapport_system:*:true']`);
  expect(wrong).toEqual([]);
});

it('the policy of the app role compares with the workspace of the transaction, reading and writing', async () => {
  const wrong = await names(`
    select t.relname as name from (${ofWorkspaces}) t
    join pg_policy p on p.polrelid = t.oid and (select oid from pg_roles where rolname = 'rapport_app') = any(p.polroles)
    where pg_get_expr(p.polqual, p.polrelid) !~ '^\\((workspace_id|id) = \\( SELECT current_workspace\\(\\) AS current_workspace\\)\\)$'
       or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from pg_get_expr(p.polqual, p.polrelid)`);
  expect(wrong).toEqual([]);
});

it('each has an index that begins with the workspace', async () => {
  // Work queues of the installation: emptied by processors that see every workspace, never searched by one.
  const queues = ['event_inbox', 'projection_queue'];
  const without = await names(`
    select t.relname as name from (${ofWorkspaces}) t
    where t.relname <> 'workspaces' and not exists (
      select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = t.oid and a.attname = 'workspace_id' and i.indisvalid)
    order by 1`);
  expect(without.filter((table) => !queues.includes(table))).toEqual([]);
});

it('the two roles own nothing, log in nowhere and bypass nothing', async () => {
  const { rows } = await client.query(`
    select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
    from pg_roles r where rolname in ('rapport_app', 'rapport_system') order by 1`);
  const nothing = {
    rolsuper: false,
    rolbypassrls: false,
    rolcanlogin: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
  };
  expect(rows).toEqual([
    { rolname: 'rapport_app', ...nothing },
    { rolname: 'rapport_system', ...nothing },
  ]);
});

it('nothing in the way of row-level security: no view runs as its owner, no table of the app role lacks a workspace', async () => {
  const views = await names(`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
      and not coalesce(c.reloptions::text, '') ~ 'security_invoker=(true|on)'
      and (has_table_privilege('rapport_app', c.oid, 'select') or has_table_privilege('rapport_system', c.oid, 'select'))
      and c.relname !~ '^pg_'`);
  expect(views).toEqual([]);
  const open = await names(`
    select c.relname as name from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'auth'::regnamespace) and c.relkind in ('r', 'p')
      and has_table_privilege('rapport_app', c.oid, 'select, insert, update, delete')
      and c.oid not in (select oid from (${ofWorkspaces}) t)`);
  expect(open).toEqual([]);
});

it('without a workspace the app role sees no row, and cannot write one', async () => {
  const { workspaceId } = await app.createWorkspace();
  const seen = await client.query(`
    begin; set local role rapport_app;
    select count(*)::int as rows from workspaces;`);
  expect([seen].flat().at(-1)?.rows).toEqual([{ rows: 0 }]);
  await expect(
    client.query(`insert into idempotency_keys (workspace_id, route, key, request_hash, created_at)
      values (${workspaceId}, 'x', 'x', '\\x00', now())`),
  ).rejects.toThrow(/row-level security/);
  await client.query('rollback');
});
