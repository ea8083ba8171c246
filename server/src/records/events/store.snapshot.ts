import { sql } from 'kysely';
import type { Postgres } from '../../platform/postgres/index.ts';

/** Lines of the batches that are not shipped in an exported snapshot. */
export function waitingBodies(postgres: Postgres, snapshot: string): Promise<string[]> {
  return postgres.system
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`/* waitingBodies */ set transaction snapshot ${sql.lit(snapshot)}`.execute(tx);
      const { rows } = await sql<{ body: string }>`/* waitingBodies */
        select body from event_batches where shipped_at is null order by id`.execute(tx);
      return rows.map((row) => row.body);
    });
}
