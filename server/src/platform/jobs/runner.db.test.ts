import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { inSystem } from '../postgres/index.ts';
import { defineTask, enqueue, startJobRunner, task } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app?.close());

test('what a job in the background asks the event store stands back behind everything else', async () => {
  const { platform } = app;
  const priority = async (): Promise<number | undefined> => {
    const [row] = await platform.clickhouse.systemQuery<{ priority: number }>(
      `SELECT toUInt8(getSetting('priority')) AS priority`,
    );
    return row?.priority;
  };
  let answer: (value: number | undefined) => void;
  const asked = new Promise<number | undefined>((resolve) => (answer = resolve));
  const asking = defineTask({
    name: 'test.asking',
    payload: z.object({}),
    isBackground: true,
    run: async () => answer(await priority()),
  });
  const runner = await startJobRunner(platform, [task(asking)], [], 1);
  try {
    await inSystem(platform.postgres, (tx) => enqueue(tx, asking, {}));
    expect(await asked).toBeGreaterThan((await priority()) ?? Infinity);
    expect(await priority()).toBe(1);
  } finally {
    await runner.stop();
  }
});
