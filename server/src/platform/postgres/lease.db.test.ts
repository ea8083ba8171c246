import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { inSystem } from './pool.ts';
import { claimRow } from './lease.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 22, 12, minute));

test('one worker at a time holds a row, another once the lease ran out or was given back', async () => {
  const { workspaceId } = await app.createWorkspace({});
  const key = { workspace_id: workspaceId, name: 'churn' };
  const claim = (now: number, of = key) =>
    inSystem(app.platform.postgres, (tx) =>
      claimRow<{ name: string; lease_until: Date }>(tx, 'models', of, { now: at(now), until: at(now + 10) }),
    );
  expect(await claim(0)).toMatchObject({ name: 'churn', lease_until: at(10) });
  expect(await claim(9)).toBeUndefined();
  expect(await claim(9, { ...key, name: 'value' })).toMatchObject({ name: 'value' });
  expect(await claim(11)).toMatchObject({ lease_until: at(21) });
  const both = await Promise.all([claim(30), claim(30)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  await sql`update models set lease_until = null where workspace_id = ${workspaceId}`.execute(
    app.platform.postgres.system,
  );
  expect(await claim(31)).toMatchObject({ lease_until: at(41) });
});
