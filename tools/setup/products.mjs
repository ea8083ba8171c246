import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { refresh } from './fresh.mjs';
import { at, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { step } from './progress.mjs';
import { capture } from './run.mjs';

const SHARED_INPUTS = ['tsconfig.base.json', 'package-lock.json', 'tools/setup/products.mjs'];

/** One file of `server/dist` per program that is started on its own; a worker thread, `<name>-thread.ts`, is one too. */
async function serverEntries() {
  const paths = await readdir(at('server/src'), { recursive: true });
  const threads = paths.filter((path) => path.endsWith('-thread.ts'));
  return {
    main: 'server/src/main.ts',
    cli: 'server/src/cli.ts',
    'clickhouse-child': 'server/src/platform/engines/child/main.ts',
    ...Object.fromEntries(threads.map((path) => [basename(path, '.ts'), join('server/src', path)])),
  };
}

/** Builds `server/dist` when its sources changed. */
export async function freshServer() {
  const entries = await serverEntries();
  await refresh({
    name: 'server',
    inputs: ['server/src', 'server/package.json', 'sdk/src', ...SHARED_INPUTS],
    outputs: Object.keys(entries).map((name) => `server/dist/${name}.js`),
    make: () => step('Building the server', () => bundleServer(entries)),
  });
}

/** Builds `admin/dist` when its sources changed. */
export function freshAdmin() {
  return refresh({
    name: 'admin',
    inputs: ['admin', 'ui', 'sdk/src', ...SHARED_INPUTS],
    outputs: ['admin/dist/index.html'],
    make: () => step('Building the interface', bundleAdmin),
  });
}

async function bundleServer(entries) {
  const { build, stop } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: path, out })),
    outdir: 'server/dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    keepNames: true,
    logLevel: 'silent',
    write: false,
  }).catch((error) => {
    throw new Problem(`The server does not build:\n${error.message}`);
  });
  await stop();
  await mkdir(at('server/dist'), { recursive: true });
  for (const { path, contents } of outputFiles) await writeWhole(path, contents);
}

/** Another process may be reading the old file: it sees either the old one or the new one, never half of it. */
async function writeWhole(path, contents) {
  const draft = `${dirname(path)}/.${basename(path)}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

async function bundleAdmin() {
  const draft = `dist.${process.pid}`;
  const vite = [process.execPath, at('node_modules/vite/bin/vite.js'), 'build', 'admin', '--logLevel', 'warn'];
  const { code, output } = await capture([...vite, '--outDir', draft, '--emptyOutDir'], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) {
    await rm(at('admin', draft), { recursive: true, force: true });
    throw new Problem(`The interface does not build:\n${output.trim()}`);
  }
  if (existsSync(at('admin/dist'))) await rm(at('admin/dist'), { recursive: true });
  await rename(at('admin', draft), at('admin/dist'));
}
