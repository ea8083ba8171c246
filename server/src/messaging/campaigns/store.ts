import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import type { CampaignRow, CampaignState } from './tables.ts';

const columns = sql.raw(`id, name, state, template_id, version_id, subject, preheader, from_name, from_email, reply_to,
  include_segments, exclude_segments, on_doubt, scheduled_at, hold_reason, mailing_id, started_at, frozen_at, finished_at,
  left_out, created_by, created_at, updated_at`);

export async function insertCampaign(
  tx: Tx,
  workspaceId: number,
  name: string,
  createdBy: object,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`/* insertCampaign */
    insert into campaigns (workspace_id, name, created_by, created_at, updated_at)
    values (${workspaceId}, ${name}, ${JSON.stringify(createdBy)}::jsonb, ${now}, ${now}) returning id`.execute(tx);
  return rows[0]!.id;
}

/** Locked until the transaction ends: every change of state reads the row through this. */
export async function campaignForChange(tx: Tx, workspaceId: number, id: number): Promise<CampaignRow | null> {
  const { rows } = await sql<CampaignRow>`/* campaignForChange */
    select ${columns} from campaigns where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function campaignById(tx: Tx, workspaceId: number, id: number): Promise<CampaignRow | null> {
  const { rows } = await sql<CampaignRow>`/* campaignById */
    select ${columns} from campaigns where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export type CampaignChange = Partial<Omit<CampaignRow, 'id' | 'created_by' | 'created_at' | 'updated_at'>>;

export async function changeCampaign(
  tx: Tx,
  workspaceId: number,
  id: number,
  change: CampaignChange,
  now: Date,
): Promise<void> {
  const parts: RawBuilder<unknown>[] = [sql`updated_at = ${now}`];
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (name === 'left_out') parts.push(sql`left_out = ${JSON.stringify(value)}::jsonb`);
    else if (Array.isArray(value)) parts.push(sql`${sql.ref(name)} = ${sql.val(value)}::int8[]`);
    else parts.push(sql`${sql.ref(name)} = ${value}`);
  }
  await sql`/* changeCampaign */ update campaigns set ${sql.join(parts)} where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

export async function deleteCampaignRow(tx: Tx, workspaceId: number, id: number, now: Date | null): Promise<boolean> {
  const { numAffectedRows } = await sql`/* deleteCampaignRow */
    update campaigns set deleted_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and (deleted_at is null) = ${now !== null}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function campaignPage(
  tx: Tx,
  workspaceId: number,
  filter: { state?: CampaignState | undefined; search?: string | undefined },
  after: number | null,
  limit: number,
): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`/* campaignPage */
    select ${columns} from campaigns where workspace_id = ${workspaceId} and deleted_at is null
      ${filter.state ? sql`and state = ${filter.state}` : sql``}
      ${filter.search ? sql`and strpos(lower(name), lower(${filter.search})) > 0` : sql``}
      ${after === null ? sql`` : sql`and id < ${after}`}
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

export type Place = { workspaceId: number; id: number };

export async function campaignsDueBefore(db: Db, now: Date): Promise<Place[]> {
  const { rows } = await sql<Place>`/* campaignsDueBefore */
    select workspace_id as "workspaceId", id from campaigns where state = 'scheduled' and scheduled_at <= ${now} and deleted_at is null
    order by scheduled_at limit 100`.execute(db);
  return rows;
}

export async function campaignsSending(db: Db): Promise<(Place & { mailingId: number })[]> {
  const { rows } = await sql<Place & { mailingId: number }>`/* campaignsSending */
    select workspace_id as "workspaceId", id, mailing_id as "mailingId" from campaigns where state = 'sending' and mailing_id is not null`.execute(
    db,
  );
  return rows;
}

/** Campaigns not sent yet that name one of the segments; one row for each segment they name. */
export async function campaignsUsing(
  tx: Tx,
  workspaceId: number,
  segmentIds: readonly number[],
): Promise<{ segmentId: number; id: number; name: string }[]> {
  const { rows } = await sql<{ segmentId: number; id: number; name: string }>`/* campaignsUsing */
    select distinct used.id as "segmentId", c.id, c.name
    from campaigns c, unnest(c.include_segments || c.exclude_segments) as used (id)
    where c.workspace_id = ${workspaceId} and c.deleted_at is null and c.state in ('draft', 'scheduled', 'held', 'freezing')
      and used.id = any(${sql.val(segmentIds)}::int8[]) order by c.id desc limit 1000`.execute(tx);
  return rows;
}
