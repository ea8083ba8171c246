// npm run bench -- <name>: runs bench/<name>.ts; without a name, says which there are.
import './setup/node-version.mjs';

const { readdir } = await import('node:fs/promises');
const { Problem, reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { handOver } = await import('./setup/run.mjs');
const { at } = await import('./setup/paths.mjs');
const { freshServer } = await import('./setup/products.mjs');

await reportProblems(async () => {
  const [name, ...rest] = process.argv.slice(2);
  const names = (await readdir(at('bench'))).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  if (!name) {
    process.stdout.write(
      names.length ? `npm run bench -- <name>, one of:\n${names.map((n) => `  ${n}\n`).join('')}` : 'No benches.\n',
    );
    return;
  }
  if (!names.includes(name)) throw new Problem(`There is no bench/${name}.ts. Benches: ${names.join(', ') || 'none'}.`);
  await ensureInstalled({ dev: true });
  // What is measured is what is served: the built server.
  await freshServer();
  process.env.RAPPORT_BENCH_SERVER = 'dist';
  process.exitCode = await handOver([process.execPath, '--import', 'tsx', at('bench', `${name}.ts`), ...rest]);
});
