import { sql } from 'kysely';
import { connectClickHouse, type ClickHouse } from '../platform/clickhouse/index.ts';
import type { Db } from '../platform/postgres/index.ts';

/** A ClickHouse URL may name a database that is not there yet. */
export async function createEventDatabase(clickhouse: ClickHouse, cluster?: string): Promise<void> {
  const onCluster = cluster === undefined ? '' : ` ON CLUSTER ${cluster}`;
  const bootstrap = connectClickHouse(clickhouse.url, 'default');
  try {
    await bootstrap.command(
      `/* createEventDatabase */ CREATE DATABASE IF NOT EXISTS ${clickhouse.database}${onCluster}`,
    );
  } finally {
    await bootstrap.close();
  }
}

export async function postgresAnswers(db: Db): Promise<void> {
  await sql`/* postgresAnswers */ select 1`.execute(db);
}
