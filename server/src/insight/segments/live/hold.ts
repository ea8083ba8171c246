import type { Context } from '../../../platform/context.ts';
import { inSystem, lockClass } from '../../../platform/postgres/index.ts';
import { holdSegments } from '../store.touched.ts';

/**
 * Work that decides on memberships, one at a time in a workspace: two differences to the same history would be written
 * twice. The lock ends with the process. @returns null when somebody else is at it and `wait` is false
 */
export const whileHeld = <T>(ctx: Context, wait: boolean, work: () => Promise<T>): Promise<T | null> =>
  inSystem(ctx.platform.postgres, async (tx) =>
    (await holdSegments(tx, lockClass.segments, ctx.workspaceId, wait)) ? work() : null,
  );
