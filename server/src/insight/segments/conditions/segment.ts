import { z } from 'zod';
import { conditionKind } from '../language/condition-kind.ts';
import { amount, unit } from '../language/tests.ts';
import { ago } from '../language/windows.ts';
import { segmentText } from './segment-text.ts';

const schema = z
  .strictObject({
    kind: z.literal('segment'),
    segmentId: z.number().int().positive().max(4_294_967_295),
    in: z.boolean().default(true),
    since: z.strictObject({ amount, unit }).optional().describe('In it without a break for at least this long'),
  })
  .refine((c) => c.in || c.since === undefined, {
    message: '"since" is for members: leave it out with in: false',
    path: ['since'],
  });

/**
 * Member of another segment. The other rule becomes part of this one, so that the answer is as fresh as the question;
 * "since" reads the membership history.
 */
export const segmentCondition = conditionKind({
  kind: 'segment',
  title: 'Segment',
  schema,
  text: segmentText,
  movesWithTime: (c) => c.since !== undefined,
  segments: (c) => [c.segmentId],
  compile: ({ segmentId, in: inside, since }, b, path) => {
    const other = b.segment(segmentId, `${path}/segment`);
    if (!inside) return { type: 'group', path, op: 'none', children: [other] };
    if (since === undefined) return other;
    const filter = [`segment_id = ${b.param('UInt32', segmentId)}`, ...b.during('at', {}, { always: true })];
    const open = b.aggregate('memberships', { name: 'sum', of: 'sign', filter });
    const entered = b.aggregate('memberships', {
      name: 'max',
      of: 'at',
      orNull: true,
      filter: [...filter, 'sign = 1'],
    });
    const latest = b.instant(ago(b.at, since.amount, since.unit, b.zone));
    return {
      type: 'group',
      path,
      op: 'all',
      children: [
        other,
        {
          type: 'term',
          path: `${path}/since`,
          kind: 'segment',
          test: `(${open} > 0 AND ifNull(${entered} <= ${latest}, 0))`,
          value: `if(${open} > 0, toString(${entered}), '')`,
          whenAbsent: false,
          wanted: `in segment ${segmentId} for at least ${since.amount} ${since.unit}${since.amount === 1 ? '' : 's'}`,
        },
      ],
    };
  },
});
