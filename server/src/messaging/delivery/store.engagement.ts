import { sql } from 'kysely';
import type { Tx } from '../../platform/postgres/index.ts';

export type SendBrief = {
  id: number;
  profile_id: number;
  mailing_id: number;
  address: string;
  source_kind: string;
  source_id: number;
  name: string;
  channel: string;
  finished_at: Date | null;
  handed_at: Date | null;
  unsubscribed_at: Date | null;
};

export async function sendById(tx: Tx, workspaceId: number, id: number): Promise<SendBrief | null> {
  const { rows } = await sql<SendBrief>`/* sendById */
    select s.id, s.profile_id, s.mailing_id, s.address, m.source_kind, m.source_id, m.name, s.channel, s.finished_at, s.handed_at, s.unsubscribed_at
    from sends s join mailings m on m.workspace_id = s.workspace_id and m.id = s.mailing_id
    where s.workspace_id = ${workspaceId} and s.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** A link of the mailing the send belongs to. */
export async function linkTarget(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
  linkId: number,
): Promise<string | null> {
  const { rows } = await sql<{ url: string }>`/* linkTarget */
    select url from links where workspace_id = ${workspaceId} and id = ${linkId} and mailing_id = ${mailingId}`.execute(
    tx,
  );
  return rows[0]?.url ?? null;
}

export type Activity = {
  kind: 'open' | 'click' | 'unsubscribe' | 'resubscribe';
  linkId: number | null;
  machine: boolean;
  at: Date;
};

/** Counts it on the send and keeps it. @returns id of the activity: the key of the event told about it */
export async function addActivity(tx: Tx, workspaceId: number, send: SendBrief, a: Activity): Promise<number> {
  const opened = a.kind === 'open';
  const clicked = a.kind === 'click';
  await sql`/* addActivity */
    update sends set
      opens = opens + ${opened && !a.machine ? 1 : 0}, machine_opens = machine_opens + ${opened && a.machine ? 1 : 0},
      clicks = clicks + ${clicked && !a.machine ? 1 : 0}, machine_clicks = machine_clicks + ${clicked && a.machine ? 1 : 0},
      first_opened_at = case when ${opened && !a.machine} then coalesce(first_opened_at, ${a.at}) else first_opened_at end,
      first_clicked_at = case when ${clicked && !a.machine} then coalesce(first_clicked_at, ${a.at}) else first_clicked_at end,
      unsubscribed_at = case ${a.kind} when 'unsubscribe' then coalesce(unsubscribed_at, ${a.at}) when 'resubscribe' then null else unsubscribed_at end
    where workspace_id = ${workspaceId} and id = ${send.id}`.execute(tx);
  if (clicked && !a.machine) {
    await sql`/* addActivity */ update links set clicks = clicks + 1 where workspace_id = ${workspaceId} and id = ${a.linkId}`.execute(
      tx,
    );
  }
  const { rows } = await sql<{ id: number }>`/* addActivity */
    insert into send_activity (workspace_id, mailing_id, send_id, kind, link_id, machine, at)
    values (${workspaceId}, ${send.mailing_id}, ${send.id}, ${a.kind}, ${a.linkId}, ${a.machine}, ${a.at}) returning id`.execute(
    tx,
  );
  return rows[0]!.id;
}

export type EngagementTotals = {
  opens: number;
  uniqueOpens: number;
  machineOpens: number;
  uniqueMachineOpens: number;
  clicks: number;
  uniqueClicks: number;
  machineClicks: number;
  unsubscribes: number;
};

export async function engagementTotals(tx: Tx, workspaceId: number, mailingId: number): Promise<EngagementTotals> {
  const { rows } = await sql<EngagementTotals>`/* engagementTotals */
    select coalesce(sum(opens), 0)::int8 as opens, count(*) filter (where opens > 0) as "uniqueOpens",
      coalesce(sum(machine_opens), 0)::int8 as "machineOpens", count(*) filter (where machine_opens > 0 and opens = 0) as "uniqueMachineOpens",
      coalesce(sum(clicks), 0)::int8 as clicks, count(*) filter (where clicks > 0) as "uniqueClicks",
      coalesce(sum(machine_clicks), 0)::int8 as "machineClicks", count(unsubscribed_at) as unsubscribes
    from sends where workspace_id = ${workspaceId} and mailing_id = ${mailingId}`.execute(tx);
  return rows[0]!;
}

export async function linkTable(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
): Promise<{ url: string; position: number; clicks: number; people: number }[]> {
  const { rows } = await sql<{ url: string; position: number; clicks: number; people: number }>`/* linkTable */
    select l.url, l.position, l.clicks, count(distinct a.send_id) filter (where not a.machine) as people
    from links l left join send_activity a on a.workspace_id = l.workspace_id and a.link_id = l.id and a.kind = 'click'
    where l.workspace_id = ${workspaceId} and l.mailing_id = ${mailingId}
    group by l.id, l.url, l.position, l.clicks order by l.clicks desc, l.position limit 200`.execute(tx);
  return rows;
}

export async function hourlySeries(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
): Promise<{ hour: Date; opens: number; clicks: number }[]> {
  const { rows } = await sql<{ hour: Date; opens: number; clicks: number }>`/* hourlySeries */
    select date_trunc('hour', at) as hour, count(*) filter (where kind = 'open') as opens, count(*) filter (where kind = 'click') as clicks
    from send_activity where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and not machine and kind in ('open', 'click')
    group by 1 order by 1 limit 720`.execute(tx);
  return rows;
}
