import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testApp, type TestApp } from '../../test/setup/harness.ts';
import { allWorkspaces } from '../foundation/workspaces/index.ts';
import { inSystem } from '../platform/postgres/index.ts';
import { seedSample } from './sample.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ env: { RAPPORT_SAMPLE: 'on', RAPPORT_SAMPLE_PROFILES: '300' } });
});
afterAll(() => app?.close());

test('a first start that dies while the brand is made is completed by the next, which gives its login', async () => {
  const { platform } = app;
  const path = join(app.dataDir, 'first-run.json');
  const printed = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const dying = { ...platform, faults: () => Promise.reject(new Error('died')) };
    await expect(seedSample(dying)).rejects.toThrow('died');
    await expect(stat(path)).rejects.toThrow();
    await seedSample(platform);
    const first = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    expect(Object.keys(first)).toEqual(['url', 'email', 'password', 'writeKey', 'secretKey']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(printed.mock.calls.join('')).toContain(first.password);
    printed.mockClear();
    await seedSample(platform);
    expect(printed).not.toHaveBeenCalled();
  } finally {
    printed.mockRestore();
  }
  expect(await inSystem(platform.postgres, allWorkspaces)).toMatchObject([{ sample: true }]);
}, 120_000);
