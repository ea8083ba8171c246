import { mkdir, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refresh } from './fresh.mjs';
import { at, cache } from './paths.mjs';

const folder = 'node_modules/.cache/rapport/fresh-test';
let made;
const product = {
  name: 'fresh-test-product',
  inputs: [`${folder}/src`],
  outputs: [`${folder}/out.js`],
  make: async () => {
    made += 1;
    await writeFile(at(folder, 'out.js'), '');
  },
};

beforeEach(async () => {
  made = 0;
  await mkdir(at(folder, 'src', 'deep'), { recursive: true });
  await writeFile(at(folder, 'src', 'deep', 'a.ts'), 'one');
});
afterEach(async () => {
  await rm(at(folder), { recursive: true, force: true });
  await rm(cache('fresh-test-product.digest'), { force: true });
});

test('makes once, and again when a source changes or the output is gone', async () => {
  await refresh(product);
  await refresh(product);
  expect(made).toBe(1);
  await writeFile(at(folder, 'src', 'deep', 'a.ts'), 'two');
  await refresh(product);
  expect(made).toBe(2);
  await rm(at(folder, 'out.js'));
  await refresh(product);
  expect(made).toBe(3);
});

test('a changed test makes nothing', async () => {
  await refresh(product);
  await writeFile(at(folder, 'src', 'a.test.ts'), 'test');
  await refresh(product);
  expect(made).toBe(1);
});

test('a make that fails is tried again', async () => {
  const failing = { ...product, make: () => Promise.reject(new Error('does not build')) };
  await expect(refresh(failing)).rejects.toThrow('does not build');
  await refresh(product);
  expect(made).toBe(1);
});
