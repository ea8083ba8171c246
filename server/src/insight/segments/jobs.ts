import { z } from 'zod';
import { systemContext } from '../../platform/context.ts';
import { defineTask } from '../../platform/jobs/index.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { evaluateAs } from './actions/evaluate.ts';
import { dueSegments } from './rules/due.ts';
import { groupBy } from './rules/group-by.ts';
import { segmentsToWatch } from './store.ts';
import { evaluationStamp } from './stamp.ts';

/** One segment, right after its rule changed. */
export const evaluateTask = defineTask({
  name: 'segments.evaluate',
  payload: z.object({ workspaceId: z.number().int(), segmentId: z.number().int() }),
  run: async (platform, { workspaceId, segmentId }) => {
    await evaluateAs(platform, workspaceId, [segmentId]);
  },
});

/** Every minute: what is due in each workspace, in one pass over its data. */
export const evaluateDueTask = defineTask({
  name: 'segments.evaluateDue',
  payload: z.object({}).loose(),
  run: async (platform, _payload, signal) => {
    const watched = await inSystem(platform.postgres, (tx) => segmentsToWatch(tx));
    for (const [workspaceId, segments] of groupBy(watched, (s) => s.workspaceId)) {
      if (signal.aborted) return;
      const stamp = await evaluationStamp(systemContext(platform, workspaceId, 'segments.evaluateDue'));
      const due = dueSegments(segments, stamp, platform.clock.now());
      if (due.length === 0) continue;
      try {
        await evaluateAs(platform, workspaceId, due);
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
