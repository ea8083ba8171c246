import { sql } from 'kysely';
import { bulk, lockClass, type Tx } from '../../platform/postgres/index.ts';
import type { ConsentRow, LedgerRow, NewLedgerRow } from './tables.ts';

/** @returns the new rows' ids, in the order given */
export async function appendLedger(tx: Tx, workspaceId: number, rows: readonly NewLedgerRow[]): Promise<number[]> {
  const column = <K extends keyof NewLedgerRow>(name: K, type: string) => ({
    name,
    type,
    values: rows.map((r) => r[name]),
  });
  const { rows: inserted } = await sql<{ id: number }>`/* appendLedger */
    insert into consent_ledger (workspace_id, profile_id, origin_id, channel, purpose, status, method, source, wording,
      page, ip, user_agent, double_opt_in, trusted, merged_from, batch_id, effective_at, recorded_at)
    select ${workspaceId}, n.* from ${bulk('n', [
      column('profile_id', 'int8'),
      column('origin_id', 'int8'),
      column('channel', 'text'),
      column('purpose', 'text'),
      column('status', 'text'),
      column('method', 'text'),
      column('source', 'text'),
      column('wording', 'text'),
      column('page', 'text'),
      column('ip', 'inet'),
      column('user_agent', 'text'),
      column('double_opt_in', 'bool'),
      column('trusted', 'bool'),
      column('merged_from', 'int8'),
      column('batch_id', 'uuid'),
      column('effective_at', 'timestamptz'),
      column('recorded_at', 'timestamptz'),
    ])}
    returning id`.execute(tx);
  return inserted.map((row) => row.id);
}

/** The valid ledger of these profiles, oldest entry first. */
export async function validLedger(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`/* validLedger */
    select * from consent_ledger
    where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[]) and not void
    order by id`.execute(tx);
  return rows;
}

/**
 * Serialises writers of the same people, so that each folds a ledger that includes the others' entries. People share 64
 * locks, taken in order: a batch of any size holds few of them and two batches cannot wait for each other.
 */
export async function lockConsents(tx: Tx, profileIds: readonly number[]): Promise<void> {
  await sql`/* lockConsents */
    select pg_advisory_xact_lock(${lockClass.consent}::int, bucket)
    from (select distinct (id % 64)::int as bucket from unnest(${sql.val(profileIds)}::int8[]) as id order by 1) b`.execute(
    tx,
  );
}

export async function upsertConsents(tx: Tx, workspaceId: number, rows: readonly ConsentRow[]): Promise<void> {
  if (rows.length === 0) return;
  const column = <K extends keyof ConsentRow>(name: K, type: string) => ({
    name,
    type,
    values: rows.map((r) => r[name]),
  });
  await sql`/* upsertConsents */
    insert into consents (workspace_id, profile_id, channel, purpose, status, method, source, wording, double_opt_in,
      effective_at, recorded_at)
    select ${workspaceId}, n.* from ${bulk('n', [
      column('profile_id', 'int8'),
      column('channel', 'text'),
      column('purpose', 'text'),
      column('status', 'text'),
      column('method', 'text'),
      column('source', 'text'),
      column('wording', 'text'),
      column('double_opt_in', 'bool'),
      column('effective_at', 'timestamptz'),
      column('recorded_at', 'timestamptz'),
    ])}
    on conflict (workspace_id, profile_id, channel, purpose) do update set
      status = excluded.status, method = excluded.method, source = excluded.source, wording = excluded.wording,
      double_opt_in = excluded.double_opt_in, effective_at = excluded.effective_at, recorded_at = excluded.recorded_at`.execute(
    tx,
  );
}

export async function clearConsents(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<void> {
  await sql`/* clearConsents */
    delete from consents where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])`.execute(
    tx,
  );
}

/** The current states of these profiles on every channel. */
export async function consentsOf(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`/* consentsOf */
    select profile_id, channel, purpose, status, method, source, wording, double_opt_in, effective_at, recorded_at
    from consents where workspace_id = ${workspaceId} and profile_id = any(${sql.val(profileIds)}::int8[])
    order by profile_id, channel, purpose`.execute(tx);
  return rows;
}

/** Newest first; `beforeId` is exclusive. Void entries too: they are part of the proof. */
export async function ledgerPage(
  tx: Tx,
  workspaceId: number,
  profileId: number,
  beforeId: number | null,
  limit: number,
): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`/* ledgerPage */
    select * from consent_ledger
    where workspace_id = ${workspaceId} and profile_id = ${profileId}
      and (${beforeId}::int8 is null or id < ${beforeId}::int8)
    order by id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function moveLedger(
  tx: Tx,
  workspaceId: number,
  moves: readonly { from: number; to: number }[],
): Promise<void> {
  await sql`/* moveLedger */
    update consent_ledger l set profile_id = m.to_id
    from ${bulk('m', [
      { name: 'from_id', type: 'int8', values: moves.map((m) => m.from) },
      { name: 'to_id', type: 'int8', values: moves.map((m) => m.to) },
    ])}
    where l.workspace_id = ${workspaceId} and l.profile_id = m.from_id`.execute(tx);
}

/** Entries written for `origin` change hands; what a merge with that origin had added is void. */
export async function moveLedgerParts(
  tx: Tx,
  workspaceId: number,
  parts: readonly { from: number; to: number; origin: number }[],
): Promise<void> {
  const source = bulk('m', [
    { name: 'from_id', type: 'int8', values: parts.map((p) => p.from) },
    { name: 'to_id', type: 'int8', values: parts.map((p) => p.to) },
    { name: 'origin', type: 'int8', values: parts.map((p) => p.origin) },
  ]);
  await sql`/* moveLedgerParts */
    update consent_ledger l set void = true from ${source}
    where l.workspace_id = ${workspaceId} and l.profile_id = m.from_id and l.merged_from = m.origin`.execute(tx);
  await sql`/* moveLedgerParts */
    update consent_ledger l set profile_id = m.to_id from ${source}
    where l.workspace_id = ${workspaceId} and l.profile_id = m.from_id and l.origin_id = m.origin`.execute(tx);
}
