import { rm } from 'node:fs/promises';
import { finishOperation, reportProgress } from '../../../foundation/operations/index.ts';
import { workspaceOf } from '../../../foundation/workspaces/index.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Platform } from '../../../platform/context.ts';
import { inWorkspace } from '../../../platform/postgres/index.ts';
import { storeProducts } from '../../../records/catalog/index.ts';
import { acceptMessages, inboxDepth, inboxMark } from '../../../records/events/index.ts';
import { kinds } from '../kinds/index.ts';
import { checkMapping } from '../mapping.ts';
import { openFile, planOf } from '../plan.ts';
import { readRows, type Row } from '../reading/rows.ts';
import { countReason, reportOf } from '../report.ts';
import { endImport, markSettling, saveProgress, saveTotal, type Ending } from '../store.ts';
import type { ImportLock } from '../store.lock.ts';
import type { ImportRow } from '../tables.ts';
import { chunks, type Chunk } from './chunk.ts';
import { singleRows, sortRows, sortedGroups } from './groups.ts';
import { rejectsName, sortFolder, sourcePath } from './places.ts';
import { openRejects, reasonKey, type Rejects } from './rejects.ts';
import { settle } from './settle.ts';

/** More than this waiting in the inbox, and an import rests: messages of the living go first. */
const restsAbove = 4000;

export type Step = 'busy' | 'waiting' | 'ended';

/** An import under way in this process. */
export type Run = { step(): Promise<Step>; row(): ImportRow; close(): Promise<void> };

type Opened = {
  chunks: AsyncGenerator<Chunk>;
  rejects: Rejects;
  columns: readonly string[];
  estimate(): number | undefined;
};

/**
 * Works on an import step by step from where it stands: a step hands over one chunk and commits how far that is. A
 * process that dies in between hands the same messages over again; their keys are known, so nothing doubles.
 */
export function openRun(platform: Platform, from: ImportRow, lock: ImportLock): Run {
  let row = from;
  let opened: Opened | null = null;
  let held: Chunk | null = null;

  const step = async (): Promise<Step> => {
    try {
      return row.status === 'settling' ? await settled() : await handOver();
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      return end({
        status: 'failed',
        error: [
          error.detail ?? error.title,
          ...(error.errors ?? []).map((e) => `${e.path}: ${e.message}`),
          error.remedy ?? '',
        ]
          .join(' ')
          .trim(),
      });
    }
  };

  async function handOver(): Promise<Step> {
    opened ??= await open(platform, row);
    if (held === null) {
      const next = await opened.chunks.next();
      if (next.done) return finishReading(opened);
      held = next.value;
    }
    if (!row.dry_run && held.messages.length > 0) {
      const depth = await inboxDepth(platform.postgres.system);
      if (depth.waiting > restsAbove) return 'waiting';
      await acceptMessages(platform, row.workspace_id, held.messages);
      await platform.faults('import.handedOver');
    }
    await commit(opened, held);
    held = null;
    await platform.faults('import.committed');
    const total = opened.estimate();
    const { cancelRequested } = await reportProgress(platform, row.workspace_id, row.id, {
      done: row.rows_done,
      ...(total === undefined ? {} : { total }),
      message: `${row.rows_done} rows read, ${row.refused} refused`,
    });
    return cancelRequested ? end({ status: 'cancelled', error: null }) : 'busy';
  }

  async function commit({ rejects }: Opened, chunk: Chunk): Promise<void> {
    const reasons = { ...row.reasons };
    const counts = { ...row.counts };
    for (const { row: bad, faults } of chunk.refused) {
      rejects.add(bad, faults);
      if (faults[0]) countReason(reasons, reasonKey(faults[0]));
    }
    for (const [name, count] of Object.entries(chunk.counts)) counts[name] = (counts[name] ?? 0) + count;
    let refused = row.refused + chunk.refused.length;
    await inWorkspace(platform.postgres, row.workspace_id, async (tx) => {
      if (!row.dry_run && chunk.products.length > 0) {
        for (const result of await storeProducts(tx, row.workspace_id, chunk.products, platform.clock.now())) {
          const bad = chunk.productRows[result.index];
          if (result.status === 'stored' || !bad) continue;
          const fault = { row: bad.number, reason: result.error };
          rejects.add(bad, [fault]);
          countReason(reasons, reasonKey(fault));
          refused += 1;
          counts.products = (counts.products ?? 1) - 1;
        }
      }
      const next = {
        rows_done: row.rows_done + chunk.rows,
        refused,
        reject_bytes: await rejects.save(),
        counts,
        reasons,
      };
      if (!(await saveProgress(tx, row, next))) throw new Error('import was moved by another process');
      row = { ...row, ...next, status: 'reading' };
    });
  }

  async function finishReading({ rejects }: Opened): Promise<Step> {
    await rejects.save();
    if (row.dry_run) return end({ status: 'done', error: null });
    const mark = await inboxMark(platform, row.workspace_id);
    await inWorkspace(platform.postgres, row.workspace_id, (tx) => markSettling(tx, row.workspace_id, row.id, mark));
    row = { ...row, status: 'settling', inbox_mark: mark };
    return 'busy';
  }

  async function settled(): Promise<Step> {
    opened ??= await open(platform, row);
    const outcome = await settle(platform, row, opened);
    if (outcome === null) {
      const { cancelRequested } = await reportProgress(platform, row.workspace_id, row.id, {
        done: row.rows_done,
        message: 'Waiting until everything handed over is processed',
      });
      return cancelRequested ? end({ status: 'cancelled', error: null }) : 'waiting';
    }
    row = { ...row, ...outcome };
    return end({ status: 'done', error: null, ...outcome });
  }

  async function end(ending: Omit<Ending, 'finishedAt'>): Promise<Step> {
    await close();
    const { workspace_id: workspaceId, id } = row;
    await inWorkspace(platform.postgres, workspaceId, (tx) =>
      endImport(tx, workspaceId, id, { ...ending, finishedAt: platform.clock.now() }),
    );
    row = { ...row, status: ending.status, error: ending.error };
    await rm(sortFolder(platform, row), { recursive: true, force: true });
    await rm(`${sortFolder(platform, row)}.sorted`, { force: true });
    // People's data is not kept longer than the work with it.
    if (ending.status === 'done' && !row.dry_run && row.stored_as !== null) await platform.files.remove(row.stored_as);
    const report = reportOf(row);
    await finishOperation(platform, workspaceId, id, {
      status: ending.status,
      message:
        ending.error ??
        `${report.imported} of ${report.rows} rows ${row.dry_run ? 'can be imported' : 'imported'}, ${report.refused} refused`,
      result: { ...report, ...(report.refused > 0 ? { url: `/api/v1/imports/${id}/rejects` } : {}) },
    });
    return 'ended';
  }

  async function close(): Promise<void> {
    await opened?.chunks.return(undefined);
    await opened?.rejects.close();
    opened = null;
    await lock.release();
  }

  return { step, row: () => row, close };
}

