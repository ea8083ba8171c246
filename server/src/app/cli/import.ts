import { Command } from 'commander';
import {
  kindNames,
  runImportCommand,
  type ImportCommandReport,
  type KindName,
} from '../../integrations/imports/index.ts';
import { modules } from '../modules.ts';
import { contextOf, print, withSession } from './session.ts';

type ImportFlags = {
  map?: string;
  currency?: string;
  cancelPrefix?: string;
  timezone?: string;
  dateOrder?: string;
  decimal?: string;
  encoding?: string;
  delimiter?: string;
  rest?: string;
  dryRun?: boolean;
  workspace?: string;
  json?: boolean;
};

/** What turns accepted messages into records and figures; without a server the command does it itself. */
const dataLoops = () =>
  modules.filter((module) => /^(records|insight)\//.test(module.name)).flatMap((module) => module.loops ?? []);

export function importCommands(): Command {
  const command = new Command('import').description(
    'Bring a CSV or JSONL file in, plain or .gz; running it again goes on where it stopped',
  );
  for (const kind of kindNames) command.addCommand(importOf(kind));
  return command;
}

const importOf = (kind: KindName): Command =>
  new Command(kind)
    .argument('<file>')
    .option('--map <pairs>', 'field=Column,field=Column; guessed from the header when left out')
    .option('--currency <code>', 'ISO 4217, for amounts without a currency')
    .option('--cancel-prefix <text>', 'order lines: documents that begin with it are cancellations')
    .option('--timezone <zone>', 'of times without a zone; the brand’s when left out')
    .option('--date-order <order>', 'dmy, mdy or ymd')
    .option('--decimal <mark>', 'the decimal mark')
    .option('--encoding <name>', 'of the file; found out when left out')
    .option('--delimiter <char>', 'between columns; found out when left out')
    .option('--rest <what>', 'unmapped columns: properties or ignore')
    .option('--dry-run', 'check every row, write nothing')
    .option('--workspace <slug>', 'the brand; the only one when left out')
    .option('--json', 'print JSON')
    .description(`Import ${kind}`)
    .action((file: string, flags: ImportFlags) =>
      withSession(async ({ runtime, served }) => {
        const { workspace, json, ...rest } = flags;
        const ctx = await contextOf(runtime, workspace, 'import');
        const report = await runImportCommand(
          runtime.platform,
          ctx,
          { kind, file, ...rest },
          {
            loops: served ? [] : dataLoops(),
            progress: (done, refused, status) => {
              if (!json && process.stderr.isTTY) process.stderr.write(`\r${status} ${done} rows, ${refused} refused `);
            },
          },
        );
        print(json, report, describe(report));
        if (report.status === 'failed') process.exitCode = 1;
      }),
    );

function describe(report: ImportCommandReport): string {
  const lines = Object.entries(report)
    .filter(([, value]) => typeof value !== 'object' || value === null)
    .map(([name, value]) => `${name.padEnd(18)} ${String(value)}`);
  const nested = Object.entries(report)
    .filter(([, value]) => typeof value === 'object' && value !== null)
    .map(([name, value]) => `${name.padEnd(18)} ${JSON.stringify(value)}`);
  return ['', ...lines, ...nested].join('\n');
}
