import { Command } from 'commander';
import { runExportCommand } from '../../integrations/exports/index.ts';
import { contextOf, print, withSession } from './session.ts';

export const exportCommand = (): Command =>
  new Command('export')
    .argument('<folder>', 'made when missing')
    .option('--kinds <names>', 'only these, for example profiles,orders')
    .option('--workspace <slug>', 'the brand; the only one when left out')
    .option('--json', 'print JSON')
    .description('Write everything of a brand as CSV and JSONL files')
    .action((folder: string, flags: { kinds?: string; workspace?: string; json?: boolean }) =>
      withSession(async ({ runtime }) => {
        const ctx = await contextOf(runtime, flags.workspace, 'export');
        const report = await runExportCommand(ctx, {
          folder,
          ...(flags.kinds === undefined ? {} : { kinds: flags.kinds.split(',') }),
        });
        print(flags.json, report, report.files.map((file) => `${file.name.padEnd(24)} ${file.rows} rows`).join('\n'));
      }),
    );
