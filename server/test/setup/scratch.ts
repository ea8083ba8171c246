import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder, there until the test file that asked is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-scratch-'));
  folders.push(folder);
  return folder;
}
