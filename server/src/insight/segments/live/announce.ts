import type { Context } from '../../../platform/context.ts';
import { emit } from '../../../platform/jobs/index.ts';
import type { Tx } from '../../../platform/postgres/index.ts';
import { segmentEntered, segmentLeft } from '../signals.ts';
import { isQuiet } from './causes.ts';

/** Ids of one signal. */
const atOnce = 1_000;

/** Whether anybody listens; otherwise ids need not be read. */
export const isHeard = ({ platform }: Context): boolean =>
  [segmentEntered, segmentLeft].some((signal) => (platform.signalTasks.get(signal.name) ?? []).length > 0);

export type Announced = { segmentId: number; sign: 1 | -1; at: Date; reason: string; profileIds: readonly number[] };

/** Tells who entered or left, in the transaction that keeps the change. Merges, back-fills and new rules tell nobody. */
export async function announce(
  ctx: Context,
  tx: Tx,
  { segmentId, sign, at, reason, profileIds }: Announced,
): Promise<void> {
  if (isQuiet(reason)) return;
  for (let i = 0; i < profileIds.length; i += atOnce) {
    const payload = { segmentId, profileIds: profileIds.slice(i, i + atOnce), at: at.toISOString(), reason };
    await emit(ctx, tx, sign === 1 ? segmentEntered : segmentLeft, payload);
  }
}
