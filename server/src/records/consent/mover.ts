import type { Tx } from '../../platform/postgres/index.ts';
import { groupBy } from '../../kernel/group.ts';
import type { Move, ProfileMover } from '../profiles/index.ts';
import { refoldConsents } from './actions/record-consent.ts';
import { mergedState, type ChannelState } from './rules/merged-state.ts';
import { appendLedger, consentsOf, lockConsents, moveLedger, moveLedgerParts } from './store.ts';
import type { ConsentRow, NewLedgerRow } from './tables.ts';

/** A merge keeps the stricter state of each channel; what was written for others goes back to them with its own ledger. */
export const consentMover: ProfileMover = {
  name: 'consent',
  async move(tx, workspaceId, moves, now) {
    const people = [...new Set(moves.flatMap((move) => [move.from, move.to]))];
    await lockConsents(tx, people);
    const merges = moves.filter((move) => move.origins === null);
    const parts = moves.flatMap(({ from, to, origins }) => (origins ?? []).map((origin) => ({ from, to, origin })));
    if (merges.length > 0) await mergeConsents(tx, workspaceId, merges, now);
    if (parts.length > 0) await moveLedgerParts(tx, workspaceId, parts);
    await refoldConsents(tx, workspaceId, people);
  },
};

async function mergeConsents(tx: Tx, workspaceId: number, moves: readonly Move[], now: Date): Promise<void> {
  const absorbed = moves.map((move) => move.from);
  const survivors = [...new Set(moves.map((move) => move.to))];
  const states = new Map<string, ChannelState>();
  const rows = await consentsOf(tx, workspaceId, [...absorbed, ...survivors]);
  const of = groupBy(rows, (row) => row.profile_id);
  for (const id of survivors) for (const row of of.get(id) ?? []) states.set(slotOf(id, row), stateOf(row));
  const decided: NewLedgerRow[] = [];
  for (const { from, to } of moves) {
    for (const row of of.get(from) ?? []) {
      const kept = states.get(slotOf(to, row));
      const merged = kept === undefined ? { ...stateOf(row), decided: false } : mergedState(kept, stateOf(row));
      states.set(slotOf(to, row), merged);
      if (merged.decided) decided.push(mergeEntry(row, merged, { from, to }, now));
    }
  }
  await moveLedger(tx, workspaceId, moves);
  if (decided.length > 0) await appendLedger(tx, workspaceId, decided);
}

const slotOf = (profileId: number, row: ConsentRow): string => `${profileId} ${row.channel} ${row.purpose}`;
const stateOf = (row: ConsentRow): ChannelState => ({ status: row.status, effectiveAt: row.effective_at.getTime() });

const mergeEntry = (
  row: ConsentRow,
  state: ChannelState,
  move: { from: number; to: number },
  now: Date,
): NewLedgerRow => ({
  profile_id: move.to,
  origin_id: move.to,
  channel: row.channel,
  purpose: row.purpose,
  status: state.status,
  method: 'merge',
  source: 'system:consent',
  wording: null,
  page: null,
  ip: null,
  user_agent: null,
  double_opt_in: false,
  trusted: true,
  merged_from: move.from,
  batch_id: null,
  effective_at: new Date(state.effectiveAt),
  recorded_at: now,
});
