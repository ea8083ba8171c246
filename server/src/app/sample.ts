import { createFirstWorkspace, writeFirstRun } from '../foundation/access/index.ts';
import { generateSample, sampleBrand } from '../integrations/sample/index.ts';
import type { Platform } from '../platform/context.ts';

/** The sample brand of a first start: its owner's login and keys go to first-run.json and to the terminal. */
export async function seedSample(platform: Platform): Promise<void> {
  const { log, config } = platform;
  const first = await createFirstWorkspace(platform, {
    ...sampleBrand,
    email: 'owner@example.com',
    ownerName: 'Maya Ortiz',
    sample: true,
  });
  log.info({ profiles: config.sample.profiles }, 'making the sample brand');
  const began = performance.now();
  await generateSample(platform, first.workspaceId, { profiles: config.sample.profiles, seed: 1 });
  const path = await writeFirstRun(config, first);
  log.info({ seconds: Number(((performance.now() - began) / 1000).toFixed(1)), file: path }, 'sample brand is ready');
  process.stdout.write(`\n  ${first.url}\n  Sign in: ${first.email}  ${first.password}\n  (also in ${path})\n\n`);
}
