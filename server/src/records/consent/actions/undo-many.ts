import { z } from 'zod';
import { audit } from '../../../foundation/audit/index.ts';
import {
  finishOperation,
  readOperation,
  reportProgress,
  startOperation,
} from '../../../foundation/operations/index.ts';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { systemContext, transact, type Context } from '../../../platform/context.ts';
import { stableUuid } from '../../../platform/crypto/index.ts';
import { defineTask, enqueue } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { queueProjections } from '../../profiles/index.ts';
import { consentMetric } from '../rules/metric.ts';
import { batchById, countBatch, markUndone, peopleOfBatch, voidBatch } from '../store.batches.ts';
import { consentsOf, lockConsents } from '../store.ts';
import type { BatchRow } from '../tables.ts';
import { announce } from './announce.ts';
import { refoldConsents } from './record-consent.ts';

const peopleAtOnce = 1000;

/**
 * Takes a decision for many back: its entries stay in the ledger and no longer count. What people have decided since
 * then stands.
 * @returns the id of the operation that does it
 * @throws Problem 409 when it has been undone before, or is still running
 */
export async function undoMany(ctx: Context, batchId: string): Promise<string> {
  const { status } = await readOperation(ctx, batchId);
  if (status === 'queued' || status === 'running') {
    throw conflict('still_running', 'This change is still being made.', 'Cancel it, or wait for its end.');
  }
  return transact(ctx, async (tx) => {
    const batch = await batchById(tx, ctx.workspaceId, batchId);
    if (!batch) throw notFound('change of consent');
    if (!(await markUndone(tx, ctx.workspaceId, batchId, ctx.platform.clock.now()))) {
      throw conflict('already_undone', 'This change has been undone before.');
    }
    const total = await countBatch(tx, ctx.workspaceId, batchId);
    const id = await startOperation(ctx, tx, {
      kind: 'consent-undo',
      title: `Taking back: ${total} ${batch.status}`,
      total,
    });
    await audit(ctx, tx, { action: 'consent.change_undone', entity: 'consent', entityId: batchId });
    await enqueue(tx, undoManyTask, { workspaceId: ctx.workspaceId, id, batchId });
    return id;
  });
}

export const undoManyTask = defineTask({
  name: 'consent.undo_many',
  payload: z.object({ workspaceId: z.number().int(), id: z.uuid(), batchId: z.uuid() }),
  run: async (platform, { workspaceId, id, batchId }, signal) => {
    const ctx = systemContext(platform, workspaceId, 'consent');
    let done = 0;
    for (;;) {
      signal.throwIfAborted();
      const people = await transact(ctx, (tx) => undoSome(ctx, tx, batchId));
      done += people;
      if (people === 0) break;
      await reportProgress(platform, workspaceId, id, { done });
    }
    await finishOperation(platform, workspaceId, id, { status: 'done', message: 'As it was before' });
  },
});

/** @returns how many people were given back their state; 0 when nobody is left */
async function undoSome(ctx: Context, tx: Tx, batchId: string): Promise<number> {
  const { workspaceId } = ctx;
  const batch = await batchById(tx, workspaceId, batchId);
  const people = batch === null ? [] : await peopleOfBatch(tx, workspaceId, batchId, peopleAtOnce);
  if (batch === null || people.length === 0) return 0;
  await lockConsents(tx, people);
  const before = await statusesOf(tx, workspaceId, batch, people);
  await voidBatch(tx, workspaceId, batchId, people);
  await refoldConsents(tx, workspaceId, people);
  const after = await statusesOf(tx, workspaceId, batch, people);
  await queueProjections(tx, workspaceId, 'profile', people);
  const turned = people.filter((person) => before.get(person) !== after.get(person));
  await announce(
    tx,
    workspaceId,
    turned.map((person) => {
      const status = after.get(person);
      return {
        key: stableUuid('consent-undo', `${batchId} ${person}`),
        profileId: person,
        metric: status === undefined ? null : consentMetric(batch.channel, status),
        at: ctx.platform.clock.now().getTime(),
        properties: { channel: batch.channel, method: 'manual', undone: 'true' },
        backfill: true,
        passive: true,
      };
    }),
  );
  return people.length;
}

async function statusesOf(tx: Tx, workspaceId: number, { channel }: BatchRow, people: readonly number[]) {
  const states = await consentsOf(tx, workspaceId, people);
  return new Map(
    states
      .filter((state) => state.channel === channel && state.purpose === 'marketing')
      .map((state) => [state.profile_id, state.status]),
  );
}
