import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import type { Context } from '../../platform/context.ts';
import { inSystem } from '../../platform/postgres/index.ts';
import { generateSample, unfinishedSample } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

const size = { profiles: 400, seed: 2 };
const diesAt = (point: string) => ({
  ...app.platform,
  faults: (at: string) => (at === point ? Promise.reject(new Error(`died at ${point}`)) : undefined),
});
const counts = async ({ workspaceId }: Context): Promise<unknown> => {
  const { rows } = await sql`select
      (select count(*)::int from profiles where workspace_id = ${workspaceId}) as profiles,
      (select count(*)::int from orders where workspace_id = ${workspaceId}) as orders,
      (select json_agg(name order by name) from templates where workspace_id = ${workspaceId}) as templates,
      (select json_agg(name || ' ' || coalesce(member_count, -1) order by name) from segments where workspace_id = ${workspaceId}) as segments,
      (select json_agg(name || ' ' || state || ' ' || cardinality(include_segments) order by name) from campaigns where workspace_id = ${workspaceId}) as campaigns,
      (select json_agg(array[at::text, members::text] order by segment_id, at) from segment_counts where workspace_id = ${workspaceId}) as growth,
      (select from_email from delivery_settings where workspace_id = ${workspaceId}) as sender`.execute(
    app.platform.postgres.system,
  );
  return rows[0];
};
const sampleWorkspace = async (): Promise<Context> => {
  const ctx = await app.createWorkspace();
  await sql`update workspaces set is_sample = true where id = ${ctx.workspaceId}`.execute(app.platform.postgres.system);
  return ctx;
};
const unfinished = (): Promise<number | null> => inSystem(app.platform.postgres, unfinishedSample);

test('a sample whose making dies after the data is completed by the next attempt, whatever was there by then', async () => {
  const whole = await sampleWorkspace();
  expect(await unfinished()).toBe(whole.workspaceId);
  const made = await generateSample(app.platform, whole.workspaceId, size);
  expect(await unfinished()).toBeNull();

  const interrupted = await sampleWorkspace();
  for (const point of ['sample.filled', 'sample.templates', 'sample.segments', 'sample.growth']) {
    await expect(generateSample(diesAt(point), interrupted.workspaceId, size)).rejects.toThrow(`died at ${point}`);
    expect(await unfinished()).toBe(interrupted.workspaceId);
  }
  const completed = await generateSample(app.platform, interrupted.workspaceId, size);
  expect(await unfinished()).toBeNull();
  expect({ ...completed, milliseconds: 0 }).toEqual({ ...made, milliseconds: 0 });
  expect(await counts(interrupted)).toEqual(await counts(whole));
  await expect(generateSample(app.platform, interrupted.workspaceId, size)).rejects.toMatchObject({
    code: 'workspace_not_empty',
  });
}, 120_000);
