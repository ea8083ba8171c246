import { resolve } from 'node:path';
import type { Context } from '../../platform/context.ts';
import { wantedSources, writeFolder } from './write-folder.ts';

/** `rapport export DIR`: writes everything of a brand into a folder. @throws Problem 422 for an unknown kind */
export async function runExportCommand(
  ctx: Context,
  command: { folder: string; kinds?: string[] | undefined },
  onFile: (name: string, rows: number) => void = () => undefined,
): Promise<{ folder: string; files: { name: string; rows: number }[] }> {
  const folder = resolve(command.folder);
  const sources = wantedSources(ctx.platform, command.kinds);
  const files = await writeFolder(ctx.platform, ctx.workspaceId, folder, sources, (_done, file) => {
    onFile(file.name, file.rows);
    return Promise.resolve(true);
  });
  return { folder, files: (files ?? []).map(({ name, rows }) => ({ name, rows })) };
}
