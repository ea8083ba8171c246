import { z } from 'zod';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { evaluateAs } from './actions/evaluate.ts';
import { dueSegments } from './rules/due.ts';
import { groupBy } from '../../kernel/group.ts';
import { segmentsToWatch, thinGrowth } from './store.ts';

/** One segment, right after its rule changed. */
export const evaluateTask = defineTask({
  name: 'segments.evaluate',
  payload: z.object({ workspaceId: z.number().int(), segmentId: z.number().int() }),
  run: async (platform, { workspaceId, segmentId }) => {
    await evaluateAs(platform, workspaceId, [segmentId]);
  },
});

/** Segments of one pass over everybody: between two passes whoever something happened to is looked at. */
const atOnce = 25;

/** Every minute: what has to be evaluated over everybody. */
export const evaluateDueTask = defineTask({
  name: 'segments.evaluateDue',
  payload: z.object({}).loose(),
  run: async (platform, _payload, signal) => {
    const watched = await inSystem(platform.postgres, (tx) => segmentsToWatch(tx));
    for (const [workspaceId, segments] of groupBy(watched, (s) => s.workspaceId)) {
      if (signal.aborted) return;
      const due = dueSegments(segments, platform.clock.now());
      if (due.length === 0) continue;
      try {
        for (let i = 0; i < due.length && !signal.aborted; i += atOnce) {
          await evaluateAs(platform, workspaceId, due.slice(i, i + atOnce));
        }
      } catch (error) {
        // One workspace's trouble must not keep the others waiting; it is on the segments themselves.
        platform.log.warn(
          { workspaceId, segments: due.length, err: error instanceof Error ? error.name : 'unknown' },
          'segments could not be evaluated',
        );
      }
    }
  },
});

/** Every night: growth of long ago in fewer points. */
export const thinGrowthTask = defineTask({
  name: 'segments.thinGrowth',
  payload: z.object({}).loose(),
  run: (platform) => inSystem(platform.postgres, (tx) => thinGrowth(tx, platform.clock.now())),
});
