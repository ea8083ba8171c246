import { sql } from 'kysely';
import type { Role } from '../../kernel/actor.ts';
import type { Db, Tx } from '../../platform/postgres/index.ts';
import type { MemberRow } from './tables.ts';

/** Null when the workspace does not exist or the person is not in it: the caller cannot tell which. */
export async function roleIn(db: Db | Tx, workspaceId: number, userId: string): Promise<Role | null> {
  const { rows } = await sql<{ role: Role }>`/* roleIn */
    select role from members where workspace_id = ${workspaceId} and user_id = ${userId}`.execute(db);
  return rows[0]?.role ?? null;
}

export async function membershipsOf(db: Db | Tx, userId: string): Promise<{ workspaceId: number; role: Role }[]> {
  const { rows } = await sql<{ workspaceId: number; role: Role }>`/* membershipsOf */
    select workspace_id as "workspaceId", role from members where user_id = ${userId}
    order by workspace_id limit 1000`.execute(db);
  return rows;
}

/** False when the person is already a member. */
export async function insertMember(
  tx: Tx,
  workspaceId: number,
  member: { userId: string; role: Role; joinedAt: Date },
): Promise<boolean> {
  const { rows } = await sql`/* insertMember */
    insert into members (workspace_id, user_id, role, joined_at)
    values (${workspaceId}, ${member.userId}, ${member.role}, ${member.joinedAt})
    on conflict (workspace_id, user_id) do nothing returning 1 as one`.execute(tx);
  return rows.length > 0;
}

/** Names live beside the sign-in tables: needs the system role. */
export async function membersOf(
  db: Db | Tx,
  workspaceId: number,
  after: { joinedAt: Date; userId: string } | null,
  limit: number,
): Promise<MemberRow[]> {
  const later =
    after === null
      ? sql``
      : sql`and (m.joined_at, m.user_id) > (${after.joinedAt}::timestamptz, ${after.userId}::text)`;
  const { rows } = await sql<MemberRow>`/* membersOf */
    select m.user_id, m.role, m.joined_at, u.name, u.email, coalesce(u."twoFactorEnabled", false) as two_factor
    from members m join auth."user" u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} ${later}
    order by m.joined_at, m.user_id limit ${limit}`.execute(db);
  return rows;
}

/** Locked against a second change until the transaction ends, so that the last owner is counted rightly. */
export async function lockMembers(tx: Tx, workspaceId: number): Promise<{ userId: string; role: Role }[]> {
  const { rows } = await sql<{ userId: string; role: Role }>`/* lockMembers */
    select user_id as "userId", role from members where workspace_id = ${workspaceId}
    order by user_id for update`.execute(tx);
  return rows;
}

export async function setRole(tx: Tx, workspaceId: number, userId: string, role: Role): Promise<void> {
  await sql`/* setRole */
    update members set role = ${role} where workspace_id = ${workspaceId} and user_id = ${userId}`.execute(tx);
}

export async function deleteMember(tx: Tx, workspaceId: number, userId: string): Promise<void> {
  await sql`/* deleteMember */
    delete from members where workspace_id = ${workspaceId} and user_id = ${userId}`.execute(tx);
}

export async function isMemberByEmail(db: Db | Tx, workspaceId: number, email: string): Promise<boolean> {
  const { rows } = await sql`/* isMemberByEmail */
    select 1 as one from members m join auth."user" u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and u.email = ${email}`.execute(db);
  return rows.length > 0;
}
