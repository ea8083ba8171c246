import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { authOptions } from './sign-in/better-auth.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

it('the committed migration has every table and column the sign-in library expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(app.platform));
  expect(toBeCreated).toEqual([]);
  expect(toBeAdded).toEqual([]);
});

it('the role of a workspace cannot read the sign-in tables', async () => {
  const client = await app.platform.postgres.systemPool.connect();
  try {
    await client.query('begin; set local role rapport_app');
    await expect(client.query('select email from auth."user"')).rejects.toThrow(/permission denied/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
