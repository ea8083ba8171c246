import { sql } from 'kysely';
import { bulk, type BulkColumn, type Tx } from '../../platform/postgres/index.ts';

/** When somebody was first and last heard of, epoch ms. */
export type Seen = { id: number; first: number; last: number };

export const seenColumns = (seen: readonly (Seen | null)[]): BulkColumn[] => [
  { name: 'first', type: 'timestamptz', values: seen.map((s) => s && new Date(s.first)) },
  { name: 'last', type: 'timestamptz', values: seen.map((s) => s && new Date(s.last)) },
];

const spans = (seen: readonly Seen[]) =>
  bulk('s', [{ name: 'id', type: 'int8', values: seen.map((s) => s.id) }, ...seenColumns(seen)]);

/**
 * Widens first and last seen of the profiles that messages were filed under; last seen moves only by more than a minute, to
 * spare the table an update per event.
 */
export async function markSeen(tx: Tx, workspaceId: number, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  await sql`/* markSeen */
    update profiles p set first_seen_at = least(p.first_seen_at, s.first), last_seen_at = greatest(p.last_seen_at, s.last),
      own_first_seen_at = case when p.own_first_seen_at is not null then least(p.own_first_seen_at, s.first) end,
      own_last_seen_at = case when p.own_last_seen_at is not null then greatest(p.own_last_seen_at, s.last) end
    from ${spans(seen)} where p.workspace_id = ${workspaceId} and p.id = s.id
      and (p.first_seen_at is null or s.first < coalesce(p.own_first_seen_at, p.first_seen_at)
        or p.last_seen_at is null or s.last > coalesce(p.own_last_seen_at, p.last_seen_at) + interval '1 minute')`.execute(
    tx,
  );
}

/** The same for people whose devices or merged profiles were seen: what is their own stays. */
export async function markOwnersSeen(tx: Tx, workspaceId: number, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return;
  await sql`/* markOwnersSeen */
    update profiles p set first_seen_at = least(p.first_seen_at, s.first), last_seen_at = greatest(p.last_seen_at, s.last)
    from ${spans(seen)} where p.workspace_id = ${workspaceId} and p.id = s.id
      and (p.first_seen_at is null or s.first < p.first_seen_at
        or p.last_seen_at is null or s.last > p.last_seen_at + interval '1 minute')`.execute(tx);
}

/** Puts first and last seen together anew after something joined or left these people. */
export async function gatherSeen(tx: Tx, workspaceId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`/* gatherSeen */
    update profiles p set
      own_first_seen_at = coalesce(p.own_first_seen_at, p.first_seen_at),
      own_last_seen_at = coalesce(p.own_last_seen_at, p.last_seen_at),
      first_seen_at = least(coalesce(p.own_first_seen_at, p.first_seen_at), f.first),
      last_seen_at = greatest(coalesce(p.own_last_seen_at, p.last_seen_at), f.last)
    from (
      select o.id, min(coalesce(m.own_first_seen_at, m.first_seen_at)) as first,
        max(coalesce(m.own_last_seen_at, m.last_seen_at)) as last
      from unnest(${sql.val([...new Set(ids)])}::int8[]) as o(id)
      left join profiles m on m.workspace_id = ${workspaceId} and m.merged_into = o.id
      group by o.id
    ) f where p.workspace_id = ${workspaceId} and p.id = f.id`.execute(tx);
}
