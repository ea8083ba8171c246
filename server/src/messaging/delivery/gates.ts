import { slot } from '../../platform/slots/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { canReceive, consentsOf, suppressed } from '../../records/consent/index.ts';
import { contactsOf } from '../../records/profiles/index.ts';
import { isPlainAddress } from './rules/headers.ts';
import type { ClaimedSend, MailingRow } from './tables.ts';

/**
 * A check between claim and sending, set-wise over a batch: send id → why it may not go. Later modules add caps and
 * quiet hours to the slot.
 */
export type SendGate = {
  name: string;
  check(tx: Tx, mailing: MailingRow, sends: readonly ClaimedSend[], now: Date): Promise<Map<number, string>>;
};

export const sendGates = slot<SendGate>('delivery.gates');

/** Consent and suppression as they are now, not as they were when the audience was frozen. */
export const consentGate: SendGate = {
  name: 'consent',
  async check(tx, mailing, sends) {
    const workspaceId = mailing.workspace_id;
    const contacts = await contactsOf(
      tx,
      workspaceId,
      sends.map((s) => s.profile_id),
    );
    const personOf = new Map(contacts.map((c) => [c.askedId, c.id]));
    const consents = await consentsOf(tx, workspaceId, [...new Set(personOf.values())]);
    const statusOf = new Map(
      consents
        .filter((c) => c.channel === mailing.channel && c.purpose === mailing.class)
        .map((c) => [c.profile_id, c.status]),
    );
    const dead = await suppressed(
      tx,
      workspaceId,
      mailing.channel,
      sends.map((s) => s.address),
    );
    const refused = new Map<number, string>();
    for (const send of sends) {
      const person = personOf.get(send.profile_id);
      if (person === undefined) refused.set(send.id, 'person_gone');
      else if (!isPlainAddress(send.address)) refused.set(send.id, 'bad_address');
      else {
        const verdict = canReceive(
          mailing.channel,
          mailing.class,
          statusOf.get(person) ?? null,
          dead.has(send.address),
        );
        if (!verdict.can) refused.set(send.id, verdict.because);
      }
    }
    return refused;
  },
};
