import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { audit } from '../../foundation/audit/index.ts';
import { finishOperation, reportProgress, startOperation } from '../../foundation/operations/index.ts';
import { transact, type Context, type Platform } from '../../platform/context.ts';
import { defineTask, enqueue } from '../../platform/jobs/index.ts';
import { tarOf } from './tar.ts';
import { wantedSources, writeFolder, type WrittenFile } from './write-folder.ts';

const payload = z.object({ workspaceId: z.number().int(), id: z.uuid(), kinds: z.array(z.string()).optional() });

export const archiveName = (workspaceId: number, id: string): string => `exports/${workspaceId}/${id}.tar.gz`;

/** Queues an export of everything, or of these kinds. @returns the id of its operation */
export async function startExport(ctx: Context, kinds: string[] | undefined): Promise<string> {
  const sources = wantedSources(ctx.platform, kinds);
  return transact(ctx, async (tx) => {
    const id = await startOperation(ctx, tx, {
      kind: 'export',
      title: kinds === undefined ? 'Export of everything' : `Export of ${sources.map((s) => s.name).join(', ')}`,
      total: sources.length,
    });
    await audit(ctx, tx, {
      action: 'export.started',
      entity: 'export',
      entityId: id,
      changes: { kinds: sources.map((s) => s.name) },
    });
    await enqueue(
      tx,
      writeExport,
      { workspaceId: ctx.workspaceId, id, ...(kinds === undefined ? {} : { kinds }) },
      { queue: 'exports' },
    );
    return id;
  });
}

/** Starts over when its process died: a half-written archive is never seen, because it appears whole. */
export const writeExport = defineTask({
  name: 'exports.write',
  payload,
  run: async (platform: Platform, { workspaceId, id, kinds }) => {
    const folder = platform.files.path(`exports/${workspaceId}/${id}`);
    const progress = async (done: number, message: string): Promise<boolean> =>
      !(await reportProgress(platform, workspaceId, id, { done, message })).cancelRequested;
    const files = (await progress(0, 'Reading'))
      ? await writeFolder(platform, workspaceId, folder, wantedSources(platform, kinds), (done, file) =>
          progress(done, `${file.name}: ${file.rows} rows`),
        )
      : null;
    if (files === null) await finishOperation(platform, workspaceId, id, { status: 'cancelled' });
    else await pack(platform, workspaceId, id, files);
    await rm(folder, { recursive: true, force: true });
  },
});

async function pack(platform: Platform, workspaceId: number, id: string, files: readonly WrittenFile[]): Promise<void> {
  const archive = Readable.from(tarOf(files, platform.clock.now()));
  const gzip = createGzip({ level: 6 });
  archive.on('error', (error) => gzip.destroy(error));
  const bytes = await platform.files.write(archiveName(workspaceId, id), archive.pipe(gzip));
  await finishOperation(platform, workspaceId, id, {
    status: 'done',
    result: { url: `/api/v1/exports/${id}/download`, bytes, files: files.map(({ name, rows }) => ({ name, rows })) },
  });
}
