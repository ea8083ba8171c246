import type { EventRow, Projector, ResolvedMessage } from '../events/index.ts';
import { recordConsents } from './actions/record-consent.ts';
import { consentStatement } from './statement.ts';
import { ledgerEntry } from './rules/ledger-entry.ts';
import { consentMetric } from './rules/metric.ts';
import type { NewLedgerRow } from './tables.ts';

/** Turns `consent` messages into ledger entries, and decisions that changed something into events. */
export const consentProjector: Projector = {
  name: 'consent',
  async project(batch) {
    const rows: NewLedgerRow[] = [];
    const backfilled = new Map<string, boolean>();
    for (const message of batch.messages) {
      for (const stated of statementsIn(message)) {
        const row = read(message, stated, batch.now, (reason) => batch.reject(message, reason));
        if (row === null) continue;
        rows.push(row);
        backfilled.set(eventKey(row), message.backfill);
      }
    }
    if (rows.length === 0) return;
    const turns = await recordConsents(batch.tx, batch.workspaceId, rows);
    batch.touch('profile', new Set(rows.map((row) => row.profile_id)));
    for (const row of turns) {
      const metric = consentMetric(row.channel, row.status);
      if (metric === null || row.purpose !== 'marketing') continue;
      batch.events.push({
        workspaceId: batch.workspaceId,
        metric,
        profileId: row.profile_id,
        originId: row.origin_id,
        time: row.effective_at.getTime(),
        value: '0',
        seq: 0,
        properties: { channel: row.channel, method: row.method, ...(row.page === null ? {} : { page: row.page }) },
        backfill: backfilled.get(eventKey(row)) ?? false,
        receivedAt: batch.now.getTime(),
      } satisfies EventRow);
    }
  },
};

/** A consent message is one; whatever says who somebody is may carry some in `consents`. */
function statementsIn(message: ResolvedMessage): unknown[] {
  if (message.kind === 'consent') return [message.data];
  return Array.isArray(message.data.consents) ? message.data.consents : [];
}

const eventKey = (row: NewLedgerRow): string =>
  [row.profile_id, row.channel, row.purpose, row.status, row.effective_at.getTime()].join(' ');

function read(
  message: ResolvedMessage,
  stated: unknown,
  now: Date,
  reject: (reason: string) => void,
): NewLedgerRow | null {
  if (message.profileId === null || message.originId === null) {
    reject('A consent needs a person: send an e-mail, phone, external id or anonymous id.');
    return null;
  }
  const parsed = consentStatement.safeParse(stated);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    reject(`consent.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
    return null;
  }
  return ledgerEntry(parsed.data, {
    profileId: message.profileId,
    originId: message.originId,
    source: message.source,
    trusted: message.trusted,
    time: new Date(message.time),
    now,
  });
}
