import type { ConsentStatus } from '../statement.ts';

/** A row of the ledger as far as the state depends on it. */
export type Statement = {
  status: ConsentStatus;
  /** epoch ms */
  effectiveAt: number;
  /** false: said with a public key */
  trusted: boolean;
  /** A pending state that a merge settled on: it counts like a decision. */
  settled?: boolean;
  /** Breaks ties of time and status, so that the arrival order never shows. */
  tieBreaker: string;
};

const severity: Record<ConsentStatus, number> = { subscribed: 0, pending: 1, unsubscribed: 2 };

/** The status that permits less. */
export const stricter = (a: ConsentStatus, b: ConsentStatus): ConsentStatus => (severity[a] >= severity[b] ? a : b);

/** Positive when `a` prevails: later, then stricter, then by content. */
function prevails(a: Statement, b: Statement): number {
  return (
    a.effectiveAt - b.effectiveAt ||
    severity[a.status] - severity[b.status] ||
    Number(a.trusted) - Number(b.trusted) ||
    Number(a.settled ?? false) - Number(b.settled ?? false) ||
    (a.tieBreaker < b.tieBreaker ? -1 : a.tieBreaker > b.tieBreaker ? 1 : 0)
  );
}

const isDecision = (s: Statement): boolean => s.status !== 'pending' || s.settled === true;

const latest = <S extends Statement>(statements: readonly S[]): S | null =>
  statements.reduce<S | null>((best, s) => (best === null || prevails(s, best) > 0 ? s : best), null);

/**
 * The state that follows from everything ever said, whatever the order it arrived in:
 * the latest decision counts, of simultaneous ones the stricter; a pending request never weakens a subscription;
 * a subscription asked for with a public key counts as a mere request once anything else is known.
 */
export function foldConsent<S extends Statement>(statements: readonly S[]): S | null {
  const weighed = weigh(statements);
  const decided = latest(weighed.filter((s) => isDecision(s)));
  const pending = latest(weighed.filter((s) => !isDecision(s)));
  if (decided === null || pending === null) return decided ?? pending;
  if (decided.status === 'subscribed') return decided;
  return pending.effectiveAt > decided.effectiveAt ? pending : decided;
}

/** The decisions that changed something when they were made, in time order: each of them is an event. */
export function turningPoints<S extends Statement>(statements: readonly S[]): S[] {
  const turns: S[] = [];
  let current: ConsentStatus | null = null;
  for (const s of [...weigh(statements)].sort(prevails)) {
    if (s.status === 'pending' || s.status === current) continue;
    current = s.status;
    turns.push(s);
  }
  return turns;
}

function weigh<S extends Statement>(statements: readonly S[]): S[] {
  const decidedElsewhere = statements.some((s) => s.trusted || s.status === 'unsubscribed');
  if (!decidedElsewhere) return [...statements];
  return statements.map((s): S => (!s.trusted && s.status === 'subscribed' ? { ...s, status: 'pending' } : s));
}
