import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';

const runCharacters = 5_000_000;
const widestMerge = 32;

/**
 * Sorts any number of lines (by UTF-16 code units) with flat memory: sorted runs on disk, then merges. The result is
 * complete or absent: after a crash the work starts over.
 */
export async function sortLines(
  lines: AsyncIterable<readonly string[]>,
  folder: string,
  target: string,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let runs: string[] = [];
  let held: string[] = [];
  let size = 0;
  let made = 0;
  const name = (): string => join(folder, `run-${(made += 1)}`);
  const spill = async (): Promise<void> => {
    held.sort();
    runs.push(await writeLines(name(), heldLines(held)));
    held = [];
    size = 0;
  };
  for await (const batch of lines) {
    for (const line of batch) {
      held.push(line);
      size += line.length + 16;
    }
    if (size > runCharacters) await spill();
  }
  if (held.length > 0 || runs.length === 0) await spill();
  while (runs.length > 1) {
    const merged: string[] = [];
    for (let at = 0; at < runs.length; at += widestMerge) {
      const group = runs.slice(at, at + widestMerge);
      merged.push(await writeLines(name(), mergedLines(group)));
      for (const run of group) await rm(run);
    }
    runs = merged;
  }
  await rename(runs[0] ?? '', target);
  await rm(folder, { recursive: true, force: true });
}

async function* heldLines(lines: readonly string[]): AsyncGenerator<readonly string[]> {
  for (let at = 0; at < lines.length; at += 2000) yield lines.slice(at, at + 2000);
}

async function writeLines(path: string, batches: AsyncIterable<readonly string[]>): Promise<string> {
  const out = createWriteStream(path, { mode: 0o600, highWaterMark: 1024 * 1024 });
  for await (const batch of batches) {
    if (batch.length > 0 && !out.write(`${batch.join('\n')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
  return path;
}

/** Lines of a file in batches. */
export async function* readLines(path: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}

type Head = { line: string; rest: string[]; at: number; source: AsyncGenerator<string[]> };

async function* mergedLines(paths: readonly string[]): AsyncGenerator<readonly string[]> {
  const heads: Head[] = [];
  for (const path of paths) {
    const head: Head = { line: '', rest: [], at: 0, source: readLines(path) };
    if (await advance(head)) heads.push(head);
  }
  let batch: string[] = [];
  while (heads.length > 0) {
    let least = 0;
    for (let i = 1; i < heads.length; i += 1) if ((heads[i] as Head).line < (heads[least] as Head).line) least = i;
    const head = heads[least] as Head;
    batch.push(head.line);
    if (batch.length === 1000) {
      yield batch;
      batch = [];
    }
    if (!(await advance(head))) heads.splice(least, 1);
  }
  yield batch;
}

async function advance(head: Head): Promise<boolean> {
  if (head.at >= head.rest.length) {
    const next = await head.source.next();
    if (next.done) return false;
    head.rest = next.value;
    head.at = 0;
  }
  head.line = head.rest[head.at] ?? '';
  head.at += 1;
  return true;
}
