import type { Platform } from '../../platform/context.ts';
import type { Tx } from '../../platform/postgres/index.ts';
import { slot } from '../../platform/slots/index.ts';
import type { Statement } from '../profiles/index.ts';
import type { EventRow, Message, ResolvedMessage } from './message.ts';

/** What a projector may read and add to while a batch of one workspace goes through. */
export type Batch = {
  platform: Platform;
  tx: Tx;
  workspaceId: number;
  /** Processing time, from the clock, the same for the whole batch. */
  now: Date;
  /** In the order of arrival; never two with the same key. */
  messages: readonly ResolvedMessage[];
  /** Rows for the event store. `track` messages are there already; projectors may add and enrich. */
  events: EventRow[];
  /** Sets a message aside in `event_rejects` with what is wrong and what to do; the rest of the batch goes on. */
  reject(message: ResolvedMessage, reason: string): void;
  /** Copies of these entities in the event store are renewed after the commit. */
  touch(kind: 'profile' | 'order', ids: Iterable<number>): void;
};

/**
 * Part of the processor's transaction: set-based, no per-row round trips, safe to run again (the transaction rolls
 * back as a whole). Runs in module order, so a later one sees the rows of an earlier one.
 */
export type Projector = {
  name: string;
  project(batch: Batch): Promise<void>;
  /** What follows from a message about its person though nobody says so; shown where nobody does. Null: nothing. */
  implies?: (message: Message) => Statement['fields'] | null;
};

export const projectors = slot<Projector>('events.projectors');
