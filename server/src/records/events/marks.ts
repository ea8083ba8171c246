import type { Platform } from '../../platform/context.ts';
import { laneCount } from './inbox.ts';
import { lastPlace, placesLeft } from './store.marks.ts';

/** Remembers how far the inbox of a workspace is filled, so that one can tell later when all of it was processed. */
export const inboxMark = (platform: Platform, workspaceId: number): Promise<number> =>
  lastPlace(platform.postgres.system, workspaceId % laneCount);

/** Whether everything up to the mark was processed. */
export const inboxPassed = async (platform: Platform, workspaceId: number, mark: number): Promise<boolean> =>
  !(await placesLeft(platform.postgres.system, workspaceId % laneCount, mark));
