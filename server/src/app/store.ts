import { sql } from 'kysely';
import { connectClickHouse, type ClickHouse } from '../platform/clickhouse/index.ts';
import type { Db } from '../platform/postgres/index.ts';

/** A ClickHouse URL may name a database that is not there yet. */
export async function createEventDatabase(clickhouse: ClickHouse): Promise<void> {
  const bootstrap = connectClickHouse(clickhouse.url, 'default');
  try {
    await bootstrap.command(`/* createEventDatabase */ CREATE DATABASE IF NOT EXISTS ${clickhouse.database}`);
  } finally {
    await bootstrap.close();
  }
}

export async function postgresAnswers(db: Db): Promise<void> {
  await sql`/* postgresAnswers */ select 1`.execute(db);
}
