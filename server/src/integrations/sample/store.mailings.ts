import { sql } from 'kysely';
import type { StoredActor } from '../../foundation/audit/index.ts';
import { sha256 } from '../../platform/crypto/index.ts';
import { bulk, type Tx } from '../../platform/postgres/index.ts';
import type { MailColumns } from './rules/mail-rows.ts';
import type { SentLetter } from './rules/mailings.ts';
import { literals, type LiteralColumn } from './store.columns.ts';

export type PastCampaign = {
  name: string;
  subject: string;
  preheader: string;
  versionId: number;
  sentAt: number;
  links: readonly string[];
};
export type Sender = { name: string; email: string };

/** A campaign that has been sent, with its mailing and its links. */
export async function insertPastCampaign(
  tx: Tx,
  workspaceId: number,
  c: PastCampaign,
  from: Sender,
  actor: StoredActor,
): Promise<SentLetter> {
  const [made, sent, done] = [c.sentAt - 2 * 86_400_000, c.sentAt, c.sentAt + 26 * 60_000].map((at) => new Date(at));
  const { rows } = await sql<{ campaignId: number; mailingId: number }>`/* insertPastCampaign */
    with campaign as (
      insert into campaigns (workspace_id, name, state, version_id, subject, preheader, from_name, from_email, scheduled_at, started_at,
        frozen_at, finished_at, created_by, created_at, updated_at)
      values (${workspaceId}, ${c.name}, 'sent', ${c.versionId}, ${c.subject}, ${c.preheader}, ${from.name}, ${from.email}, ${sent}, ${sent},
        ${sent}, ${done}, ${JSON.stringify(actor)}::jsonb, ${made}, ${done})
      returning id
    ), mailing as (
      insert into mailings (workspace_id, source_kind, source_id, name, class, version_id, subject, preheader, from_name, from_email, state,
        on_doubt, created_at)
      select ${workspaceId}, 'campaign', id, ${c.name}, 'marketing', ${c.versionId}, ${c.subject}, ${c.preheader}, ${from.name}, ${from.email},
        'open', 'resend', ${sent} from campaign
      returning id, source_id
    )
    select source_id as "campaignId", id as "mailingId" from mailing`.execute(tx);
  const { campaignId, mailingId } = rows[0]!;
  await sql`/* insertPastCampaign */ update campaigns set mailing_id = ${mailingId} where workspace_id = ${workspaceId} and id = ${campaignId}`.execute(
    tx,
  );
  const links = await insertLinks(tx, workspaceId, mailingId, c.links);
  return { campaignId, mailingId, name: c.name, links };
}

async function insertLinks(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
  urls: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; url: string }>`/* insertLinks */
    insert into links (workspace_id, mailing_id, position, url, url_hash)
    select ${workspaceId}, ${mailingId}, l.position, l.url, l.hash
    from ${bulk('l', [
      { name: 'position', type: 'int', values: urls.map((_, i) => i) },
      { name: 'url', type: 'text', values: urls },
      { name: 'hash', type: 'bytea', values: urls.map(sha256) },
    ])} returning id, url`.execute(tx);
  return new Map(rows.map((row) => [row.url, row.id]));
}

export async function insertMail(
  tx: Tx,
  workspaceId: number,
  { sends, activity, touches }: MailColumns,
): Promise<void> {
  if (sends.length > 0) await insertSends(tx, workspaceId, sends);
  if (activity.length > 0) await insertActivity(tx, workspaceId, activity);
  if (touches.length > 0) await insertTouches(tx, workspaceId, touches);
}

async function insertSends(tx: Tx, workspaceId: number, sends: readonly LiteralColumn[]): Promise<void> {
  await sql`/* insertSends */
    insert into sends (workspace_id, id, mailing_id, profile_id, origin_id, address, class, state, reason, reply, attempt, due_at, claimed_at,
      handed_at, finished_at, opens, machine_opens, clicks, first_opened_at, first_clicked_at, unsubscribed_at)
    overriding system value
    select ${workspaceId}, s.id, s.mailing_id, s.profile_id, s.profile_id, s.address, 'marketing',
      case when s.refused is null then 'accepted' else 'refused' end, s.refused,
      case when s.refused is null then '250 2.0.0 OK' else '552 5.2.2 mailbox full' end, 1, s.at, s.at, s.at, s.at,
      s.opens, s.machine_opens, s.clicks, s.opened_at, s.clicked_at, s.unsubscribed_at
    from ${literals('s', sends)}`.execute(tx);
}

async function insertActivity(tx: Tx, workspaceId: number, activity: readonly LiteralColumn[]): Promise<void> {
  await sql`/* insertActivity */
    insert into send_activity (workspace_id, id, mailing_id, send_id, kind, link_id, machine, at) overriding system value
    select ${workspaceId}, a.* from ${literals('a', activity)}`.execute(tx);
}

async function insertTouches(tx: Tx, workspaceId: number, touches: readonly LiteralColumn[]): Promise<void> {
  await sql`/* insertTouches */
    insert into touches (workspace_id, key, profile_id, origin_id, kind, machine, channel, source_kind, source_id, send_id, at, received_at)
    select ${workspaceId}, t.key, t.profile_id, t.profile_id, t.kind, t.machine, 'email', 'campaign', t.campaign_id, t.send_id, t.at, t.received_at
    from ${literals('t', touches)}`.execute(tx);
}

/** Clicks of each link, once all of them are there. */
export async function countLinkClicks(tx: Tx, workspaceId: number): Promise<void> {
  await sql`/* countLinkClicks */
    update links l set clicks = a.clicks
    from (select link_id, count(*) as clicks from send_activity
          where workspace_id = ${workspaceId} and kind = 'click' and not machine group by link_id) a
    where l.workspace_id = ${workspaceId} and l.id = a.link_id`.execute(tx);
}

/** Says to whom the newsletters of the past went. */
export async function aimCampaigns(tx: Tx, workspaceId: number, segmentId: number): Promise<void> {
  await sql`/* aimCampaigns */
    update campaigns set include_segments = array[${segmentId}::int8]
    where workspace_id = ${workspaceId} and state = 'sent' and include_segments = '{}'`.execute(tx);
}
