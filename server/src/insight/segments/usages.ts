import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { slot } from '../../platform/slots/index.ts';

/** Something that stops working without the segment. */
export type Usage = { kind: string; id: number; name: string };

/** Modules that use segments say where, so that a segment in use is not deleted. */
export type UsageSource = {
  usagesOf(ctx: Context, tx: Tx, segmentIds: readonly number[]): Promise<(Usage & { segmentId: number })[]>;
};

export const segmentUsages = slot<UsageSource>('segments.usages');
