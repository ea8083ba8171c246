import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/postgres/index.ts';

/** How many open links to a new password this person has asked for since then. */
export async function resetsAskedSince(db: Db | Tx, userId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ asked: number }>`/* resetsAskedSince */
    select count(*)::int as asked from auth.verification where value = ${userId} and "createdAt" > ${since}`.execute(
    db,
  );
  return rows[0]?.asked ?? 0;
}

/** Links to a new password, half-done second factors and trusted devices of a person. */
export async function forgetVerifications(tx: Tx, userId: string): Promise<void> {
  await sql`/* forgetVerifications */ delete from auth.verification where value = ${userId}`.execute(tx);
}

export async function putPasswordHash(tx: Tx, userId: string, hash: string, now: Date): Promise<void> {
  await sql`/* putPasswordHash */
    update auth.account set password = ${hash}, "updatedAt" = ${now}
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(tx);
}

export async function endSessions(tx: Tx, userId: string): Promise<void> {
  await sql`/* endSessions */ delete from auth.session where "userId" = ${userId}`.execute(tx);
}

export async function dropTwoFactor(tx: Tx, userId: string): Promise<void> {
  await sql`/* dropTwoFactor */ delete from auth.two_factor where "userId" = ${userId}`.execute(tx);
  await sql`/* dropTwoFactor */ update auth."user" set "twoFactorEnabled" = false where id = ${userId}`.execute(tx);
}
