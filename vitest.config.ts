import { configDefaults, defineConfig } from 'vitest/config';

const engines = './server/test/setup/global.ts';
const everywhere = (kind: string) =>
  ['server', 'admin', 'ui', 'sdk', 'bench'].map((root) => `${root}/**/*${kind}.test.{ts,tsx}`);

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [...everywhere(''), 'tools/**/*.test.mjs'],
          exclude: [...configDefaults.exclude, '**/*.db.test.ts', '**/*.feature.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: everywhere('.db'),
          globalSetup: engines,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'feature',
          include: everywhere('.feature'),
          globalSetup: engines,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
