import type { Tx } from '../../../platform/postgres/index.ts';
import { slot } from '../../../platform/slots/index.ts';

/** Told whose copy in the event store was just renewed, in the transaction that takes them out of the queue. */
export type CopyWatcher = (tx: Tx, workspaceId: number, profileIds: readonly number[], now: Date) => Promise<void>;

export const copyWatchers = slot<CopyWatcher>('traits.copyWatchers');
