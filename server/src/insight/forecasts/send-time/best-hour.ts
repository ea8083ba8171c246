import { createHash } from 'node:crypto';
import { transact, type Context } from '../../../platform/context.ts';
import { modelOf } from '../../models/index.ts';
import { sendTimeName, sendTimeParameters } from './model.ts';
import { hoursOf } from './store.ts';

/** Where an hour comes from. */
export type BestHour = { hour: number; from: 'person' | 'brand' };

/**
 * The hour (0 to 23) on each person's own clock at which to send; who never read anything has the brand's. Empty when
 * the model is hidden: then there is no reason to prefer an hour.
 */
export async function bestHourOf(ctx: Context, profileIds: readonly number[]): Promise<Map<number, BestHour>> {
  const model = await transact(ctx, (tx) => modelOf(tx, ctx.workspaceId, sendTimeName));
  if (model?.state !== 'shown' || profileIds.length === 0) return new Map();
  const { brandHour } = sendTimeParameters.parse(model.parameters);
  const own = new Map((await hoursOf(ctx, profileIds)).map(({ id, hour }) => [id, hour]));
  return new Map(
    profileIds.map((id): [number, BestHour] => {
      const hour = own.get(id);
      return [id, hour === undefined ? { hour: brandHour, from: 'brand' } : { hour, from: 'person' }];
    }),
  );
}

/** Whether somebody is sent to at the usual hour, to tell what the chosen one brings: the same answer for ever. */
export function isSendTimeControl(campaignId: number, profileId: number, share = 0.1): boolean {
  const digest = createHash('sha256').update(`send-time:${campaignId}:${profileId}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < share;
}
