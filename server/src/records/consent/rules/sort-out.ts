import type { BulkChannel, BulkStatus, ConsentRow } from '../tables.ts';

/** Ways in which people leave by themselves: a list of staff never brings them back. */
const ownWays = [
  'one_click_unsubscribe',
  'unsubscribe_link',
  'preference_page',
  'spam_complaint',
  'mailbox_provider',
  'inbound_message',
];

export type Fate = 'change' | 'already' | 'no_address' | 'left_themselves';

/** What a decision for many means for one of them. `current` is their state on the channel, null when never asked. */
export function sortOut(
  wanted: { channel: BulkChannel; status: BulkStatus },
  person: { email: string | null; phone: string | null },
  current: Pick<ConsentRow, 'status' | 'method'> | null,
): Fate {
  if ((wanted.channel === 'email' ? person.email : person.phone) === null) return 'no_address';
  if (current?.status === wanted.status) return 'already';
  const left = current?.status === 'unsubscribed' && ownWays.includes(current.method);
  return wanted.status === 'subscribed' && left ? 'left_themselves' : 'change';
}
