import { sumsOfTables, type TableSum } from '../platform/clickhouse/index.ts';
import type { Platform } from '../platform/context.ts';
import { inboxDepth, monthSums, type MonthSum } from '../records/events/index.ts';
import { projectionsWaiting } from '../records/profiles/index.ts';

export type Checksums = {
  /** By month of the event. */
  events: MonthSum[];
  copies: TableSum[];
  /** What PostgreSQL has accepted and the event store does not show yet: sums are final when both are 0. */
  waiting: { events: number; copies: number };
};

/** What is in the event store, to be compared with another time: before and after a rebuild everything is equal. */
export async function readChecksums(platform: Platform): Promise<Checksums> {
  const { system } = platform.postgres;
  const inbox = await inboxDepth(system);
  const waiting = { events: inbox.waiting + inbox.unshipped, copies: await projectionsWaiting(system) };
  return {
    events: await monthSums(platform.clickhouse),
    copies: await sumsOfTables(platform.clickhouse, platform.slots),
    waiting,
  };
}

/** One line a sum. */
export const checksumLines = ({ events, copies }: Pick<Checksums, 'events' | 'copies'>): string[] => [
  ...events.map((sum) => `events ${sum.month}  ${sum.events}  ${sum.checksum}`),
  ...copies.map((sum) => `${sum.name}  ${sum.rows}  ${sum.checksum}`),
];

/** Lines of either side that the other has not. */
export function differences(before: Checksums, now: Checksums): { before: string[]; now: string[] } {
  const [then, today] = [checksumLines(before), checksumLines(now)];
  return { before: then.filter((line) => !today.includes(line)), now: today.filter((line) => !then.includes(line)) };
}
