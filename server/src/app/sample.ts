import { createFirstWorkspace, draftFirstRun, publishFirstRun } from '../foundation/access/index.ts';
import { allWorkspaces } from '../foundation/workspaces/index.ts';
import { generateSample, sampleBrand, unfinishedSample } from '../integrations/sample/index.ts';
import type { Platform } from '../platform/context.ts';
import { inSystem } from '../platform/postgres/index.ts';

/**
 * The sample brand of a first start: its owner's login and keys go to first-run.json and to the terminal once it is
 * complete. A start that died on the way is gone on with by the next one.
 */
export async function seedSample(platform: Platform): Promise<void> {
  const { log, config } = platform;
  const workspaceId = await workspaceToFill(platform);
  if (workspaceId !== null) {
    log.info({ profiles: config.sample.profiles }, 'making the sample brand');
    const { milliseconds } = await generateSample(platform, workspaceId, { profiles: config.sample.profiles, seed: 1 });
    log.info({ seconds: Number((milliseconds / 1000).toFixed(1)) }, 'sample brand is ready');
  }
  const first = await publishFirstRun(config);
  if (!first) return;
  process.stdout.write(`\n  ${first.url}\n  Sign in: ${first.email}  ${first.password}\n  (also in ${first.path})\n\n`);
}

async function workspaceToFill(platform: Platform): Promise<number | null> {
  if ((await inSystem(platform.postgres, allWorkspaces)).length > 0) {
    return inSystem(platform.postgres, unfinishedSample);
  }
  const first = await createFirstWorkspace(platform, {
    ...sampleBrand,
    email: 'owner@example.com',
    ownerName: 'Maya Ortiz',
    sample: true,
  });
  await draftFirstRun(platform.config, first);
  return first.workspaceId;
}
