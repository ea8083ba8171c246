import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

/** What an order is worth now, in minor units of the workspace currency: less what was paid back, nothing when cancelled. */
export type OrderValue = {
  id: number;
  profileId: number;
  placedAt: Date;
  net: number;
  cancelled: boolean;
  channel: string;
};

const columns = sql`id, profile_id as "profileId", placed_at as "placedAt", cancelled_at is not null as cancelled, channel,
  case when cancelled_at is null then base_total - base_refunded else 0 end as net`;

export async function orderValues(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<OrderValue[]> {
  const { rows } = await sql<OrderValue>`/* orderValues */
    select ${columns} from orders where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[]) and profile_id is not null`.execute(
    tx,
  );
  return rows;
}

export async function orderValuesOfPeople(
  tx: Tx,
  workspaceId: number,
  profileIds: readonly number[],
): Promise<OrderValue[]> {
  const { rows } = await sql<OrderValue>`/* orderValuesOfPeople */
    select ${columns} from orders where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])`.execute(
    tx,
  );
  return rows;
}
