import { Command } from 'commander';
import { takeBackup } from '../backup/take-backup.ts';
import { print, withSession } from './session.ts';

export const backupCommand = (): Command =>
  new Command('backup')
    .argument('<target>', 'a new folder, or a new file ending in .tar')
    .option('--json', 'print JSON')
    .description(
      'Write everything as of one moment, while the server works on; keep the result as safe as the data itself',
    )
    .action((target: string, { json }: { json?: boolean }) =>
      withSession(async ({ runtime }) => {
        const report = await takeBackup(runtime.platform, target);
        print(
          json,
          report,
          [
            `${report.path}: ${report.rows} rows of ${report.tables} tables, ${report.files} files, ${(report.bytes / 1e6).toFixed(1)} MB, as of ${report.takenAt}`,
            report.events === null
              ? 'The event store is away or being rebuilt: the backup is complete, but carries no checksums of the events.'
              : `${report.events} events, with their checksums`,
            'It holds personal data and the secret that signs links and opens sealed settings.',
          ].join('\n'),
        );
      }),
    );
