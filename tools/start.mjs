// npm start: from a bare clone to a served page. Installs and builds only what is missing or changed, then runs the server.
import './setup/node-version.mjs';

const { reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { requireDiskSpace, requireFreePort } = await import('./setup/preflight.mjs');
const { freshAdmin, freshServer } = await import('./setup/products.mjs');
const { handOver } = await import('./setup/run.mjs');
const { at } = await import('./setup/paths.mjs');

await reportProblems(async () => {
  await requireFreePort();
  await requireDiskSpace({ installing: false });
  await ensureInstalled({ dev: false, before: () => requireDiskSpace({ installing: true }) });
  await freshServer();
  await freshAdmin();
  const server = [process.execPath, '--enable-source-maps', at('server/dist/main.js'), ...process.argv.slice(2)];
  process.exitCode = await handOver(server);
});
