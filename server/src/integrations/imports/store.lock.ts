import pg from 'pg';
import { lockClass } from '../../platform/postgres/index.ts';

/** Held as long as its process lives: whoever has it may work on the import. */
export type ImportLock = { release(): Promise<void> };

/** Null when another process works on the import. The lock ends with the connection, so a dead process never keeps it. */
export async function lockImport(url: string, id: string): Promise<ImportLock | null> {
  const client = new pg.Client({ connectionString: url, application_name: 'rapport_import' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ got: boolean }>(
    '/* lockImport */ select pg_try_advisory_lock($1, hashtext($2)) as got',
    [lockClass.imports, id],
  );
  if (rows[0]?.got) return { release: () => client.end() };
  await client.end();
  return null;
}
