import { basename, resolve } from 'node:path';
import { readOperation } from '../../foundation/operations/index.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Context, Platform } from '../../platform/context.ts';
import { startLoops } from '../../platform/loops.ts';
import type { Loop } from '../../platform/module.ts';
import { inboxDepth } from '../../records/events/index.ts';
import { startImport } from './actions/start-import.ts';
import type { KindName } from './kinds/kind.ts';
import { optionsSchema } from './mapping.ts';
import { reportOf, type ImportReport } from './report.ts';
import { openRun } from './run/run-import.ts';
import { rejectsName } from './run/places.ts';
import { lockImport } from './store.lock.ts';

export type ImportCommand = {
  kind: KindName;
  file: string;
  /** `order=InvoiceNo,sku=StockCode`; guessed from the header when left out */
  map?: string | undefined;
  dryRun?: boolean | undefined;
  timezone?: string | undefined;
  currency?: string | undefined;
  cancelPrefix?: string | undefined;
  dateOrder?: string | undefined;
  decimal?: string | undefined;
  encoding?: string | undefined;
  delimiter?: string | undefined;
  rest?: string | undefined;
};

export type ImportCommandReport = ImportReport & {
  importId: string;
  status: string;
  error: string | null;
  notes: string[];
  /** absolute path of the refused rows; null when there are none */
  refusedFile: string | null;
  /** highest resident memory of this process */
  peakMemoryMb: number;
  seconds: number;
};

export type ImportRunOptions = {
  /** The loops of all modules when no server runs: this process then does their work. Empty when a server does. */
  loops: readonly Loop[];
  progress?(done: number, refused: number, status: string): void;
};

const restMs = 100;

/**
 * `rapport import KIND FILE`: imports a file of this machine and waits until everything is processed. Running the same
 * command again after a crash goes on where it stopped.
 * @throws Problem 422 when the file or the options are wrong
 */
export async function runImportCommand(
  platform: Platform,
  ctx: Context,
  command: ImportCommand,
  options: ImportRunOptions,
): Promise<ImportCommandReport> {
  const began = process.hrtime.bigint();
  const { kind, file, map, dryRun, ...rest } = command;
  const stated = optionsSchema.safeParse({ ...rest, ...(rest.delimiter === 'tab' ? { delimiter: '\t' } : {}) });
  if (!stated.success)
    throw invalid(
      'The options are not valid.',
      stated.error.issues.map((i) => ({ path: `--${i.path.join('.')}`, message: i.message })),
    );
  const row = await startImport(ctx, {
    kind,
    fileName: basename(file),
    file: { path: resolve(file) },
    mapping: map === undefined ? undefined : parseMap(map),
    options: stated.data,
    dryRun: dryRun ?? false,
  });
  const lock = await lockImport(platform.postgres.url, row.id);
  if (!lock) throw invalid('This import is running already in another process.');
  const run = openRun(platform, row, lock);
  const loops = startLoops(platform, options.loops);
  try {
    for (;;) {
      const step = await run.step();
      const now = run.row();
      options.progress?.(now.rows_done, now.refused, now.status);
      if (step === 'ended') break;
      if (step === 'waiting') await new Promise((done) => setTimeout(done, restMs));
    }
    if (options.loops.length > 0) await quiet(platform);
  } catch (error) {
    await run.close();
    throw error;
  } finally {
    await loops.stop();
  }
  if (options.loops.length > 0) await finishRounds(platform, options.loops);
  const ended = run.row();
  const operation = await readOperation(ctx, ended.id);
  return {
    ...reportOf(ended),
    importId: ended.id,
    status: operation.status,
    error: ended.error,
    notes: ended.notes,
    refusedFile: ended.refused > 0 ? platform.files.path(rejectsName(ctx.workspaceId, ended.id)) : null,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    seconds: Math.round(Number(process.hrtime.bigint() - began) / 1e7) / 100,
  };
}

/** Waits until the inbox is empty and everything is shipped to the event store. */
async function quiet(platform: Platform): Promise<void> {
  for (;;) {
    const { waiting, unshipped } = await inboxDepth(platform.postgres.system);
    if (waiting === 0 && unshipped === 0) return;
    await new Promise((done) => setTimeout(done, restMs));
  }
}

/** Rounds of every loop until none finds work: copies and figures follow what was imported. */
async function finishRounds(platform: Platform, loops: readonly Loop[]): Promise<void> {
  for (let pass = 0; pass < 10_000; pass += 1) {
    let busy = false;
    for (const loop of loops) busy = (await loop.round(platform)) || busy;
    if (!busy) return;
  }
}

function parseMap(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const at = pair.indexOf('=');
      if (at < 1) throw invalid(`--map: "${pair}" is not FIELD=COLUMN.`);
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}
