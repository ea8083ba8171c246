import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Arguments for `node` that start the child: its source through tsx, or its own bundle beside ours in `dist/`. */
export function childArguments(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [fileURLToPath(new URL('./clickhouse-child.js', import.meta.url))];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, fileURLToPath(new URL('../child/main.ts', import.meta.url))];
}
