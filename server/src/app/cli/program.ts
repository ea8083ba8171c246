import { Command } from 'commander';
import { Problem } from '../../kernel/problem.ts';
import { version } from '../http.ts';
import { backupCommand } from './backup.ts';
import { doctorCommand } from './doctor.ts';
import { generateCommand } from './generate.ts';
import { checksumsCommand } from './checksums.ts';
import { exportCommand } from './export.ts';
import { importCommands } from './import.ts';
import { restoreCommand } from './restore.ts';
import { segmentCommands } from './segment.ts';
import { startCommand } from './start.ts';
import { workspaceCommands } from './workspace.ts';

/** `rapport …`: what an engineer does at a terminal. Every command has --help and --json. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('rapport')
    .description('The relationship system of a direct-to-consumer brand')
    .version(version);
  for (const command of [
    startCommand(),
    doctorCommand(),
    checksumsCommand(),
    backupCommand(),
    restoreCommand(),
    workspaceCommands(),
    importCommands(),
    exportCommand(),
    segmentCommands(),
    generateCommand(),
  ]) {
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Problem)) return error instanceof Error ? error.message : String(error);
  const places = (error.errors ?? []).map((e) => {
    const place = e.line === undefined ? '' : ` ${e.line}:${e.column ?? 1}`;
    return `  ${e.path}${place}: ${e.message}`;
  });
  return [`${error.title}: ${error.detail ?? ''}`, ...places, ...(error.remedy ? [error.remedy] : [])].join('\n');
}
