import { sql } from 'kysely';
import { bulk, type Tx } from '../../platform/postgres/index.ts';

export type MailboxMessage = {
  id: number;
  message_id: string;
  sender: string;
  recipient: string;
  subject: string;
  raw: string;
  received_at: Date;
};
export type NewMailboxMessage = Omit<MailboxMessage, 'id'> & { send_id: number | null };

export async function insertMailbox(
  tx: Tx,
  workspaceId: number,
  messages: readonly NewMailboxMessage[],
): Promise<void> {
  const column = (name: keyof NewMailboxMessage, type: string) => ({
    name,
    type,
    values: messages.map((m) => m[name]),
  });
  await sql`/* insertMailbox */
    insert into mailbox_messages (workspace_id, send_id, message_id, sender, recipient, subject, raw, received_at)
    select ${workspaceId}, m.send_id, m.message_id, m.sender, m.recipient, m.subject, m.raw, m.received_at
    from ${bulk('m', [column('send_id', 'int8'), column('message_id', 'text'), column('sender', 'text'), column('recipient', 'text'), column('subject', 'text'), column('raw', 'text'), column('received_at', 'timestamptz')])}`.execute(
    tx,
  );
}

export async function mailboxPage(
  tx: Tx,
  workspaceId: number,
  search: string | undefined,
  after: number | null,
  limit: number,
): Promise<Omit<MailboxMessage, 'raw'>[]> {
  const { rows } = await sql<Omit<MailboxMessage, 'raw'>>`/* mailboxPage */
    select id, message_id, sender, recipient, subject, received_at from mailbox_messages
    where workspace_id = ${workspaceId}
      ${search ? sql`and (strpos(lower(recipient), lower(${search})) > 0 or strpos(lower(subject), lower(${search})) > 0)` : sql``}
      ${after === null ? sql`` : sql`and id < ${after}`}
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function mailboxMessage(tx: Tx, workspaceId: number, id: number): Promise<MailboxMessage | null> {
  const { rows } = await sql<MailboxMessage>`/* mailboxMessage */
    select id, message_id, sender, recipient, subject, raw, received_at from mailbox_messages where workspace_id = ${workspaceId} and id = ${id}`.execute(
    tx,
  );
  return rows[0] ?? null;
}

export async function emptyMailbox(tx: Tx, workspaceId: number): Promise<number> {
  const { numAffectedRows } =
    await sql`/* emptyMailbox */ delete from mailbox_messages where workspace_id = ${workspaceId}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
