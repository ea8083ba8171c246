import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { takeNumbers } from './store.postgres.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

test('numbers taken by several at the same time are distinct, ascending and as many as asked for', async () => {
  const db = app.platform.postgres.system;
  const taken = await Promise.all(Array.from({ length: 4 }, (_, i) => takeNumbers(db, 'events', 20_000 + i)));
  expect(taken.map((numbers) => numbers.length)).toEqual([20_000, 20_001, 20_002, 20_003]);
  for (const numbers of taken) expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(new Set(taken.flat()).size).toBe(80_006);
});

test('gaps that others left are no numbers of ours', async () => {
  const owner = new pg.Client({ connectionString: app.platform.postgres.url });
  await owner.connect();
  await owner.query('alter sequence event_sequence increment by 3');
  await owner.end();
  const [first = 0, ...others] = await takeNumbers(app.platform.postgres.system, 'events', 4);
  expect(others).toEqual([first + 3, first + 6, first + 9]);
});
