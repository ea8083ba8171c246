import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { Move } from '../../records/profiles/index.ts';
import type { Outcome } from './rules/outcomes.ts';
import type { ClaimedSend, SendRow, SendState } from './tables.ts';

export type PlannedSend = { profileId: number; address: string };

/**
 * Plans one send per person and address; who is planned already (by person or by address) is left alone.
 * @returns how many are new
 */
export async function planSends(
  tx: Tx,
  workspaceId: number,
  mailing: { id: number; class: string },
  people: readonly PlannedSend[],
  dueAt: Date,
  occurrence = '',
): Promise<number> {
  if (people.length === 0) return 0;
  const { numAffectedRows } = await sql`/* planSends */
    insert into sends (workspace_id, mailing_id, profile_id, origin_id, address, occurrence, class, due_at)
    select ${workspaceId}, ${mailing.id}, p.profile_id, p.profile_id, p.address, ${occurrence}, ${mailing.class}, ${dueAt}
    from ${bulk('p', [
      { name: 'profile_id', type: 'int8', values: people.map((p) => p.profileId) },
      { name: 'address', type: 'text', values: people.map((p) => p.address) },
    ])}
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function claimSends(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
  owner: number,
  now: Date,
  limit: number,
): Promise<ClaimedSend[]> {
  const { rows } = await sql<ClaimedSend>`/* claimSends */
    with due as materialized (
      select id from sends where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and state = 'planned' and due_at <= ${now}
      order by due_at, id limit ${limit} for update skip locked)
    update sends s set state = 'claimed', owner = ${owner}, attempt = s.attempt + 1, claimed_at = ${now}
    from due where s.workspace_id = ${workspaceId} and s.id = due.id
    returning s.id, s.profile_id, s.address, s.attempt`.execute(tx);
  return rows;
}

/** @returns those that may go out: still claimed by this sender, of a mailing that is still open, in a workspace that still sends. */
export async function handSends(
  tx: Tx,
  workspaceId: number,
  owner: number,
  ids: readonly number[],
  now: Date,
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`/* handSends */
    update sends s set state = 'handed', handed_at = ${now}
    from mailings m
    where s.workspace_id = ${workspaceId} and s.id = any(${sql.val(ids)}::int8[]) and s.state = 'claimed' and s.owner = ${owner}
      and m.workspace_id = s.workspace_id and m.id = s.mailing_id and m.state = 'open'
    returning s.id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** What became of rows this sender held. A row another process called doubtful meanwhile is settled all the same. @returns the ids written */
export async function settleSends(
  tx: Tx,
  workspaceId: number,
  owner: number,
  outcomes: readonly Outcome[],
  now: Date,
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`/* settleSends */
    update sends s set state = o.state, reason = o.reason, reply = o.reply, due_at = coalesce(o.due_at, s.due_at),
      owner = case when o.state = 'planned' then null else s.owner end,
      attempt = case when o.state = 'planned' and o.reason is null then s.attempt - 1 else s.attempt end,
      doubtful_at = case when o.reason = 'reply_lost' then coalesce(s.doubtful_at, ${now}) else s.doubtful_at end,
      finished_at = case when o.state = 'planned' then null else ${now}::timestamptz end
    from ${bulk('o', [
      { name: 'id', type: 'int8', values: outcomes.map((o) => o.id) },
      { name: 'state', type: 'text', values: outcomes.map((o) => o.state) },
      { name: 'reason', type: 'text', values: outcomes.map((o) => o.reason) },
      { name: 'reply', type: 'text', values: outcomes.map((o) => o.reply) },
      { name: 'due_at', type: 'timestamptz', values: outcomes.map((o) => o.dueAt) },
    ])}
    where s.workspace_id = ${workspaceId} and s.id = o.id and s.owner = ${owner} and s.state in ('claimed', 'handed', 'doubtful')
    returning s.id`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** What became of these rows. */
export async function finishedSends(
  tx: Tx,
  workspaceId: number,
  ids: readonly number[],
): Promise<{ id: number; profile_id: number; state: SendState; reason: string | null; finished_at: Date | null }[]> {
  const { rows } = await sql<{
    id: number;
    profile_id: number;
    state: SendState;
    reason: string | null;
    finished_at: Date | null;
  }>`/* finishedSends */
    select id, profile_id, state, reason, finished_at from sends
    where workspace_id = ${workspaceId} and id = any(${sql.val(ids)}::int8[]) order by finished_at, id`.execute(tx);
  return rows;
}

/** Claimed rows that did not go out are anybody's again; of a cancelled mailing they are cancelled. */
export async function releaseClaims(
  tx: Tx,
  workspaceId: number,
  owner: number,
  ids: readonly number[],
  now: Date,
): Promise<void> {
  await sql`/* releaseClaims */
    update sends s set state = case when m.state = 'cancelled' then 'cancelled' else 'planned' end, owner = null, attempt = s.attempt - 1,
      finished_at = case when m.state = 'cancelled' then ${now}::timestamptz end
    from mailings m
    where s.workspace_id = ${workspaceId} and s.id = any(${sql.val(ids)}::int8[]) and s.state = 'claimed' and s.owner = ${owner}
      and m.workspace_id = s.workspace_id and m.id = s.mailing_id`.execute(tx);
}

export async function cancelPlanned(tx: Tx, workspaceId: number, mailingId: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`/* cancelPlanned */
    update sends set state = 'cancelled', finished_at = ${now}
    where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and state = 'planned'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** A person decided to risk doubles rather than gaps: doubtful rows go out again, under the same Message-ID. */
export async function replanDoubtful(tx: Tx, workspaceId: number, mailingId: number, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`/* replanDoubtful */
    update sends set state = 'planned', reason = null, owner = null, due_at = ${now}, finished_at = null
    where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and state = 'doubtful'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** `doubted`: rows nobody knew about at some time; `again`: those of them that were handed over once more. */
export type SendTally = { state: SendState; reason: string | null; count: number; doubted: number; again: number };

export async function tally(tx: Tx, workspaceId: number, mailingId: number): Promise<SendTally[]> {
  const { rows } = await sql<SendTally>`/* tally */
    select state, reason, count(*) as count, count(doubtful_at) as doubted, count(*) filter (where handed_at > doubtful_at) as again
    from sends
    where workspace_id = ${workspaceId} and mailing_id = ${mailingId} group by state, reason`.execute(tx);
  return rows;
}

/** Rows of a mailing by id, after `after`. */
export async function sendPage(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
  filter: { state?: SendState | undefined; doubted?: boolean | undefined },
  after: number,
  limit: number,
): Promise<SendRow[]> {
  const { rows } = await sql<SendRow>`/* sendPage */
    select id, profile_id, address, attempt, state, reason, handed_at, doubtful_at, finished_at from sends
    where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and id > ${after}
      ${filter.state ? sql`and state = ${filter.state}` : sql``}
      ${filter.doubted === undefined ? sql`` : filter.doubted ? sql`and doubtful_at is not null` : sql`and doubtful_at is null`}
    order by id limit ${limit}`.execute(tx);
  return rows;
}

/** Mailings that have rows not yet in a final state. */
export async function unfinished(tx: Tx, workspaceId: number, mailingId: number): Promise<boolean> {
  const { rows } = await sql`/* unfinished */
    select from sends where workspace_id = ${workspaceId} and mailing_id = ${mailingId} and state in ('planned', 'claimed', 'handed') limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** All rows of `from`, or those first written for one of the origins. */
export async function moveSends(tx: Tx, workspaceId: number, moves: readonly Move[]): Promise<void> {
  // A mailing both sides got keeps both rows: the absorbed side's stays under the old id, which stays valid.
  for (const { from, to, origins } of moves) {
    await sql`/* moveSends */
      update sends s set profile_id = ${to}
      where s.workspace_id = ${workspaceId} and s.profile_id = ${from}
        ${origins ? sql`and s.origin_id = any(${sql.val(origins)}::int8[])` : sql``}
        and not exists (select from sends t where t.workspace_id = s.workspace_id and t.mailing_id = s.mailing_id and t.profile_id = ${to} and t.occurrence = s.occurrence)`.execute(
      tx,
    );
  }
}

export type MailingSummary = {
  mailing_id: number;
  recipients: number;
  delivered: number;
  opened: number;
  clicked: number;
};

export async function mailingSummaries(
  tx: Tx,
  workspaceId: number,
  mailingIds: readonly number[],
): Promise<MailingSummary[]> {
  const { rows } = await sql<MailingSummary>`/* mailingSummaries */
    select mailing_id, count(*) as recipients, count(*) filter (where state = 'accepted') as delivered,
      count(*) filter (where opens > 0) as opened, count(*) filter (where clicks > 0) as clicked
    from sends where workspace_id = ${workspaceId} and mailing_id = any(${sql.val(mailingIds)}::int8[]) group by mailing_id`.execute(
    tx,
  );
  return rows;
}
