import type { ImportRow } from './tables.ts';

/** What became of a file: `rows` = `imported` + `refused`. */
export type ImportReport = {
  rows: number;
  imported: number;
  refused: number;
  reasons: { reason: string; rows: number }[];
  /** orders, guestOrders, creditNotes, guestCreditNotes, lines, profiles, consents, products, events, newProfiles, waitingForRates */
  counts: Record<string, number>;
  dryRun: boolean;
};

export const reportOf = (
  row: Pick<ImportRow, 'rows_done' | 'refused' | 'reasons' | 'counts' | 'dry_run'>,
): ImportReport => ({
  rows: row.rows_done,
  imported: row.rows_done - row.refused,
  refused: row.refused,
  reasons: Object.entries(row.reasons)
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
  counts: row.counts,
  dryRun: row.dry_run,
});

const mostReasons = 100;

/** Counts a reason; beyond a hundred different ones they count as one. */
export function countReason(reasons: Record<string, number>, reason: string, rows = 1): void {
  const key = reason in reasons || Object.keys(reasons).length < mostReasons ? reason : 'other reasons';
  reasons[key] = (reasons[key] ?? 0) + rows;
}
