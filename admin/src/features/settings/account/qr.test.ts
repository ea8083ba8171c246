import fc from 'fast-check';
import { expect, it } from 'vitest';
import { qrModules } from './qr.ts';
import { correctionFor, multiply } from './reed-solomon.ts';

const picture = (modules: boolean[][]): string =>
  modules.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')).join('\n');

it('knows the example of the standard: "HELLO WORLD" at 1-M has these ten correction codewords', () => {
  const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
  expect(correctionFor(data, 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
});

it('makes blocks that vanish at every root of the generator', () => {
  const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(bytes, fc.constantFrom(7, 10, 18, 30), (data, degree) => {
      const block = [...data, ...correctionFor(data, degree)];
      let root = 1;
      for (let i = 0; i < degree; i += 1) {
        expect(block.reduce((value, word) => multiply(value, root) ^ word, 0)).toBe(0);
        root = multiply(root, 2);
      }
    }),
  );
});

it.each([
  [1, 21],
  [17, 21],
  [18, 25],
  [106, 37],
  [134, 41],
  [154, 45],
  [230, 53],
  [271, 57],
])('takes the smallest code for %i bytes: %i modules a side', (length, size) => {
  const modules = qrModules('x'.repeat(length));
  expect(modules.length).toBe(size);
  expect(modules.every((row) => row.length === size)).toBe(true);
});

it('has three finders, timing and the dark module where a reader looks for them', () => {
  const modules = qrModules('otpauth://totp/Rapport:ada%40example.com?secret=JBSWY3DPEHPK3PXP&issuer=Rapport');
  const size = modules.length;
  const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
  const part = (x: number, y: number) => picture(modules.slice(y, y + 7).map((row) => row.slice(x, x + 7)));
  for (const [x, y] of [
    [0, 0],
    [size - 7, 0],
    [0, size - 7],
  ] as const)
    expect(part(x, y)).toBe(finder.join('\n'));
  expect(modules[6]?.slice(8, size - 8).every((dark, i) => dark === (i % 2 === 0))).toBe(true);
  expect(modules[size - 8]?.[8]).toBe(true);
});

it('refuses what does not fit', () => expect(() => qrModules('x'.repeat(272))).toThrow(RangeError));
