import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const server = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (names: readonly string[]): string => names.map((name) => readFileSync(name, 'utf8')).join('\n');
const files = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(server, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('every fault point is named in a test', () => {
  const isTest = (name: string): boolean => name.endsWith('.test.ts');
  const source = textOf(files.filter((name) => !isTest(name)));
  const points = [...source.matchAll(/\bfaults\('([^']+)'\)/g)].map((match) => match[1] ?? '');
  const tests = textOf(files.filter(isTest));
  expect(points.length).toBeGreaterThan(10);
  expect([...new Set(points)].filter((point) => !tests.includes(point))).toEqual([]);
});
