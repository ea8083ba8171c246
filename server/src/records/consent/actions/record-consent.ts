import type { Tx } from '../../../platform/postgres/index.ts';
import { groupBy } from '../../../kernel/group.ts';
import { foldConsent, turningPoints, type Statement } from '../rules/fold.ts';
import { appendLedger, clearConsents, lockConsents, upsertConsents, validLedger } from '../store.ts';
import type { ConsentRow, LedgerRow, NewLedgerRow } from '../tables.ts';

/**
 * Appends decisions to the ledger and renews the state that follows from it.
 * @returns those of the new entries that changed what the person had decided before, in time order
 */
export async function recordConsents(tx: Tx, workspaceId: number, rows: readonly NewLedgerRow[]): Promise<LedgerRow[]> {
  if (rows.length === 0) return [];
  const people = [...new Set(rows.map((row) => row.profile_id))];
  await lockConsents(tx, people);
  const added = new Set<number>(await appendLedger(tx, workspaceId, rows));
  const groups = await foldPeople(tx, workspaceId, people);
  return groups
    .flatMap((group) => turningPoints(group.map(statementOf)))
    .map((turn) => turn.row)
    .filter((row) => added.has(row.id));
}

/** Computes the state of these people again, from their whole ledger. */
export async function refoldConsents(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<void> {
  await clearConsents(tx, workspaceId, profileIds);
  await foldPeople(tx, workspaceId, profileIds);
}

async function foldPeople(tx: Tx, workspaceId: number, profileIds: readonly number[]): Promise<LedgerRow[][]> {
  const groups = groupBy(
    await validLedger(tx, workspaceId, profileIds),
    (row) => `${row.profile_id} ${row.channel} ${row.purpose}`,
  );
  const states: ConsentRow[] = [];
  for (const rows of groups.values()) {
    const state = foldConsent(rows.map(statementOf));
    // the weighed status: a request made with a public key may count for less than it said
    if (state !== null) states.push({ ...state.row, status: state.status });
  }
  await upsertConsents(tx, workspaceId, states);
  return [...groups.values()];
}

export const statementOf = (row: LedgerRow): Statement & { row: LedgerRow } => ({
  row,
  status: row.status,
  effectiveAt: row.effective_at.getTime(),
  trusted: row.trusted,
  settled: row.merged_from !== null,
  tieBreaker: JSON.stringify([row.method, row.source, row.wording, row.page, row.double_opt_in]),
});
