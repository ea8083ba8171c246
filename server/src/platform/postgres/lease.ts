import { sql } from 'kysely';
import type { Tx } from './pool.ts';

export type Lease = { now: Date; until: Date };

/**
 * Claims the row with this primary key by its `lease_until`, and makes it where there is none: one worker at a time,
 * and another once the lease ran out. Whoever ends the work sets `lease_until` to null.
 * @returns the row, or undefined while another worker holds it
 */
export async function claimRow<Row>(
  tx: Tx,
  table: string,
  key: Readonly<Record<string, number | string>>,
  { now, until }: Lease,
): Promise<Row | undefined> {
  const columns = sql.join(Object.keys(key).map((name) => sql.ref(name)));
  const { rows } = await sql<Row>`/* claimRow */
    insert into ${sql.table(table)} as claimed (${columns}, lease_until)
    values (${sql.join(Object.values(key))}, ${until})
    on conflict (${columns}) do update set lease_until = excluded.lease_until
    where claimed.lease_until is null or claimed.lease_until < ${now}
    returning claimed.*`.execute(tx);
  return rows[0];
}
