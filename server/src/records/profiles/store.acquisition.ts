import { sql } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Move } from './movers.ts';

/** Where a person came from, as one message or order tells it. */
export type AcquisitionFact = {
  profileId: number;
  originId: number;
  kind: 'touch' | 'order';
  at: Date;
  /** channel, source, medium, campaign, creator, code, landingPage, referrer */
  facts: JsonObject;
};

/** Set-wise; the earliest of each kind stays for good, of simultaneous ones one that tells something, always the same. */
export async function recordAcquisition(tx: Tx, workspaceId: number, told: readonly AcquisitionFact[]): Promise<void> {
  if (told.length === 0) return;
  await sql`/* recordAcquisition */
    insert into profile_acquisitions as a (workspace_id, profile_id, origin_id, kind, at, facts)
    select distinct on (n.origin_id, n.kind) ${workspaceId}::int, n.profile_id, n.origin_id, n.kind, n.at, n.facts::jsonb
    from ${bulk('n', [
      { name: 'profile_id', type: 'int8', values: told.map((t) => t.profileId) },
      { name: 'origin_id', type: 'int8', values: told.map((t) => t.originId) },
      { name: 'kind', type: 'text', values: told.map((t) => t.kind) },
      { name: 'at', type: 'timestamptz', values: told.map((t) => t.at) },
      { name: 'facts', type: 'text', values: told.map((t) => JSON.stringify(t.facts)) },
    ])}
    order by n.origin_id, n.kind, n.at, n.facts = '{}', n.facts::jsonb::text
    on conflict (workspace_id, origin_id, kind) do update set at = excluded.at, facts = excluded.facts
    where (excluded.at, excluded.facts = '{}', excluded.facts::text) < (a.at, a.facts = '{}', a.facts::text)`.execute(
    tx,
  );
  await refreshAcquisition(
    tx,
    workspaceId,
    told.map((t) => t.profileId),
  );
}

export async function moveAcquisition(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  const rows = moves.flatMap(({ from, to, origins }) => (origins ?? [null]).map((origin) => ({ from, to, origin })));
  await sql`/* moveAcquisition */
    update profile_acquisitions a set profile_id = m.to_id
    from ${bulk('m', [
      { name: 'from_id', type: 'int8', values: rows.map((r) => r.from) },
      { name: 'to_id', type: 'int8', values: rows.map((r) => r.to) },
      { name: 'origin', type: 'int8', values: rows.map((r) => r.origin) },
    ])}
    where a.workspace_id = ${workspaceId} and a.profile_id = m.from_id and (m.origin is null or a.origin_id = m.origin)`.execute(
    tx,
  );
  await refreshAcquisition(
    tx,
    workspaceId,
    moves.flatMap((m) => [m.from, m.to]),
  );
}

/** The profile's own copy: the first touch, completed by what the first order tells. */
async function refreshAcquisition(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<void> {
  const ids = [...new Set(profileIds)].sort((a, b) => a - b);
  await sql`/* refreshAcquisition */
    update profiles p set acquisition = n.acquisition
    from (
      select id, case when touch.at is null and first_order.at is null then null else
        coalesce(first_order.facts, '{}') || coalesce(touch.facts, '{}')
        || jsonb_strip_nulls(jsonb_build_object('at', least(touch.at, first_order.at), 'touchAt', touch.at, 'orderAt', first_order.at)) end as acquisition
      from unnest(${sql.val(ids)}::int8[]) as id
      left join lateral (
        select at, facts from profile_acquisitions
        where workspace_id = ${workspaceId} and profile_id = id and kind = 'touch' order by at, facts = '{}', facts::text limit 1) touch on true
      left join lateral (
        select at, facts from profile_acquisitions
        where workspace_id = ${workspaceId} and profile_id = id and kind = 'order' order by at, facts = '{}', facts::text limit 1) first_order on true
    ) n
    where p.workspace_id = ${workspaceId} and p.id = n.id and p.acquisition is distinct from n.acquisition`.execute(tx);
}
