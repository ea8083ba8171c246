import type { ConsentStatus } from '../statement.ts';
import { stricter } from './fold.ts';

export type ChannelState = { status: ConsentStatus; effectiveAt: number };

/**
 * The state one channel keeps when two people turn out to be one: the stricter, as of the later of the two.
 * `decided` says that the ledgers alone would have given another answer, so that the merge has to be written down.
 */
export function mergedState(a: ChannelState, b: ChannelState): ChannelState & { decided: boolean } {
  const later = a.effectiveAt >= b.effectiveAt ? a : b;
  const status = stricter(a.status, b.status);
  const decided = a.status !== b.status && (later.status !== status || status === 'pending');
  return { status, effectiveAt: later.effectiveAt, decided };
}
