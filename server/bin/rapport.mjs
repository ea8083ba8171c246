#!/usr/bin/env node
import '../../tools/setup/node-version.mjs';

const { reportProblems } = await import('../../tools/setup/problem.mjs');
const { ensureInstalled } = await import('../../tools/setup/install.mjs');
const { freshServer } = await import('../../tools/setup/products.mjs');

await reportProblems(async () => {
  await ensureInstalled({ dev: false });
  await freshServer();
  process.setSourceMapsEnabled(true);
  await import('../dist/cli.js');
});
