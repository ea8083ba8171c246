import { Command } from 'commander';
import { monthSums } from '../../records/events/index.ts';
import { print, withSession } from './session.ts';

/** Checksums of the event store by month: equal before and after a rebuild. */
export const checksumsCommand = (): Command =>
  new Command('checksums')
    .option('--json', 'print JSON')
    .description('Count and checksum of the event store by month; equal stores print equal lines')
    .action(({ json }: { json?: boolean }) =>
      withSession(async ({ runtime }) => {
        const sums = await monthSums(runtime.platform.clickhouse);
        print(json, sums, sums.map((s) => `${s.month}  ${s.events}  ${s.checksum}`).join('\n'));
      }),
    );
