import { AsyncLocalStorage } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import type { ClickHouseSettings } from '@clickhouse/client';

const background = new AsyncLocalStorage<true>();

/**
 * Work nobody waits for: its statements pause while others run, so that a nightly computation over everybody does not
 * make memberships or pages late. They go on after a second at the latest (`low_priority_query_wait_time_ms`), block by
 * block, and then take half of the cores at most: where others run without a break, that second is all they are held up.
 * https://clickhouse.com/docs/operations/settings/settings#priority
 */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(true, work);

const halfOfTheCores = Math.max(1, Math.floor(availableParallelism() / 2));

/** A statement waits for those whose `priority` is a lower number. 0 would be neither waited for nor waiting. */
export const urgencyNow = (): ClickHouseSettings =>
  background.getStore() === true ? { priority: '2', max_threads: halfOfTheCores } : { priority: '1' };
