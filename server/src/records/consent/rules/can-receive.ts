import type { Channel, ConsentStatus, Purpose } from '../statement.ts';

export type Receivable =
  { can: true } | { can: false; because: 'suppressed' | 'unsubscribed' | 'pending' | 'never_subscribed' };

/**
 * May this person get a message on this channel?
 * A suppressed address gets nothing. Marketing goes to subscribers only, unless the brand relies on implied consent for
 * e-mail (`impliedEmail`). A transactional e-mail needs no consent; on every other channel silence is a no.
 * @param status the state for this purpose, null when the person was never asked
 */
export function canReceive(
  channel: Channel,
  purpose: Purpose,
  status: ConsentStatus | null,
  suppressed: boolean,
  options: { impliedEmail?: boolean } = {},
): Receivable {
  if (suppressed) return { can: false, because: 'suppressed' };
  if (channel === 'email' && purpose === 'transactional') return { can: true };
  if (status === 'subscribed') return { can: true };
  if (status === 'unsubscribed') return { can: false, because: 'unsubscribed' };
  if (status === 'pending') return { can: false, because: 'pending' };
  if (channel === 'email' && options.impliedEmail === true) return { can: true };
  return { can: false, because: 'never_subscribed' };
}
