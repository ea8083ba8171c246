import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { TestApp } from '../setup/harness.ts';

/** A worker on the databases of a test, until the fault point ends it. @returns the signal it ended by */
export async function workUntilKilled(app: TestApp, point: string): Promise<string | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('loops-child.ts', import.meta.url))],
    {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: app.databaseUrl,
        CLICKHOUSE_URL: app.clickhouseUrl,
        RAPPORT_DATA: app.dataDir,
        RAPPORT_LOG: 'error',
        FAULTS: `${point}:1:kill`,
      },
      stdio: 'inherit',
    },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  await untilItsTransactionsEnded(app);
  return signal;
}

/** PostgreSQL notices a killed client only when it next reads from it; until then its row locks hold. */
async function untilItsTransactionsEnded(app: TestApp): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`.execute(
      app.platform.postgres.system,
    );
    if (rows[0]?.n === 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}
