import { scopedRows } from '../../platform/clickhouse/index.ts';
import type { Context } from '../../platform/context.ts';
import { reachableSql } from './conditions/consent.ts';
import { ask, previewSeconds } from './store/run.ts';

export type Reach = { segmentId: number; email: number; sms: number };

/** Counts from the membership history; people merged away since count under their survivor only after an evaluation. */
export const reachableMembers = (ctx: Context, segmentIds: readonly number[]): Promise<Reach[]> =>
  ask<Reach>(
    ctx,
    `/* reachableMembers */ SELECT segment_id AS segmentId, countIf(by_email) AS email, countIf(by_sms) AS sms
    FROM (
      SELECT segment_id, profile_id FROM ${scopedRows('segment_members')} AND segment_id IN {segments:Array(UInt32)}
      GROUP BY segment_id, profile_id HAVING sum(sign) > 0
    ) AS members
    INNER JOIN (
      SELECT profile_id, ${reachableSql('email')} AS by_email, ${reachableSql('sms')} AS by_sms
      FROM ${scopedRows('profiles')} AND deleted = 0 AND (${reachableSql('email')} OR ${reachableSql('sms')})
    ) AS people USING (profile_id)
    GROUP BY segment_id`,
    { params: { segments: segmentIds }, seconds: previewSeconds },
  );
