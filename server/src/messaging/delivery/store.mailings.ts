import { sql } from 'kysely';
import { bulk, type Db, type Tx } from '../../platform/postgres/index.ts';
import type { MailingRow } from './tables.ts';

const columns = sql`m.id, m.workspace_id, m.source_kind, m.source_id, m.name, m.class, m.channel, m.version_id, m.subject, m.preheader,
  m.from_name, m.from_email, m.reply_to, m.state, m.on_doubt`;

export type NewMailing = Omit<MailingRow, 'id' | 'workspace_id' | 'channel'>;

/** One mailing per source: asking again gives the same one. */
export async function insertMailing(tx: Tx, workspaceId: number, m: NewMailing, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`/* insertMailing */
    insert into mailings (workspace_id, source_kind, source_id, name, class, version_id, subject, preheader, from_name, from_email, reply_to, state, on_doubt, created_at)
    values (${workspaceId}, ${m.source_kind}, ${m.source_id}, ${m.name}, ${m.class}, ${m.version_id}, ${m.subject}, ${m.preheader}, ${m.from_name}, ${m.from_email}, ${m.reply_to}, ${m.state}, ${m.on_doubt}, ${now})
    on conflict (workspace_id, source_kind, source_id) do update set name = excluded.name
    returning id`.execute(tx);
  return rows[0]!.id;
}

export async function setMailingState(
  tx: Tx,
  workspaceId: number,
  id: number,
  state: MailingRow['state'],
): Promise<void> {
  await sql`/* setMailingState */ update mailings set state = ${state} where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
}

export async function mailingById(tx: Tx, workspaceId: number, id: number): Promise<MailingRow | null> {
  const { rows } = await sql<MailingRow>`/* mailingById */
    select ${columns} from mailings m where m.workspace_id = ${workspaceId} and m.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** Mailings with something to send now, of all workspaces, transactional first. */
export async function dueMailings(db: Db, now: Date): Promise<MailingRow[]> {
  const { rows } = await sql<MailingRow>`/* dueMailings */
    select ${columns} from mailings m
    where m.state = 'open' and exists (
      select from sends s where s.workspace_id = m.workspace_id and s.mailing_id = m.id and s.state = 'planned' and s.due_at <= ${now})
    order by m.class desc, m.id`.execute(db);
  return rows;
}

/** Ids of link targets by address, made where missing. */
export async function linkIds(
  tx: Tx,
  workspaceId: number,
  mailingId: number,
  links: readonly { position: number; url: string; hash: Buffer }[],
): Promise<Map<string, number>> {
  const source = bulk('l', [
    { name: 'position', type: 'int', values: links.map((l) => l.position) },
    { name: 'url', type: 'text', values: links.map((l) => l.url) },
    { name: 'hash', type: 'bytea', values: links.map((l) => l.hash) },
  ]);
  await sql`/* linkIds */
    insert into links (workspace_id, mailing_id, position, url, url_hash)
    select ${workspaceId}, ${mailingId}, l.position, l.url, l.hash from ${source}
    on conflict (workspace_id, mailing_id, url_hash) do nothing`.execute(tx);
  const { rows } = await sql<{ id: number; url: string }>`/* linkIds */
    select id, url from links where workspace_id = ${workspaceId} and mailing_id = ${mailingId}
      and url_hash = any(${sql.val(links.map((l) => l.hash))}::bytea[])`.execute(tx);
  return new Map(rows.map((row) => [row.url, row.id]));
}
