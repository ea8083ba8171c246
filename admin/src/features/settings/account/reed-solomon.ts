/** Multiplication in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1. */
export function multiply(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> i) & 1) * a;
  }
  return product;
}

/** The coefficients of (x − 1)(x − 2)…(x − 2ⁿ⁻¹), highest first, without the leading 1. */
function generator(degree: number): number[] {
  const result = Array<number>(degree).fill(0);
  result[degree - 1] = 1;
  let root = 1;
  for (let i = 0; i < degree; i += 1) {
    for (let j = 0; j < degree; j += 1) result[j] = multiply(result[j] ?? 0, root) ^ (result[j + 1] ?? 0);
    root = multiply(root, 2);
  }
  return result;
}

/** The correction codewords of a block: the remainder of its division by the generator. */
export function correctionFor(data: readonly number[], degree: number): number[] {
  const divisor = generator(degree);
  return data.reduce<number[]>((rest, word) => {
    const factor = word ^ (rest[0] ?? 0);
    return divisor.map((coefficient, i) => (rest[i + 1] ?? 0) ^ multiply(coefficient, factor));
  }, Array<number>(degree).fill(0));
}
