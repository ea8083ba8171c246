import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { invalid } from '../../kernel/problem.ts';
import type { Platform } from '../../platform/context.ts';
import { exportSources, type ExportRow, type ExportSource } from '../../platform/exports/index.ts';
import { csvLine } from '../../kernel/csv.ts';

export type WrittenFile = { name: string; path: string; rows: number };

/** The sources asked for, or all. @throws Problem 422 naming the kinds there are */
export function wantedSources(platform: Platform, kinds: readonly string[] | undefined): readonly ExportSource[] {
  const all = platform.slots.all(exportSources);
  const unknown = (kinds ?? []).filter((kind) => !all.some((source) => source.name === kind));
  if (unknown.length > 0) {
    throw invalid(
      'The export has unknown kinds.',
      unknown.map((kind) => ({
        path: '/kinds',
        message: `"${kind.slice(0, 60)}" is not one of ${all.map((s) => s.name).join(', ')}`,
      })),
    );
  }
  return kinds === undefined || kinds.length === 0 ? all : all.filter((source) => kinds.includes(source.name));
}

/**
 * Writes one file per source and a README into a folder, row by row.
 * @param onFile told after each file; false stops the export
 */
export async function writeFolder(
  platform: Platform,
  workspaceId: number,
  folder: string,
  sources: readonly ExportSource[],
  onFile: (done: number, file: WrittenFile) => Promise<boolean>,
): Promise<WrittenFile[] | null> {
  await mkdir(folder, { recursive: true });
  const files: WrittenFile[] = [];
  for (const source of sources) {
    const file = await writeSource(platform, workspaceId, folder, source);
    files.push(file);
    if (!(await onFile(files.length, file))) return null;
  }
  const path = join(folder, 'README.md');
  await writeFile(path, readme(sources, files, platform.clock.now()));
  return [{ name: 'README.md', path, rows: 0 }, ...files];
}

async function writeSource(
  platform: Platform,
  workspaceId: number,
  folder: string,
  source: ExportSource,
): Promise<WrittenFile> {
  const name = `${source.name}.${source.format}`;
  const path = join(folder, name);
  const out = createWriteStream(path, { mode: 0o600 });
  const ended = finished(out);
  let rows = 0;
  const lineOf = (row: ExportRow): string =>
    source.format === 'csv' ? csvLine(source.columns.map((column) => row[column])) : `${JSON.stringify(row)}\n`;
  if (source.format === 'csv') out.write(csvLine(source.columns));
  await source.each(platform, workspaceId, async (batch) => {
    rows += batch.length;
    if (!out.write(batch.map(lineOf).join(''))) await Promise.race([once(out, 'drain'), ended]);
  });
  out.end();
  await ended;
  return { name, path, rows };
}

function readme(sources: readonly ExportSource[], files: readonly WrittenFile[], at: Date): string {
  const lines = sources.map(
    (source, i) => `| ${files[i]?.name ?? source.name} | ${files[i]?.rows ?? 0} | ${source.about} |`,
  );
  return [
    `# Export of ${at.toISOString()}`,
    '',
    'CSV is UTF-8 with a header line, RFC 4180; JSONL has one JSON object per line. Instants are ISO 8601 in UTC, money is in minor units,',
    'lists and objects inside a cell are JSON. Text that a spreadsheet would run as a formula begins with an apostrophe; an import takes it off.',
    '',
    '| file | rows | what |',
    '| --- | ---: | --- |',
    ...lines,
    '',
  ].join('\n');
}
