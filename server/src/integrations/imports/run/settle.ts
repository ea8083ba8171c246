import type { Platform } from '../../../platform/context.ts';
import { inWorkspace, type Tx } from '../../../platform/postgres/index.ts';
import { inboxPassed, rejectsOfSource, type Rejected } from '../../../records/events/index.ts';
import { waitingOfSource } from '../../../records/orders/index.ts';
import { profilesAfter } from '../../../records/profiles/index.ts';
import { countReason } from '../report.ts';
import type { ImportRow, Progress } from '../tables.ts';
import { reasonKey, type Rejects } from './rejects.ts';

/** The last part: once all messages are processed, what the processor refused joins the refused rows. Null: not yet. */
export async function settle(
  platform: Platform,
  row: ImportRow,
  into: { rejects: Rejects; columns: readonly string[] },
): Promise<Progress | null> {
  if (!(await inboxPassed(platform, row.workspace_id, row.inbox_mark ?? 0))) return null;
  const next: Progress = {
    rows_done: row.rows_done,
    refused: row.refused,
    reject_bytes: row.reject_bytes,
    counts: { ...row.counts },
    reasons: { ...row.reasons },
  };
  await inWorkspace(platform.postgres, row.workspace_id, async (tx) => {
    for await (const rejected of rejectsOf(tx, row)) {
      const number = Number(rejected.context?.importRow ?? 0);
      const rows = Number(rejected.context?.importRows ?? 1);
      const fault = { row: number, reason: rejected.reason };
      next.refused += rows;
      countReason(next.reasons, reasonKey(fault), rows);
      const further = rows === 1 ? [] : [{ row: number, reason: `with ${rows - 1} further rows of the same order` }];
      into.rejects.add({ number, cells: into.columns.map(() => '') }, [fault, ...further]);
    }
    const waiting = await waitingOfSource(tx, row.workspace_id, `import:${row.id}`);
    if (waiting > 0) next.counts.waitingForRates = waiting;
    next.counts.newProfiles = await profilesAfter(tx, row.workspace_id, row.profile_mark ?? 0);
  });
  next.reject_bytes = await into.rejects.save();
  return next;
}

async function* rejectsOf(tx: Tx, row: ImportRow): AsyncGenerator<Rejected> {
  let after = 0;
  for (;;) {
    const batch = await rejectsOfSource(tx, row.workspace_id, `import:${row.id}`, after, 1000);
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < 1000) return;
    after = last.id;
  }
}
