import { correctionFor } from './reed-solomon.ts';

/**
 * A QR code (ISO/IEC 18004: bytes, correction level L, versions 1 to 10) as rows of dark and light modules.
 * @throws RangeError for more than 271 bytes
 */
export function qrModules(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = fittingVersion(bytes.length);
  const codewords = withCorrection(dataCodewords(bytes, version), version);
  const drawings = Array.from({ length: 8 }, (_, mask) => draw(version, codewords, mask));
  return drawings.reduce((best, one) => (sameness(one) < sameness(best) ? one : best));
}

/** Per version, from 1. */
const correctionPerBlock = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18];
const blocksOf = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4];

const at = (list: readonly number[], version: number): number => list[version - 1] ?? 0;
const alignments = (version: number): number => (version === 1 ? 0 : Math.floor(version / 7) + 2);

function totalCodewords(version: number): number {
  const count = alignments(version);
  const aligned = count === 0 ? 0 : (25 * count - 10) * count - 55;
  return Math.floor(((16 * version + 128) * version + 64 - aligned - (version >= 7 ? 36 : 0)) / 8);
}

const dataCapacity = (version: number): number =>
  totalCodewords(version) - at(correctionPerBlock, version) * at(blocksOf, version);
const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

function fittingVersion(length: number): number {
  const version = correctionPerBlock.findIndex((_, i) => 4 + lengthBits(i + 1) + length * 8 <= dataCapacity(i + 1) * 8);
  if (version === -1) throw new RangeError(`${length} bytes are too many for a small QR code`);
  return version + 1;
}

function dataCodewords(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = [];
  const write = (value: number, width: number) => {
    for (let i = width - 1; i >= 0; i -= 1) bits.push((value >>> i) & 1);
  };
  write(0b0100, 4);
  write(bytes.length, lengthBits(version));
  for (const byte of bytes) write(byte, 8);
  const capacity = dataCapacity(version);
  write(0, Math.min(4, capacity * 8 - bits.length));
  write(0, (8 - (bits.length % 8)) % 8);
  const words = Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  );
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Blocks with their correction, interleaved: the shorter blocks come first. */
function withCorrection(data: readonly number[], version: number): number[] {
  const count = at(blocksOf, version);
  const short = Math.floor(data.length / count);
  const shorter = count - (data.length % count);
  let from = 0;
  const blocks = Array.from({ length: count }, (_, i) => data.slice(from, (from += short + (i < shorter ? 0 : 1))));
  const corrections = blocks.map((block) => correctionFor(block, at(correctionPerBlock, version)));
  const interleaved = (lists: readonly number[][]): number[] =>
    Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, i) =>
      lists.flatMap((list) => list[i] ?? []),
    ).flat();
  return [...interleaved(blocks), ...interleaved(corrections)];
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function draw(version: number, codewords: readonly number[], mask: number): boolean[][] {
  const size = version * 4 + 17;
  const fixed = fixedModules(version, mask, size);
  const modules = fixed.map((row) => row.map((module) => module ?? false));
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = modules[y];
        if (!row || fixed[y]?.[x] !== null) continue;
        const value = (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        row[x] = value !== (masks[mask]?.(x, y) ?? false);
        bit += 1;
      }
    }
  }
  return modules;
}

/** What stands in the same place whatever is written; null where data goes. */
function fixedModules(version: number, mask: number, size: number): (boolean | null)[][] {
  const modules = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const set = (x: number, y: number, dark: boolean) => {
    const row = modules[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  const square = (cx: number, cy: number, reach: number, darkAt: (ring: number) => boolean) => {
    for (let y = -reach; y <= reach; y += 1) {
      for (let x = -reach; x <= reach; x += 1) set(cx + x, cy + y, darkAt(Math.max(Math.abs(x), Math.abs(y))));
    }
  };
  for (let i = 0; i < size; i += 1) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const places = alignmentPlaces(version, size);
  const last = places.length - 1;
  places.forEach((y, i) =>
    places.forEach((x, j) => {
      const onFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
      if (!onFinder) square(x, y, 2, (ring) => ring !== 1);
    }),
  );
  drawFormat(mask, size, set);
  if (version >= 7) drawVersion(version, size, set);
  return modules;
}

function alignmentPlaces(version: number, size: number): number[] {
  const count = alignments(version);
  if (count === 0) return [];
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - (count - 2 - i) * step)];
}

type Set = (x: number, y: number, dark: boolean) => void;

const remainder = (value: number, divisor: number, width: number): number => {
  let rest = value;
  for (let i = 0; i < width; i += 1) rest = (rest << 1) ^ ((rest >>> (width - 1)) * divisor);
  return rest;
};

/** Level L and the mask, twice. */
function drawFormat(mask: number, size: number, set: Set): void {
  const value = (1 << 3) | mask;
  const bits = ((value << 10) | remainder(value, 0x537, 10)) ^ 0x5412;
  const dark = (i: number): boolean => ((bits >>> i) & 1) === 1;
  for (let i = 0; i < 6; i += 1) set(8, i, dark(i));
  set(8, 7, dark(6));
  set(8, 8, dark(7));
  set(7, 8, dark(8));
  for (let i = 9; i < 15; i += 1) set(14 - i, 8, dark(i));
  for (let i = 0; i < 8; i += 1) set(size - 1 - i, 8, dark(i));
  for (let i = 8; i < 15; i += 1) set(8, size - 15 + i, dark(i));
  set(8, size - 8, true);
}

function drawVersion(version: number, size: number, set: Set): void {
  const bits = (version << 12) | remainder(version, 0x1f25, 12);
  for (let i = 0; i < 18; i += 1) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(a, b, ((bits >>> i) & 1) === 1);
    set(b, a, ((bits >>> i) & 1) === 1);
  }
}

/** How many neighbours are alike: the fewer, the easier a camera reads it. */
const sameness = (modules: readonly boolean[][]): number =>
  modules.reduce(
    (sum, row, y) =>
      sum +
      row.filter((dark, x) => dark === row[x + 1]).length +
      row.filter((dark, x) => dark === modules[y + 1]?.[x]).length,
    0,
  );
