import { Command } from 'commander';
import { loadConfig } from '../../platform/config/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { liveServer } from '../live-server.ts';
import { print } from './session.ts';

export const restoreCommand = (): Command =>
  new Command('restore')
    .argument('<backup>', 'the folder or .tar file of a backup')
    .option('--json', 'print JSON')
    .description('Put a backup into an empty data directory; sending stays paused until a person resumes it')
    .action(async (source: string, { json }: { json?: boolean }) => {
      const config = loadConfig();
      if (await liveServer(config.dataDir))
        throw new Error(`A server runs on ${config.dataDir}. Restore into a new data directory.`);
      const report = await restoreBackup(config, createLog('warn'), source);
      print(
        json,
        report,
        [
          `Restored as of ${report.takenAt}: ${report.rows} rows, ${report.files} files, ${report.events} events`,
          report.eventsAgree === null
            ? 'The backup carries no checksums of the events to compare with.'
            : report.eventsAgree
              ? 'The events agree with the checksums of the backup.'
              : 'The events do NOT agree with the checksums of the backup.',
          ...(report.secret
            ? []
            : [
                'The backup has no secret inside: start with the RAPPORT_SECRET of the installation it was taken from.',
              ]),
          'Sending is paused in every brand. Resume it under Settings, Sending.',
        ].join('\n'),
      );
      if (report.eventsAgree === false) process.exitCode = 1;
    });