/** Opens the file and stands before the first row that is not done yet. */
async function open(platform: Platform, row: ImportRow): Promise<Opened> {
  const kind = kinds[row.kind];
  const brand = await inWorkspace(platform.postgres, row.workspace_id, (tx) => workspaceOf(tx, row.workspace_id));
  const file = await openFile(sourcePath(platform, row), kind, {
    mapping: row.mapping,
    options: row.options,
    brand,
    toEnd: true,
  });
  const { columns } = file.header;
  const mapping = checkMapping(kind, columns, row.mapping);
  const plan = planOf(kind, file, mapping, row.options, brand);
  const scope = {
    importId: row.id,
    now: row.created_at.getTime(),
    currency: row.options.currency ?? brand.currency,
    cancelPrefix: row.options.cancelPrefix ?? null,
  };
  let read = { rows: 0, bytes: 0 };
  const counted = async function* (): AsyncGenerator<Row[]> {
    for await (const batch of readRows(file.source, file.format, columns, {
      onRead: (bytes) => (read = { ...read, bytes }),
    })) {
      read = { ...read, rows: read.rows + batch.length };
      yield batch;
    }
  };
  const place = columns.indexOf(mapping[kind.groupBy ?? ''] ?? '');
  const grouped = kind.groupBy !== undefined && row.status !== 'settling';
  if (grouped) {
    await sortRows(counted(), place, sortFolder(platform, row));
    if (read.rows > 0)
      await inWorkspace(platform.postgres, row.workspace_id, (tx) =>
        saveTotal(tx, row.workspace_id, row.id, read.rows),
      );
  }
  const total = grouped ? (read.rows > 0 ? read.rows : (row.rows_total ?? undefined)) : undefined;
  const groups = kind.groupBy === undefined ? singleRows(counted()) : sortedGroups(sortFolder(platform, row));
  return {
    chunks: chunks(groups, kind, plan, scope, row.rows_done),
    rejects: await openRejects(platform.files.path(rejectsName(row.workspace_id, row.id)), columns, row.reject_bytes),
    columns,
    estimate: () =>
      total ??
      (read.bytes === 0 ? undefined : Math.max(row.rows_done, Math.round((read.rows * file.source.size) / read.bytes))),
  };
}
