import pg from 'pg';
import { sql } from 'kysely';
import { lockClass, type Postgres } from '../../platform/postgres/index.ts';

const senderLock = lockClass.sender;

/**
 * A sender process is alive exactly as long as it holds the session lock of its number, so whoever can take the lock
 * of a row's owner knows that the owner is dead: recovery needs no lease to run out and never robs the living.
 */
export type Presence = { number: number; alive(): boolean; end(): Promise<void> };

export async function announcePresence(postgres: Postgres): Promise<Presence> {
  const client = new pg.Client({ connectionString: postgres.url, application_name: 'rapport_sender', keepAlive: true });
  let alive = true;
  client.on('error', () => (alive = false));
  client.on('end', () => (alive = false));
  await client.connect();
  const { rows } = await client.query<{ number: number }>(
    `/* announcePresence */ select nextval('sender_numbers')::int as number`,
  );
  const number = rows[0]!.number;
  await client.query('/* announcePresence */ select pg_advisory_lock($1, $2)', [senderLock, number]);
  return { number, alive: () => alive, end: () => client.end().catch(() => undefined) };
}

export type Recovered = { replanned: number; doubtful: number };

/**
 * Settles what dead senders held: claimed rows were never begun and are planned again; handed rows may have gone out.
 * Those are doubtful, and planned again (same Message-ID) only where a double is better than a gap.
 */
export async function recoverSends(postgres: Postgres, now: Date): Promise<Recovered> {
  return postgres.system.transaction().execute(async (tx) => {
    const { rows: owners } = await sql<{ owner: number }>`/* recoverSends */
      select owner from (select distinct owner from sends where state in ('claimed', 'handed') and owner is not null) held
      where pg_try_advisory_xact_lock(${senderLock}, owner)`.execute(tx);
    if (owners.length === 0) return { replanned: 0, doubtful: 0 };
    const dead = sql.val(owners.map((o) => o.owner));
    const claimed = await sql`/* recoverSends */
      update sends s set state = case when m.state = 'cancelled' then 'cancelled' else 'planned' end, owner = null, attempt = s.attempt - 1,
        finished_at = case when m.state = 'cancelled' then ${now}::timestamptz end
      from mailings m
      where s.state = 'claimed' and s.owner = any(${dead}::int[]) and m.workspace_id = s.workspace_id and m.id = s.mailing_id`.execute(
      tx,
    );
    const handed = await sql`/* recoverSends */
      update sends s set doubtful_at = coalesce(s.doubtful_at, ${now}), reason = 'sender_died',
        state = case when m.on_doubt = 'resend' and m.state <> 'cancelled' then 'planned' else 'doubtful' end,
        owner = case when m.on_doubt = 'resend' and m.state <> 'cancelled' then null else s.owner end,
        finished_at = case when m.on_doubt = 'resend' and m.state <> 'cancelled' then null else ${now}::timestamptz end
      from mailings m
      where s.state = 'handed' and s.owner = any(${dead}::int[]) and m.workspace_id = s.workspace_id and m.id = s.mailing_id`.execute(
      tx,
    );
    return { replanned: Number(claimed.numAffectedRows ?? 0n), doubtful: Number(handed.numAffectedRows ?? 0n) };
  });
}
