import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Platform } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { archivableRange, batchBodies, dropArchived, recordArchive, type ArchiveFile } from './store.archive.ts';

const rowsPerFile = 1_000_000;

/**
 * Moves shipped batches older than `before` into day files (gzip, JSONCompactEachRow lines): the file is complete on
 * disk before it is recorded, and recorded in the transaction that drops the batches. Dying in between leaves a file
 * nobody knows, which the next run writes again under the same name.
 * @returns files written
 */
export async function archiveEvents(platform: Platform, before: Date): Promise<number> {
  let files = 0;
  for (;;) {
    const range = await inSystem(platform.postgres, (tx) => archivableRange(tx, before, rowsPerFile));
    if (!range) return files;
    const name = `archive/events/${range.day}/${String(range.first).padStart(12, '0')}-${String(range.last).padStart(12, '0')}.jsonl.gz`;
    const bytes = await platform.files.write(
      name,
      Readable.from(lines(platform, range.first, range.last)).pipe(createGzip()),
    );
    await platform.faults('archive.written');
    if (!(await replaceByFile(platform, { name, ...range, bytes }))) return files;
    files += 1;
  }
}

/** False, and nothing changed, when the store was lost meanwhile: the batches are wanted again, the file is not. */
async function replaceByFile(platform: Platform, file: ArchiveFile & { bytes: number }): Promise<boolean> {
  const wanted = new Error('the batches are being shipped again');
  try {
    await inSystem(platform.postgres, async (tx) => {
      await recordArchive(tx, file, platform.clock.now());
      if ((await dropArchived(tx, file.first, file.last)) !== file.events) throw wanted;
    });
    return true;
  } catch (error) {
    if (error === wanted) return false;
    throw error;
  }
}

/** Bodies of the batches of a range, a few at a time. */
export async function* lines(platform: Platform, first: number, last: number): AsyncGenerator<string> {
  let after = first - 1;
  for (;;) {
    const rows = await batchBodies(platform.postgres.system, after, last, 20);
    if (rows.length === 0) return;
    for (const row of rows) {
      yield `${row.body}\n`;
      after = row.id;
    }
  }
}
