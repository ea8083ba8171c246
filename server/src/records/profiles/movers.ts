import { slot } from '../../platform/slots/index.ts';
import type { Tx } from '../../platform/postgres/index.ts';

/**
 * Rows that `from` holds now belong to `to`: all of them (origins null: a merge), or only those first written for one of
 * `origins` (a device that changes hands, a merge that is undone).
 */
export type Move = { from: number; to: number; origins: readonly number[] | null };

/**
 * What a module with rows about people does when they change hands: set-wise, in the transaction of the change, in
 * module order, so that a later module sees what an earlier one moved.
 */
export type ProfileMover = {
  name: string;
  move(tx: Tx, workspaceId: number, moves: readonly Move[], now: Date): Promise<void>;
};

export const profileMovers = slot<ProfileMover>('profiles.movers');
