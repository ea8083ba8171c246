import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules } from '../../app/modules.ts';
import type { Context } from '../../platform/context.ts';
import { scratchFolder } from '../../../test/setup/scratch.ts';
import { runImportCommand, type ImportCommand, type ImportCommandReport } from './cli.ts';

/** A file of its own with this content. */
export function fileWith(content: string | Buffer, name = 'rows.csv'): string {
  const path = join(scratchFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Imports content by the command line's way, processing included. */
export const importContent = (
  ctx: Context,
  kind: ImportCommand['kind'],
  content: string | Buffer,
  options: Partial<ImportCommand> = {},
): Promise<ImportCommandReport> =>
  runImportCommand(
    ctx.platform,
    ctx,
    { kind, file: fileWith(content), ...options },
    { loops: modules.flatMap((module) => module.loops ?? []) },
  );
