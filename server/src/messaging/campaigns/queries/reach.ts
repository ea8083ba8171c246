import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { freezeAudience } from '../../../insight/segments/index.ts';
import { canReceive, consentsOf, suppressed } from '../../../records/consent/index.ts';
import { contactsOf } from '../../../records/profiles/index.ts';
import type { PlannedSend } from '../../delivery/index.ts';

export type Sorted = { people: PlannedSend[]; refused: Record<string, number> };

/** Who of these people can be mailed at the moment, and why the others cannot. */
export async function sortAudience(
  tx: Tx,
  workspaceId: number,
  purpose: 'marketing' | 'transactional',
  ids: readonly number[],
): Promise<Sorted> {
  const contacts = await contactsOf(tx, workspaceId, ids);
  const addresses = contacts.flatMap((c) => (c.email ? [c.email] : []));
  const dead = await suppressed(tx, workspaceId, 'email', addresses);
  const consents = await consentsOf(
    tx,
    workspaceId,
    contacts.map((c) => c.id),
  );
  const statusOf = new Map(
    consents.filter((c) => c.channel === 'email' && c.purpose === purpose).map((c) => [c.profile_id, c.status]),
  );
  const people: PlannedSend[] = [];
  const refused: Record<string, number> = {};
  const refuse = (reason: string): void => void (refused[reason] = (refused[reason] ?? 0) + 1);
  for (const contact of contacts) {
    if (!contact.email) refuse('no_address');
    else {
      const verdict = canReceive('email', purpose, statusOf.get(contact.id) ?? null, dead.has(contact.email));
      if (verdict.can) people.push({ profileId: contact.id, address: contact.email });
      else refuse(verdict.because);
    }
  }
  return { people, refused };
}

export type Estimate = { audience: number; reachable: number; leftOut: Record<string, number> };

/** What freezing would do now, without doing it: exact, by the same steps. */
export async function estimateAudience(
  ctx: Context,
  spec: { include: number[]; exclude: number[] },
  purpose: 'marketing' | 'transactional',
): Promise<Estimate> {
  const total: Estimate = { audience: 0, reachable: 0, leftOut: {} };
  if (spec.include.length === 0) return total;
  const seen = new Set<string>();
  for await (const ids of freezeAudience(ctx, spec)) {
    const { people, refused } = await transact(ctx, (tx) => sortAudience(tx, ctx.workspaceId, purpose, ids));
    total.audience += ids.length;
    for (const [reason, count] of Object.entries(refused)) total.leftOut[reason] = (total.leftOut[reason] ?? 0) + count;
    for (const { address } of people) {
      if (seen.has(address)) total.leftOut.duplicate = (total.leftOut.duplicate ?? 0) + 1;
      else total.reachable += 1;
      seen.add(address);
    }
  }
  return total;
}
