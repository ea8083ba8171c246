import pg from 'pg';
import type { ClickHouse } from '../../platform/clickhouse/index.ts';
import { clickhouseCatalog, postgresCatalog } from './store.catalog.ts';

const head = (engine: string): string =>
  `-- The ${engine} schema after all migrations, from its catalog: for reading and reviewing. Written by "npm run schema".\n`;

/** Tables with columns, constraints, indexes, policies and grants, functions and sequences; not the job queue's own. */
export async function dumpPostgres(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return [head('PostgreSQL'), ...(await postgresCatalog(client)), ''].join('\n');
  } finally {
    await client.end();
  }
}

export const dumpClickHouse = async (clickhouse: ClickHouse): Promise<string> =>
  [head('ClickHouse'), ...(await clickhouseCatalog(clickhouse)).flatMap((table) => [table, '']), '']
    .join('\n')
    .trimEnd() + '\n';
