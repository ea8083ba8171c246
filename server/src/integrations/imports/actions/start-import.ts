import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { audit } from '../../../foundation/audit/index.ts';
import { startOperation } from '../../../foundation/operations/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { transact, type Context } from '../../../platform/context.ts';
import { newestProfile } from '../../../records/profiles/index.ts';
import { kinds } from '../kinds/index.ts';
import type { KindName } from '../kinds/kind.ts';
import { checkMapping, type ImportOptions, type Mapping } from '../mapping.ts';
import { notesOf, openFile } from '../plan.ts';
import { importById, insertImport, unfinishedImport } from '../store.ts';
import type { ImportRow } from '../tables.ts';

export type ImportRequest = {
  kind: KindName;
  fileName: string;
  /** an upload in the files store, or a file of this machine (command line only) */
  file: { storedAs: string } | { path: string };
  mapping?: Mapping | undefined;
  options: ImportOptions;
  dryRun: boolean;
};

/**
 * Checks that the file can be read and its columns fit, and records the import. A file of the command line whose same
 * import did not come to its end is gone on with.
 * @throws Problem 422 naming what is wrong with the file or the mapping
 */
export async function startImport(ctx: Context, request: ImportRequest): Promise<ImportRow> {
  const kind = kinds[request.kind];
  const path = 'path' in request.file ? request.file.path : ctx.platform.files.path(request.file.storedAs);
  const brand = await transact(ctx, (tx) => workspaceOf(tx, ctx.workspaceId));
  const opened = await openFile(path, kind, {
    mapping: request.mapping,
    options: request.options,
    brand,
    toEnd: false,
  });
  const mapping = checkMapping(kind, opened.header.columns, opened.mapping);
  const fingerprint = await fingerprintOf(path, opened.source.size);
  const wanted = { kind: kind.name, fingerprint, mapping, options: request.options, dry_run: request.dryRun };
  return transact(ctx, async (tx) => {
    const unfinished = 'path' in request.file ? await unfinishedImport(tx, ctx.workspaceId, wanted) : null;
    if (unfinished) return { ...unfinished, path };
    const title = `${request.dryRun ? 'Check' : 'Import'} ${kind.title.toLowerCase()} from ${request.fileName}`;
    const id = await startOperation(ctx, tx, { kind: 'import', title });
    await insertImport(tx, ctx.workspaceId, {
      ...wanted,
      id,
      file_name: request.fileName,
      stored_as: 'storedAs' in request.file ? request.file.storedAs : null,
      path: 'path' in request.file ? path : null,
      notes: notesOf(opened, mapping),
      profile_mark: await newestProfile(tx, ctx.workspaceId),
      created_at: ctx.platform.clock.now(),
    });
    await audit(ctx, tx, {
      action: 'import.started',
      entity: 'import',
      entityId: id,
      changes: { kind: kind.name, dryRun: request.dryRun },
    });
    return (await importById(tx, ctx.workspaceId, id)) as ImportRow;
  });
}

const endBytes = 1024 * 1024;

/** Size and a digest of both ends: enough to know a file again without reading all of it. */
async function fingerprintOf(path: string, size: number): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const hash = createHash('sha256').update(String(size));
    for (const position of [0, Math.max(0, size - endBytes)]) {
      const bytes = Buffer.alloc(Math.min(endBytes, size));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, position);
      hash.update(bytes.subarray(0, bytesRead));
    }
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}
