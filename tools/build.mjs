// npm run build: the server's programs and the interface, each only when its sources changed.
import './setup/node-version.mjs';

const { reportProblems } = await import('./setup/problem.mjs');
const { ensureInstalled } = await import('./setup/install.mjs');
const { freshAdmin, freshServer } = await import('./setup/products.mjs');

await reportProblems(async () => {
  await ensureInstalled({ dev: false });
  await freshServer();
  await freshAdmin();
});
