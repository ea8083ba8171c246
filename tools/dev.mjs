// npm run dev: the server restarts and the interface reloads as their sources change.
import './setup/node-version.mjs';

const { reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { handOver } = await import('./setup/run.mjs');
const { at } = await import('./setup/paths.mjs');

await reportProblems(async () => {
  await ensureInstalled({ dev: true });
  const server = handOver([
    process.execPath,
    at('node_modules/tsx/dist/cli.mjs'),
    'watch',
    '--clear-screen=false',
    at('server/src/main.ts'),
  ]);
  const admin = handOver([process.execPath, at('node_modules/vite/bin/vite.js'), 'admin', '--clearScreen', 'false']);
  const codes = await Promise.all([server, admin]);
  process.exitCode = Math.max(...codes);
});
