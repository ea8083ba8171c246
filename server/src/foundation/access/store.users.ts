import { sql } from 'kysely';
import { lockClass, type Db, type Tx } from '../../platform/postgres/index.ts';
import type { UserRow } from './tables.ts';

const columns = sql`id, name, email, coalesce("twoFactorEnabled", false) as "twoFactorEnabled",
  coalesce("isSample", false) as "isSample"`;

type NewUser = { id: string; name: string; email: string; passwordHash: string; isSample: boolean; now: Date };

/** A person with a password, in the shape better-auth gives to both. */
export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await sql`/* insertUser */
    insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt", "isSample")
    values (${user.id}, ${user.name}, ${user.email}, false, ${user.now}, ${user.now}, ${user.isSample})`.execute(tx);
  await sql`/* insertUser */
    insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${`${user.id}-password`}, ${user.id}, 'credential', ${user.id}, ${user.passwordHash}, ${user.now}, ${user.now})`.execute(
    tx,
  );
}

export async function userById(db: Db | Tx, id: string): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`/* userById */ select ${columns} from auth."user" where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** `email` in lower case. */
export async function userByEmail(tx: Tx, email: string): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`/* userByEmail */
    select ${columns} from auth."user" where email = ${email}`.execute(tx);
  return rows[0] ?? null;
}

/** Somebody real has set this installation up. */
export async function isClaimed(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ claimed: boolean }>`/* isClaimed */
    select exists (select from auth."user" where not coalesce("isSample", false)) as claimed`.execute(db);
  return rows[0]?.claimed ?? false;
}

/** One claim at a time, until the transaction ends. */
export async function lockClaim(tx: Tx): Promise<void> {
  await sql`/* lockClaim */ select pg_advisory_xact_lock(${lockClass.claimInstallation}::int, 1)`.execute(tx);
}

export async function sampleOwner(db: Db | Tx): Promise<UserRow | null> {
  const { rows } = await sql<UserRow>`/* sampleOwner */
    select ${columns} from auth."user" where coalesce("isSample", false) order by "createdAt" limit 1`.execute(db);
  return rows[0] ?? null;
}

export async function userNames(db: Db | Tx, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`/* userNames */
    select id, name from auth."user" where id = any(${sql.val(ids)}::text[])`.execute(db);
  return rows;
}

/** Sign-in's leftovers: sessions and codes that can no longer be used, counters of old attempts. */
export async function sweepSignIn(tx: Tx, now: Date): Promise<void> {
  await sql`/* sweepSignIn */ delete from auth.session where "expiresAt" < ${now}`.execute(tx);
  await sql`/* sweepSignIn */ delete from auth.verification where "expiresAt" < ${now}`.execute(tx);
  await sql`/* sweepSignIn */
    delete from auth.rate_limit where "lastRequest" < ${now.getTime() - 86_400_000}`.execute(tx);
}
