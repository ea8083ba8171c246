import type { ConsentStatement } from '../statement.ts';
import type { NewLedgerRow } from '../tables.ts';

export type Origin = {
  profileId: number;
  originId: number;
  source: string;
  trusted: boolean;
  /** When it was said, for a statement that does not tell. */
  time: Date;
  now: Date;
};

/** A statement as an entry of the ledger. Nobody decides in the future: a later date counts as now. */
export function ledgerEntry(statement: ConsentStatement, origin: Origin): NewLedgerRow {
  const said = statement.effectiveAt === undefined ? origin.time : new Date(statement.effectiveAt);
  return {
    profile_id: origin.profileId,
    origin_id: origin.originId,
    channel: statement.channel,
    purpose: statement.purpose,
    status: statement.status,
    method: statement.method,
    source: origin.source,
    wording: statement.wording ?? null,
    page: statement.page ?? null,
    ip: statement.ip ?? null,
    user_agent: statement.userAgent ?? null,
    double_opt_in: statement.doubleOptIn,
    trusted: origin.trusted,
    merged_from: null,
    batch_id: null,
    effective_at: said > origin.now ? origin.now : said,
    recorded_at: origin.now,
  };
}
