import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<true>();

/**
 * Work nobody waits for: its statements pause while others run, so that a nightly computation over everybody does not
 * make memberships or pages late. They go on after a second at the latest (`low_priority_query_wait_time_ms`), block by
 * block. https://clickhouse.com/docs/operations/settings/settings#priority
 */
export const inBackground = <T>(work: () => Promise<T>): Promise<T> => background.run(true, work);

/** The engine's `priority`: a statement waits for those with a lower number. 0 would be neither waited for nor waiting. */
export const priorityNow = (): '1' | '2' => (background.getStore() === true ? '2' : '1');
