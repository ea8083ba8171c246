import { audit, storedActor } from '../../../foundation/audit/index.ts';
import { conflict, notFound } from '../../../kernel/problem.ts';
import { transact, type Context } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { referencesOf } from '../compiler/compile.ts';
import { kindsOf, ruleOf } from '../library.ts';
import { shownSegment, type SegmentShape } from '../shapes.ts';
import { activeSegments, segmentByName, segmentForUpdate, updateSegmentRow } from '../store.ts';
import { segmentUsages, type Usage } from '../usages.ts';
import { wordsOfRows } from '../wording.ts';
import { evaluateSoon } from './save-segment.ts';

/** Takes a segment out of use; `restoreSegment` brings it back. @throws Problem 409 naming what still uses it */
export const deleteSegment = (ctx: Context, id: number): Promise<void> =>
  transact(ctx, async (tx) => {
    const row = await segmentForUpdate(tx, ctx.workspaceId, id);
    if (row?.status !== 'active') throw notFound('segment');
    const usages = (await usagesOf(ctx, tx, [id])).get(id) ?? [];
    if (usages.length > 0) {
      const names = usages.slice(0, 5).map((usage) => `${usage.kind} "${usage.name}"`);
      throw conflict('segment_in_use', `The segment is used by ${names.join(', ')}.`, 'Take it out there first.');
    }
    const now = ctx.platform.clock.now();
    await updateSegmentRow(tx, ctx.workspaceId, id, {
      status: 'deleted',
      deleted_at: now,
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: now,
    });
    await audit(ctx, tx, { action: 'segment.deleted', entity: 'segment', entityId: String(id) });
  });

export const restoreSegment = (ctx: Context, id: number): Promise<SegmentShape> =>
  transact(ctx, async (tx) => {
    const before = await segmentForUpdate(tx, ctx.workspaceId, id);
    if (before?.status !== 'deleted') throw notFound('deleted segment');
    if (await segmentByName(tx, ctx.workspaceId, before.name)) {
      throw conflict(
        'segment_name_taken',
        `There is already a segment named "${before.name}".`,
        'Rename that one first.',
      );
    }
    const row = await updateSegmentRow(tx, ctx.workspaceId, id, {
      status: 'active',
      deleted_at: null,
      data_stamp: null,
      updated_by: JSON.stringify(storedActor(ctx.actor)),
      updated_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, { action: 'segment.restored', entity: 'segment', entityId: String(id) });
    await evaluateSoon(ctx, tx, id);
    const [words = null] = await wordsOfRows(ctx, tx, [row]);
    return shownSegment(row, words);
  });

/** What stops working without each of the segments: other segments, and whatever modules above say. */
export async function usagesOf(ctx: Context, tx: Tx, ids: readonly number[]): Promise<Map<number, Usage[]>> {
  const kinds = kindsOf(ctx);
  const usages = new Map<number, Usage[]>(ids.map((id) => [id, []]));
  for (const row of await activeSegments(tx, ctx.workspaceId)) {
    for (const id of new Set(referencesOf(ruleOf(row, kinds), kinds))) {
      if (id !== row.id) usages.get(id)?.push({ kind: 'segment', id: row.id, name: row.name });
    }
  }
  for (const source of ctx.platform.slots.all(segmentUsages)) {
    for (const { segmentId, ...usage } of await source.usagesOf(ctx, tx, ids)) usages.get(segmentId)?.push(usage);
  }
  return usages;
}
