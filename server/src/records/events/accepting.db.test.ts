import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/setup/harness.ts';
import { stableUuid } from '../../platform/crypto/index.ts';
import { acceptMessages, pauseForAccepting } from './inbox.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('work on accepted messages pauses while they pour in, and only then', async () => {
  const ctx = await app.createWorkspace();
  const accept = (from: number, count: number) =>
    acceptMessages(
      app.platform,
      ctx.workspaceId,
      Array.from({ length: count }, (_, i) => ({
        kind: 'track' as const,
        key: stableUuid('pour', String(from + i)),
        time: Date.UTC(2026, 9, 1),
        who: { email: 'a@example.com' },
        name: 'Viewed Product',
        data: { value: '0', properties: {} },
        source: 'test',
        trusted: true,
        backfill: false,
      })),
    );
  await accept(0, 10);
  expect(pauseForAccepting(app.platform)).toBe(0);
  const flood = accept(10, 2000);
  expect(pauseForAccepting(app.platform)).toBeGreaterThan(0);
  await flood;
  await expect.poll(() => pauseForAccepting(app.platform), { timeout: 10_000 }).toBe(0);
});
