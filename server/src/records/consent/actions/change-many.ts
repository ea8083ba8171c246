import { z } from 'zod';
import { audit } from '../../../foundation/audit/index.ts';
import { finishOperation, reportProgress, startOperation } from '../../../foundation/operations/index.ts';
import { invalid } from '../../../kernel/problem.ts';
import { systemContext, transact, type Context } from '../../../platform/context.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { contactsOf, queueProjections } from '../../profiles/index.ts';
import { ledgerEntry } from '../rules/ledger-entry.ts';
import { sortOut, type Fate } from '../rules/sort-out.ts';
import { batchById, countBatch, insertBatch } from '../store.batches.ts';
import { consentsOf } from '../store.ts';
import type { BatchRow, BulkChannel, BulkStatus } from '../tables.ts';
import { announceTurns, sourceOf } from './announce.ts';
import { recordConsents } from './record-consent.ts';

const peopleAtOnce = 1000;

export type ManyDecisions = {
  profileIds: readonly number[];
  channel: BulkChannel;
  status: BulkStatus;
  /** How and when they agreed: the proof of a subscription. */
  note?: string | undefined;
};

/**
 * Records one decision for many people: an operation with progress, in which each person keeps a state that says the
 * same already, and whoever left by themselves stays out.
 * @returns the id of the operation, by which it can be undone
 */
export async function changeMany(ctx: Context, { profileIds, channel, status, note }: ManyDecisions): Promise<string> {
  if (status === 'subscribed' && !note) {
    const message = 'Say how these people agreed: it is kept as the proof.';
    throw invalid('Nothing was changed.', [{ path: '/note', message }]);
  }
  const people = [...new Set(profileIds)];
  return transact(ctx, async (tx) => {
    const doing = status === 'subscribed' ? 'Subscribing' : 'Unsubscribing';
    const id = await startOperation(ctx, tx, {
      kind: 'consent',
      title: `${doing} ${people.length} ${people.length === 1 ? 'person' : 'people'}`,
      total: people.length,
    });
    await insertBatch(tx, ctx.workspaceId, {
      id,
      channel,
      status,
      note: note ?? null,
      source: sourceOf(ctx.actor),
      profile_ids: people,
      created_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, {
      action: 'consent.changed_for_many',
      entity: 'consent',
      entityId: id,
      changes: { channel, status, people: people.length },
    });
    await enqueue(tx, changeManyTask, { workspaceId: ctx.workspaceId, id });
    return id;
  });
}

/** Begins again when its process died: people it has changed say the same already. */
export const changeManyTask = defineTask({
  name: 'consent.change_many',
  payload: z.object({ workspaceId: z.number().int(), id: z.uuid() }),
  run: async (platform, { workspaceId, id }, signal) => {
    const ctx = systemContext(platform, workspaceId, 'consent');
    const batch = await transact(ctx, (tx) => batchById(tx, workspaceId, id));
    if (!batch || batch.undone_at !== null) return;
    const fates = new Map<Fate, number>();
    for (let from = 0; from < batch.profile_ids.length; from += peopleAtOnce) {
      signal.throwIfAborted();
      const { cancelRequested } = await reportProgress(platform, workspaceId, id, { done: from });
      if (cancelRequested) return finish('cancelled');
      const ids = batch.profile_ids.slice(from, from + peopleAtOnce);
      await transact(ctx, (tx) => changeSome(ctx, tx, batch, ids, fates));
    }
    return finish('done');

    async function finish(status: 'done' | 'cancelled'): Promise<void> {
      const changed = await transact(ctx, (tx) => countBatch(tx, workspaceId, id));
      await finishOperation(platform, workspaceId, id, {
        status,
        message: summary(changed, batch?.status ?? 'unsubscribed', fates),
        result: {
          changed,
          noAddress: fates.get('no_address') ?? 0,
          leftThemselves: fates.get('left_themselves') ?? 0,
        },
      });
    }
  },
});

async function changeSome(
  ctx: Context,
  tx: Tx,
  batch: BatchRow,
  ids: readonly number[],
  fates: Map<Fate, number>,
): Promise<void> {
  const { workspaceId } = ctx;
  const contacts = await contactsOf(tx, workspaceId, ids);
  const people = [...new Map(contacts.map((contact) => [contact.id, contact])).values()];
  const states = await consentsOf(
    tx,
    workspaceId,
    people.map(({ id }) => id),
  );
  const current = new Map(
    states
      .filter(({ channel, purpose }) => channel === batch.channel && purpose === 'marketing')
      .map((state) => [state.profile_id, state]),
  );
  const now = ctx.platform.clock.now();
  const entries = people.flatMap((person) => {
    const fate = sortOut(batch, person, current.get(person.id) ?? null);
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
    if (fate !== 'change') return [];
    const { channel, status, note } = batch;
    const wording = note === null ? {} : { wording: note };
    const said = { channel, status, method: 'manual', purpose: 'marketing', doubleOptIn: false, ...wording } as const;
    const origin = { profileId: person.id, originId: person.id, source: batch.source, trusted: true, time: now, now };
    return [{ ...ledgerEntry(said, origin), batch_id: batch.id }];
  });
  const turns = await recordConsents(tx, workspaceId, entries);
  const changed = entries.map((entry) => entry.profile_id);
  await queueProjections(tx, workspaceId, 'profile', changed);
  await announceTurns(tx, workspaceId, turns);
}

function summary(changed: number, status: BulkStatus, fates: ReadonlyMap<Fate, number>): string {
  const parts = [`${changed} ${status}`];
  const add = (fate: Fate, words: string) => {
    const count = fates.get(fate) ?? 0;
    if (count > 0) parts.push(`${count} ${words}`);
  };
  add('already', `${status} already`);
  add('no_address', 'without an address');
  add('left_themselves', 'had left by themselves and stay out');
  return parts.join(', ');
}
