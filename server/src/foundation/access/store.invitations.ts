import { sql } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import type { InvitationRow } from './tables.ts';

const columns = sql`id, workspace_id, email, role, invited_by, created_at, expires_at, accepted_at, mailed_at`;

type NewInvitation = {
  email: string;
  role: Role;
  tokenHash: Buffer;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
};

/** A second invitation to the same address takes the place of the open one, whose link stops working. */
export async function putInvitation(tx: Tx, workspaceId: number, given: NewInvitation): Promise<InvitationRow> {
  const { rows } = await sql<InvitationRow>`/* putInvitation */
    insert into invitations (workspace_id, email, role, token_hash, invited_by, created_at, expires_at)
    values (${workspaceId}, ${given.email}, ${given.role}, ${given.tokenHash}, ${given.invitedBy},
            ${given.createdAt}, ${given.expiresAt})
    on conflict (workspace_id, email) where accepted_at is null do update
      set role = excluded.role, token_hash = excluded.token_hash, invited_by = excluded.invited_by,
          created_at = excluded.created_at, expires_at = excluded.expires_at, mailed_at = null
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** Says that this link was mailed; one that was replaced or taken up meanwhile stays as it is. */
export async function markMailed(tx: Tx, workspaceId: number, tokenHash: Buffer, at: Date): Promise<void> {
  await sql`/* markMailed */
    update invitations set mailed_at = ${at}
    where workspace_id = ${workspaceId} and token_hash = ${tokenHash} and accepted_at is null`.execute(tx);
}

export async function openInvitations(
  tx: Tx,
  workspaceId: number,
  beforeId: number | null,
  limit: number,
): Promise<InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`/* openInvitations */
    select ${columns} from invitations
    where workspace_id = ${workspaceId} and accepted_at is null and (${beforeId}::bigint is null or id < ${beforeId})
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function deleteInvitation(tx: Tx, workspaceId: number, id: number): Promise<InvitationRow | null> {
  const { rows } = await sql<InvitationRow>`/* deleteInvitation */
    delete from invitations where workspace_id = ${workspaceId} and id = ${id} and accepted_at is null
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}

/** The open invitation of a link, locked. Needs the system role: the holder is nobody's member yet. */
export async function invitationByToken(tx: Tx, tokenHash: Buffer): Promise<InvitationRow | null> {
  const { rows } = await sql<InvitationRow>`/* invitationByToken */
    select ${columns} from invitations where token_hash = ${tokenHash} and accepted_at is null for update`.execute(tx);
  return rows[0] ?? null;
}

export async function markAccepted(tx: Tx, workspaceId: number, id: number, at: Date): Promise<void> {
  await sql`/* markAccepted */
    update invitations set accepted_at = ${at} where workspace_id = ${workspaceId} and id = ${id}`.execute(tx);
}
