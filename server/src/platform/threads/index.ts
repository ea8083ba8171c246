import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * A thread that runs a program `…-thread.ts`. Built, that is a file of its own beside main.js; from source it needs the
 * loader first.
 * @param program `new URL('./…-thread.ts', import.meta.url)`
 */
export function createThread(program: URL, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(program.href.replace(/\.ts$/, '.js')), options);
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/index\.cjs$/, 'index.mjs');
  const code = `import(${JSON.stringify(pathToFileURL(loader).href)}).then(({ register }) => { register(); return import(${JSON.stringify(program.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}
