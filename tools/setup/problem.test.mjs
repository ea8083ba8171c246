import { describe, expect, test } from 'vitest';
import { remedyFor } from './problem.mjs';

describe('the remedy for a failed install', () => {
  test.each([
    ['npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org/zod failed', 'No network'],
    ['npm error code ENOSPC\nnpm error nospc ENOSPC: no space left on device, write', 'The disk is full'],
    [
      "npm error code EACCES\nnpm error EACCES: permission denied, mkdir '/srv/rapport/node_modules'",
      'No right to write',
    ],
    ['npm error code E401\nnpm error Incorrect or missing password.', 'refuses access'],
    ['npm error code ETARGET\nnpm error notarget No matching version found for zod@4.6.7.', 'lacks a package'],
  ])('%j', (output, remedy) => {
    expect(remedyFor(output)).toContain(remedy);
  });

  test('an unknown cause has none, so that its output is shown instead', () => {
    expect(remedyFor('npm error code ELIFECYCLE')).toBeUndefined();
  });
});
